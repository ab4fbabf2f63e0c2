//! What no reader sees: what the page hides until somebody asks for it, and what is for programs that read aloud or for the print
//! alone.

use super::candidate::Candidate;
use crate::html::classes::Kind;

pub(super) fn is(candidate: &Candidate<'_>) -> bool {
    let hidden = candidate.kinds.has(Kind::Hidden) && candidate.length() < 400;
    hidden || candidate.has("hidden") || candidate.attribute("aria-hidden") == "true" || is_styled_away(candidate)
}

fn is_styled_away(candidate: &Candidate<'_>) -> bool {
    let style = candidate.attribute("style");
    if style.is_empty() || style.len() > 1_000 {
        return false;
    }
    let style: String = style.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    style.contains("display:none") || style.contains("visibility:hidden")
}
