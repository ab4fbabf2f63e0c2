//! What comes of a passage: how its words compare with those of an article, and whether the speaker is the same.

use serde::{Deserialize, Serialize};

use super::align::Alignment;
use super::passage::{self, Passage};
use super::stretch::{Word, Words};

/// How the words of a passage compare with an article's; what is nearer is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Wording {
    /// Some words are others, or words are left out that turn the meaning.
    Altered,
    /// All of its words stand there in this order, and others between them.
    Cut,
    /// Word for word.
    Verbatim,
}

/// What came of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// It stands in an article word for word.
    Verbatim,
    /// An article has it with more words between.
    Cut,
    /// An article has it in other words.
    Altered,
    /// An article has it, but ascribes it to somebody else.
    AnotherSpeaker,
    /// No article has it.
    NotHere,
}

impl Verdict {
    /// All of them, as they are listed.
    pub const ALL: [Self; 5] = [Self::Verbatim, Self::Cut, Self::Altered, Self::AnotherSpeaker, Self::NotHere];

    /// By the nearest place, if there is one: how its words compare, and whether another speaker has them.
    pub fn of(nearest: Option<(Wording, bool)>) -> Self {
        match nearest {
            None => Self::NotHere,
            Some((_, true)) => Self::AnotherSpeaker,
            Some((Wording::Verbatim, _)) => Self::Verbatim,
            Some((Wording::Cut, _)) => Self::Cut,
            Some((Wording::Altered, _)) => Self::Altered,
        }
    }

    /// In words, for output and readers alike.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Cut => "cut",
            Self::Altered => "altered",
            Self::AnotherSpeaker => "another speaker",
            Self::NotHere => "not here",
        }
    }
}

/// Words that turn the meaning of those that follow; apostrophes are folded away.
const NEGATIONS: &str = "not no never nobody nothing none neither nor cannot without cant couldnt didnt doesnt dont \
    hadnt hasnt havent isnt arent wasnt werent wont wouldnt shouldnt mustnt aint neednt shant rarely seldom hardly \
    refuse refuses refused fail fails failed deny denies denied nicht kein pas";
/// A negation so near to either end of what was left out belongs to the words there.
const NEAR: usize = 6;
/// Of ten words of a passage so many must be common.
const COMMON: usize = 6;
/// Passages of fewer words are found word for word or not at all.
const EXACT: usize = 4;

/// Of somebody else's words so many of ten must be common, and so many that tell something.
const CLOSE: usize = 8;
const TOLD: usize = 4;

/// How the words compare; nothing if too few are common to call it the same passage.
pub fn wording(passage: &Passage, source: &Words, words: &[Word], alignment: &Alignment) -> Option<Wording> {
    let pairs = || passage.words.iter().zip(&alignment.0);
    let own = || pairs().filter(|(word, _)| !word.bracketed);
    let (all, common) = (own().count(), own().filter(|(_, at)| at.is_some()).count());
    let places: Vec<(usize, bool)> = pairs().filter_map(|(word, at)| Some(((*at)?, word.after_gap))).collect();
    // What was left out, and whether a sign says so.
    let gaps = || {
        let gaps = places.windows(2).map(|pair| (pair[0].0, pair[1].0, pair[1].1));
        let is_gap = |(from, to, _): &(usize, usize, bool)| from + 1 < *to && !source.is_between(words, *from, *to);
        gaps.filter(is_gap).map(|(from, to, signed)| (&words[from + 1..to], signed))
    };
    if common == all && all > 0 {
        let turns = |(gap, signed): (&[Word], bool)| {
            let mut near = gap.iter().take(NEAR).chain(gap.iter().rev().take(NEAR));
            near.any(|word| is_negation(&word.folded))
                || !signed && gap.iter().any(|word| word.folded.starts_with(|c: char| c.is_ascii_digit()))
        };
        let puts_in = |word: &passage::Word, at: &Option<usize>| word.bracketed && at.is_none();
        let added: Vec<&passage::Word> = pairs().filter(|(w, at)| puts_in(w, at)).map(|(w, _)| w).collect();
        let is_turned = gaps().any(turns) || added.iter().any(|w| is_negation(&w.folded)) || added.len() > all;
        // The article may have the brackets, too.
        let is_whole = gaps().next().is_none() && added.is_empty();
        return Some(match (is_turned, is_whole) {
            (true, _) => Wording::Altered,
            (_, true) => Wording::Verbatim,
            _ => Wording::Cut,
        });
    }
    let telling = || own().filter(|(word, _)| word.telling);
    let (tell, told) = (telling().count(), telling().filter(|(_, at)| at.is_some()).count());
    let is_same = all >= EXACT && 10 * common >= COMMON * all && told >= 2.min(tell) && 2 * told >= tell;
    is_same.then_some(Wording::Altered)
}

/// Whether hardly any word is another, so that the passage is likely to be the same one whoever says it.
pub fn is_close(passage: &Passage, alignment: &Alignment) -> bool {
    let common = alignment.0.iter().flatten().count();
    let told = passage.words.iter().zip(&alignment.0).filter(|(word, at)| word.telling && at.is_some()).count();
    10 * common >= CLOSE * passage.words.len() && told >= TOLD
}

fn is_negation(folded: &str) -> bool {
    NEGATIONS.split_whitespace().any(|word| word == folded)
}
