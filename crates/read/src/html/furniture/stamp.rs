//! When an article was published, changed and how long it takes to read: read as metadata.

use super::candidate::Candidate;
use crate::html::classes::Kind;

pub(super) fn is(candidate: &Candidate<'_>) -> bool {
    candidate.kinds.has(Kind::Stamp) && candidate.length() < 250
        || matches!(candidate.attribute("itemprop"), "datePublished" | "dateModified") && candidate.length() < 100
}
