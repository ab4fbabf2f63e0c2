//! What the sheet of review shows: the statements that wait to be judged, and an article to add what was missed.

use serde::{Deserialize, Serialize};

use super::Card;
use super::words::counted;
use crate::review::{CorrectionLog, Share};

/// The next statements to be judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewList {
    /// The first of them.
    pub cards: Vec<ReviewCard>,
    /// How many wait.
    pub waiting: u32,
    /// How many of those are sure enough to be taken for right together.
    pub sure: u32,
    /// How many statements the reader has judged or added.
    pub judged: u32,
    /// What the reader has corrected so far.
    pub corrections: CorrectionLog,
    /// What share of those that chance chose is right, in a sentence; nothing if none was.
    pub share: Option<String>,
}

/// A statement that waits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewCard {
    /// What is shown of it.
    pub card: Card,
    /// The text around it.
    pub passage: Passage,
    /// Names of the article's people and bodies, to choose a speaker from.
    pub names: Vec<String>,
}

/// A stretch of an article's text as given, a part of which is marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Where it begins in the article's text, in Unicode code points.
    pub begin: u32,
    /// The text.
    pub text: String,
    /// First and last code point of what is marked, counted from where the passage begins; the end exclusive.
    pub marked: (u32, u32),
}

/// An article whose statements are looked through.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewArticle {
    /// Its headline.
    pub title: String,
    /// Its text as given.
    pub text: String,
    /// Its statements in the order of the text.
    pub statements: Vec<ReviewStatement>,
    /// Names of its people and bodies.
    pub names: Vec<String>,
    /// What the reader has corrected so far, of all articles.
    pub corrections: CorrectionLog,
}

/// A statement of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewStatement {
    /// Its id in links.
    pub id: String,
    /// Its words.
    pub words: String,
    /// Who said it; nothing if the article does not tell.
    pub speaker: Option<String>,
    /// Whether it is shown by default.
    pub shown: bool,
}

/// The share that a reader found right, in a sentence; nothing if chance chose none. What was judged otherwise is not drawn: it is
/// checked, and the share tells of the rest.
pub fn share(share: Share) -> Option<String> {
    let (first, last) = share.interval();
    let drawn = counted(share.of, "statement", "statements");
    (share.of > 0).then(|| {
        format!(
            "Of {drawn} drawn at random from those not judged otherwise, a reader found {} right ({first}–{last} %).",
            share.right
        )
    })
}
