//! The main text of a page: the `dom_smoothie` crate looks for the article in what furniture was taken out of.

use std::collections::HashSet;

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::blocks::{self, Block};
use super::marked::{self, Mark};

/// The blocks of a page's article.
pub(super) fn find(page: Document) -> Vec<Block> {
    let marked = marked::find(&page);
    let found = weighed(page);
    let Some((mark, marked)) = marked else { return found };
    let (all, within) = (marked::prose(&found), marked::prose(&marked));
    if all * 10 < within * 6 {
        return marked;
    }
    if mark <= Mark::Class {
        let texts: HashSet<&str> = marked.iter().map(|block| block.text.as_str()).collect();
        let both: Vec<Block> = found.iter().filter(|block| texts.contains(block.text.as_str())).cloned().collect();
        if marked::prose(&both) * 10 >= all * 6 {
            return both;
        }
    }
    found
}

/// What the crate finds.
fn weighed(page: Document) -> Vec<Block> {
    let config = Config {
        keep_classes: true,
        // Metadata is read elsewhere.
        disable_json_ld: true,
        char_threshold: 250,
        ..Config::default()
    };
    let Ok(mut reader) = Readability::with_document(page, None, Some(config)) else { return Vec::new() };
    if reader.parse().is_err() {
        return Vec::new();
    }
    let content = reader.doc.select("#readability-page-1");
    content.nodes().first().map(blocks::of).unwrap_or_default()
}
