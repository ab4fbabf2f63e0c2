//! Time: expressions, what they mean beside an anchor, and the day on which an undated article was published.

mod civil;

pub use civil::{Day, Days, Weekday};

use serde::{Deserialize, Serialize};

use crate::quote::Quote;
use crate::text::{Document, Span};

/// A time expression as it stands, not yet counted from any day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expression {
    /// Where it stands.
    pub span: Span,
}

/// Finds the time expressions of a document.
pub fn find(_document: &Document<'_>, _quotes: &[Quote]) -> Vec<Expression> {
    Vec::new()
}

/// What bare expressions count from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchoring {
    /// The day of publication: news.
    #[default]
    Dct,
    /// The last day told: history.
    Narrative,
}

/// Resolves expressions.
pub fn resolve(
    _text: &str,
    _expressions: &[Expression],
    _published: Option<&Published>,
    _anchoring: Anchoring,
) -> Vec<Timex> {
    Vec::new()
}

/// The TIMEX3 type of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexKind {
    /// A day or something coarser: "Friday", "last year".
    Date,
    /// Something finer than a day: "9 a.m.", "Monday evening".
    Time,
    /// A length: "two weeks".
    Duration,
    /// A recurring time: "every Friday".
    Set,
}

/// A resolved time expression.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timex {
    /// Where it stands.
    pub span: Span,
    /// Its type.
    pub kind: TimexKind,
    /// Its value as TIMEX3 writes it: `2024-07-10`, `2024-06`, `P2W`, `2024-07-09/2024-07-11`.
    pub value: String,
    /// First and last civil day meant, inclusive, if it names any.
    pub days: Option<Days>,
    /// The day it was counted from, if it was counted from one.
    pub anchor: Option<Day>,
    /// The rule that read it.
    pub rule: String,
    /// How sure the reading is, in per cent.
    pub confidence: u8,
}

/// When an article was published, as far as can be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// First and last day possible.
    pub days: Days,
    /// The likeliest day.
    pub likely: Day,
    /// Whether the day was given with the article rather than inferred.
    pub given: bool,
    /// Why, one reason an entry, in the order of weight.
    pub evidence: Vec<Evidence>,
}

/// One reason for a dating.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The words it rests on, in this article or in `article`.
    pub span: Option<Span>,
    /// Index in the corpus of the article that the words stand in, if it is another.
    pub article: Option<u32>,
    /// The reason, as a sentence for the reader.
    pub reason: String,
}
