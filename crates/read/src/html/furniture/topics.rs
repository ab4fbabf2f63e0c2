//! What an article is filed under.

use super::candidate::Candidate;
use crate::html::classes::Kind;

pub(super) fn is(candidate: &Candidate<'_>) -> bool {
    candidate.kinds.has(Kind::Topics) && candidate.length() < 600
        || candidate.attribute("rel").split(' ').any(|of| of == "tag" || of == "category")
}
