//! Blocks that come twice: pages hold some texts for narrow and for wide screens.

use std::collections::HashSet;

use crate::html::blocks::{Block, Shape};
use crate::html::fold::folded;

/// Shorter blocks may be meant to come again: a refrain, a label, a cell.
const SHORTEST: usize = 40;

pub(super) fn remove(blocks: &mut Vec<Block>) {
    let mut seen = HashSet::new();
    blocks.retain(|block| {
        if block.text.len() < SHORTEST || matches!(block.shape, Shape::Row | Shape::Preformatted) {
            return true;
        }
        seen.insert(folded(&block.text))
    });
}
