//! What comes of a passage: how its words compare with those of an article, and whether the speaker is the same.

use serde::{Deserialize, Serialize};

use super::align::Alignment;
use super::passage::Passage;
use super::stretch::Word;

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
const NEGATIONS: &str = "not no never nobody nothing none neither nor cannot without hardly cant couldnt didnt doesnt dont \
    hadnt hasnt havent isnt arent wasnt werent wont wouldnt shouldnt mustnt aint";
/// A negation that stands among so few words that were left out belongs to the words around them.
const NEAR: usize = 6;
/// Of ten words of a passage so many must be common.
const COMMON: usize = 6;
/// Passages of fewer words are found word for word or not at all.
const EXACT: usize = 4;

/// Of somebody else's words so many of ten must be common, and so many that tell something.
const CLOSE: usize = 8;
const TOLD: usize = 4;

/// How the words compare; nothing if too few are common to call it the same passage.
pub fn wording(passage: &Passage, words: &[Word], alignment: &Alignment) -> Option<Wording> {
    let pairs = || passage.words.iter().zip(&alignment.0);
    let own = || pairs().filter(|(word, _)| !word.bracketed);
    let (all, common) = (own().count(), own().filter(|(_, at)| at.is_some()).count());
    let places: Vec<usize> = alignment.0.iter().flatten().copied().collect();
    let gaps = || places.windows(2).map(|pair| pair[0] + 1..pair[1]).filter(|gap| !gap.is_empty());
    if common == all {
        let is_turned = gaps().any(|gap| gap.len() <= NEAR && words[gap].iter().any(|w| is_negation(&w.folded)));
        // The article may have the brackets, too.
        let is_whole = gaps().next().is_none() && alignment.0.iter().all(Option::is_some);
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
