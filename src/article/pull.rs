//! Pull quotes: sentences of the body that are set out again between paragraphs.

use std::collections::{BTreeMap, BTreeSet};

use super::head::at_most;
use super::repair::Unit;

/// Words of a run.
const RUN: usize = 8;

/// Units of the body that another unit holds word for word: set out again for the eye.
///
/// A unit's first eight words are looked up among all runs of eight words, so that the search is linear.
pub(super) fn pull_quotes(text: &str, units: &[Unit], own: &[bool], body: usize) -> BTreeSet<usize> {
    let own_units = || (body..units.len()).filter(|&i| own[i]);
    // One paragraph repeats nothing.
    if own_units().nth(1).is_none() {
        return BTreeSet::new();
    }
    let starts: BTreeMap<u64, Vec<usize>> = own_units().fold(BTreeMap::new(), |mut map, i| {
        let line = units[i].span.of(text);
        if at_most(line, 60)
            && !at_most(line, RUN - 1)
            && let Some(run) = runs(line).next()
        {
            let same: &mut Vec<usize> = map.entry(run).or_default();
            // A text that repeats one sentence a thousand times has no pull quotes worth a quadratic search.
            if same.len() < 4 {
                same.push(i);
            }
        }
        map
    });
    let mut pulled = BTreeSet::new();
    if starts.len() < 2 {
        return pulled;
    }
    // Most runs start nothing: a few kilobytes of bits settle that before the map is asked.
    let mut seen = [0u64; 256];
    let bit = |run: u64| ((run >> 6) as usize % 256, 1u64 << (run & 63));
    for &run in starts.keys() {
        let (word, mask) = bit(run);
        seen[word] |= mask;
    }
    for i in own_units() {
        let line = units[i].span.of(text);
        for run in runs(line) {
            let (word, mask) = bit(run);
            if seen[word] & mask == 0 {
                continue;
            }
            for &k in starts.get(&run).into_iter().flatten() {
                // Of two units that are equal the first stays.
                let shorter =
                    units[k].span.len() < units[i].span.len() || (k > i && units[k].span.len() == units[i].span.len());
                if k != i
                    && shorter
                    && !pulled.contains(&k)
                    && plain(line).contains(plain(units[k].span.of(text)).as_str())
                {
                    pulled.insert(k);
                }
            }
        }
    }
    pulled
}

pub(super) fn plain(line: &str) -> String {
    let words: Vec<String> =
        line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_ascii_lowercase).collect();
    words.join(" ")
}

/// Hashes of all runs of [`RUN`] words, in order. Bytes beyond ASCII count as letters: two lines that agree in their words
/// agree in these.
fn runs(line: &str) -> impl Iterator<Item = u64> + '_ {
    const SEED: u64 = 0xcbf2_9ce4_8422_2325;
    let mut bytes = line.bytes().chain([b' ']);
    let mut last = [0u64; RUN];
    let mut count = 0;
    std::iter::from_fn(move || {
        let mut hash = SEED;
        for b in bytes.by_ref() {
            if b.is_ascii_alphanumeric() || b >= 0x80 {
                hash = (hash ^ u64::from(b.to_ascii_lowercase())).wrapping_mul(0x100_0000_01b3);
            } else if hash != SEED {
                last[count % RUN] = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
                hash = SEED;
                count += 1;
                if count >= RUN {
                    return Some((0..RUN).fold(17, |h: u64, k| h.rotate_left(5) ^ last[(count + k) % RUN]));
                }
            }
        }
        None
    })
}
