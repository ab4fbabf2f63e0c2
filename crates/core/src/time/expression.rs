//! A time expression of a text before it is counted from a day: the value that the rules return and `resolve` counts.

use serde::{Deserialize, Serialize};

use super::meaning::{Clock, DayPart, Edge, Meaning, Tense};
use crate::text::Span;

/// A time expression as it stands, not yet counted from any day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expression {
    /// Where it stands, without a leading preposition.
    pub span: Span,
    /// Its type.
    pub kind: TimexKind,
    /// What it means.
    pub meaning: Meaning,
    /// The part of the day it names beside that: "Friday morning".
    pub part: Option<DayPart>,
    /// The time of day it names beside that: "9 a.m. on Friday".
    pub clock: Option<Clock>,
    /// Which stretch of the time named is meant: "early", "later".
    pub edge: Option<Edge>,
    /// Whether it stands at the head of its sentence: "In May 1943, …".
    pub leads: bool,
    /// What the verbs around it say.
    pub tense: Tense,
    /// Whether the verb that says so is the one whose time it tells.
    pub firm: bool,
    /// Whether it stands within a quotation, and so counts from when that was spoken.
    pub quoted: bool,
    /// For one that stands in a quotation: the index of the expression that tells when the words were spoken.
    pub spoken: Option<u32>,
    /// Index of its sentence in the document.
    pub sentence: u32,
    /// The rule that read it.
    pub rule: Rule,
}

/// The rule that read an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// "19 June 2024", "July 9", "2024-07-09", "May".
    Date,
    /// "July 9-11", "Monday to Tuesday".
    DateRange,
    /// "Friday".
    Weekday,
    /// "1961".
    Year,
    /// "the 1990s", "the 19th century".
    Era,
    /// "the third quarter", "summer 2024".
    YearPart,
    /// "today", "last week", "next Friday".
    Deictic,
    /// "that evening", "the following day".
    Anaphor,
    /// "two weeks ago", "three days later".
    Offset,
    /// "the past two years".
    Window,
    /// "over two years".
    Duration,
    /// "every Friday", "annually".
    Set,
    /// "9 a.m.".
    Clock,
    /// "now", "recently".
    Reference,
}

impl Rule {
    /// Its name, as the reader of a result sees it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::DateRange => "date-range",
            Self::Weekday => "weekday",
            Self::Year => "year",
            Self::Era => "era",
            Self::YearPart => "year-part",
            Self::Deictic => "deictic",
            Self::Anaphor => "anaphor",
            Self::Offset => "offset",
            Self::Window => "window",
            Self::Duration => "duration",
            Self::Set => "set",
            Self::Clock => "clock",
            Self::Reference => "reference",
        }
    }
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

/// What incomplete dates are counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Anchoring {
    /// The document's day, as in news: "in May" is the May nearest to the day of writing that the tense allows.
    #[default]
    Dct,
    /// The story's own time, as in history: "in May" is the May of the year named last before it, and "the next year" the
    /// year after that.
    Narrative,
}
