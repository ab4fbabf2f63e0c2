//! The scorer `speaker`: whether the name that a mention was resolved to is the speaker's, the words being right.

use super::features::{FeatureSink, feature, step};
use crate::quote::QuoteKind;
use crate::quote::quotation::Rule;
use crate::quote::resolution::Resolution;

/// The features of a resolved speaker, before they are hashed.
#[derive(Clone, Copy, Debug)]
pub(in crate::quote) struct SpeakerFeatures {
    pub resolution: Resolution,
    pub rule: Rule,
    pub kind: QuoteKind,
    /// Hash of the mention's first word, and of its head; the same for all names.
    pub first: u32,
    pub head: u32,
    /// What kinds of word the head is.
    pub shape: u32,
    /// Tokens of the mention, and words of the label.
    pub tokens: usize,
    pub label: usize,
    /// Sentences between the mention and the words.
    pub sentences: usize,
    /// Tokens between the mention and the cue; none if there is no cue near.
    pub gap: Option<usize>,
    /// Whether the mention stands before its cue.
    pub before: bool,
    /// Hash of the cue.
    pub cue: u32,
    /// People that the article names.
    pub people: usize,
    /// How likely the words are, in tens of per cent.
    pub words: u32,
}

impl SpeakerFeatures {
    /// Adds the hashes of its features to `sink`.
    pub(in crate::quote) fn hash_into(&self, sink: &mut impl FeatureSink) {
        let how = self.resolution as u32;
        // Paragraphs that are quoted as a whole are too few to be learned apart.
        let rule = match self.rule {
            Rule::Post | Rule::Letter => Rule::Block,
            rule => rule,
        } as u32;
        let gap = self.gap.map_or(20, step) * 2 + u32::from(self.before);
        let people = self.people.min(4) as u32;
        sink.add(feature(100, 0, 0, 0));
        sink.add(feature(101, how, 0, 0));
        sink.add(feature(102, how, rule, 0));
        sink.add(feature(103, how, self.kind as u32, 0));
        sink.add(feature(104, self.head, 0, 0));
        sink.add(feature(105, self.first, how, 0));
        sink.add(feature(106, how, step(self.label), 0));
        sink.add(feature(107, step(self.tokens), how, 0));
        sink.add(feature(108, how, step(self.sentences), 0));
        sink.add(feature(109, gap, how, 0));
        sink.add(feature(110, gap, rule, 0));
        sink.add(feature(111, people, how, 0));
        sink.add(feature(112, self.words, how, 0));
        sink.add(feature(113, self.shape, how, 0));
        sink.add(feature(114, self.shape, rule, self.first));
        sink.add(feature(115, self.cue, 0, 0));
        sink.add(feature(116, self.words, rule, 0));
    }
}
