//! Problems of a typed query, in words for the reader: what is wrong, and how the query was read instead.

use dateline_core::text::Span;

/// What is said of each [`Fault`], a line each, in their order: `@` stands for what is typed there, `#` for the detail.
const SENTENCES: &str = include_str!("problems.txt");

/// A place in a query that could not be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, in bytes of the typed text.
    pub span: Span,
    /// What is wrong there.
    pub fault: Fault,
    /// What belongs to it: a field's name, a number.
    pub detail: &'static str,
}

/// What can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Fault {
    /// A operator such as `OR` with nothing to join before it.
    NothingBefore,
    /// A operator, `NOT` or a field with nothing behind it.
    NothingAfter,
    /// A closing bracket alone.
    NeverOpened,
    /// An opening bracket alone.
    BracketNeverClosed,
    /// An opening quotation mark alone.
    MarkNeverClosed,
    /// Brackets around nothing.
    Empty,
    /// Too many brackets within brackets.
    TooDeep,
    /// No field of that name.
    NoSuchField,
    /// No field of that name; the detail is one that may be meant.
    Misspelt,
    /// No kind of quotation of that name.
    NoSuchKind,
    /// No kind of source of that name.
    NoSuchSource,
    /// A tilde behind a phrase, without its number.
    NoNumber,
    /// More letters that may differ than are looked for.
    TooFar,
    /// An asterisk or tilde that is not behind a word.
    Stray,
    /// More words than are looked for.
    TooMany,
    /// No date.
    NotADate,
    /// No month of that number.
    NoSuchMonth,
    /// No day of that number in that month; the detail is how many it has.
    NoSuchDay,
    /// A range whose end comes before its beginning.
    BackToFront,
}

impl Problem {
    /// One or two sentences. `text` is the typed one.
    pub fn message(&self, text: &str) -> String {
        let typed = self.span.of(text);
        let short = typed.char_indices().nth(40).map_or(typed, |(at, _)| &typed[..at]);
        let sentence = SENTENCES.lines().nth(self.fault as usize).unwrap_or_default();
        // The detail first: what is typed may hold any sign.
        sentence.replace('#', self.detail).replacen('@', &format!("“{short}”"), 1)
    }
}
