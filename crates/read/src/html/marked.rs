//! The article as a page marks it: by microdata, by the classes of content management systems, by `<article>` and `<main>`.

use dom_query::{Document, NodeRef};

use super::blocks::{self, Block, Shape};
use super::classes::{Classes, Kind};

/// What marks an article, the plainest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    Microdata,
    Class,
    Article,
    Main,
}

/// The blocks of the element that is marked most plainly. None if what is marked holds no prose.
pub(super) fn find(page: &Document, classes: &Classes) -> Option<(Mark, Vec<Block>)> {
    let body = page.body()?;
    let mut found: Vec<(Mark, NodeRef<'_>)> =
        body.descendants_it().filter_map(|node| mark(&node, classes).map(|mark| (mark, node))).collect();
    // Stable: of the same mark in the order of the page.
    found.sort_by_key(|(mark, _)| *mark);
    let mut best: Option<(Mark, usize, Vec<Block>)> = None;
    // A front page has an article in each of a hundred boxes; the first few tell enough.
    for (mark, node) in found.iter().take(12) {
        if best.as_ref().is_some_and(|(known, ..)| known < mark) {
            break;
        }
        let blocks = blocks::of(node, classes);
        let length = prose(&blocks);
        if length >= 250 && best.as_ref().is_none_or(|(_, known, _)| length > *known) {
            best = Some((*mark, length, blocks));
        }
    }
    best.map(|(mark, _, blocks)| (mark, blocks))
}

fn mark(node: &NodeRef<'_>, classes: &Classes) -> Option<Mark> {
    let element = node.element_ref()?;
    let name: &str = &element.name.local;
    let attribute = |name: &str| super::dom::attribute(&element, name).unwrap_or_default();
    if attribute("itemprop").split(' ').any(|of| of.eq_ignore_ascii_case("articleBody")) {
        Some(Mark::Microdata)
    } else if classes.of(node).has(Kind::Body) && !matches!(name, "body" | "p" | "h1" | "h2" | "a" | "span" | "img") {
        Some(Mark::Class)
    } else if name == "article" {
        Some(Mark::Article)
    } else if name == "main" || attribute("role") == "main" {
        Some(Mark::Main)
    } else {
        None
    }
}

/// How much of some blocks is prose, in bytes: sentences, not links and labels.
pub(super) fn prose(blocks: &[Block]) -> usize {
    blocks
        .iter()
        .filter(|block| block.shape != Shape::Heading && block.text.len() >= 60)
        .map(|b| b.text.len() - b.linked.min(b.text.len()))
        .sum()
}
