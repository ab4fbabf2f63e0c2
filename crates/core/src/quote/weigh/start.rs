//! The scorer `start`: whether reported words begin at a token.

use super::features::{FeatureSink, feature, step};
use super::sentence_features::{SentenceFeatures, shape};
use super::weights::Table;
use crate::text::{Class, Form};

/// Log odds from the nearest words alone below which nothing farther away makes a start.
const HOPELESS: f32 = -3.5;

/// The same from the two words on either side of the place.
const NO_START: f32 = -4.5;

impl SentenceFeatures<'_, '_> {
    /// Whether the scorer is asked at all: after a word or comma of the narrator's, at a word or an opening mark.
    pub fn may_start(&self, p: usize) -> bool {
        let context = self.context;
        if p <= self.sentence.first || p + 1 >= self.sentence.last {
            return false;
        }
        let (before, here) = (self.cell(p - 1), self.cell(p));
        // What follows "that" begins with it; nothing begins with a stop, a possessive or a conjunction.
        let inside =
            before.shape == shape::THAT || matches!(here.shape, 2..=6 | 8) || matches!(before.shape, 4..=8 | 12);
        if inside || context.quoted(p - 1) {
            return false;
        }
        // "from Sunday to Tuesday" begins no infinitive.
        if here.shape == shape::TO && context.time_len(p + 1) > 0 {
            return false;
        }
        let opening = context.pair_at(p).is_none_or(|k| context.pairs[k].open == p && context.pairs[k].close > p + 1);
        let links =
            || context.has(p, Class::FUNCTION) && matches!(context.d.lower(p), "and" | "or" | "but" | "according");
        opening && !links()
    }

    /// The log odds that reported words begin at `p`. `proposed` tells what the rules say: 0 for nothing.
    pub fn start(&self, table: &Table, p: usize, proposed: u32) -> f32 {
        // Nearly all places are settled by the words right beside them.
        let nearest = table.sum(|sink| self.nearest_features(p, proposed, sink));
        if nearest < NO_START {
            return nearest;
        }
        let near = nearest + table.sum(|sink| self.near_features(p, sink));
        if near < HOPELESS {
            return near;
        }
        near + table.sum(|sink| self.far_features(p, sink))
    }

    /// The features of the words on either side of `p`.
    pub(in crate::quote) fn nearest_features(&self, p: usize, proposed: u32, sink: &mut impl FeatureSink) {
        let [a1, b0] = [p - 1, p].map(|i| self.cell(i));
        sink.add(feature(0, 0, 0, 0));
        sink.add(feature(1, a1.stem, 0, 0));
        sink.add(feature(3, a1.stem, b0.shape, 0));
        sink.add(feature(8, a1.shape, b0.shape, 0));
        sink.add(feature(10, b0.word, 0, 0));
        sink.add(feature(16, proposed, 0, 0));
        sink.add(feature(17, proposed, a1.stem, 0));
    }

    /// The features of the words a little farther off.
    pub(in crate::quote) fn near_features(&self, p: usize, sink: &mut impl FeatureSink) {
        let [a3, a2, a1] = [p.wrapping_sub(3), p.wrapping_sub(2), p - 1].map(|i| self.cell(i));
        let [b0, b1, b2] = [p, p + 1, p + 2].map(|i| self.cell(i));
        sink.add(feature(2, a1.word, 0, 0));
        sink.add(feature(4, a1.stem, b0.word, 0));
        sink.add(feature(5, a2.stem, a1.stem, 0));
        sink.add(feature(6, a2.stem, 0, 0));
        sink.add(feature(7, a3.stem, 0, 0));
        sink.add(feature(9, a2.shape, a1.shape, b0.shape));
        sink.add(feature(11, b0.word, b1.shape, 0));
        sink.add(feature(12, b0.shape, b1.shape, b2.shape));
        sink.add(feature(13, a1.stem, a2.shape, 0));
        sink.add(feature(14, a3.shape, a2.shape, a1.shape));
        sink.add(feature(15, a2.stem, a1.stem, b0.shape));
    }

    /// The features that look farther than the nearest words.
    pub(in crate::quote) fn far_features(&self, p: usize, sink: &mut impl FeatureSink) {
        let context = self.context;
        let [a1, b0] = [p - 1, p].map(|i| self.cell(i));
        let clausal = u32::from(self.clausal(p + usize::from(b0.shape == shape::THAT)));
        let soon = self.verbs(p, p + 8).min(2) as u32;
        sink.add(feature(18, clausal, soon, b0.shape));
        sink.add(feature(19, clausal, a1.stem, 0));
        sink.add(feature(20, soon, a1.shape, b0.shape));
        match self.cue(p) {
            Some(c) => {
                let cell = self.cell(c);
                let back = step(p - c);
                let form = form(context.d.tokens[c].form);
                let before = self.cell(c.wrapping_sub(1));
                sink.add(feature(21, cell.stem, back, 0));
                sink.add(feature(22, cell.stem, b0.shape, 0));
                sink.add(feature(23, cell.stem, b0.word, 0));
                sink.add(feature(24, form, before.shape, back));
                sink.add(feature(25, back, a1.word, b0.shape));
                sink.add(feature(26, cell.stem, clausal, u32::from(back > 1)));
                sink.add(feature(27, before.word, form, 0));
                let commas = (c..p).filter(|&i| self.cell(i).shape == 2).count();
                sink.add(feature(28, back, commas.min(3) as u32, b0.shape));
                sink.add(feature(29, cell.stem, form, 0));
            }
            None => sink.add(feature(30, a1.shape, b0.shape, clausal)),
        }
        let from_start = step(p - self.sentence.first);
        sink.add(feature(31, from_start, 0, 0));
        sink.add(feature(32, step(self.words(p, self.sentence.last)), b0.shape, 0));
    }
}

pub(super) fn form(form: Form) -> u32 {
    match form {
        Form::None => 0,
        Form::Base => 1,
        Form::Third => 2,
        Form::Past => 3,
        Form::Ing => 4,
        Form::Participle => 5,
    }
}
