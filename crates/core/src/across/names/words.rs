//! How often each word stands in small letters in the corpus: what is common in small letters is no name for its capital.

use crate::interner::Interner;

/// Words with their counts.
#[derive(Debug, Default)]
pub(super) struct Words {
    words: Interner,
    counts: Vec<u32>,
}

impl Words {
    /// One more.
    pub fn add(&mut self, word: &str) {
        *self.words.entry(word, &mut self.counts) += 1;
    }

    /// How often `word` was added.
    pub fn count(&self, word: &str) -> u32 {
        self.words.get(word).and_then(|n| self.counts.get(n)).copied().unwrap_or(0)
    }
}
