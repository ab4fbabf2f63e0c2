//! Pull quotes: sentences of the body that are set out again between paragraphs.

use super::repair::Unit;
use crate::hash::{SEED, fnv1a};

/// Words of a run.
const RUN: usize = 8;

/// Bytes that the filter looks at.
const SIGN: usize = 16;

/// Bits of the filter that most places in a text are settled by.
const BITS: usize = 1 << 12;

/// For each unit whether another unit of the body holds it word for word: set out again for the eye.
///
/// A unit's first eight words are looked up wherever a text's words begin as they do, so that the search is linear.
pub(super) fn pull_quotes(text: &str, units: &[Unit], own: &[bool], body: usize) -> Vec<bool> {
    let own_units = || (body..units.len()).filter(|&i| own[i]);
    // The hash of a unit's first words, and the unit.
    let mut starts: Vec<(u64, usize)> = Vec::new();
    let mut filter = [0u64; BITS / 64];
    for i in own_units() {
        let line = units[i].span.of(text);
        let spaces = line.bytes().filter(|&b| b == b' ').count();
        if (RUN..=60).contains(&(spaces + 1))
            && let Some(words) = beginnings(line).next()
            && let (Some(run), Some(bit)) = (run(words), bit(words))
        {
            filter[bit / 64] |= 1 << (bit % 64);
            starts.push((run, i));
        }
    }
    starts.sort();
    let mut pulled = vec![false; units.len()];
    if starts.len() < 2 {
        return pulled;
    }
    for i in own_units() {
        let line = units[i].span.of(text);
        for words in beginnings(line) {
            let hit = bit(words).is_some_and(|bit| filter[bit / 64] >> (bit % 64) & 1 == 1);
            let Some(run) = (if hit { run(words) } else { None }) else { continue };
            let from = starts.partition_point(|s| s.0 < run);
            // A text that repeats one sentence a thousand times has no pull quotes worth a quadratic search.
            for &(_, k) in starts[from..].iter().take(4).take_while(|s| s.0 == run) {
                // Of two units that are equal the first stays.
                let shorter =
                    units[k].span.len() < units[i].span.len() || (k > i && units[k].span.len() == units[i].span.len());
                if k != i && shorter && !pulled[k] && plain(line).contains(plain(units[k].span.of(text)).as_str()) {
                    pulled[k] = true;
                }
            }
        }
    }
    pulled
}

/// The line, and what is left of it from each word that follows a space, without the marks before it; not its last bytes,
/// which are too few for a run.
fn beginnings(line: &str) -> impl Iterator<Item = &[u8]> {
    let bytes = line.as_bytes();
    let after = bytes.windows(SIGN + 1).enumerate().filter(|(_, w)| w[0] == b' ').map(|(at, _)| at + 1);
    std::iter::once(0).chain(after).map(|at| {
        let rest = &bytes[at..];
        if rest.first().is_some_and(u8::is_ascii_alphanumeric) {
            return rest;
        }
        let marks = rest.iter().position(u8::is_ascii_alphanumeric).filter(|&marks| marks <= 4);
        &rest[marks.unwrap_or(0)..]
    })
}

/// The filter's bit for what begins with these bytes, in any case; nothing if fewer than [`SIGN`] are left.
fn bit(bytes: &[u8]) -> Option<usize> {
    let first = u128::from_le_bytes(*bytes.first_chunk::<SIGN>()?) | 0x2020_2020_2020_2020_2020_2020_2020_2020;
    let mix =
        (first as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ ((first >> 64) as u64).wrapping_mul(0xc2b2_ae3d_27d4_eb4f);
    Some((mix >> 52) as usize % BITS)
}

/// The hash of the first [`RUN`] words. Bytes beyond ASCII count as letters: two lines that agree in their words agree in
/// these.
fn run(bytes: &[u8]) -> Option<u64> {
    let mut hash = SEED;
    let mut count = 0;
    let mut inside = false;
    for &b in bytes.iter().chain(b" ") {
        if is_letter(b) {
            hash = fnv1a(hash, [b | 0x20]);
            inside = true;
        } else if inside {
            inside = false;
            hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            count += 1;
            if count == RUN {
                return Some(hash);
            }
        }
    }
    None
}

fn is_letter(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b >= 0x80
}

fn plain(line: &str) -> String {
    let words: Vec<String> = words(line).map(str::to_ascii_lowercase).collect();
    words.join(" ")
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty())
}

/// Whether two lines say the same, word for word, in any case.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (words(one), words(other));
    loop {
        match (one.next(), other.next()) {
            (Some(a), Some(b)) if a.eq_ignore_ascii_case(b) => {}
            (a, b) => return a.is_none() && b.is_none(),
        }
    }
}
