//! Ranks articles and quotations by how well they match, and finds their hits.
//!
//! Okapi BM25 (Robertson and others, 1994) with its usual k1 and b, over two fields: a word in the headline counts as
//! several in the body. Only sums, products and quotients are used, so that every machine gives the same order.

use super::eval::Unit;
use super::matcher::Matcher;
use super::node::{Field, Node, Words};
use crate::index::holding;
use dateline_core::text::Span;

/// How soon more of the same word adds nothing.
const K1: f32 = 1.2;
/// How much a long text must have more of it.
const B: f32 = 0.75;
/// What a word of the headline counts.
const HEADING: f32 = 3.0;
/// Scores are whole numbers of this.
const UNIT: f32 = 1024.0;

impl Matcher<'_> {
    /// How well each unit, articles or quotations, matches by its words: 0 without any. Where words are in several terms of
    /// the query, each counts.
    pub fn scores(&self, unit: Unit) -> Vec<u32> {
        let doc_values = self.doc_values;
        let count = unit.count(doc_values);
        let mut scores = vec![0f32; count];
        let length = |at: usize| match unit {
            Unit::Quote => (doc_values.quotes[at].end - doc_values.quotes[at].first) as f32,
            _ => doc_values.text.length(at as u32) as f32,
        };
        let all = match unit {
            Unit::Quote => (0..count).map(length).sum(),
            _ => doc_values.text.positions() as f32,
        };
        let average = all / count.max(1) as f32 + 1.0;
        let mut found: Vec<(u32, f32)> = Vec::new();
        for words in self.positive() {
            found.clear();
            self.places(words, None, &mut |item, first, last| {
                let heading = doc_values.articles[item as usize].heading;
                let weight = if heading.0 <= first && last < heading.1 { HEADING } else { 1.0 };
                let mut add = |at: u32| match found.last_mut() {
                    Some(last) if last.0 == at => last.1 += weight,
                    _ => found.push((at, weight)),
                };
                if unit == Unit::Quote {
                    let (from, to) = doc_values.quotes_of(item);
                    holding(&doc_values.quotes[from as usize..to as usize], first, last, &mut |q| add(from + q));
                } else {
                    add(item);
                }
            });
            // Articles come in order. A quotation that holds another may come again behind it.
            if unit == Unit::Quote {
                found.sort_by_cached_key(|f| u64::from(f.0));
            }
            debug_assert!(found.is_sorted_by_key(|f| f.0));
            let mut holders = 0;
            let mut before = None;
            for (at, _) in &found {
                holders += u32::from(before.replace(*at) != Some(*at));
            }
            let rare = log2(1.0 + (count as f32 - holders as f32 + 0.5) / (holders as f32 + 0.5));
            for same in found.chunk_by(|a, b| a.0 == b.0) {
                let (at, often) = (same[0].0 as usize, same.iter().map(|f| f.1).sum::<f32>());
                let damp = K1 * (1.0 - B + B * length(at) / average);
                scores[at] += rare * often * (K1 + 1.0) / (often + damp);
            }
        }
        scores.into_iter().map(|s| (s * UNIT) as u32).collect()
    }

    /// The words of `articles` (ascending) that the query hits, of each in order and without overlap, by position.
    pub fn hits(&self, articles: &[u32]) -> Vec<Vec<(u32, u32)>> {
        let mut out: Vec<Vec<(u32, u32)>> = vec![Vec::new(); articles.len()];
        for words in self.positive() {
            self.places(words, Some(articles), &mut |item, first, last| {
                if let Ok(at) = articles.binary_search(&item) {
                    out[at].push((first, last));
                }
            });
        }
        for places in &mut out {
            places.sort_unstable();
            let mut merged: Vec<(u32, u32)> = Vec::with_capacity(places.len());
            for &(first, last) in places.iter() {
                match merged.last_mut() {
                    Some(before) if first <= before.1 => before.1 = before.1.max(last),
                    _ => merged.push((first, last)),
                }
            }
            *places = merged;
        }
        out
    }

    /// The same for one article, in bytes.
    pub fn marks(&self, article: &dateline_core::article::Article, item: u32) -> Vec<Span> {
        self.hits(&[item]).first().map(|hits| self.doc_values.spans(article, hits)).unwrap_or_default()
    }

    /// The words that must or may be there.
    fn positive(&self) -> Vec<(&Words, Field)> {
        let mut out = Vec::new();
        if let Some(node) = &self.node {
            collect(node, None, &mut out);
        }
        out
    }

    /// Where words stand in the fields that they are asked of; in these articles (ascending) alone, if some are given.
    fn places(&self, (words, field): (&Words, Field), articles: Option<&[u32]>, each: &mut dyn FnMut(u32, u32, u32)) {
        let doc_values = self.doc_values;
        let terms: Vec<Vec<u32>> = words.wanted.iter().map(|w| doc_values.text.terms(w)).collect();
        let mut place = |item: u32, first, last| {
            if field == Field::Any {
                return each(item, first, last);
            }
            let heading = doc_values.articles[item as usize].heading;
            let inside = heading.0 <= first && last < heading.1;
            let counts = match field {
                Field::Any => true,
                Field::Title => inside,
                Field::Text => !inside,
                Field::Quote => {
                    let (from, to) = doc_values.quotes_of(item);
                    let mut held = false;
                    holding(&doc_values.quotes[from as usize..to as usize], first, last, &mut |_| held = true);
                    held
                }
            };
            if counts {
                each(item, first, last);
            }
        };
        match articles {
            Some(articles) => doc_values.text.occurrences_in(articles, &terms, words.slop, &mut place),
            None => doc_values.text.occurrences(&terms, words.slop, &mut place),
        }
    }
}

fn collect<'n>(node: &'n Node, within: Option<Field>, out: &mut Vec<(&'n Words, Field)>) {
    match node {
        Node::All(nodes) | Node::Any(nodes) => nodes.iter().for_each(|n| collect(n, within, out)),
        Node::Words(words) => out.push((words, within.unwrap_or(words.field))),
        Node::Quote(node) => collect(node, Some(Field::Quote), out),
        Node::Sentence(node) => collect(node, within, out),
        Node::Not(_) | Node::Name(..) | Node::Kind(_) | Node::Source(_) | Node::Days(_) => {}
    }
}

/// The binary logarithm of a positive number, to two digits or three: the exponent, and a parabola over the rest.
fn log2(x: f32) -> f32 {
    let bits = x.to_bits();
    let exponent = (bits >> 23) as i32 - 127;
    let rest = f32::from_bits(bits & 0x7f_ffff | 127 << 23) - 1.0;
    exponent as f32 + rest * (1.346_6 - 0.346_6 * rest)
}

#[cfg(test)]
mod tests {
    use super::log2;

    #[test]
    fn the_logarithm_is_near_enough() {
        for n in 1..2000 {
            let x = n as f32 / 8.0;
            assert!((log2(x) - x.log2()).abs() < 0.01, "{x}: {} {}", log2(x), x.log2());
        }
    }
}
