//! What no reader sees: what the page hides until somebody asks for it, and what is for programs that read aloud or for the print
//! alone.

use super::candidate::Candidate;
use crate::html::classes::Kind;
use crate::html::dom;

/// Characters of what is hidden. A page hides all of itself behind a dialog, or until its scripts have run: what is longer, or
/// holds the headline, was hidden when the page was saved and not from its readers.
const LENGTH: usize = 5_000;

pub(super) fn is(candidate: &Candidate<'_>) -> bool {
    let named = candidate.kinds.has(Kind::Hidden) && candidate.length() < 400;
    let hidden = || {
        // What a search in the page finds is to be read.
        candidate.has("hidden") && candidate.attribute("hidden") != "until-found"
            // Within a line that is for the eye: an initial that programs would read aloud as a word of its own.
            || candidate.attribute("aria-hidden") == "true" && !dom::is_inline(candidate.name())
            || is_styled_away(candidate)
    };
    named || candidate.length() < LENGTH && !candidate.measure.heading && hidden()
}

fn is_styled_away(candidate: &Candidate<'_>) -> bool {
    let style = candidate.attribute("style");
    if style.is_empty() || style.len() > 1_000 {
        return false;
    }
    let style: String = style.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    style.contains("display:none") || style.contains("visibility:hidden")
}
