//! Players and galleries: titles, credits and buttons, not the article's words.

use super::candidate::Candidate;
use crate::html::classes::Kind;

pub(super) fn is(candidate: &Candidate<'_>) -> bool {
    candidate.kinds.has(Kind::Media) && candidate.length() < 600 && candidate.measure.paragraphs < 120
        || matches!(candidate.name(), "video" | "audio" | "object" | "embed" | "button" | "select" | "dialog")
}
