//! Advertisements, and what is marked as paid for.

use super::candidate::Candidate;
use crate::html::classes::Kind;

pub(super) fn is(candidate: &Candidate<'_>) -> bool {
    candidate.kinds.has(Kind::Advert) && candidate.length() < 1_500
        || matches!(candidate.name(), "ins" | "amp-ad") && candidate.attribute("class").contains("ads")
}
