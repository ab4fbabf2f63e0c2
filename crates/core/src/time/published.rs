//! The day of publication, given or inferred, with the reasons. Times are counted from it; `corpus` infers it.

use serde::{Deserialize, Serialize};

use crate::calendar::{Day, Days};
use crate::text::Span;

/// When an article was published, as far as can be determined.
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
