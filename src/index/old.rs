//! The index with the span of every word at hand, as [`super::Catalogue`] uses it.

use super::{Cutting, Hit, Index, Wanted};
use crate::text::Span;

/// Collects documents for a [`Spanned`] index.
#[derive(Debug, Default)]
pub struct Builder(Spanned);

/// An index and, of each document, where each position stands; empty spans in the gaps.
#[derive(Debug)]
pub struct Spanned {
    index: Index,
    docs: Vec<Vec<Span>>,
}

impl Default for Spanned {
    fn default() -> Self {
        Self { index: Index::new(Cutting::Folded), docs: Vec::new() }
    }
}

impl Builder {
    /// Adds the next document: the `segments` of `text`, in order. `joins` are the breaks inside damaged words.
    pub fn add(&mut self, text: &str, segments: &[Span], joins: &[Span]) {
        let mut spans = Vec::with_capacity(text.len() / 6);
        self.0.index.begin();
        for &segment in segments {
            self.0.index.segment(text, segment, joins, &mut spans);
        }
        self.0.index.end();
        self.0.docs.push(spans);
    }

    /// The index.
    pub fn finish(self) -> Spanned {
        self.0
    }
}

impl Spanned {
    /// Where `wanted` stand one after another; every place of a single one. In order of document and place.
    pub fn find(&self, wanted: &[Wanted]) -> Vec<Hit> {
        let phrase: Vec<Vec<u32>> = wanted.iter().map(|w| self.index.terms(w)).collect();
        let mut out = Vec::new();
        self.index.occurrences(&phrase, 0, &mut |doc, first, last| {
            let spans = self.docs.get(doc as usize);
            let span = |at: u32| spans.and_then(|s| s.get(at as usize)).copied().unwrap_or_default();
            out.push(Hit { doc, span: span(first).to(span(last)) });
        });
        out
    }
}
