//! Whether two carriers hold the same utterance.

use super::carrier::{Carrier, Form};
use super::compare::Common;
use super::particulars::contradict;
use super::speaker::{Match, Speaker};
use crate::quote::QuoteKind;

/// The least that carriers must have in common: the share of the lighter one, the weight, and the words in one order.
struct Least {
    share: f32,
    weight: f32,
    words: u32,
}

/// Both have words between marks.
const MARKED: Least = Least { share: 0.5, weight: 1.0, words: 3 };
/// The same if two people are said to have spoken, of whom one is mistaken, or if weeks lie between the articles.
const MISTAKEN: Least = Least { share: 0.5, weight: 1.5, words: 4 };
/// One of them is a report in other words.
const REPORTED: Least = Least { share: 0.55, weight: 1.5, words: 3 };
/// One of them is a sentence that ascribes its words to nobody.
const SENTENCE: Least = Least { share: 0.5, weight: 1.2, words: 4 };
/// Both are short, have hardly another word, and one speaker.
const SHORT: Least = Least { share: 0.95, weight: 0.5, words: 2 };
/// Telling words of a short one.
const SHORT_WORDS: usize = 6;
/// Words between marks are quoted in one piece: the least share of common words from the first to the last of them.
const DENSE: f32 = 0.6;
/// Reports of one utterance are published within as many days; its words between marks may be quoted later.
const DAYS: i32 = 14;

impl Least {
    fn holds(&self, common: &Common) -> bool {
        common.share >= self.share && common.weight >= self.weight && common.words >= self.words
    }
}

/// How two carriers go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// They hold one utterance.
    Same,
    /// They hold two that differ in a number, a negation or the speaker: nothing that goes with both makes them one.
    Contrary,
    /// They have too little in common to tell.
    Other,
}

/// The least share of common words of two carriers that contradict each other, rather than tell of other matters.
const LIKE: f32 = 0.5;

/// How two carriers that have `common` words go together; `apart` as for [`same_utterance`].
pub(super) fn relation(one: &Carrier, other: &Carrier, common: &Common, apart: Option<i32>) -> Relation {
    if same_utterance(one, other, common, apart) {
        return Relation::Same;
    }
    let differ = Speaker::matches(one.speaker.as_deref(), other.speaker.as_deref()) == Match::Different
        || contradict(&one.particulars, &other.particulars, common, false);
    if differ && common.share >= LIKE { Relation::Contrary } else { Relation::Other }
}

/// Whether two carriers that have `common` words hold one utterance. `apart` is how many days lie between their articles, if
/// that is known.
fn same_utterance(one: &Carrier, other: &Carrier, common: &Common, apart: Option<i32>) -> bool {
    let speakers = Speaker::matches(one.speaker.as_deref(), other.speaker.as_deref());
    let either = |form| one.form == form || other.form == form;
    let indirect = either(Form::Quote(QuoteKind::Indirect));
    let late = apart.is_some_and(|days| days > DAYS);
    let report = indirect || either(Form::Sentence);
    if contradict(&one.particulars, &other.particulars, common, report) {
        return false;
    }
    if either(Form::Sentence) {
        return speakers != Match::Different && !late && SENTENCE.holds(common);
    }
    if indirect {
        let words = REPORTED.words + u32::from(speakers != Match::Same);
        return speakers != Match::Different && !late && Least { words, ..REPORTED }.holds(common);
    }
    let [a, b] = &common.ranges;
    let dense = common.words as f32 >= DENSE * a.len().max(b.len()) as f32;
    let short = one.told.len().max(other.told.len()) <= SHORT_WORDS;
    // After weeks only the speaker's own words are quoted again; a phrase of offices may be anybody's.
    if late {
        return speakers == Match::Same && dense && MISTAKEN.holds(common);
    }
    match speakers {
        Match::Different => dense && MISTAKEN.holds(common),
        Match::Same if short && SHORT.holds(common) => true,
        Match::Same | Match::Possible => dense && MARKED.holds(common),
    }
}
