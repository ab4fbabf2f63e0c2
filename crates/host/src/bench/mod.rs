//! What measurements ask: the bare index under the same questions as other search engines for browsers.
//!
//! The index is the one that corpora are searched by, with exact words instead of stems ([`Cutting::Plain`]), since that
//! is what a naive scan can be compared with. Nothing is analysed here. A question gets what a reader would see: how many
//! articles match, the best ten with their snippets, and of all that match how many there are of each outlet, year and
//! kind.

mod query;
mod shelf;
mod snippet;
mod stored;

use serde::Serialize;

use dateline_core::text::Span;
use dateline_search::index::{Cutting, Index};

pub use query::Kind;
use shelf::Shelf;

/// Articles to be asked.
#[derive(Debug)]
pub struct Bench {
    index: Index,
    shelf: Shelf,
    /// Headline, line feed, text of each article, one after the other; empty if the index was opened without them.
    texts: String,
    /// Where each begins in `texts`, or in `words`, and the end of the last.
    starts: Vec<u32>,
    /// Words of an article, on average.
    mean: f32,
    /// The word of each position, of an index without texts: made when the first snippet is asked for.
    words: Vec<u32>,
}

/// An answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Found {
    /// Ids of the best.
    pub ids: Vec<String>,
    /// Articles that match.
    pub total: u32,
    /// Of the best, the passage with the first hits: pieces of text, and whether each is a hit.
    pub snippets: Vec<Vec<(String, bool)>>,
    /// Values and their numbers among all that match, most frequent first.
    pub facets: Facets,
}

/// Values of each facet with how many matching articles have them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Facets {
    /// Who carried them.
    pub outlet: Vec<(String, u32)>,
    /// When.
    pub year: Vec<(String, u32)>,
    /// How long they are.
    pub kind: Vec<(String, u32)>,
}

/// One article as it is handed in.
#[derive(Clone, Copy, Debug)]
pub struct Handed<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its headline.
    pub title: &'a str,
    /// Its text.
    pub text: &'a str,
    /// Who carried it.
    pub outlet: &'a str,
    /// Its day, written with the year first.
    pub date: &'a str,
}

impl Bench {
    /// An index of `articles`.
    pub fn build<'a>(articles: impl Iterator<Item = Handed<'a>>, bytes: usize) -> Self {
        let mut index = Index::new(Cutting::Plain);
        let mut shelf = Shelf::default();
        let mut texts = String::with_capacity(bytes);
        let mut starts = vec![0];
        let mut spans = Vec::new();
        for article in articles {
            let start = texts.len();
            texts.push_str(article.title);
            texts.push('\n');
            texts.push_str(article.text);
            let whole = &texts[start..];
            index.begin();
            // One segment, since the scan that it is compared with finds phrases across the headline's end.
            index.segment(whole, Span::new(0, whole.len()), &[], &mut spans);
            index.end();
            shelf.add(&article, spans.len());
            spans.clear();
            starts.push(texts.len() as u32);
        }
        Self { mean: mean(&index), index, shelf, texts, starts, words: Vec::new() }
    }
}

fn mean(index: &Index) -> f32 {
    let sum: u64 = (0..index.docs()).map(|doc| u64::from(index.length(doc))).sum();
    sum as f32 / index.docs().max(1) as f32
}

#[cfg(test)]
mod tests;
