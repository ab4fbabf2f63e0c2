//! What is wrong with a query, in words for the reader: what there is, and what was done instead.

use crate::text::Span;

/// A place in a query that could not be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, in bytes of the typed text.
    pub span: Span,
    /// What is wrong there.
    pub fault: Fault,
}

/// What can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A joint such as `OR` with nothing to join before it.
    NothingBefore,
    /// A joint, `NOT` or a field with nothing behind it.
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
    /// No field of that name; perhaps this one is meant.
    NoSuchField(Option<&'static str>),
    /// No kind of quotation of that name.
    NoSuchKind,
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
    /// No day of that number in that month, which has so many.
    NoSuchDay(u8),
    /// A range whose end comes before its beginning.
    BackToFront,
}

impl Problem {
    /// One or two sentences. `text` is the typed one.
    pub fn message(&self, text: &str) -> String {
        let typed = self.span.of(text);
        let short = typed.char_indices().nth(40).map_or(typed, |(at, _)| &typed[..at]);
        let mut out = String::new();
        for part in self.fault.words().split('@') {
            if !out.is_empty() {
                ["“", short, "”"].iter().for_each(|p| out.push_str(p));
            }
            out.push_str(part);
        }
        if let Fault::NoSuchField(Some(near)) = self.fault {
            [" Did you mean “", near, ":”?"].iter().for_each(|p| out.push_str(p));
        }
        out
    }
}

impl Fault {
    /// What is said, with `@` for what is typed there.
    const fn words(self) -> &'static str {
        match self {
            Self::NothingBefore => "Nothing stands before @, so it is left out.",
            Self::NothingAfter => "Nothing follows @, so it is left out.",
            Self::NeverOpened => "No bracket opens before this one, so it is left out.",
            Self::BracketNeverClosed => "This bracket is never closed; it is taken to close at the end.",
            Self::MarkNeverClosed => "This quotation mark is never closed; it is taken to close at the end.",
            Self::Empty => "Nothing stands in these brackets, so they are left out.",
            Self::TooDeep => "Too many brackets stand within each other; this one is left out.",
            Self::NoSuchField(_) => "There is no field @; it is read as a word.",
            Self::NoSuchKind => "Quotations are direct, mixed, fragment or indirect; @ is left out.",
            Self::NoNumber => "After a phrase @ needs a number of words, as in ~5; it is left out.",
            Self::TooFar => "At most two letters may differ, so @ is read as ~2.",
            Self::Stray => "Only right after a word does @ mean something; here it is left out.",
            Self::TooMany => "That is too much to look for; all from @ on is left out.",
            Self::NotADate => "Dates look like 2024, 2024-07 or 2024-07-09; @ is left out.",
            Self::NoSuchMonth => "Months are 01 to 12; the date with @ is left out.",
            Self::NoSuchDay(28) => "That month has 28 days; the date with @ is left out.",
            Self::NoSuchDay(29) => "That month has 29 days; the date with @ is left out.",
            Self::NoSuchDay(30) => "That month has 30 days; the date with @ is left out.",
            Self::NoSuchDay(_) => "That month has 31 days; the date with @ is left out.",
            Self::BackToFront => "Since @ ends before it begins, it is read the other way round.",
        }
    }
}
