//! What stands within a page's article and is none of its text, told by its words and its place.
//!
//! A rule a file. What classes tell was taken out before (`furniture`); these rules see blocks, in order.

mod advert;
mod biography;
mod byline;
mod comments;
mod controls;
mod credit;
mod headline;
mod legal;
mod line;
mod newsletter;
mod paywall;
mod pull_quote;
mod related;
mod repeated;
mod report;
mod stamp;
mod topics;

use super::blocks::Block;
pub(super) use line::About;
use line::Line;

/// Whether a line is none of the article's.
type Rule = fn(&Line<'_>) -> bool;

/// No rule takes out what is longer.
const LONGEST: usize = 800;

const RULES: &[Rule] = &[
    headline::is,
    byline::is,
    stamp::is,
    credit::is,
    controls::is,
    newsletter::is,
    paywall::is,
    comments::is,
    legal::is,
    topics::is,
    advert::is,
    biography::is,
];

/// Takes out what is none of the article's text.
pub(super) fn apply(mut blocks: Vec<Block>, about: &About<'_>) -> Vec<Block> {
    repeated::remove(&mut blocks);
    related::remove(&mut blocks);
    pull_quote::remove(&mut blocks);
    let count = blocks.len();
    let mut at = 0;
    blocks.retain(|block| {
        at += 1;
        if block.text.len() > LONGEST {
            return true;
        }
        let mut lower = block.text.to_ascii_lowercase();
        if lower.contains('’') {
            lower = lower.replace('’', "'");
        }
        let line = Line { block, lower: &lower, before: at - 1, after: count - at, about };
        !RULES.iter().any(|rule| rule(&line))
    });
    blocks
}
