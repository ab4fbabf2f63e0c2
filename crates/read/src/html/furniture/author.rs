//! Boxes that tell of the author, and bylines: who wrote an article is read as metadata.

use super::candidate::Candidate;
use crate::html::classes::Kind;

pub(super) fn is(candidate: &Candidate<'_>) -> bool {
    let told = candidate.kinds.has(Kind::Author)
        || candidate.attribute("rel") == "author"
        || candidate.attribute("itemprop").split(' ').any(|of| of == "author");
    told && candidate.length() < 1_200 || candidate.name() == "address" && candidate.length() < 300
}
