//! A clue: one reason for a dating, with the days it allows.

use super::span::DaySet;
use crate::text::Span;
use crate::time::Evidence;

/// One reason: the days it allows, and how much it weighs against others.
pub(super) struct Clue {
    pub allowed: DaySet,
    pub weight: u8,
    pub evidence: Evidence,
}

/// A reason that rests on words of the article itself.
pub(super) fn own(span: Span, reason: String) -> Evidence {
    Evidence { span: Some(span), article: None, reason }
}
