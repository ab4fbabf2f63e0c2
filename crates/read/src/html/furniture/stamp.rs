//! When an article was published, changed and how long it takes to read: read as metadata.

use super::candidate::Candidate;
use crate::html::classes::Kind;
use crate::html::{dom, prose};

/// Characters of a stamp.
const LENGTH: usize = 250;

pub(super) fn is(candidate: &Candidate<'_>) -> bool {
    let told = candidate.kinds.has(Kind::Stamp) && candidate.length() < LENGTH
        || matches!(candidate.attribute("itemprop"), "datePublished" | "dateModified") && candidate.length() < 100;
    told && !is_prose(candidate)
}

/// Whether it is a paragraph: `<p class="date">On 3 May 1899 the wall fell.`, `<div class="event-text-date">The wall fell.`
fn is_prose(candidate: &Candidate<'_>) -> bool {
    dom::short_line(&candidate.node, 2 * LENGTH).is_some_and(|line| prose::is(&line))
}
