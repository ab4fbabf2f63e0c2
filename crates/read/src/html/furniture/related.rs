//! Links to other articles, with or without a blurb.

use super::candidate::Candidate;
use crate::html::classes::Kind;

pub(super) fn is(candidate: &Candidate<'_>) -> bool {
    candidate.kinds.has(Kind::Related) && candidate.length() < 6_000
}
