//! Questions: which articles match, which are the best.

use super::{Bench, Found};
use dateline_core::text::Span;
use dateline_search::index::{self, Match, Wanted};

/// How the words of a question are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// All of them, anywhere.
    Word,
    /// All of them, the last one as the beginning of a word.
    Prefix,
    /// One after the other.
    Phrase,
}

/// What is looked for.
#[derive(Debug)]
pub(super) struct Asked {
    pub kind: Kind,
    /// Lower case, in the order typed.
    pub words: Vec<String>,
    /// Terms of each word, sorted.
    pub terms: Vec<Vec<u32>>,
}

/// An article with the occurrences of something in it.
type Counted = (u32, u32);

// BM25's usual parameters: how soon more occurrences stop to matter, and how much length does.
const SATURATION: f32 = 1.2;
const LENGTH: f32 = 0.75;

impl Bench {
    /// Answers `text`, with the `top` best articles.
    pub fn search(&mut self, text: &str, kind: Kind, top: usize) -> Found {
        let asked = self.asked(text, kind);
        if asked.terms.iter().any(Vec::is_empty) || asked.words.is_empty() {
            return Found::default();
        }
        let (docs, scores) = self.matching(&asked);
        let best = best(&docs, &scores, top);
        Found {
            ids: best.iter().map(|&doc| self.shelf.id(doc).to_owned()).collect(),
            total: docs.len() as u32,
            snippets: best.iter().map(|&doc| self.snippet(doc, &asked)).collect(),
            facets: self.shelf.count(&docs),
        }
    }

    fn asked(&self, text: &str, kind: Kind) -> Asked {
        let mut words = Vec::new();
        index::plain(text, Span::new(0, text.len()), &mut |_, word| words.push(word.to_owned()));
        let last = words.len();
        let terms = (1..).zip(&words).map(|(n, word)| {
            let how = if kind == Kind::Prefix && n == last { Match::Start } else { Match::Exact };
            self.index.terms(&Wanted { word: word.clone(), how })
        });
        Asked { kind, terms: terms.collect(), words }
    }

    /// The articles that match, ascending, with a score each.
    fn matching(&self, asked: &Asked) -> (Vec<u32>, Vec<f32>) {
        let lists: Vec<Vec<Counted>> = if asked.kind == Kind::Phrase {
            let mut places: Vec<Counted> = Vec::new();
            self.index.occurrences(&asked.terms, 0, &mut |doc, _, _| match places.last_mut() {
                Some((last, count)) if *last == doc => *count += 1,
                _ => places.push((doc, 1)),
            });
            vec![places]
        } else {
            let list = |terms: &Vec<u32>| {
                let mut docs = Vec::new();
                self.index.documents(terms, &mut |doc, count| docs.push((doc, count)));
                docs
            };
            asked.terms.iter().map(list).collect()
        };
        let mut docs = common(&lists);
        // A damaged file may name others.
        docs.truncate(docs.partition_point(|&doc| doc < self.index.docs()));
        let mut scores = vec![0.0; docs.len()];
        for list in &lists {
            self.score(list, &docs, &mut scores);
        }
        (docs, scores)
    }

    /// Adds what the occurrences of one word, in `list`, are worth to `docs`, all of which it has.
    fn score(&self, list: &[Counted], docs: &[u32], scores: &mut [f32]) {
        let (all, found) = (self.index.docs() as f32, list.len() as f32);
        let rarity = (1.0 + (all - found + 0.5) / (found + 0.5)).ln();
        let mut counted = list.iter();
        for (&doc, score) in docs.iter().zip(scores) {
            let Some(&(_, count)) = counted.by_ref().find(|(d, _)| *d == doc) else { return };
            let length = self.index.length(doc) as f32 / self.mean;
            let count = count as f32;
            *score += rarity * count * (SATURATION + 1.0) / (count + SATURATION * (1.0 - LENGTH + LENGTH * length));
        }
    }
}

/// The articles that are in every list.
fn common(lists: &[Vec<Counted>]) -> Vec<u32> {
    let Some(shortest) = (0..lists.len()).min_by_key(|&n| lists[n].len()) else { return Vec::new() };
    let mut docs: Vec<u32> = lists[shortest].iter().map(|(doc, _)| *doc).collect();
    for (n, list) in lists.iter().enumerate() {
        if n != shortest {
            let mut at = 0;
            docs.retain(|doc| {
                while list.get(at).is_some_and(|(d, _)| d < doc) {
                    at += 1;
                }
                list.get(at).is_some_and(|(d, _)| d == doc)
            });
        }
    }
    docs
}

/// The `top` articles of the highest scores, best first; of equal ones the first.
fn best(docs: &[u32], scores: &[f32], top: usize) -> Vec<u32> {
    let mut best: Vec<(f32, u32)> = Vec::with_capacity(top + 1);
    for (&doc, &score) in docs.iter().zip(scores) {
        if best.len() < top || best.last().is_some_and(|(least, _)| score > *least) {
            let at = best.partition_point(|(other, _)| *other >= score);
            best.insert(at, (score, doc));
            best.truncate(top);
        }
    }
    best.into_iter().map(|(_, doc)| doc).collect()
}
