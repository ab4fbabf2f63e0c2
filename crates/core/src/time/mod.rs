//! Time: expressions, what they mean beside an anchor, and the day on which an article was published.
//!
//! Two steps, kept apart so that an article can be read before anyone knows when it was written:
//!
//! 1. [`find`] reads a document's time expressions into symbolic values ([`Meaning`]) with the evidence that counting
//!    will need: tense, quotation, position. One pass over the tokens; each rule is a file of `rules/`. It takes the article's
//!    quotations, since what stands in one counts from the day on which it was said.
//! 2. [`resolve`] counts them from an anchor day and writes TIMEX3 values and civil days.
//!
//! The anchor itself may have to be inferred: that takes a corpus, and lives in `corpus`. Days without a text live in
//! [`calendar`](crate::calendar).

mod cursor;
mod expression;
mod extend;
mod find;
mod holiday;
mod meaning;
mod numbers;
mod published;
mod resolve;
mod rules;
mod spoken;
mod tense;
mod terms;
mod timex;
mod value;
mod words;

pub use expression::{Anchoring, Expression, Rule, TimexKind};
pub use find::find;
pub use meaning::{
    Calendar, Clock, DayPart, Edge, Length, Meaning, Origin, Recurring, Reference, Season, Tense, Unit, YearPart,
    YearRef,
};
pub use published::{Evidence, Published};
pub use resolve::resolve;
pub use timex::Timex;
