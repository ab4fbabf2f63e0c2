//! Rows by key: pairs of telling words that follow each other, with the articles and places that have them.

use super::words::Word;
use crate::hash::mix;

/// A pair of telling words at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    /// Made of both words.
    pub key: u32,
    /// The article's place in canonical order.
    pub rank: u32,
    /// The number of the first of the two words in its article.
    pub at: u32,
}

/// Words that lie further apart make no pair.
const REACH: usize = 6;

/// The pairs of an article: each telling word with the next one of its block.
pub(super) fn pairs(rank: u32, words: &[Word]) -> impl Iterator<Item = Row> + '_ {
    let telling = |&i: &usize| words.get(i).is_some_and(|w| w.telling);
    (0..words.len()).filter(telling).filter_map(move |i| {
        let next = (i + 1..words.len().min(i + 1 + REACH)).find(telling)?;
        let (a, b) = (&words[i], &words[next]);
        (a.block == b.block).then(|| Row { key: key(a.letters, b.letters), rank, at: i as u32 })
    })
}

/// A pair of words that more articles have than that counts less, as much less as more have it.
const RARE: f32 = 12.0;

/// How rare a key is that so many articles have, from 0 to 1.
pub(super) fn rarity(articles: u32) -> f32 {
    (RARE / articles.max(1) as f32).min(1.0)
}

/// How many articles have each key that several have, sorted by key.
#[derive(Debug, Default)]
pub(super) struct Spread(Vec<(u32, u32)>);

impl Spread {
    /// Notes how many articles have a key. Keys come in order.
    pub fn note(&mut self, key: u32, articles: u32) {
        self.0.push((key, articles));
    }

    /// How many articles have the key; one, if it was never noted.
    pub fn of(&self, key: u32) -> u32 {
        self.0.binary_search_by_key(&key, |&(k, _)| k).map_or(1, |at| self.0[at].1)
    }
}

fn key(a: u32, b: u32) -> u32 {
    (mix(u64::from(a) << 32 | u64::from(b)) >> 32) as u32
}
