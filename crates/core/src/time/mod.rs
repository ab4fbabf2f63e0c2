//! Time: expressions, what they mean beside an anchor, and the day on which an undated article was published.
//!
//! Two steps, kept apart so that an article can be read before anyone knows when it was written:
//!
//! 1. [`find`] reads a document's time expressions into symbolic values ([`Meaning`]) with the evidence that counting
//!    will need: tense, quotation, position. One pass over the tokens; each rule is a file of `rules/`.
//! 2. [`resolve`] counts them from an anchor day and writes TIMEX3 values and civil days.
//!
//! The anchor itself may have to be inferred: that takes a corpus, and lives in [`crate::corpus`].

mod civil;
mod extend;
mod holiday;
mod meaning;
mod numbers;
mod resolve;
mod rules;
mod scan;
mod spoken;
mod tense;
mod value;
mod written;

pub use civil::{Day, Days, Weekday};
pub use meaning::{
    Calendar, Clock, DayPart, Edge, Length, Meaning, Origin, Recurring, Reference, Season, Tense, Unit, YearPart,
    YearRef,
};
pub use resolve::resolve;
pub use scan::among;
pub use scan::find;
pub use written::{chosen, long_date, one_of, range};

use serde::{Deserialize, Serialize};

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

/// What incomplete dates are counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Anchoring {
    /// The document's day, as in news: "in May" is the May nearest to the day of writing that the tense allows.
    #[default]
    Dct,
    /// The story's own time, as in history: "in May" is the May of the year told last before it, and "the next year" the
    /// year after that.
    Narrative,
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
