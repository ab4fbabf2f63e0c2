//! Finds the tokens in quoted speech. No clue is taken from times within it.

use crate::text::{Document, MarkStyle};

/// Which tokens stand in quoted speech.
pub(super) fn quoted(document: &Document<'_>) -> Vec<bool> {
    let mut inside = vec![false; document.tokens.len()];
    for mark in document.marks.iter().filter(|m| m.depth == 0 && m.style == MarkStyle::Double && m.close > m.open + 5) {
        for slot in inside.iter_mut().take(mark.close).skip(mark.open) {
            *slot = true;
        }
    }
    inside
}
