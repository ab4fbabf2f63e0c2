//! Which carriers may hold the same words: those that have pairs of telling words in common, or rare words and the speaker.

use super::carrier::{Carrier, Form, Told};
use crate::across::place::GROUP;
use crate::across::sieve::Sieve;
use crate::corpus::Item;
use crate::hash::mix;

/// The fewest keys that two carriers must share.
const SHARED: usize = 2;
/// The least weight of these keys, in hundredths of a rare one.
const WEIGHT: u32 = 150;
/// A key that more carriers have than that weighs less, as much less as more have it.
const COMMON: usize = 16;
/// How many of a quotation's rarest words are looked for beside its speaker.
const RARE: usize = 8;
/// Slots of the sieve for each carrier, which has some twenty keys; most of them stand in one article alone.
const SLOTS: usize = 16;
/// Days within which the same speaker is looked for.
const WINDOW: i64 = 8;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    key: u32,
    carrier: u32,
}

/// Pairs of carriers of different articles, the first before the second, sorted. Carriers stand in the order of their articles.
pub(super) fn find(carriers: &[Carrier], items: &[&Item], articles: &[u32]) -> Vec<(u32, u32)> {
    let keys = |carrier: &Carrier| -> Vec<u32> {
        let near = pairs(&carrier.told);
        let mut keys: Vec<u32> = match carrier.form {
            Form::Sentence => near.collect(),
            _ => near.chain(spoken(carrier, items, articles)).collect(),
        };
        keys.sort_unstable();
        keys.dedup();
        keys
    };
    let mut sieve = Sieve::new(SLOTS * carriers.len());
    for of_article in carriers.chunk_by(|x, y| x.rank == y.rank) {
        let mut all: Vec<u32> = of_article.iter().flat_map(keys).collect();
        all.sort_unstable();
        all.dedup();
        all.into_iter().for_each(|key| sieve.note(key));
    }
    let mut rows = Vec::new();
    for (n, carrier) in (0..).zip(carriers).filter(|(_, c)| c.form != Form::Sentence) {
        let shared = enough(keys(carrier), |key| sieve.is_shared(key));
        rows.extend(shared.into_iter().map(|key| Row { key, carrier: n }));
    }
    // A sentence is looked at for words that stand between marks elsewhere. These are few beside the others.
    rows.reserve_exact(rows.len() / 4);
    let mut marked: Vec<u32> =
        rows.iter().filter(|r| carriers[r.carrier as usize].form.is_marked()).map(|r| r.key).collect();
    marked.sort_unstable();
    marked.dedup();
    for (n, carrier) in (0..).zip(carriers).filter(|(_, c)| c.form == Form::Sentence) {
        let known = enough(keys(carrier), |key| marked.binary_search(&key).is_ok());
        rows.extend(known.into_iter().map(|key| Row { key, carrier: n }));
    }
    drop((sieve, marked));
    rows.sort_unstable();
    let groups = groups(&mut rows, carriers);
    rows.shrink_to_fit();
    // Each carrier's rows, by their places.
    let mut own: Vec<u32> = (0..rows.len() as u32).collect();
    own.sort_unstable_by_key(|&row| (rows[row as usize].carrier, row));
    let mut found = Vec::new();
    let mut met: Vec<(u32, u32)> = Vec::new();
    for mine in own.chunk_by(|a, b| rows[*a as usize].carrier == rows[*b as usize].carrier) {
        let n = rows[mine[0] as usize].carrier;
        let one = &carriers[n as usize];
        met.clear();
        for &row in mine {
            let Some(group) = groups.get(rows[row as usize].key as usize) else { continue };
            // The rows of a key come in the order of their carriers.
            let after = &rows[row as usize + 1..group.end as usize];
            let others = after.iter().map(|r| r.carrier).filter(|&m| may(one, &carriers[m as usize]));
            met.extend(others.map(|m| (m, group.weight)));
        }
        met.sort_unstable();
        for same in met.chunk_by(|a, b| a.0 == b.0) {
            if same.len() >= SHARED && same.iter().map(|m| m.1).sum::<u32>() >= WEIGHT {
                found.push((n, same[0].0));
            }
        }
    }
    found
}

/// `keys` that are known, if that are as many as two carriers must share: one that has fewer meets no other.
fn enough(mut keys: Vec<u32>, known: impl Fn(u32) -> bool) -> Vec<u32> {
    keys.retain(|key| known(*key));
    if keys.len() < SHARED {
        keys.clear();
    }
    keys
}

/// The rows of one key.
struct Group {
    /// One past the last of them.
    end: u32,
    /// What the key weighs, in hundredths.
    weight: u32,
}

/// Leaves of the rows of each key at most [`GROUP`], and none of a key that one article alone has. In the rows the number of
/// their group takes the place of the key.
fn groups(rows: &mut Vec<Row>, carriers: &[Carrier]) -> Vec<Group> {
    let mut groups = Vec::new();
    let (mut from, mut kept) = (0, 0);
    while let Some(first) = rows.get(from).copied() {
        let all = rows[from..].partition_point(|row| row.key == first.key);
        let size = all.min(GROUP);
        let rank = |row: &Row| carriers[row.carrier as usize].rank;
        if rows[from..from + size].iter().any(|row| rank(row) != rank(&first)) {
            for at in from..from + size {
                rows[kept] = Row { key: groups.len() as u32, carrier: rows[at].carrier };
                kept += 1;
            }
            groups.push(Group { end: kept as u32, weight: (100 * COMMON / all).min(100) as u32 });
        }
        from += all;
    }
    rows.truncate(kept);
    groups
}

/// Whether two carriers can be held against each other.
fn may(one: &Carrier, other: &Carrier) -> bool {
    one.rank != other.rank
        && (one.form != Form::Sentence || other.form.is_marked())
        && (other.form != Form::Sentence || one.form.is_marked())
}

/// Telling words that follow each other, or with one between them, whichever comes first.
fn pairs(told: &[Told]) -> impl Iterator<Item = u32> + '_ {
    let key = |a: u32, b: u32| short(u64::from(a.min(b)) << 32 | u64::from(a.max(b)));
    let near = told.windows(2).map(move |w| key(w[0].term(), w[1].term()));
    near.chain(told.windows(3).map(move |w| key(w[0].term(), w[2].term())))
}

/// A quotation's rarest words with its speaker, within windows of days.
fn spoken(carrier: &Carrier, items: &[&Item], articles: &[u32]) -> Vec<u32> {
    let Some(speaker) = &carrier.speaker else { return Vec::new() };
    let mut rare: Vec<u32> = carrier.told.iter().map(|t| t.term()).collect();
    rare.sort_unstable_by_key(|&t| (articles.get(t as usize).copied().unwrap_or_default(), t));
    rare.dedup();
    rare.truncate(RARE);
    let published = items.get(carrier.rank as usize).and_then(|item| item.published.as_ref());
    let half = published.filter(|p| p.days.count() <= 31).map(|p| i64::from(p.likely.0).div_euclid(WINDOW / 2));
    // Of near days, two windows that overlap meet in one.
    let windows = match half {
        Some(half) => vec![half, half + 1],
        None => vec![i64::MIN],
    };
    let key = |term: u32, window: i64| short(mix(speaker.key ^ mix(window as u64)) ^ u64::from(term));
    windows.iter().flat_map(|&window| rare.iter().map(move |&term| key(term, window))).collect()
}

fn short(x: u64) -> u32 {
    (mix(x) >> 32) as u32
}
