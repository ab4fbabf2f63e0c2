//! A line of a page's article, as rules see it.

use crate::html::blocks::Block;
use crate::html::prose;

/// What is known of the article.
#[derive(Default)]
pub struct About<'a> {
    pub title: &'a str,
    pub authors: &'a [String],
}

/// Where a block stands.
pub struct Line<'a> {
    pub block: &'a Block,
    /// Its text in small letters.
    pub lower: &'a str,
    /// How many blocks stand before it, and after it.
    pub before: usize,
    pub after: usize,
    pub about: &'a About<'a>,
}

impl Line<'_> {
    pub fn starts_with(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.lower.starts_with(phrase))
    }

    pub fn contains(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.lower.contains(phrase))
    }

    pub fn is(&self, phrases: &[&str]) -> bool {
        let bare = self.lower.trim_end_matches(|c: char| !c.is_alphanumeric());
        phrases.contains(&bare)
    }

    pub fn has_quotation(&self) -> bool {
        self.block.text.contains(['"', '“', '”', '„', '«', '»'])
    }

    /// Whether it is a sentence, or much of one.
    pub fn is_prose(&self) -> bool {
        prose::is(&self.block.text)
    }

    /// Whether it tells what somebody said.
    pub fn reports(&self) -> bool {
        super::report::is(self.lower)
    }

    /// Whether one of its sentences begins with one of these phrases.
    pub fn has_sentence(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| {
            self.lower.match_indices(phrase).any(|(at, _)| {
                let before = self.lower[..at].trim_end();
                before.is_empty() || before.ends_with(['.', '!', '?', '…', ':', '|', '•', '·', '-', '–', '—'])
            })
        })
    }

    /// Whether one of these phrases stands in it, with no letter or figure on either side.
    pub fn has_word(&self, words: &[&str]) -> bool {
        words.iter().any(|word| {
            self.lower.match_indices(word).any(|(at, _)| {
                let end = at + word.len();
                !self.lower[..at].ends_with(char::is_alphanumeric)
                    && !self.lower[end..].starts_with(char::is_alphanumeric)
            })
        })
    }

    pub fn is_shorter_than(&self, bytes: usize) -> bool {
        self.block.text.len() < bytes
    }

    /// Whether it stands among the first blocks or among the last.
    pub fn is_at_an_end(&self) -> bool {
        self.before < 4 || self.after < 4
    }
}
