//! What readers wrote below an article.

use super::candidate::Candidate;
use crate::html::classes::Kind;

pub(super) fn is(candidate: &Candidate<'_>) -> bool {
    // A link or a count leads there and is taken out with its line.
    candidate.kinds.has(Kind::Comments) && !matches!(candidate.name(), "body" | "main" | "html")
}
