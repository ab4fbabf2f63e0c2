//! What readers wrote below an article.

use super::candidate::Candidate;
use crate::html::classes::Kind;

pub(super) fn is(candidate: &Candidate<'_>) -> bool {
    // Of any length: a thread may be longer than its article. Links that lead to the comments carry such classes too.
    candidate.kinds.has(Kind::Comments) && !matches!(candidate.name(), "body" | "main" | "html")
}
