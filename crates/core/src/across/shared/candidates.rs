//! Which articles may share text: those that have pairs of telling words in common, several close together and in one order.

use super::rows::{Row, Spread, pairs, rarity};
use super::words;
use crate::across::place::GROUP;
use crate::across::sieve::Sieve;
use crate::corpus::Item;

/// Two pairs of words further apart than this are no run.
const NEAR: u32 = 30;
/// The least weight of a run of pairs that makes two articles candidates, in hundredths of a rare pair: three rare ones, of which
/// one may be commoner.
const RUN: u32 = 250;
/// Most candidates of one article: those with the longest runs.
const MOST: usize = 64;
/// Most places of one pair of words that are looked at in one article.
const REPEATED: u32 = 4;
/// Runs that are open at once.
const OPEN: usize = 8;

/// Pairs of articles by their places in canonical order, the first before the second, sorted; and how many articles have each
/// pair of words.
pub(super) fn find(items: &[Item], order: &[u32]) -> (Vec<(u32, u32)>, Spread) {
    let rows = rows(items, order);
    let rows = &rows[..];
    let (groups, spread) = groups(rows);
    // Each article's rows, with the group that they are in.
    let ranks = |group: &Group| rows[group.from as usize..group.to as usize].iter().map(|row| row.rank);
    let mut own: Vec<(u32, u32)> =
        (0..).zip(&groups).flat_map(|(at, group)| ranks(group).map(move |rank| (rank, at))).collect();
    own.sort_unstable();
    own.dedup();
    let mut found = Vec::new();
    for mine in own.chunk_by(|x, y| x.0 == y.0) {
        let rank = mine[0].0;
        let mut hits: Vec<Hit> = Vec::new();
        for group in mine.iter().filter_map(|&(_, at)| groups.get(at as usize)) {
            let rows = &rows[group.from as usize..group.to as usize];
            let own = rows.partition_point(|r| r.rank < rank);
            let after = rows.partition_point(|r| r.rank <= rank);
            for row in &rows[own..after] {
                let hit = |r: &Row| Hit { other: r.rank, a: row.at, b: r.at, weight: group.weight };
                hits.extend(rows[after..].iter().map(hit));
            }
        }
        hits.sort_unstable();
        let mut candidates: Vec<(u32, u32)> = hits
            .chunk_by(|x, y| x.other == y.other)
            .map(|hits| (heaviest_run(hits), hits[0].other))
            .filter(|&(run, _)| run >= RUN)
            .collect();
        candidates.sort_unstable_by_key(|&(run, other)| (std::cmp::Reverse(run), other));
        candidates.truncate(MOST);
        found.extend(candidates.into_iter().map(|(_, other)| (rank, other)));
    }
    found.sort_unstable();
    (found, spread)
}

/// The rows of all articles whose keys more than one article has, sorted by key.
fn rows(items: &[Item], order: &[u32]) -> Vec<Row> {
    let bytes: usize = items.iter().map(|item| item.article.text.len()).sum();
    let mut sieve = Sieve::new(bytes / 8);
    let mut rows: Vec<Row> = Vec::new();
    let mut keys: Vec<u32> = Vec::new();
    for (rank, item) in (0..).zip(order).filter_map(|(rank, &n)| Some((rank, items.get(n as usize)?))) {
        let from = rows.len();
        rows.extend(pairs(rank, &words::read(item)));
        keys.clear();
        keys.extend(rows[from..].iter().map(|row| row.key));
        keys.sort_unstable();
        keys.dedup();
        keys.iter().for_each(|&key| sieve.note(key));
    }
    rows.retain(|row| sieve.is_shared(row.key));
    drop(sieve);
    rows.shrink_to_fit();
    rows.sort_unstable();
    // A text that repeats itself would meet another one like it at all of its places.
    let (mut last, mut times) = ((0, 0), 0);
    rows.retain(|row| {
        times = if (row.key, row.rank) == last { times + 1 } else { 1 };
        last = (row.key, row.rank);
        times <= REPEATED
    });
    rows
}

/// The rows of one key.
struct Group {
    from: u32,
    to: u32,
    /// How rare the key is, in hundredths.
    weight: u32,
}

/// A pair of words that two articles have.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Hit {
    /// The second article.
    other: u32,
    /// The place in the first one.
    a: u32,
    /// The place in the second one.
    b: u32,
    weight: u32,
}

/// The rows of each key that two articles have; of one that more than [`GROUP`] have, the first of them.
fn groups(rows: &[Row]) -> (Vec<Group>, Spread) {
    let (mut groups, mut spread) = (Vec::new(), Spread::default());
    let mut from = 0;
    for same in rows.chunk_by(|a, b| a.key == b.key) {
        let (mut articles, mut kept) = (0, 0);
        for one in same.chunk_by(|a, b| a.rank == b.rank) {
            articles += 1;
            kept += if articles <= GROUP as u32 { one.len() as u32 } else { 0 };
        }
        if articles > 1 {
            groups.push(Group { from, to: from + kept, weight: (100.0 * rarity(articles)) as u32 });
            spread.note(same[0].key, articles);
        }
        from += same.len() as u32;
    }
    (groups, spread)
}

/// The most weight of pairs of words that stand in both articles in one order, each near the one before. `hits` are sorted.
fn heaviest_run(hits: &[Hit]) -> u32 {
    let mut open: Vec<(u32, u32, u32)> = Vec::with_capacity(OPEN);
    let mut heaviest = 0;
    for &Hit { a, b, weight, .. } in hits {
        let goes_on = |&&mut (x, y, _): &&mut (u32, u32, u32)| a > x && a - x <= NEAR && b > y && b - y <= NEAR;
        let run = match open.iter_mut().filter(goes_on).max_by_key(|(x, y, n)| (*n, *x, *y)) {
            Some(run) => {
                *run = (a, b, run.2 + weight);
                run.2
            }
            None => {
                open.retain(|&(x, ..)| a - x <= NEAR);
                if open.len() == OPEN {
                    open.remove(0);
                }
                open.push((a, b, weight));
                weight
            }
        };
        heaviest = heaviest.max(run);
    }
    heaviest
}
