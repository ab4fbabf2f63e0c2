//! Links to other articles: with a label before them, in runs, or at the end.

use crate::html::blocks::{Block, Shape};

/// What announces links to other articles, in a line of its own or before the link.
const LABELS: &[&str] = &[
    "related",
    "related articles",
    "related article",
    "related stories",
    "related story",
    "related posts",
    "related post",
    "related content",
    "related news",
    "related links",
    "related coverage",
    "related reading",
    "related topics",
    "read more",
    "read next",
    "read also",
    "also read",
    "see also",
    "see more",
    "more",
    "more stories",
    "more news",
    "more from",
    "more on this story",
    "more on this",
    "more on this topic",
    "more like this",
    "you may also like",
    "you might also like",
    "you may like",
    "you may be interested in",
    "recommended",
    "recommended reading",
    "recommended stories",
    "recommended for you",
    "further reading",
    "most read",
    "most popular",
    "trending",
    "trending now",
    "top stories",
    "top picks",
    "latest news",
    "latest stories",
    "latest",
    "don't miss",
    "in other news",
    "editor's picks",
    "editors' picks",
    "up next",
    "popular",
    "popular posts",
    "popular articles",
    "suggested",
    "what to read next",
    "keep reading",
    "also on",
    "more coverage",
    "more in",
    "more to read",
    "from the archives",
    "from our partners",
    "promoted stories",
    "sponsored stories",
    "around the web",
    "from around the web",
    "watch",
    "must read",
    "must reads",
    "learn more",
    "next story",
    "next article",
    "previous article",
    "weiterlesen",
    "mehr zum thema",
    "lesen sie auch",
    "lire aussi",
    "à lire aussi",
    "lea también",
    "lee también",
    "leggi anche",
    "lees ook",
];

/// How labels begin that name the site or its subject: `More from The Example`.
const OPENINGS: &[&str] =
    &["trending in ", "more from ", "most read in ", "most popular in ", "more on ", "more in ", "latest from "];

pub(super) fn remove(blocks: &mut Vec<Block>) {
    let mut keep = vec![true; blocks.len()];
    let labels: Vec<bool> = blocks.iter().map(is_label).collect();
    let links: Vec<bool> = blocks.iter().map(is_headline_link).collect();
    let mut at = 0;
    while at < blocks.len() {
        let mut run = 0;
        if labels[at] {
            // The label goes with the links after it, or if nothing comes after it.
            run = links[at + 1..].iter().take_while(|link| **link).count();
            if run > 0 || blocks[at].is_link() || at + 1 == blocks.len() {
                keep[at..=at + run].fill(false);
            }
        } else if is_labelled_link(&blocks[at]) {
            keep[at] = false;
        }
        at += 1 + run;
    }
    // Links with nothing but links after them. In the midst of a text they are what it is about, and may be names.
    let mut at = 0;
    while at < blocks.len() {
        let run = links[at..].iter().take_while(|link| **link).count();
        if run > 0 && at + run == blocks.len() && at > 0 {
            keep[at..at + run].fill(false);
        }
        at += run.max(1);
    }
    let mut keep = keep.into_iter();
    blocks.retain(|_| keep.next().unwrap_or(true));
}

fn bare(text: &str) -> String {
    let lower = text.to_lowercase().replace('’', "'");
    lower.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

fn is_label(block: &Block) -> bool {
    let text = bare(&block.text);
    block.text.len() < 40
        && (LABELS.contains(&text.as_str()) || OPENINGS.iter().any(|opening| text.starts_with(opening)))
}

/// Whether a line is one link without the end of a sentence.
fn is_headline_link(block: &Block) -> bool {
    block.is_link()
        && block.text.len() < 250
        && block.shape != Shape::Row
        && !block.text.ends_with(['.', '”', ':', ';'])
}

/// `Read more: A headline`, `RELATED: A headline`.
fn is_labelled_link(block: &Block) -> bool {
    if block.text.len() > 250 {
        return false;
    }
    let Some((label, rest)) = block.text.split_once([':', '|', '»', '>', '–', '—']) else { return false };
    let rest = rest.trim().len();
    LABELS.contains(&bare(label).as_str()) && rest > 0 && block.linked + block.text.len() / 10 >= rest
}
