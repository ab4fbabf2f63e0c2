//! Where each word stands: a sorted dictionary with sorted postings, and what a corpus is searched by.
//!
//! Small and exact rather than compressed: a posting is eight bytes, the span of each word another eight.

mod catalogue;
mod fold;

use crate::table::Table;
use crate::text::Span;

pub use catalogue::{Catalogue, Names, Shelf};
pub use fold::{folded, forms, singular, words};

/// One occurrence of a word: which document, and the how-manieth word there. Positions leave a gap between segments, so
/// that no phrase runs from one into the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Posting {
    doc: u32,
    position: u32,
}

/// One match: which document, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// Index of the document.
    pub doc: u32,
    /// The words that match, first to last.
    pub span: Span,
}

/// How a word is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// As folded.
    Exact,
    /// Singular and plural alike.
    Forms,
    /// As the beginning of a word, or singular and plural alike: a word still being typed.
    Prefix,
    /// As the beginning of a word.
    Start,
    /// As a word in which at most so many letters differ; 0 for as many as its length bears.
    Fuzzy(u8),
}

/// A word looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Folded.
    pub word: String,
    /// How.
    pub how: Match,
}

/// An index over documents' words.
#[derive(Debug, Default)]
pub struct Index {
    /// Sorted by word; the postings of each sorted.
    terms: Vec<(Box<str>, Vec<Posting>)>,
    /// Of each document, where each position stands; empty spans in the gaps.
    docs: Vec<Vec<Span>>,
}

/// Collects documents for an [`Index`].
#[derive(Debug, Default)]
pub struct Builder {
    terms: Table,
    /// By number of the word.
    postings: Vec<Vec<Posting>>,
    docs: Vec<Vec<Span>>,
}

impl Builder {
    /// Adds the next document: the `segments` of `text`, in order. `joins` are the breaks inside damaged words.
    pub fn add(&mut self, text: &str, segments: &[Span], joins: &[Span]) {
        let doc = self.docs.len() as u32;
        let mut spans = Vec::with_capacity(text.len() / 6);
        for &segment in segments {
            words(text, segment, joins, &mut |span, word| {
                let posting = Posting { doc, position: spans.len() as u32 };
                spans.push(span);
                self.terms.of(word, &mut self.postings).push(posting);
            });
            spans.push(Span { start: segment.end, end: segment.end });
        }
        self.docs.push(spans);
    }

    /// The index.
    pub fn finish(mut self) -> Index {
        let mut taken = |n: u32| std::mem::take(&mut self.postings[n as usize]);
        Index { terms: self.terms.sorted().into_iter().map(|(word, n)| (word, taken(n))).collect(), docs: self.docs }
    }
}

impl Index {
    /// Number of documents.
    pub fn docs(&self) -> usize {
        self.docs.len()
    }

    /// Where `wanted` stand one after another; every place of a single one. In order of document and place.
    pub fn find(&self, wanted: &[Wanted]) -> Vec<Hit> {
        let Some((first, rest)) = wanted.split_first() else { return Vec::new() };
        let mut starts = self.postings(first);
        for (ahead, word) in (1u32..).zip(rest) {
            if starts.is_empty() {
                break;
            }
            let next = self.postings(word);
            let mut at = 0;
            starts.retain(|p| {
                let there = Posting { doc: p.doc, position: p.position + ahead };
                at += next[at..].partition_point(|n| *n < there);
                next.get(at) == Some(&there)
            });
        }
        let last = rest.len();
        let span = |p: &Posting| {
            let spans = self.docs.get(p.doc as usize)?;
            let first = *spans.get(p.position as usize)?;
            Some(Hit { doc: p.doc, span: first.to(*spans.get(p.position as usize + last)?) })
        };
        starts.iter().filter_map(span).collect()
    }

    /// All postings of a word, sorted.
    fn postings(&self, wanted: &Wanted) -> Vec<Posting> {
        let word = wanted.word.as_str();
        let mut chosen: Vec<usize> = Vec::new();
        if wanted.how == Match::Exact {
            chosen.extend(self.term(word));
        } else {
            chosen.extend(forms(word).iter().filter_map(|f| self.term(f)));
        }
        if wanted.how == Match::Prefix {
            let from = self.terms.partition_point(|(t, _)| **t < *word);
            let len = self.terms[from..].partition_point(|(t, _)| t.starts_with(word));
            chosen.extend(from..from + len);
        }
        crate::order::plain(&mut chosen);
        chosen.dedup();
        let mut out = Vec::new();
        for &i in &chosen {
            out.extend_from_slice(&self.terms[i].1);
        }
        if chosen.len() > 1 {
            // No two words stand at one position, so that nothing is found twice.
            crate::order::plain(&mut out);
        }
        out
    }

    fn term(&self, word: &str) -> Option<usize> {
        self.terms.binary_search_by(|(t, _)| (**t).cmp(word)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(docs: &[&str], wanted: &[(&str, Match)]) -> Vec<(u32, String)> {
        let mut builder = Builder::default();
        for text in docs {
            // A line is a segment.
            let mut at = 0;
            let segments: Vec<Span> = text
                .split('\n')
                .map(|line| {
                    at += line.len() + 1;
                    Span::new(at - 1 - line.len(), at - 1)
                })
                .collect();
            builder.add(text, &segments, &[]);
        }
        let wanted: Vec<Wanted> = wanted.iter().map(|&(w, how)| Wanted { word: w.to_owned(), how }).collect();
        let hits = builder.finish().find(&wanted);
        hits.iter().map(|h| (h.doc, h.span.of(docs[h.doc as usize]).to_owned())).collect()
    }

    #[test]
    fn words_phrases_and_beginnings_are_found() {
        let docs = ["A strong message.\nMessage strong", "Strong, strong messages: a message"];
        let hits =
            |w: &[(&str, Match)]| find(&docs, w).into_iter().map(|(d, t)| format!("{d} {t}")).collect::<Vec<_>>();
        assert_eq!(hits(&[("strong", Match::Exact), ("message", Match::Exact)]), ["0 strong message"]);
        assert_eq!(
            hits(&[("strong", Match::Exact), ("mes", Match::Prefix)]),
            ["0 strong message", "1 strong messages"]
        );
        assert_eq!(hits(&[("messages", Match::Forms)]), ["0 message", "0 Message", "1 messages", "1 message"]);
        assert_eq!(hits(&[("message", Match::Exact), ("message", Match::Exact)]), [""; 0]);
        assert_eq!(hits(&[("strong", Match::Exact), ("strong", Match::Exact)]), ["1 Strong, strong"]);
        assert_eq!(hits(&[]), [""; 0]);
        assert_eq!(hits(&[("zzz", Match::Prefix)]), [""; 0]);
    }
}
