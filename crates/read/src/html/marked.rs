//! The article as a page marks it: by microdata, by the classes of content management systems, by `<article>` and `<main>`.

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};

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

/// The blocks of what is marked most plainly. None if what is marked holds no prose.
pub(super) fn find(page: &Document, classes: &Classes) -> Option<(Mark, Vec<Block>)> {
    let body = page.body()?;
    let found: Vec<(Mark, NodeRef<'_>)> =
        body.descendants_it().filter_map(|node| mark(&node, classes).map(|mark| (mark, node))).collect();
    let of = |wanted: Mark| found.iter().filter(move |(mark, _)| *mark == wanted).map(|(_, node)| *node);
    let is_live = is_live_blog(page);
    let best = [Mark::Microdata, Mark::Class].into_iter().find_map(|mark| {
        let blocks = longest(parts(of(mark), is_live, classes))?;
        Some((mark, blocks))
    });
    best.or_else(|| {
        [Mark::Article, Mark::Main].into_iter().find_map(|mark| {
            // A front page has an article in each of a hundred boxes; the first few tell enough.
            let blocks = longest(of(mark).take(12).map(|node| blocks::of(&node, classes)))?;
            Some((mark, blocks))
        })
    })
}

/// Of several texts that with the most prose, if that is enough for an article.
fn longest(texts: impl IntoIterator<Item = Vec<Block>>) -> Option<Vec<Block>> {
    let mut best: Option<(usize, Vec<Block>)> = None;
    for blocks in texts {
        let length = prose(&blocks);
        if length >= 250 && best.as_ref().is_none_or(|(known, _)| length > *known) {
            best = Some((length, blocks));
        }
    }
    best.map(|(_, blocks)| blocks)
}

/// The texts that are marked, each with all of its parts: an advertisement parts an article's text in two, and each entry of a
/// live blog is marked by itself. Parts belong together if they stand in one article, or in one element, or in a live blog.
fn parts<'a>(marked: impl Iterator<Item = NodeRef<'a>>, is_live: bool, classes: &Classes) -> Vec<Vec<Block>> {
    let mut texts: Vec<(NodeId, Vec<Block>)> = Vec::new();
    let mut taken: HashSet<NodeId> = HashSet::new();
    for node in marked {
        if taken.len() >= PARTS || node.ancestors_it(None).any(|outer| taken.contains(&outer.id)) {
            continue;
        }
        taken.insert(node.id);
        let is_whole = |outer: &NodeRef<'_>| outer.has_name(if is_live { "body" } else { "article" });
        let whole = node.ancestors_it(None).filter(is_whole).last().or_else(|| node.parent());
        let Some(whole) = whole else { continue };
        let blocks = blocks::of(&node, classes);
        match texts.iter_mut().find(|(known, _)| *known == whole.id) {
            Some((_, text)) if prose(&blocks) > 0 => text.extend(blocks),
            Some(_) => {}
            None => texts.push((whole.id, blocks)),
        }
    }
    texts.into_iter().map(|(_, blocks)| blocks).collect()
}

/// Whether a page says that it is a live blog, in JSON-LD or in microdata.
fn is_live_blog(page: &Document) -> bool {
    page.root().descendants_it().any(|node| {
        let said = |text: &str| text.contains("LiveBlogPosting");
        node.attr("itemtype").is_some_and(|of| said(&of))
            || node.has_name("script")
                && node.attr("type").is_some_and(|of| of.contains("ld+json"))
                && said(&node.text())
    })
}

/// Parts of texts that are looked at.
const PARTS: usize = 300;

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
