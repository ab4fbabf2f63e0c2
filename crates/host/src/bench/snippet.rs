//! The passage of an article that holds the first hits.

use super::Bench;
use super::query::{Asked, Kind};
use dateline_core::text::Span;
use dateline_search::index;

/// Words shown before the first hit, and from it on.
const BEFORE: usize = 8;
const AFTER: usize = 24;
/// Bytes that are looked through at a time.
const PIECE: usize = 512;

impl Bench {
    /// The passage in pieces, and whether each is a hit.
    pub(super) fn snippet(&mut self, doc: u32, asked: &Asked) -> Vec<(String, bool)> {
        if self.texts.is_empty() { self.rebuilt(doc, asked) } else { self.quoted(doc, asked) }
    }

    /// Makes what snippets without texts are made of, if that is not there yet.
    pub fn warm(&mut self) {
        if self.texts.is_empty() && self.words.is_empty() {
            self.words = self.all_words();
        }
    }

    /// As the article has it.
    fn quoted(&self, doc: u32, asked: &Asked) -> Vec<(String, bool)> {
        let doc = doc as usize;
        let text = &self.texts[self.starts[doc] as usize..self.starts[doc + 1] as usize];
        let mut spans = Vec::new();
        let mut hits = Vec::new();
        let mut at = 0;
        while at < text.len() && first_hit(&hits, asked).is_none_or(|first| hits.len() < first + AFTER) {
            // At a line's end no word is cut.
            let end = text
                .as_bytes()
                .iter()
                .skip(at + PIECE)
                .position(|&b| b == b'\n')
                .map_or(text.len(), |n| at + PIECE + n);
            index::plain(text, Span::new(at, end), &mut |span, word| {
                spans.push(span);
                hits.push(asked.place(word));
            });
            at = end;
        }
        let shown = shown(&hits, asked);
        let (Some(first), Some(last)) = (spans.get(shown.start), spans[..shown.end].last()) else { return Vec::new() };
        let marked = marked(&hits, asked);
        let mut pieces: Vec<(String, bool)> = Vec::new();
        let mut upto = first.start;
        for i in shown.clone().filter(|&i| marked[i]) {
            let before = Span { start: upto, end: spans[i].start }.of(text);
            add(&mut pieces, before, false);
            add(&mut pieces, spans[i].of(text), true);
            upto = spans[i].end;
        }
        add(&mut pieces, Span { start: upto, end: last.end }.of(text), false);
        pieces
    }

    /// From the index alone, which has the words but neither capitals nor what stands between them.
    fn rebuilt(&mut self, doc: u32, asked: &Asked) -> Vec<(String, bool)> {
        self.warm();
        let start: usize = self.starts[doc as usize] as usize;
        let words = &self.words[start..start + self.index.length(doc) as usize];
        let of = |term: &u32| asked.terms.iter().position(|terms| terms.binary_search(term).is_ok());
        let hits: Vec<Option<usize>> = words.iter().map(of).collect();
        let marked = marked(&hits, asked);
        let mut pieces: Vec<(String, bool)> = Vec::new();
        // The position at a segment's end has no word.
        for i in shown(&hits, asked).filter(|&i| words[i] != u32::MAX) {
            if !pieces.is_empty() {
                add(&mut pieces, " ", false);
            }
            add(&mut pieces, self.index.word(words[i]), marked[i]);
        }
        pieces
    }

    /// The term at each position of all articles.
    fn all_words(&mut self) -> Vec<u32> {
        let mut starts = vec![0; self.index.docs() as usize + 1];
        for doc in 0..self.index.docs() {
            starts[doc as usize + 1] = starts[doc as usize] + self.index.length(doc);
        }
        let mut words = vec![u32::MAX; starts.last().map_or(0, |n| *n as usize)];
        let mut term = 0;
        while !self.index.word(term).is_empty() {
            self.index.occurrences(&[vec![term]], 0, &mut |doc, at, _| {
                let start = starts.get(doc as usize).copied().unwrap_or(u32::MAX);
                if let Some(word) = words.get_mut(start.saturating_add(at) as usize) {
                    *word = term;
                }
            });
            term += 1;
        }
        self.starts = starts;
        words
    }
}

impl Asked {
    /// Which of the question's words a text's word is.
    fn place(&self, word: &str) -> Option<usize> {
        let last = self.words.len() - 1;
        let is = |(n, wanted): (usize, &String)| {
            if self.kind == Kind::Prefix && n == last { word.starts_with(wanted.as_str()) } else { word == wanted }
        };
        self.words.iter().enumerate().position(is)
    }
}

/// Whether the whole phrase begins at `at`.
fn begins(hits: &[Option<usize>], asked: &Asked, at: usize) -> bool {
    // Of words that come twice in a phrase, a hit names the first.
    let named = |n: usize| asked.terms.iter().position(|terms| *terms == asked.terms[n]);
    (0..asked.words.len()).all(|n| hits.get(at + n).is_some_and(|hit| hit.is_some() && *hit == named(n)))
}

fn first_hit(hits: &[Option<usize>], asked: &Asked) -> Option<usize> {
    (0..hits.len()).find(|&at| if asked.kind == Kind::Phrase { begins(hits, asked, at) } else { hits[at].is_some() })
}

/// The words that are shown.
fn shown(hits: &[Option<usize>], asked: &Asked) -> std::ops::Range<usize> {
    let first = first_hit(hits, asked).unwrap_or(0);
    first.saturating_sub(BEFORE)..(first + AFTER).min(hits.len())
}

/// Which words are a part of what was asked for.
fn marked(hits: &[Option<usize>], asked: &Asked) -> Vec<bool> {
    if asked.kind != Kind::Phrase {
        return hits.iter().map(Option::is_some).collect();
    }
    let mut marked = vec![false; hits.len()];
    for at in (0..hits.len()).filter(|&at| begins(hits, asked, at)) {
        marked[at..at + asked.words.len()].fill(true);
    }
    marked
}

fn add(pieces: &mut Vec<(String, bool)>, text: &str, hit: bool) {
    match pieces.last_mut() {
        Some((last, same)) if *same == hit => last.push_str(text),
        _ if text.is_empty() => {}
        _ => pieces.push((text.to_owned(), hit)),
    }
}
