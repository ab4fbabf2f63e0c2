//! Buttons to share, save and print.

use super::candidate::Candidate;
use crate::html::classes::Kind;

pub(super) fn is(candidate: &Candidate<'_>) -> bool {
    candidate.kinds.has(Kind::Share) && candidate.length() < 400
}
