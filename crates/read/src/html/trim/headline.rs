//! The headline above the text, which is told apart from it.

use super::Line;
use crate::html::fold::folded;

pub(super) fn is(line: &Line<'_>) -> bool {
    line.before < 3 && !line.about.title.is_empty() && folded(&line.block.text) == folded(line.about.title)
}
