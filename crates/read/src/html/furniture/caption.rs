//! Captions and credits of pictures.

use super::candidate::Candidate;
use crate::html::classes::Kind;
use crate::html::dom;

/// Captions are a few sentences; a figure that holds more is a layout.
const LENGTH: usize = 700;

pub(super) fn is(candidate: &Candidate<'_>) -> bool {
    let told = candidate.name() == "figcaption" || candidate.kinds.has(Kind::Caption);
    let of_picture = !dom::is_any(&candidate.node, &["table", "caption", "thead", "tbody", "tr", "td", "th"]);
    told && of_picture && candidate.length() < LENGTH
}
