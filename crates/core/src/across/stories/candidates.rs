//! Which articles are alike, and how much: those that have some of their weightiest words in common are compared.

use super::days::When;
use super::vector::{Vector, cosine};
use crate::across::place::GROUP;

/// How many of an article's weightiest words others are looked for by.
const KEYS: usize = 16;
/// The fewest of these words that two articles must share.
const SHARED: u32 = 2;
/// Articles are looked for within windows of as many days, and without regard to days.
const WINDOW: i32 = 8;
/// Less alike than that is not alike at all.
const LEAST: f32 = 0.04;
/// Most articles that one is held to be like: those it is most like.
const MOST: usize = 64;

/// Two articles by their places in canonical order, and how alike they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Edge {
    pub a: u32,
    pub b: u32,
    pub alike: f32,
}

/// A word of an article within a window of days.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    term: u32,
    window: i32,
    rank: u32,
}

/// The edges between articles, the first before the second, sorted.
pub(super) fn edges(vectors: &[Vector], when: &[When]) -> Vec<Edge> {
    let mut rows: Vec<Row> = Vec::new();
    for (rank, (vector, when)) in (0..).zip(vectors.iter().zip(when)) {
        for term in weightiest(vector) {
            rows.extend(windows(*when).map(|window| Row { term, window, rank }));
        }
    }
    rows.sort_unstable();
    let mut groups: Vec<&[Row]> = rows.chunk_by(|a, b| (a.term, a.window) == (b.term, b.window)).collect();
    groups.iter_mut().for_each(|group| *group = &group[..group.len().min(GROUP)]);
    groups.retain(|group| group.len() > 1);
    let mut own: Vec<(u32, u32)> =
        (0..).zip(&groups).flat_map(|(at, group)| group.iter().map(move |row| (row.rank, at))).collect();
    own.sort_unstable();
    let terms = vectors.iter().flatten().map(|(term, _)| *term as usize + 1).max().unwrap_or(0);
    let mut dense = vec![0.0_f32; terms];
    let mut edges = Vec::new();
    for mine in own.chunk_by(|a, b| a.0 == b.0) {
        let rank = mine[0].0;
        let (Some(vector), Some(day)) = (vectors.get(rank as usize), when.get(rank as usize)) else { continue };
        vector.iter().for_each(|&(term, w)| dense[term as usize] = w);
        for other in sharing(rank, mine, &groups) {
            let alike = cosine(&dense, &vectors[other as usize]) * day.with(when[other as usize]);
            if alike >= LEAST {
                edges.push(Edge { a: rank, b: other, alike });
            }
        }
        vector.iter().for_each(|&(term, _)| dense[term as usize] = 0.0);
    }
    strongest(edges, vectors.len())
}

/// The weightiest terms of a vector.
fn weightiest(vector: &Vector) -> Vec<u32> {
    let mut terms = vector.clone();
    terms.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    terms.truncate(KEYS);
    terms.into_iter().map(|(term, _)| term).collect()
}

/// The windows that an article is in: one for all, and two that overlap, so that articles of near days meet in one.
fn windows(when: When) -> impl Iterator<Item = i32> {
    let half = when.days().map(|(first, last)| ((first + last) / 2).div_euclid(i64::from(WINDOW / 2)) as i32);
    [Some(i32::MIN), half, half.map(|h| h + 1)].into_iter().flatten()
}

/// The articles after `rank` that share enough terms with it.
fn sharing(rank: u32, mine: &[(u32, u32)], groups: &[&[Row]]) -> Vec<u32> {
    let mut met: Vec<(u32, u32)> = Vec::new();
    for group in mine.iter().filter_map(|&(_, at)| groups.get(at as usize)) {
        let from = group.partition_point(|row| row.rank <= rank);
        met.extend(group[from..].iter().map(|row| (row.rank, row.term)));
    }
    met.sort_unstable();
    met.dedup();
    let enough = met.chunk_by(|a, b| a.0 == b.0).filter(|terms| terms.len() as u32 >= SHARED);
    enough.map(|terms| terms[0].0).collect()
}

/// The edges that are among the strongest of one of their articles.
fn strongest(mut edges: Vec<Edge>, articles: usize) -> Vec<Edge> {
    edges.sort_unstable_by(|x, y| y.alike.total_cmp(&x.alike).then((x.a, x.b).cmp(&(y.a, y.b))));
    let mut count = vec![0_usize; articles];
    edges.retain(|e| {
        let kept = count[e.a as usize] < MOST || count[e.b as usize] < MOST;
        count[e.a as usize] += 1;
        count[e.b as usize] += 1;
        kept
    });
    edges.sort_unstable_by_key(|e| (e.a, e.b));
    edges.shrink_to_fit();
    edges
}
