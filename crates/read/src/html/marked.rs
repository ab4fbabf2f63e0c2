//! The article as a page marks it: by microdata, by the classes of content management systems, by `<article>` and `<main>`.

use std::collections::{HashMap, HashSet};

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
        let marked: HashSet<NodeId> = of(mark).map(|node| node.id).collect();
        let pieces = body.descendants_it().filter_map(|node| {
            let part = marked.contains(&node.id).then_some(Piece::Part(node));
            part.or_else(|| heading(&node).map(|level| Piece::Heading(level, node)))
        });
        let blocks = longest(parts(pieces, is_live, classes))?;
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
/// live blog is marked by itself. Parts belong together if they stand in one article, or in a live blog, or in one element
/// without a headline of another article between them.
fn parts<'a>(marked: impl Iterator<Item = Piece<'a>>, is_live: bool, classes: &Classes) -> Vec<Vec<Block>> {
    let mut texts: Vec<Text> = Vec::new();
    // The last text of each element.
    let mut last: HashMap<NodeId, usize> = HashMap::new();
    let mut taken: HashSet<NodeId> = HashSet::new();
    let mut headings: Vec<(u8, NodeRef<'_>)> = Vec::new();
    let mut highest: Option<u8> = None;
    for piece in marked {
        let (Piece::Heading(_, node) | Piece::Part(node)) = piece;
        if node.ancestors_it(None).any(|outer| taken.contains(&outer.id)) {
            continue;
        }
        if let Piece::Heading(level, node) = piece {
            headings.push((level, node));
            highest = Some(highest.map_or(level, |known| known.min(level)));
            continue;
        }
        taken.insert(node.id);
        let is_whole = |outer: &NodeRef<'_>| outer.has_name(if is_live { "body" } else { "article" });
        let article = node.ancestors_it(None).filter(is_whole).last();
        let is_one = article.is_some();
        let Some(whole) = article.or_else(|| node.parent()) else { continue };
        let blocks = blocks::of(&node, classes);
        let beside = std::mem::take(&mut headings).into_iter();
        let beside = beside.filter(|(_, node)| node.ancestors_it(None).any(|outer| outer.id == whole.id));
        let before = beside.map(|(level, _)| level).min();
        let headed = Headed { highest, before, own: own_headline(&node, &blocks) };
        let known = last.get(&whole.id).copied().filter(|at| is_one || !headed.begins_after(texts[*at].headed));
        match known {
            Some(at) if prose(&blocks) > 0 => texts[at].blocks.extend(blocks),
            Some(_) => {}
            None => {
                last.insert(whole.id, texts.len());
                texts.push(Text { headed, blocks });
            }
        }
    }
    texts.into_iter().map(|text| text.blocks).collect()
}

/// What tells texts apart: what is marked as one, and the headings of a page.
#[derive(Clone, Copy)]
enum Piece<'a> {
    Heading(u8, NodeRef<'a>),
    Part(NodeRef<'a>),
}

struct Text {
    headed: Headed,
    blocks: Vec<Block>,
}

/// The levels of the headings that a part of a text has: 1 for `h1`.
#[derive(Clone, Copy)]
struct Headed {
    /// The highest one on the page before it.
    highest: Option<u8>,
    /// The highest one in the element around it, after the part before it.
    before: Option<u8>,
    /// One that the part begins with.
    own: Option<u8>,
}

impl Headed {
    /// Whether a part is another article's than the text that begins with `first`: its headline is as high as the one there.
    /// What is lower is the heading of a section.
    fn begins_after(self, first: Self) -> bool {
        match (first.before, first.own) {
            (Some(headline), _) => self.before.is_some_and(|level| level <= headline),
            (None, Some(headline)) if first.highest.is_none_or(|level| level >= headline) => {
                self.own.is_some_and(|level| level <= headline)
            }
            _ => false,
        }
    }
}

/// The level of the heading that a text begins with.
fn own_headline(node: &NodeRef<'_>, blocks: &[Block]) -> Option<u8> {
    blocks.first().filter(|block| block.shape == Shape::Heading)?;
    node.descendants_it().find_map(|below| heading(&below))
}

fn heading(node: &NodeRef<'_>) -> Option<u8> {
    match &*node.qual_name_ref()?.local {
        "h1" => Some(1),
        "h2" => Some(2),
        "h3" => Some(3),
        "h4" => Some(4),
        _ => None,
    }
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
