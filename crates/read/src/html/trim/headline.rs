//! The headline above the text, which is told apart from it.

use super::Line;

pub(super) fn is(line: &Line<'_>) -> bool {
    line.before < 3 && !line.about.title.is_empty() && folded(&line.block.text) == folded(line.about.title)
}

/// Letters and digits alone.
pub(super) fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
