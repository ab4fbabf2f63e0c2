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
mod newsletter;
mod paywall;
mod pull_quote;
mod related;
mod repeated;
mod stamp;
mod topics;

use super::blocks::Block;

/// What is known of the article.
#[derive(Default)]
pub(super) struct About<'a> {
    pub(super) title: &'a str,
    pub(super) authors: &'a [String],
}

/// Where a block stands.
struct Line<'a> {
    block: &'a Block,
    /// Its text in small letters.
    lower: &'a str,
    /// How many blocks stand before it, and after it.
    before: usize,
    after: usize,
    about: &'a About<'a>,
}

impl Line<'_> {
    fn starts_with(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.lower.starts_with(phrase))
    }

    fn contains(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.lower.contains(phrase))
    }

    fn is(&self, phrases: &[&str]) -> bool {
        let bare = self.lower.trim_end_matches(|c: char| !c.is_alphanumeric());
        phrases.contains(&bare)
    }

    fn is_shorter_than(&self, bytes: usize) -> bool {
        self.block.text.len() < bytes
    }

    /// Whether it stands among the first blocks or among the last.
    fn is_at_an_end(&self) -> bool {
        self.before < 4 || self.after < 4
    }
}

/// Whether a line is none of the article's.
type Rule = fn(&Line<'_>) -> bool;

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
        let lower = block.text.to_lowercase().replace('’', "'");
        let line = Line { block, lower: &lower, before: at, after: count - 1 - at, about };
        at += 1;
        !RULES.iter().any(|rule| rule(&line))
    });
    blocks
}
