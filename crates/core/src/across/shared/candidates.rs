//! Which articles may share text: those that have pairs of telling words in common, several close together and in one order.

use super::rows::{Row, Sieve, Spread, pairs};
use super::words;
use crate::across::place::GROUP;
use crate::corpus::Item;

/// Two pairs of words further apart than this are no run.
const NEAR: u32 = 30;
/// The shortest run of pairs that makes two articles candidates.
const RUN: u32 = 3;
/// Most candidates of one article: those with the longest runs.
const MOST: usize = 64;
/// Runs that are open at once.
const OPEN: usize = 8;

/// Pairs of articles by their places in canonical order, the first before the second, sorted; and how many articles have each
/// pair of words.
pub(super) fn find(items: &[Item], order: &[u32]) -> (Vec<(u32, u32)>, Spread) {
    let rows = rows(items, order);
    let rows = &rows[..];
    let (groups, spread) = groups(rows);
    // Each article's rows, with the group that they are in.
    let mut own: Vec<(u32, u32, u32)> =
        groups.iter().flat_map(|&(from, to)| (from..to).map(move |n| (rows[n as usize].rank, from, to))).collect();
    own.sort_unstable();
    own.dedup();
    let mut found = Vec::new();
    for mine in own.chunk_by(|x, y| x.0 == y.0) {
        let rank = mine[0].0;
        let mut hits: Vec<(u32, u32, u32)> = Vec::new();
        for &(_, from, to) in mine {
            let group = &rows[from as usize..to as usize];
            let here = group.iter().filter(|r| r.rank == rank);
            for row in here {
                hits.extend(group.iter().filter(|r| r.rank > rank).map(|r| (r.rank, row.at, r.at)));
            }
        }
        hits.sort_unstable();
        let mut candidates: Vec<(u32, u32)> = hits
            .chunk_by(|x, y| x.0 == y.0)
            .map(|hits| (longest_run(hits), hits[0].0))
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
    let of = |rank: usize| -> Vec<Row> {
        let item = order.get(rank).and_then(|&n| items.get(n as usize));
        item.map(|item| pairs(rank as u32, &words::read(item)).collect()).unwrap_or_default()
    };
    for rank in 0..order.len() {
        let mut keys: Vec<u32> = of(rank).iter().map(|row| row.key).collect();
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter().for_each(|key| sieve.note(key));
    }
    let mut rows: Vec<Row> = Vec::new();
    for rank in 0..order.len() {
        rows.extend(of(rank).into_iter().filter(|row| sieve.is_shared(row.key)));
    }
    rows.sort_unstable();
    rows
}

/// The rows of each key that two articles have, as ranges; of one that more than [`GROUP`] have, the first of them.
fn groups(rows: &[Row]) -> (Vec<(u32, u32)>, Spread) {
    let (mut groups, mut spread) = (Vec::new(), Spread::default());
    let mut from = 0;
    for same in rows.chunk_by(|a, b| a.key == b.key) {
        let (mut articles, mut kept) = (0, 0);
        for one in same.chunk_by(|a, b| a.rank == b.rank) {
            articles += 1;
            kept += if articles <= GROUP { one.len() as u32 } else { 0 };
        }
        if articles > 1 {
            groups.push((from, from + kept));
            spread.note(same[0].key, articles as u32);
        }
        from += same.len() as u32;
    }
    (groups, spread)
}

/// The most pairs of words that stand in both articles in one order, each near the one before. `hits` hold the places in the
/// first and in the second article, sorted.
fn longest_run(hits: &[(u32, u32, u32)]) -> u32 {
    let mut open: Vec<(u32, u32, u32)> = Vec::with_capacity(OPEN);
    let mut longest = 0;
    for &(_, a, b) in hits {
        let goes_on = |&&mut (x, y, _): &&mut (u32, u32, u32)| a > x && a - x <= NEAR && b > y && b - y <= NEAR;
        let run = match open.iter_mut().filter(goes_on).max_by_key(|(x, y, n)| (*n, *x, *y)) {
            Some(run) => {
                *run = (a, b, run.2 + 1);
                run.2
            }
            None => {
                open.retain(|&(x, ..)| a - x <= NEAR);
                if open.len() == OPEN {
                    open.remove(0);
                }
                open.push((a, b, 1));
                1
            }
        };
        longest = longest.max(run);
    }
    longest
}
