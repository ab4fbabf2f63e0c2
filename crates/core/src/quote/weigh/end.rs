//! The scorer `end`: where reported words end.

use super::super::context::DocumentContext;
use super::end_features::Walk;
use super::sentence_features::{SentenceFeatures, shape};
use super::weights::{Table, probability};
use crate::text::{Class, Form, TokenKind, among};

/// Tokens that reported words may have at most.
const LONGEST: usize = 160;

/// Ends of one start that are weighed.
const ENDS: usize = 3;

/// Probability below which a second end is not weighed.
const UNLIKELY: f32 = 0.15;

/// Probability that is not looked into.
const NEGLIGIBLE: f32 = 0.02;

/// A place where the words may end, with its probability.
#[derive(Clone, Copy, Debug)]
pub(in crate::quote) struct End {
    /// One past the last token.
    pub at: usize,
    pub probability: f32,
    /// Words up to there.
    words: f32,
}

impl End {
    /// Whether two ends lie so close that either would do.
    fn is_near(&self, other: &Self) -> bool {
        self.words.min(other.words) >= 0.8 * self.words.max(other.words)
    }
}

impl SentenceFeatures<'_, '_> {
    /// The places where words that begin at `p` may end, in order; the last is the end of the sentence.
    pub fn ends(&self, p: usize) -> impl Iterator<Item = usize> + '_ {
        let context = self.context;
        let limit = self.sentence.last.min(p + LONGEST);
        let limit = self.clause_end(p, limit);
        let mut i = p;
        std::iter::from_fn(move || {
            while i < limit {
                if i > p && context.announced_speech(i) {
                    return None;
                }
                if let Some(pair) = context.pair_at(i) {
                    i = context.pair_end(pair).max(i + 1).min(limit);
                    // After a closing mark anything may follow.
                    return (i < limit).then_some(i);
                }
                i += 1;
                // Nothing ends with an article, a preposition or a conjunction.
                let open = |i: usize| {
                    matches!(self.cell(i).shape, 2..=6 | 10..=22 | 27..=29 | shape::DAY)
                        && !matches!(self.cell(i - 1).shape, shape::TO | 12 | 14 | 15)
                };
                if i < limit && i > p && context.pair_at(i).is_none() && open(i) && !self.joins(p, i) {
                    return Some(i);
                }
            }
            None
        })
        .chain(std::iter::once_with(move || {
            (p + 1..limit).find(|&i| context.announced_speech(i)).map_or(limit, |i| i - 1)
        }))
    }

    /// Where the clause around the cue ends, if it opens the sentence ("While Roe says …, …") or is put in after "who" (", who
    /// said …, left"): at its next comma.
    fn clause_end(&self, p: usize, limit: usize) -> usize {
        let context = self.context;
        let first = self.sentence.first;
        let comma = |i: &usize| self.cell(*i).shape == 2;
        // "Years after the guild claimed that …, …"
        let timed = context.has(first, Class::TIME_UNIT) && among(context.d.lower(first + 1), "after before");
        let opens =
            |i: usize| among(context.d.lower(i), "while although though if since whereas after before when because");
        let opened = (opens(first) || timed) && !(first..p).any(|i| comma(&i));
        let put_in = (p.saturating_sub(5).max(first + 1)..p)
            .any(|i| matches!(context.d.lower(i), "who" | "which") && comma(&(i - 1)));
        let limit = self.narrator_turn(p, limit);
        if !opened && !put_in {
            return limit;
        }
        // The comma may stand within marks: "While Roe noted that he was “lenient,” she …"
        let after_marks = |i: usize| {
            i > p + 1
                && context.pair_at(i).is_none()
                && context.pair_at(i - 1).is_some_and(|k| context.pair_end(k) == i && context.pairs[k].closed)
                && context.d.is(i - 2, ",")
        };
        let ends = |i: usize| comma(&i) && context.pair_at(i).is_none() && !self.joins(p, i) || after_marks(i);
        (p + 1..limit).find(|&i| ends(i)).unwrap_or(limit)
    }

    /// Where the narrator surely takes over again within `tokens[p..limit]`: ", referring to", ", but did not say", a participle
    /// after an infinitive, another sentence after a semicolon; and between two judgements of one object: called it “neat”
    /// and based on “a letter”.
    fn narrator_turn(&self, p: usize, limit: usize) -> usize {
        let context = self.context;
        let infinitive = context.d.reads(p, "to");
        // This is asked of every token after every start, so that kinds and forms come before words.
        let turn = |i: usize| {
            let t = context.d.tokens[i];
            match t.kind {
                TokenKind::Word if t.form == Form::Ing && context.d.reads(i, "referring") => {
                    context.d.reads(i + 1, "to")
                }
                TokenKind::Word if t.class.has(Class::FUNCTION) => {
                    context.d.reads(i, "but") && falls_silent(context, i + 1, limit)
                }
                // "vowed to sail again, turning her bow to the south"
                TokenKind::Word => {
                    infinitive
                        && context.d.is(i - 1, ",")
                        && !t.capital
                        && t.span.len() > 5
                        && context.d.lower(i).ends_with("ing")
                }
                // What follows a semicolon is another sentence, unless a colon opened a list.
                TokenKind::Punct => {
                    context.d.is(i, ";")
                        && !(p..i).any(|k| context.d.is(k, ":"))
                        && !among(context.d.lower(i + 1), "that and or")
                        && (i + 1..limit.min(i + 9))
                            .take_while(|&k| !context.d.is(k, ";"))
                            .any(|k| context.is_finite(k))
                }
                _ => false,
            }
        };
        let names = context.has(p.wrapping_sub(1), Class::CUE_NAMING);
        let judged = names.then(|| context.pairs.partition_point(|pair| pair.open < p)).and_then(|k| {
            let end = context.pairs.get(k).map(|_| context.pair_end(k))?;
            let next = context.pairs.get(k + 1)?.open;
            (context.d.reads(end, "and") && next <= end + 5 && next < limit).then_some(end)
        });
        let from = p + 1..limit;
        let turned = from.clone().find(|&i| !context.quoted(i) && turn(i));
        turned.into_iter().chain(judged).fold(limit, usize::min)
    }

    /// Whether what stands at `at` holds together what is on its two sides: the "as" of what something is called, or the
    /// comma, semicolon or "and" of a list, whose members are short and have no verb and whose last follows "and" or "or".
    /// `p` is where the words begin.
    fn joins(&self, p: usize, at: usize) -> bool {
        let context = self.context;
        let closed = context.has(at, Class::FUNCTION);
        // "hailed the pact as …": what it is called belongs to it.
        if closed && context.d.reads(at, "as") {
            let names = context.has(p - 1, Class::CUE_NAMING);
            return names && !(p..at).any(|i| context.d.reads(i, "as"));
        }
        // A colon opens a list whose members may be long.
        let from = at.saturating_sub(60).max(p);
        if self.cell(at).shape == 5 && (from..at).any(|i| self.cell(i).shape == 3) {
            return !context.attributes(at + 1, self.sentence.last);
        }
        let and = |i: usize| matches!(context.d.lower(i), "and" | "or");
        let joint = closed && and(at);
        let part = if joint { self.cell(at - 1).shape } else { self.cell(at).shape };
        if !matches!(part, 2 | 5) {
            return false;
        }
        if joint {
            return self.joins(p, at - 1);
        }
        let mut from = at + 1;
        for members in 2..12 {
            let last = and(from);
            from += usize::from(last);
            let first = self.cell(from).shape;
            // "nets, fishing and rest": a participle alone is one of the list.
            let alone = and(from + 1) || self.cell(from + 1).shape == part;
            let begins = !matches!(first, 0..=6 | 10..=11 | 13..=16 | 19..=20 | 27 | shape::DAY)
                && (!matches!(first, 21 | 28) || members > 2 || last || alone);
            let end = (from..self.sentence.last.min(from + 12))
                .find(|&i| self.cell(i).shape == part || part == 2 && and(i) || matches!(self.cell(i).shape, 3..=5));
            let end_or_stop = end.unwrap_or(self.sentence.last);
            if !begins || self.verbs(from, end_or_stop.min(from + 12)) > 0 {
                return false;
            }
            match end {
                _ if last => return true,
                Some(i) if and(i) => return true,
                Some(i) if self.cell(i).shape == part => from = i + 1,
                _ => return false,
            }
        }
        false
    }

    /// Where words that begin at `p` may end, the likeliest first, at most [`ENDS`]: each with the probability that it lies
    /// close enough to the true place. `proposed` is where the rules say they end.
    pub fn likely_ends(&self, table: &Table, p: usize, proposed: usize) -> Vec<End> {
        let mut left = 1.0;
        let mut ends: Vec<End> = Vec::with_capacity(16);
        let mut walk = Walk::new(self, p);
        let mut all = self.ends(p).peekable();
        while let Some(at) = all.next() {
            let here = if all.peek().is_some() {
                left * probability(table.sum(|sink| walk.end_features(at, proposed, sink)))
            } else {
                left
            };
            left -= here;
            ends.push(End { at, probability: here, words: self.words(p, at) as f32 });
            if left < NEGLIGIBLE {
                break;
            }
        }
        let near = |a: &End| {
            // Of places as good as each other, the likeliest by itself.
            ends.iter().filter(|b| a.is_near(b)).map(|b| b.probability).sum::<f32>() + a.probability / 64.0
        };
        let mut kept: Vec<End> = Vec::new();
        let mut left: Vec<End> = ends
            .iter()
            .filter(|e| e.probability >= NEGLIGIBLE)
            .map(|a| End { probability: near(a).min(1.0), ..*a })
            .collect();
        while kept.len() < ENDS {
            let best = left.iter().copied().reduce(|a, b| if b.probability > a.probability { b } else { a });
            let Some(best) = best.filter(|e| kept.is_empty() || e.probability >= UNLIKELY) else { break };
            kept.push(best);
            left.retain(|e| !best.is_near(e));
        }
        kept
    }
}

/// Whether the clause that begins at `from` says that somebody tells no more: "did not say when", "the board declined to".
fn falls_silent(context: &DocumentContext<'_>, from: usize, limit: usize) -> bool {
    const TELL: &str = "say elaborate comment respond release provide give offer specify identify name disclose explain \
        detail";
    (from..limit.min(from + 5)).any(|i| {
        let word = context.d.lower(i);
        let adverb = usize::from(context.is_adverb(i + 2));
        among(word, "declined declines refused refuses")
            || among(word, "did does would could")
                && context.d.reads(i + 1, "not")
                && among(context.d.lower(i + 2 + adverb), TELL)
    })
}
