//! Pull quotes: words of the text that are set large beside it a second time.

use crate::html::blocks::{Block, Shape};
use crate::html::classes::Kind;
use crate::html::fold::folded;

/// Letters of a quotation that is set apart; fewer may well be said twice.
const SHORTEST: usize = 16;
/// Bytes of the name of who said it.
const NAME: usize = 60;

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
        let is_repeated = |quoted: &str| {
            let quoted = folded(quoted);
            quoted.len() >= SHORTEST && text.contains(&quoted)
        };
        !is_repeated(&block.text) && !without_name(&block.text).is_some_and(is_repeated)
    });
}

/// A quotation without the name of who said it, which may stand below or after a dash.
fn without_name(text: &str) -> Option<&str> {
    let (quoted, name) = text.rsplit_once(['\n', '—', '–'])?;
    let is_name = name.len() <= NAME && !name.trim_end().ends_with(['.', '!', '?', '”', '"']);
    is_name.then_some(quoted)
}

/// Headings often name what the text says.
fn is_set_apart(block: &Block) -> bool {
    block.kinds.has(Kind::Pull) || block.shape == Shape::Quote
}
