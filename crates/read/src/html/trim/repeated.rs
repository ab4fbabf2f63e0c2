//! Blocks that come twice: pages hold some texts for narrow and for wide screens.

use std::collections::HashSet;

use crate::html::blocks::{Block, Shape};
use crate::html::fold::folded;

/// Shorter blocks may be meant to come again: a refrain, a label, a cell.
const SHORTEST: usize = 40;
/// From so many bytes on nobody says the same twice; a shorter answer may well be repeated, though not at once.
const LONG: usize = 120;

pub(super) fn remove(blocks: &mut Vec<Block>) {
    let mut seen = HashSet::new();
    let mut before = String::new();
    blocks.retain(|block| {
        if block.text.len() < SHORTEST || matches!(block.shape, Shape::Row | Shape::Preformatted) {
            return true;
        }
        let text = folded(&block.text);
        let again = if block.text.len() < LONG { text == before } else { !seen.insert(text.clone()) };
        before = text;
        !again
    });
}
