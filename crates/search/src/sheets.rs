//! What the sheets of the page ask and are answered: what a reader opens over the page, drawn by a program of its own.
//!
//! The page hands these on as bytes ([`Request::Sheet`](crate::protocol::Request::Sheet)) and does not read them, so that what is
//! drawn first carries none of them. The worker for large corpora answers.

use serde::{Deserialize, Serialize};

use crate::index::NameCorrection;
use crate::query::Query;
use crate::view::{Card, CheckedDraft, Comparison, NameList, StoryList};
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
    /// Names of one kind.
    Names {
        /// Which kind.
        kind: NameKind,
        /// Only those that hold these words, as beginnings of theirs; all if empty.
        find: String,
    },
    /// Calls names as the reader says, all that was said before included.
    Correct {
        /// In the order in which it was said.
        corrections: Vec<NameCorrection>,
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
    /// To [`SheetRequest::Names`].
    Names(NameList),
    /// To [`SheetRequest::Correct`]: all lists of the page have other answers now.
    Corrected,
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
