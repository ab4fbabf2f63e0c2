//! The scorer `candidate`: whether reported speech with this extent and this speaker is a quotation.

use super::features::{FeatureSink, feature, step};
use super::sentence_features::{SentenceFeatures, shape};
use super::weights::Table;
use crate::quote::context::Np;
use crate::text::{Class, TokenKind};

/// The features of a candidate, before they are hashed.
#[derive(Clone, Copy, Debug)]
pub(in crate::quote) struct CandidateFeatures {
    /// The reported words: `tokens[first..last]`.
    pub first: usize,
    pub last: usize,
    /// The cue's tokens.
    pub cue: (usize, usize),
    pub subject: Np,
    /// The number of the rule.
    pub rule: u32,
    /// Whether the rules alone propose it.
    pub proposed: bool,
    /// Whether it ends where the rules end it: before that, there, or after.
    pub extent: std::cmp::Ordering,
    /// Log odds of its start; 0 where the rule sets that.
    pub start: f32,
    /// Probability of its end.
    pub end: f32,
}

/// The log odds that the candidate is a quotation.
pub(in crate::quote) fn candidate_log_odds(
    table: &Table,
    features: &SentenceFeatures<'_, '_>,
    candidate: &CandidateFeatures,
) -> f32 {
    table.sum(|sink| candidate.hash_into(features, sink))
}

impl CandidateFeatures {
    /// Adds the hashes of its features to `sink`.
    pub(in crate::quote) fn hash_into(&self, features: &SentenceFeatures<'_, '_>, sink: &mut impl FeatureSink) {
        let context = features.context;
        let sentence = features.sentence;
        let rule = self.rule * 2 + u32::from(self.proposed);
        let start = ((self.start * 2.0).round() as i32).clamp(-8, 12) as u32;
        let end = (self.end * 10.0).round() as u32;
        let subject = features.subject_kind(self.subject);
        let cue = features.cell(self.cue.0);
        let first = features.cell(self.first);
        let long = step(features.words(self.first, self.last));
        let marked = (self.first..self.last).any(|i| context.quoted(i));
        sink.add(feature(0, 0, 0, 0));
        sink.add(feature(1, start, 0, 0));
        sink.add(feature(2, end, 0, 0));
        sink.add(feature(3, rule, 0, 0));
        sink.add(feature(4, rule, end, 0));
        sink.add(feature(5, subject, 0, 0));
        sink.add(feature(6, subject, rule, 0));
        sink.add(feature(7, cue.stem, 0, 0));
        sink.add(feature(8, cue.stem, subject, 0));
        sink.add(feature(9, long, rule, 0));
        sink.add(feature(10, u32::from(marked), rule, 0));
        sink.add(feature(11, first.shape, rule, 0));
        sink.add(feature(12, u32::from(self.last + 1 >= sentence.last), rule, 0));
        sink.add(feature(13, step(self.subject.last - self.subject.first), 0, 0));
        let before = self.subject.last <= self.cue.0;
        let gap = if before { self.cue.0 - self.subject.last } else { 0 };
        sink.add(feature(14, u32::from(before), step(gap), rule));
        let question = context.d.is(sentence.last - 1, "?");
        sink.add(feature(15, u32::from(question), u32::from(marked), 0));
        sink.add(feature(16, features.cell(self.first.wrapping_sub(1)).shape, rule, 0));
        sink.add(feature(17, features.cell(self.last).shape, rule, 0));
        sink.add(feature(18, features.cell(self.last).word, 0, 0));
        let opens = step(self.first - sentence.first);
        sink.add(feature(19, opens, rule, 0));
        sink.add(feature(20, cue.shape, rule, 0));
        sink.add(feature(21, features.verbs(self.first, self.last).min(3) as u32, rule, long));
        sink.add(feature(22, features.cell(self.subject.first.wrapping_sub(1)).word, rule, 0));
        sink.add(feature(23, first.word, rule, 0));
        let extent = self.extent as i8 as u32 & 3;
        let says = u32::from(context.has(self.cue.0, Class::CUE_CLAUSE)) * 2
            + u32::from(context.has(self.cue.0, Class::CUE_WEAK)) * 4
            + u32::from(context.has(self.cue.0, Class::CUE_SPEECH));
        let closes = u32::from(self.last + 1 >= sentence.last);
        sink.add(feature(26, extent, rule, end));
        sink.add(feature(27, extent, rule, closes));
        sink.add(feature(28, says, rule, closes));
        sink.add(feature(29, says, subject, closes));
        sink.add(feature(30, says * 4 + extent, rule, features.cell(self.last).shape));
        sink.add(feature(31, features.cell(self.last).word, features.cell(self.last + 1).shape, extent));
        if marked {
            let outside = (self.first..self.last).filter(|&i| context.d.is_word(i) && !context.quoted(i));
            let telling = outside.clone().filter(|&i| !context.has(i, Class::FUNCTION)).count();
            sink.add(feature(24, step(telling), rule, 0));
            sink.add(feature(25, step(outside.count()), u32::from(telling == 0), 0));
        }
    }
}

impl SentenceFeatures<'_, '_> {
    /// What the subject is, as far as its head tells.
    pub(super) fn subject_kind(&self, np: Np) -> u32 {
        let context = self.context;
        let inside = |i: usize| i >= self.sentence.first && i < self.sentence.last;
        if !inside(np.first) {
            return 0;
        }
        if np.last == np.first + 1 && context.has(np.first, Class::PRONOUN) {
            return self.cell(np.first).word;
        }
        let head = (np.first + 1..np.last)
            .find(|&i| context.d.is(i, ",") || context.has(i, Class::PREPOSITION) && !context.capital(i))
            .unwrap_or(np.last)
            - 1;
        let named = context.names.within(context.span(np)).next().map(|(_, n)| context.names.name(n).kind);
        match (self.cell(head).shape, named) {
            (shape::NAME, Some(kind)) => 40 + kind as u32,
            (shape::NAME, None) => 43,
            (s, Some(_)) => 64 + s,
            (s, None) if context.d.tokens[head].kind == TokenKind::Word => 96 + s,
            (s, None) => 128 + s,
        }
    }
}
