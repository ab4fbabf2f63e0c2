//! The main text of a page: what the page itself marks as its article's text, else what the `dom_smoothie` crate finds in it
//! once furniture is taken out.

use std::collections::HashSet;

use dom_query::Document;
use dom_smoothie::{Config, ParsePolicy, Readability};

use super::blocks::{self, Block};
use super::classes::Classes;
use super::marked::{self, Mark};

/// Characters of an article; the crate tries more loosely where it finds fewer.
const SHORT: usize = 250;

/// Bytes of prose that are an article beyond doubt, where the page marks them as one.
const PLAIN: usize = 1_000;

/// The blocks of a page's article. `again` makes the page anew, for another attempt.
pub(super) fn find(page: Document, again: impl FnOnce() -> Document, classes: &Classes) -> Vec<Block> {
    let marked = match marked::find(&page, classes) {
        // Nothing is gained by searching, and half of the time is saved.
        Some((mark, blocks)) if mark <= Mark::Class && marked::prose(&blocks) >= PLAIN => return blocks,
        marked => marked,
    };
    let found = weighed(page, Some(ParsePolicy::Strict), classes);
    // The first of the crate's attempts, without the copy of the page that it keeps for those that follow.
    let found = found.filter(|(_, length)| *length >= SHORT).or_else(|| weighed(again(), None, classes));
    let found = found.map(|(blocks, _)| blocks).unwrap_or_default();
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

/// What the crate finds, and how many characters it has.
fn weighed(page: Document, policy: Option<ParsePolicy>, classes: &Classes) -> Option<(Vec<Block>, usize)> {
    let config = Config {
        keep_classes: true,
        // Metadata is read elsewhere.
        disable_json_ld: true,
        char_threshold: SHORT,
        ..Config::default()
    };
    let mut reader = Readability::with_document(page, None, Some(config)).ok()?;
    let article = match policy {
        Some(policy) => reader.parse_with_policy(policy),
        None => reader.parse(),
    };
    let article = article.ok()?;
    let content = reader.doc.select("#readability-page-1");
    let length = article.text_content.split_whitespace().map(|word| word.chars().count() + 1).sum();
    content.nodes().first().map(|content| (blocks::of(content, classes), length))
}
