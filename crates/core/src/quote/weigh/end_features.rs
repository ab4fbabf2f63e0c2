//! The features of the scorer `end`: what tells whether reported words end at a place.

use super::features::{FeatureSink, feature, step};
use super::sentence_features::{SentenceFeatures, shape};

/// A walk over the places where words may end.
pub(in crate::quote) struct Walk<'w, 's, 'a> {
    features: &'w SentenceFeatures<'s, 'a>,
    p: usize,
    kind: u32,
    commas: u32,
    /// The last comma, or where the words begin.
    comma: usize,
    colon: bool,
    /// The word that opens the clause of the cue: "While Roe says …, …" ends at the comma.
    opener: u32,
    seen: usize,
}

impl Walk<'_, '_, '_> {
    /// Whether the comma or semicolon at `at` parts the members of a list, as far as what follows tells: 0 if it is none;
    /// 1 if a verb follows before the next one; 2 if the next one comes first; 3 if an "and" does; 4 if the sentence ends.
    fn list(&self, at: usize) -> u32 {
        let features = self.features;
        let part = features.cell(at).shape;
        if !matches!(part, 2 | 5) {
            return 0;
        }
        let from = at + 1;
        let joined = matches!(features.context.d.lower(from), "and" | "or");
        let from = from + usize::from(joined);
        for i in from..features.sentence.last.min(from + 12) {
            let (lower, shape) = (features.context.d.lower(i), features.cell(i).shape);
            if features.verbs(i, i + 1) > 0 || matches!(shape, 13 | 21) || features.context.opens_clause(i) {
                return 1;
            }
            if i > from && shape == part {
                return 2;
            }
            if i > from && matches!(lower, "and" | "or") && !joined {
                return 3;
            }
        }
        4 + u32::from(joined)
    }
}

/// Words that open a circumstance, as one or two groups.
fn circumstance(lower: &str) -> u32 {
    match lower {
        "amid" | "amidst" | "during" | "following" | "despite" | "ahead" | "until" | "since" => 1,
        "after" | "before" | "while" | "when" | "as" | "because" | "although" | "though" => 2,
        _ => 0,
    }
}

impl<'w, 's, 'a> Walk<'w, 's, 'a> {
    pub fn new(features: &'w SentenceFeatures<'s, 'a>, p: usize) -> Self {
        let first = features.cell(p);
        let kind = match first.shape {
            shape::THAT => 1,
            shape::TO => 2,
            shape::QUOTE => 3,
            14 => 4,
            _ => 5 + u32::from(features.clausal(p)),
        };
        let opener = (features.sentence.first..p).rev().take(12).find(|&i| features.context.opens_clause(i));
        let opener = opener.map_or(0, |i| features.cell(i).word);
        Self { features, p, opener, kind, commas: 0, comma: p, colon: false, seen: p }
    }

    /// The features of ending before token `at`. Places must come in order.
    pub fn end_features(&mut self, at: usize, proposed: usize, sink: &mut impl FeatureSink) {
        let (features, p, kind) = (self.features, self.p, self.kind);
        let context = features.context;
        for i in self.seen..at {
            match features.cell(i).shape {
                2 => {
                    self.commas += 1;
                    self.comma = i;
                }
                3 => self.colon = true,
                _ => {}
            }
        }
        self.seen = self.seen.max(at);
        let [z1, e0, e1, e2] = [at - 1, at, at + 1, at + 2].map(|i| features.cell(i));
        let cue = features.cell(p - 1);
        let verbs = features.verbs(p, at).min(2) as u32;
        let ahead = features.verbs(at, at + 8).min(2) as u32;
        let commas = self.commas.min(2);
        let long = step(features.words(p, at));
        let rest = step(features.words(at, features.sentence.last));
        sink.add(feature(0, kind, 0, 0));
        sink.add(feature(1, e0.word, 0, 0));
        sink.add(feature(2, e0.word, e1.shape, 0));
        sink.add(feature(3, e0.word, e1.word, 0));
        sink.add(feature(4, e0.word, e1.shape, e2.shape));
        sink.add(feature(5, z1.shape, e0.word, 0));
        sink.add(feature(6, kind, e0.word, 0));
        sink.add(feature(7, kind, e0.word, e1.shape));
        sink.add(feature(8, kind, verbs, e0.word));
        sink.add(feature(9, verbs, ahead, e0.shape));
        sink.add(feature(10, kind, long, e0.shape));
        sink.add(feature(11, rest, e0.shape, kind));
        sink.add(feature(12, e0.shape, e1.stem, 0));
        sink.add(feature(13, commas, e0.word, kind));
        sink.add(feature(14, cue.stem, e0.shape, 0));
        sink.add(feature(15, cue.shape, e0.shape, verbs));
        sink.add(feature(16, e0.word, ahead, commas));
        sink.add(feature(17, z1.shape, e0.shape, e1.shape));
        let attributes = e0.shape == 2 && context.attributes(at + 1, features.sentence.last);
        sink.add(feature(18, u32::from(attributes), e0.shape, kind));
        // Stops before a place belong to neither side.
        let rule = match proposed.cmp(&context.without_stops(p, at)) {
            std::cmp::Ordering::Equal => 1,
            std::cmp::Ordering::Greater => 2,
            std::cmp::Ordering::Less => 3,
        };
        sink.add(feature(19, rule, kind, 0));
        sink.add(feature(20, rule, e0.shape, kind));
        sink.add(feature(21, rule, e0.word, 0));
        sink.add(feature(22, long, rest, e0.shape));
        sink.add(feature(23, self.opener, e0.shape, commas));
        let marked = u32::from(z1.shape == shape::QUOTE);
        sink.add(feature(24, marked, e0.shape, e1.shape));
        sink.add(feature(25, z1.stem, e0.word, 0));
        sink.add(feature(26, circumstance(context.d.lower(at)), kind, rule));
        sink.add(feature(27, u32::from(self.colon), e0.shape, rule));
        sink.add(feature(28, step(at - self.comma), e0.shape, kind));
        sink.add(feature(29, rule, kind, verbs));
        let list = self.list(at);
        sink.add(feature(31, list, e0.shape, rule));
        sink.add(feature(32, list, e0.shape, step(at - self.comma)));
        sink.add(feature(33, list, kind, commas));
        sink.add(feature(30, e0.shape, features.verbs(at, features.sentence.last).min(2) as u32, kind));
    }
}
