//! The scorer `speaker`: whether the name that a mention was resolved to is the speaker's, the words being right.

use super::features::{FeatureSink, feature, step};
use crate::quote::QuoteKind;
use crate::quote::quotation::Rule;
use crate::quote::resolution::Resolution;
use crate::quote::source::SourceKind;

/// What a mention begins with. Each is a number of its own among the features.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::quote) enum Opening {
    /// "the"
    Definite = 1,
    /// "this", "those"
    Demonstrative,
    /// "a", "another"
    Indefinite,
    /// "his", "our"
    Possessive,
    /// "two", "many"
    Quantity,
    /// "she"
    Pronoun,
    /// Any other word at the head of a sentence, where a capital tells nothing.
    Sentence,
    /// A noun.
    Noun,
    /// A word in capitals.
    Capital,
}

/// What stands right after a mention. Each is a number of its own among the features.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::quote) enum Next {
    /// Nothing.
    End,
    /// A comma.
    Comma,
    /// Another mark.
    Punctuation,
    /// A quotation mark.
    Quote,
    /// "’s"
    Possessive,
    /// A verb that attributes words.
    Cue,
    /// "has", "will"
    Auxiliary,
    /// Another verb.
    Verb,
    /// "in", "of"
    Preposition,
    /// "who"
    Who,
    /// Another word that opens a clause.
    Opener,
    /// "and"
    Conjunction,
    /// Another word.
    Word,
    /// Another word in capitals.
    Capital,
}

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
    /// What the mention begins with: an article of either kind, a possessive, a quantity, a name, a noun.
    pub opening: Opening,
    /// Hash of the word before the mention in its sentence, and what kind of word stands after it; the same for all names.
    pub previous: u32,
    pub next: Next,
    /// What kind of source it is taken for.
    pub source: SourceKind,
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
    /// Whether the mention's head can speak.
    pub able: bool,
    /// People that the article names.
    pub people: usize,
    /// How likely the words are, in tens of per cent.
    pub words: u32,
}

impl SpeakerFeatures {
    /// Whether the mention is a name, or a description that takes up nothing: it is the speaker if it stands for the source.
    pub(in crate::quote) fn speaks_for_itself(&self) -> bool {
        match self.resolution {
            Resolution::Person | Resolution::OtherName | Resolution::Joint => true,
            Resolution::Phrase => {
                !matches!(self.opening, Opening::Definite | Opening::Demonstrative | Opening::Pronoun)
            }
            _ => false,
        }
    }

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
        let (opening, next) = (self.opening as u32, self.next as u32);
        sink.add(feature(100, 0, 0, 0));
        sink.add(feature(101, how, 0, 0));
        sink.add(feature(102, how, rule, 0));
        sink.add(feature(103, how, self.kind as u32, 0));
        // What the article has introduced is no worse for a head that is often nobody’s name.
        let introduced = u32::from(matches!(self.resolution, Resolution::Introduced));
        let head_shape = self.shape + 32 * introduced;
        sink.add(feature(104, self.head, introduced, 0));
        sink.add(feature(105, self.first, how, 0));
        sink.add(feature(106, how, step(self.label), 0));
        sink.add(feature(107, step(self.tokens), how, 0));
        sink.add(feature(108, how, step(self.sentences), 0));
        sink.add(feature(109, gap, how, 0));
        sink.add(feature(110, gap, rule, 0));
        sink.add(feature(111, people, how, 0));
        sink.add(feature(112, self.words, how, 0));
        sink.add(feature(113, self.shape, how, 0));
        sink.add(feature(114, head_shape, rule, self.first));
        sink.add(feature(115, self.cue, 0, 0));
        sink.add(feature(116, self.words, rule, 0));
        sink.add(feature(117, opening, how, 0));
        sink.add(feature(118, opening, how, self.shape));
        sink.add(feature(119, self.previous, 0, 0));
        sink.add(feature(120, next, how, 0));
        sink.add(feature(121, self.source as u32, how, opening));
        sink.add(feature(122, next, gap, 0));
        sink.add(feature(123, u32::from(self.able), how, rule));
    }
}
