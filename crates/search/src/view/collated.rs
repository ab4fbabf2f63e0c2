//! An article beside others that may have its words, as it is shown.

use serde::{Deserialize, Serialize};

use super::{ArticleSource, CheckedPiece};
use crate::check::Verdict;

/// An article, the base, beside its witnesses: the other articles of its story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collated {
    /// The base.
    pub base: ArticleSource,
    /// The article's id by which links name its story; nothing if it shares its story with none.
    pub story: Option<String>,
    /// Its sentences, in order.
    pub sentences: Vec<BaseSentence>,
    /// The articles that print some of its words, in order of time.
    pub witnesses: Vec<Witness>,
    /// Articles that were looked at and print none of them.
    pub without: u32,
    /// Articles that were not looked at, since there are too many.
    pub left_out: u32,
}

/// A sentence of the base.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BaseSentence {
    /// Its words.
    pub text: String,
    /// The witnesses that print any of it, by number.
    pub printed_by: Vec<u32>,
    /// What they print, each at the first sentence that it is of.
    pub prints: Vec<Printed>,
}

/// Words of the base in a witness.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printed {
    /// The witness's number.
    pub witness: u32,
    /// The quotation's id in links, if the witness ascribes the words to somebody.
    pub fact: Option<String>,
    /// How they compare with the base's.
    pub verdict: Verdict,
    /// Whether words of the sentence are left out before them or behind them.
    pub is_part: bool,
    /// Whether sentences that follow are in these words, too.
    pub goes_on: bool,
    /// Both texts in pieces. What is put in is the witness's alone, what is left out the base's.
    pub pieces: Vec<CheckedPiece>,
}

impl Printed {
    /// In a few words: "word for word", "in part, word for word", "cut".
    pub fn told(&self) -> String {
        let how = match self.verdict {
            Verdict::Verbatim => "word for word",
            Verdict::Cut => "cut",
            Verdict::Altered => "in other words",
            Verdict::AnotherSpeaker => "ascribed to somebody else",
            Verdict::NotHere => "not here",
        };
        if self.is_part { format!("in part, {how}") } else { how.to_owned() }
    }
}

/// An article that prints words of the base.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Witness {
    /// The article.
    pub source: ArticleSource,
    /// Its outlet; its headline if none is named, or if another witness is of the same outlet.
    pub label: String,
    /// How many sentences of the base it prints, any part of them.
    pub sentences: u32,
    /// Its other sentences: how many of the base's come before each, and its words.
    pub own: Vec<(u32, String)>,
}
