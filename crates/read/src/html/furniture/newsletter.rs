//! Boxes that ask for an address to write to.

use super::candidate::Candidate;
use crate::html::classes::Kind;

pub(super) fn is(candidate: &Candidate<'_>) -> bool {
    candidate.kinds.has(Kind::Newsletter) && candidate.length() < 1_000
}
