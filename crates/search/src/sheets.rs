//! What the sheets of the page ask and are answered: what a reader opens over the page, drawn by a program of its own.
//!
//! The page hands these on as bytes ([`Request::Sheet`](crate::protocol::Request::Sheet)) and does not read them, so that what is
//! drawn first carries none of them. The worker for large corpora answers.

use serde::{Deserialize, Serialize};

use crate::query::Query;
use crate::review::{CorrectionLog, ReviewOrder};
use crate::view::{Against, Card, CheckedDraft, Collated, Comparison, NameList, ReviewArticle, ReviewList, StoryList};
use dateline_core::name::NameKind;

/// What a sheet asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum SheetRequest {
    /// Looks for the quotations of a text in the corpus.
    Check {
        /// The text.
        draft: String,
    },
    /// The stories of which two articles or more match.
    Stories {
        /// What to match.
        query: Query,
    },
    /// The articles of one story, set beside each other.
    Compare {
        /// The id of one of its articles.
        story: String,
        /// Whether each article is a column; else each outlet.
        by_article: bool,
    },
    /// Two selections of articles against each other.
    Against {
        /// What the first matches.
        held: Query,
        /// What the second matches.
        shown: Query,
    },
    /// An article beside those that may have its words.
    Collate {
        /// Its id.
        article: String,
    },
    /// Names of one kind.
    Names {
        /// Which kind.
        kind: NameKind,
        /// Only those that hold these words, as beginnings of theirs; all if empty.
        find: String,
    },
    /// Holds names and statements for what the reader says, all that was said before included.
    Correct {
        /// What is said.
        corrections: CorrectionLog,
    },
    /// The same for a corpus that was opened again, with what was corrected when it was open last.
    CorrectAgain {
        /// What was said.
        corrections: CorrectionLog,
    },
    /// The next statements to be judged.
    Review {
        /// What to match.
        query: Query,
        /// Which come first.
        order: ReviewOrder,
        /// Ids of statements that the reader has put off.
        skipped: Vec<String>,
    },
    /// The statements of one article, and its text.
    ReviewArticle {
        /// Its id.
        article: String,
    },
    /// Takes for right what is surest of all that matches and is not judged yet.
    Accept {
        /// What to match.
        query: Query,
    },
}

/// What a sheet is answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum SheetResponse {
    /// To [`SheetRequest::Check`].
    Checked(CheckedDraft),
    /// To [`SheetRequest::Stories`].
    Stories(StoryList),
    /// To [`SheetRequest::Compare`]; nothing if no such story is in the corpus.
    Compared(Option<Box<Comparison>>),
    /// To [`SheetRequest::Against`].
    Against(Box<Against>),
    /// To [`SheetRequest::Collate`]; nothing if no such article is at hand.
    Collated(Option<Box<Collated>>),
    /// To [`SheetRequest::Names`].
    Names(NameList),
    /// To [`SheetRequest::Review`].
    Review(Box<ReviewList>),
    /// To [`SheetRequest::ReviewArticle`]; nothing if no such article is at hand.
    ReviewArticle(Option<Box<ReviewArticle>>),
    /// To [`SheetRequest::Correct`], [`SheetRequest::CorrectAgain`] and [`SheetRequest::Accept`]: all lists of the page have other answers now.
    Corrected {
        /// How many statements are shown by default now.
        quotations: u32,
        /// How many of those hold marked words.
        marked: u32,
        /// All that holds now.
        corrections: CorrectionLog,
    },
    /// What was asked cannot be done, in words for the reader.
    Refused(String),
}

/// A statement that is collected, as bytes.
pub fn write_card(card: &Card) -> Vec<u8> {
    postcard::to_extend(card, Vec::new()).unwrap_or_default()
}

/// What [`write_card`] wrote; nothing if the bytes are of another build.
pub fn read_card(bytes: &[u8]) -> Option<Card> {
    postcard::from_bytes(bytes).ok()
}

impl SheetRequest {
    /// As bytes.
    pub fn write(&self) -> Vec<u8> {
        // Writing to memory cannot fail, and every type here has a known length.
        postcard::to_extend(self, Vec::new()).unwrap_or_default()
    }

    /// What [`write`](Self::write) wrote; nothing if the bytes are of another build.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

impl SheetResponse {
    /// As bytes.
    pub fn write(&self) -> Vec<u8> {
        postcard::to_extend(self, Vec::new()).unwrap_or_default()
    }

    /// What [`write`](Self::write) wrote; nothing if the bytes are of another build.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}
