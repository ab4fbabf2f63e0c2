//! The reader that the parser's rules share: a place in the text, the characters from there on, and the problems so far. The
//! grammar is not here.

use super::key::Key;
use super::problem::{Fault, Problem};
use super::signs::{is_close, is_mark, is_open, operator_of};
use crate::query::node::Field;
use dateline_core::text::Span;

/// More words than this are not looked for: nobody types them, and each costs a look-up in every list.
pub(super) const MOST_WORDS: u32 = 128;

/// More problems than this are not told.
const MOST_PROBLEMS: usize = 16;

/// A query with a place in it.
pub(super) struct QueryReader<'t> {
    pub text: &'t str,
    /// What is read next: a byte of the text, on a character's boundary.
    pub at: usize,
    /// The last run of plain characters that was measured, so that none is measured at each of its parts.
    pub bare: Span,
    pub problems: Vec<Problem>,
    /// How many more words are looked for.
    pub left: u32,
    /// Whether there were more.
    pub full: bool,
    /// How many brackets are open.
    pub depth: u32,
    /// How many are open beyond the deepest that count.
    pub ignored: u32,
}

impl<'t> QueryReader<'t> {
    /// At the beginning of `text`.
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            bare: Span::default(),
            problems: Vec::new(),
            left: MOST_WORDS,
            full: false,
            depth: 0,
            ignored: 0,
        }
    }

    /// What stands here up to white space, a quotation mark or a bracket; nothing if one of these does.
    pub fn bare(&mut self) -> Span {
        if !self.bare.covers(self.at as u32) {
            let rest = &self.text[self.at..];
            let len = rest.find(|c: char| c.is_whitespace() || is_mark(c) || is_open(c) || is_close(c));
            self.bare = Span::new(self.at, self.at + len.unwrap_or(rest.len()));
        }
        Span::new(self.at, self.bare.end as usize)
    }

    pub fn next(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// Goes over `c`, which stands here.
    pub fn take(&mut self, c: char) -> Span {
        let start = self.at;
        self.at += c.len_utf8();
        Span::new(start, self.at)
    }

    /// Goes over all characters of a sort; whether there were any.
    pub fn skip(&mut self, sort: fn(char) -> bool) -> bool {
        let rest = &self.text[self.at..];
        let len = rest.len() - rest.trim_start_matches(sort).len();
        self.at += len;
        len > 0
    }

    /// Whether no term follows.
    pub fn ends_here(&mut self) -> bool {
        self.next().is_none_or(is_close) || operator_of(self.bare().of(self.text)).is_some()
    }

    pub fn say(&mut self, span: Span, fault: Fault) {
        self.say_more(span, fault, "");
    }

    pub fn say_more(&mut self, span: Span, fault: Fault, detail: &'static str) {
        if self.problems.len() < MOST_PROBLEMS && !self.full {
            self.problems.push(Problem { span, fault, detail });
        }
    }
}

/// What a term stands in.
#[derive(Clone, Copy)]
pub(super) struct Scope {
    /// The field that counts for it.
    pub key: Key,
    /// Within something that is excluded.
    pub excluded: bool,
    /// Within `quote:(…)`.
    pub in_quote: bool,
    /// Within `sentence:(…)`.
    pub in_sentence: bool,
}

impl Default for Scope {
    fn default() -> Self {
        Self { key: Key::Words(Field::Any), excluded: false, in_quote: false, in_sentence: false }
    }
}
