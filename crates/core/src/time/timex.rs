//! Time expressions that have been counted from a day, as the reader and the timeline show them.

use serde::{Deserialize, Serialize};

use super::expression::TimexKind;
use crate::calendar::{Day, Days};
use crate::text::Span;

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
