//! The main text of a page: what the page itself marks as its article's text, else what the `dom_smoothie` crate finds in it
//! once furniture is taken out.

use std::collections::HashSet;

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, ParsePolicy, Readability};

use super::blocks::{self, Block};
use super::classes::{Classes, is_anchor};
use super::marked::{self, Mark};
use super::{dom, prose};

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

/// Takes out names by which the crate would drop words of the article: it looks for words such as `author` and `related` anywhere
/// in classes and ids. Ids of headings, and long ones, are made of the article's own words; names, days and links are marked
/// within sentences too, and so are buttons that explain a word. What is still hidden is not so for readers (`furniture/hidden.rs`).
fn hide_names(page: &Document) {
    let mut hidden: Vec<(NodeRef<'_>, &[&str])> = Vec::new();
    for node in page.root().descendants_it() {
        let Some(element) = node.element_ref() else { continue };
        let get = |name: &str| dom::attribute(&element, name).unwrap_or_default();
        if dom::is_inline(&element.name.local)
            && (&*element.name.local == "button" || NAMES.iter().any(|name| !get(name).is_empty()))
            && prose::goes_on_through(&node)
        {
            hidden.push((node, NAMES));
        } else if is_anchor(&element.name.local) || get("id").split(['-', '_']).count() > 2 {
            hidden.push((node, &["id"]));
        }
        if HIDING.iter().any(|name| dom::attribute(&element, name).is_some()) {
            hidden.push((node, HIDING));
        }
    }
    for (node, names) in hidden {
        node.remove_attrs(names);
        if node.has_name("button") {
            node.rename("span");
        }
    }
}

const NAMES: &[&str] = &["class", "id", "rel", "itemprop"];
const HIDING: &[&str] = &["hidden", "aria-hidden", "style"];

/// What the crate finds, and how many characters it has.
fn weighed(page: Document, policy: Option<ParsePolicy>, classes: &Classes) -> Option<(Vec<Block>, usize)> {
    let config = Config {
        keep_classes: true,
        // Metadata is read elsewhere.
        disable_json_ld: true,
        char_threshold: SHORT,
        ..Config::default()
    };
    hide_names(&page);
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
