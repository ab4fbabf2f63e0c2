//! What the sheets of the page ask and are answered: what a reader opens over the page, drawn by a program of its own.
//!
//! The page hands these on as bytes ([`Request::Sheet`](crate::protocol::Request::Sheet)) and does not read them, so that what is
//! drawn first carries none of them. The worker for large corpora answers.

use serde::{Deserialize, Serialize};

use crate::query::Query;
use crate::view::{CheckedDraft, Comparison, StoryList};

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
