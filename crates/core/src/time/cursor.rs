//! The cursor by which rules read one block of a document, and the match that a rule returns.

use super::expression::{Rule, TimexKind};
use super::meaning::{Calendar, Clock, DayPart, Edge, Meaning};
use crate::text::{Class, Document, TokenKind, among};

/// The core of a time expression, as a rule has read it.
#[derive(Clone, Debug)]
pub(super) struct RuleMatch {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    pub kind: TimexKind,
    pub meaning: Meaning,
    pub part: Option<DayPart>,
    pub clock: Option<Clock>,
    pub edge: Option<Edge>,
    pub rule: Rule,
}

impl RuleMatch {
    pub fn new(first: usize, last: usize, kind: TimexKind, meaning: Meaning, rule: Rule) -> Self {
        Self { first, last, kind, meaning, part: None, clock: None, edge: None, rule }
    }

    /// A day or something coarser.
    pub fn date(first: usize, last: usize, meaning: Meaning, rule: Rule) -> Self {
        Self::new(first, last, TimexKind::Date, meaning, rule)
    }
}

/// One block of a document, as the rules read it: beyond its ends every word is empty.
pub(super) struct Cursor<'a, 'd> {
    pub document: &'a Document<'d>,
    first: usize,
    last: usize,
    /// One past the last token that an expression has taken.
    pub taken: usize,
    /// The date that the expression told, if it was one of the calendar.
    pub told: Option<Calendar>,
    /// Whether a quarter of a year has been named.
    pub quarters: bool,
    /// Whether the text is read as a history.
    history: bool,
}

impl<'a, 'd> Cursor<'a, 'd> {
    /// A cursor over `document.tokens[first..last]`, which is one block.
    pub fn new(document: &'a Document<'d>, (first, last): (usize, usize), history: bool) -> Self {
        Self { document, first, last, taken: first, told: None, quarters: false, history }
    }

    /// Whether the text is read as a history.
    pub fn history(&self) -> bool {
        self.history
    }

    fn inside(&self, i: usize) -> bool {
        (self.first..self.last).contains(&i)
    }

    /// Token `i` in lower case.
    pub fn lower(&self, i: usize) -> &str {
        if self.inside(i) { self.document.lower(i) } else { "" }
    }

    /// Token `i` in lower case before and after its first hyphen, if it has one.
    pub fn halves(&self, i: usize) -> Option<(&str, &str)> {
        let hyphened = self.document.tokens.get(i).is_some_and(|t| t.hyphened);
        if hyphened { self.lower(i).split_once('-') } else { None }
    }

    /// Whether token `i` in lower case is one of the words of `list`.
    pub fn is(&self, i: usize, list: &str) -> bool {
        let word = self.lower(i);
        word == list || word.len() < list.len() && among(word, list)
    }

    /// Whether token `i - n` in lower case is one of the words of `list`.
    pub fn led(&self, i: usize, n: usize, list: &str) -> bool {
        i.checked_sub(n).is_some_and(|k| self.is(k, list))
    }

    /// Token `i - n` in lower case.
    pub fn before(&self, i: usize, n: usize) -> &str {
        i.checked_sub(n).map_or("", |k| self.lower(k))
    }

    /// Whether token `i` has some class of `class`.
    pub fn has(&self, i: usize, class: Class) -> bool {
        self.inside(i) && self.document.tokens.get(i).is_some_and(|t| t.class.any(class))
    }

    /// Whether token `i` is a unit of time and nothing else.
    pub fn is_unit(&self, i: usize) -> bool {
        self.inside(i) && self.document.tokens.get(i).is_some_and(|t| t.class == Class::TIME_UNIT)
    }

    /// Whether token `i` is a word that begins with a capital.
    pub fn capital(&self, i: usize) -> bool {
        self.inside(i) && self.document.tokens.get(i).is_some_and(|t| t.capital && t.kind == TokenKind::Word)
    }

    /// Whether token `i` is a word that does not.
    pub fn small_word(&self, i: usize) -> bool {
        self.inside(i) && self.document.tokens.get(i).is_some_and(|t| !t.capital && t.kind == TokenKind::Word)
    }

    /// Whether token `i` is such a word of an open class.
    pub fn small_noun(&self, i: usize) -> bool {
        self.small_word(i) && !self.has(i, Class::FUNCTION.or(Class::PAST_VERB).or(Class::AUXILIARY))
    }

    /// Whether token `i` begins with a digit.
    pub fn number(&self, i: usize) -> bool {
        self.inside(i) && self.document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number)
    }

    /// Whether white space stands before token `i`.
    pub fn spaced(&self, i: usize) -> bool {
        self.document.tokens.get(i).is_none_or(|t| t.spaced)
    }

    /// Whether token `i` is a hyphen or dash.
    pub fn dash(&self, i: usize) -> bool {
        matches!(self.lower(i), "-" | "–" | "—" | "‐" | "‑" | "−")
    }

    /// Whether token `i` begins a sentence or stands after a mark that a sentence may begin after.
    pub fn opens(&self, i: usize) -> bool {
        i <= self.first || matches!(self.before(i, 1), "." | "!" | "?" | ":" | "“" | "\"" | "”" | "(" | "•" | "—")
    }

    /// `i` without the full stop of an abbreviation before it.
    pub fn after_stop(&self, i: usize) -> usize {
        if self.lower(i) == "." && !self.spaced(i) { i + 1 } else { i }
    }

    /// `first`, or the article before it if that is free.
    pub fn with_the(&self, first: usize) -> usize {
        if self.before(first, 1) == "the" && first > self.taken { first - 1 } else { first }
    }
}
