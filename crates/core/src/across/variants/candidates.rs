//! Which carriers may hold the same words: those that have pairs of telling words in common, or rare words and the speaker.

use super::carrier::{Carrier, Form};
use super::compare::Term;
use crate::across::place::GROUP;
use crate::corpus::Item;

/// The fewest keys that two carriers must share.
const SHARED: usize = 2;
/// How many of a quotation's rarest words are looked for beside its speaker.
const RARE: usize = 8;
/// Days within which the same speaker is looked for.
const WINDOW: i64 = 8;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    key: u64,
    carrier: u32,
}

/// Pairs of carriers of different articles, the first before the second, sorted.
pub(super) fn find(carriers: &[Carrier], items: &[&Item], articles: &[u32]) -> Vec<(u32, u32)> {
    let mut rows = Vec::new();
    for (n, carrier) in (0..).zip(carriers).filter(|(_, c)| c.form != Form::Sentence) {
        rows.extend(pairs(&carrier.terms).map(|key| Row { key, carrier: n }));
        rows.extend(spoken(carrier, items, articles).map(|key| Row { key, carrier: n }));
    }
    rows.sort_unstable();
    rows.dedup();
    // A sentence is looked at for words that stand between marks elsewhere.
    let mut marked: Vec<u64> =
        rows.iter().filter(|r| carriers[r.carrier as usize].form.is_marked()).map(|r| r.key).collect();
    marked.dedup();
    for (n, carrier) in (0..).zip(carriers).filter(|(_, c)| c.form == Form::Sentence) {
        let known = pairs(&carrier.terms).filter(|key| marked.binary_search(key).is_ok());
        rows.extend(known.map(|key| Row { key, carrier: n }));
    }
    rows.sort_unstable();
    rows.dedup();
    let mut own: Vec<(u32, u32)> = Vec::new();
    let mut groups: Vec<&[Row]> = Vec::new();
    for group in rows.chunk_by(|a, b| a.key == b.key) {
        let group = &group[..group.len().min(GROUP)];
        let first = carriers[group[0].carrier as usize].rank;
        if group.iter().any(|r| carriers[r.carrier as usize].rank != first) {
            own.extend(group.iter().map(|r| (r.carrier, groups.len() as u32)));
            groups.push(group);
        }
    }
    own.sort_unstable();
    let mut found = Vec::new();
    let mut met: Vec<u32> = Vec::new();
    for mine in own.chunk_by(|a, b| a.0 == b.0) {
        let (n, one) = (mine[0].0, &carriers[mine[0].0 as usize]);
        met.clear();
        for &(_, at) in mine {
            let group = groups[at as usize];
            let from = group.partition_point(|r| r.carrier <= n);
            met.extend(group[from..].iter().map(|r| r.carrier).filter(|&m| may(one, &carriers[m as usize])));
        }
        met.sort_unstable();
        found.extend(met.chunk_by(|a, b| a == b).filter(|same| same.len() >= SHARED).map(|same| (n, same[0])));
    }
    found
}

/// Whether two carriers can be held against each other.
fn may(one: &Carrier, other: &Carrier) -> bool {
    one.rank != other.rank
        && (one.form != Form::Sentence || other.form.is_marked())
        && (other.form != Form::Sentence || one.form.is_marked())
}

/// Telling words that follow each other, or with one between them, whichever comes first.
fn pairs(terms: &[Term]) -> impl Iterator<Item = u64> + '_ {
    let key = |a: u32, b: u32| u64::from(a.min(b)) << 32 | u64::from(a.max(b));
    let near = terms.windows(2).map(move |w| key(w[0].0, w[1].0));
    near.chain(terms.windows(3).map(move |w| key(w[0].0, w[2].0)))
}

/// A quotation's rarest words with its speaker, within windows of days.
fn spoken<'c>(carrier: &'c Carrier, items: &[&Item], articles: &[u32]) -> impl Iterator<Item = u64> + 'c {
    let speaker = carrier.speaker.as_ref().map(|s| hash(s.key.as_bytes()));
    let mut rare: Vec<u32> = carrier.terms.iter().map(|t| t.0).collect();
    rare.sort_unstable_by_key(|&t| (articles.get(t as usize).copied().unwrap_or_default(), t));
    rare.dedup();
    rare.truncate(RARE);
    let published = items.get(carrier.rank as usize).and_then(|item| item.published.as_ref());
    let half = published.filter(|p| p.days.count() <= 31).map(|p| i64::from(p.likely.0) / (WINDOW / 2));
    let windows = [half, half.map(|h| h + 1)];
    let windows: Vec<i64> = if half.is_some() { windows.into_iter().flatten().collect() } else { vec![i64::MIN] };
    speaker.into_iter().flat_map(move |speaker| {
        let windows = windows.clone();
        rare.clone().into_iter().flat_map(move |term| {
            windows.clone().into_iter().map(move |w| {
                // The highest bit tells these keys from those of pairs.
                let mut bytes = speaker.to_le_bytes().to_vec();
                bytes.extend(w.to_le_bytes());
                bytes.extend(term.to_le_bytes());
                hash(&bytes) | 1 << 63
            })
        })
    })
}

/// FNV-1a.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, b| (hash ^ u64::from(*b)).wrapping_mul(0x100_0000_01b3))
}
