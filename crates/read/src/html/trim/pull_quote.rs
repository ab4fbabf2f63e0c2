//! Pull quotes: words of the text that are set large beside it a second time.

use crate::html::blocks::{Block, Shape};
use crate::html::classes::Kind;
use crate::html::fold::folded;

/// Letters of a quotation that is set apart; fewer may well be said twice. A heading often names what its text says.
const SHORTEST: usize = 16;
const SHORTEST_HEADING: usize = 25;

pub(super) fn remove(blocks: &mut Vec<Block>) {
    if !blocks.iter().any(is_set_apart) {
        return;
    }
    let text: String =
        blocks.iter().filter(|block| !is_set_apart(block)).map(|block| folded(&block.text) + " ").collect();
    // Work that is bounded even if all of a page is set apart.
    let mut left = 200;
    blocks.retain(|block| {
        if !is_set_apart(block) || left == 0 || block.text.len() > 1_000 {
            return true;
        }
        left -= 1;
        // Who said it may stand below.
        let quoted = block.text.split(['\n', '—']).next().unwrap_or_default();
        let quoted = folded(quoted);
        let shortest = if block.shape == Shape::Heading { SHORTEST_HEADING } else { SHORTEST };
        quoted.len() < shortest || !text.contains(&quoted)
    });
}

fn is_set_apart(block: &Block) -> bool {
    block.kinds.has(Kind::Pull) || matches!(block.shape, Shape::Quote | Shape::Heading)
}
