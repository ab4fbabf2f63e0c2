//! What only programs that read aloud are to see, or only the print.

use super::candidate::Candidate;
use crate::html::classes::Kind;

pub(super) fn is(candidate: &Candidate<'_>) -> bool {
    candidate.kinds.has(Kind::Hidden) && candidate.length() < 400
}
