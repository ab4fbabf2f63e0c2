//! Whether a reading, with its speaker and its extent, is a quotation that a reader would want.

use super::features::{Features, feature, step};
use super::sentence_features::{SentenceFeatures, shape};
use super::weights::Table;
use crate::quote::context::Np;
use crate::text::{Class, TokenKind};

/// A reading as the scorer sees it.
#[derive(Clone, Copy, Debug)]
pub(in crate::quote) struct Worth {
    /// What is reported: `tokens[first..last]`.
    pub first: usize,
    pub last: usize,
    /// The cue's tokens.
    pub cue: (usize, usize),
    pub subject: Np,
    /// The number of the rule.
    pub rule: u32,
    /// Whether the rules alone propose it.
    pub proposed: bool,
    /// Log odds of its start; 0 where the rule sets that.
    pub start: f32,
    /// Probability of its end.
    pub end: f32,
}

/// The log odds that the reading is right.
pub(in crate::quote) fn worth(table: &Table, sheet: &SentenceFeatures<'_, '_>, w: &Worth) -> f32 {
    table.sum(|put| w.features(sheet, put))
}

impl Worth {
    pub(in crate::quote) fn features(&self, sheet: &SentenceFeatures<'_, '_>, put: &mut impl Features) {
        let scene = sheet.scene;
        let sentence = sheet.sentence;
        let rule = self.rule * 2 + u32::from(self.proposed);
        let start = ((self.start * 2.0).round() as i32).clamp(-8, 12) as u32;
        let end = (self.end * 10.0).round() as u32;
        let subject = sheet.subject_kind(self.subject);
        let cue = sheet.cell(self.cue.0);
        let first = sheet.cell(self.first);
        let long = step(sheet.words(self.first, self.last));
        let marked = (self.first..self.last).any(|i| scene.quoted(i));
        put.add(feature(0, 0, 0, 0));
        put.add(feature(1, start, 0, 0));
        put.add(feature(2, end, 0, 0));
        put.add(feature(3, rule, 0, 0));
        put.add(feature(4, rule, end, 0));
        put.add(feature(5, subject, 0, 0));
        put.add(feature(6, subject, rule, 0));
        put.add(feature(7, cue.stem, 0, 0));
        put.add(feature(8, cue.stem, subject, 0));
        put.add(feature(9, long, rule, 0));
        put.add(feature(10, u32::from(marked), rule, 0));
        put.add(feature(11, first.shape, rule, 0));
        put.add(feature(12, u32::from(self.last + 1 >= sentence.last), rule, 0));
        put.add(feature(13, step(self.subject.last - self.subject.first), 0, 0));
        let before = self.subject.last <= self.cue.0;
        let gap = if before { self.cue.0 - self.subject.last } else { 0 };
        put.add(feature(14, u32::from(before), step(gap), rule));
        let question = scene.d.is(sentence.last - 1, "?");
        put.add(feature(15, u32::from(question), u32::from(marked), 0));
        put.add(feature(16, sheet.cell(self.first.wrapping_sub(1)).shape, rule, 0));
        put.add(feature(17, sheet.cell(self.last).shape, rule, 0));
        put.add(feature(18, sheet.cell(self.last).word, 0, 0));
        let opens = step(self.first - sentence.first);
        put.add(feature(19, opens, rule, 0));
        put.add(feature(20, cue.shape, rule, 0));
        put.add(feature(21, sheet.verbs(self.first, self.last).min(3) as u32, rule, long));
        put.add(feature(22, sheet.cell(self.subject.first.wrapping_sub(1)).word, rule, 0));
        put.add(feature(23, first.word, rule, 0));
        if marked {
            let outside = (self.first..self.last).filter(|&i| scene.d.is_word(i) && !scene.quoted(i));
            let telling = outside.clone().filter(|&i| !scene.has(i, Class::FUNCTION)).count();
            put.add(feature(24, step(telling), rule, 0));
            put.add(feature(25, step(outside.count()), u32::from(telling == 0), 0));
        }
    }
}

impl SentenceFeatures<'_, '_> {
    /// What the subject is, as far as its head tells.
    pub(super) fn subject_kind(&self, np: Np) -> u32 {
        let sheet = self;
        let scene = self.scene;
        let inside = |i: usize| i >= sheet.sentence.first && i < sheet.sentence.last;
        if !inside(np.first) {
            return 0;
        }
        if np.last == np.first + 1 && scene.has(np.first, Class::PRONOUN) {
            return sheet.cell(np.first).word;
        }
        let head = (np.first + 1..np.last)
            .find(|&i| scene.d.is(i, ",") || scene.has(i, Class::PREPOSITION) && !scene.capital(i))
            .unwrap_or(np.last)
            - 1;
        let named = scene.names.within(scene.span(np)).next().map(|(_, n)| scene.names.name(n).kind);
        match (sheet.cell(head).shape, named) {
            (shape::NAME, Some(kind)) => 40 + kind as u32,
            (shape::NAME, None) => 43,
            (s, Some(_)) => 64 + s,
            (s, None) if scene.d.tokens[head].kind == TokenKind::Word => 96 + s,
            (s, None) => 128 + s,
        }
    }
}
