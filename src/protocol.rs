//! What the page and its worker say to each other: versioned serde types, carried by serde-wasm-bindgen.
//!
//! The worker holds corpus and engine; the page holds what is on the screen. Each [`Request`] carries a number of the
//! page's choosing in its [`Envelope`], and every answer repeats it, so that an answer which a newer question has overtaken
//! is dropped. Lists come in windows, so that a message stays small however large the corpus is.

use serde::{Deserialize, Serialize};

use crate::query::Query;
use crate::view::{ArticlePage, ArticleRow, Card, CorpusSummary, Entry};

/// Changes whenever a type in this module, or one it carries, changes its shape.
pub const PROTOCOL: u32 = 1;

/// The build that both sides must share: the crate's version and the protocol's.
pub fn build() -> String {
    format!("{}+{PROTOCOL}", env!("CARGO_PKG_VERSION"))
}

/// A message with the number that ties an answer to its question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Envelope<T> {
    /// Chosen by the page; answers repeat it.
    pub number: u32,
    /// The message.
    pub body: T,
}

/// A part of a list: items `from..from + len`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// Items skipped.
    pub from: u32,
    /// Items wanted at most.
    pub len: u32,
}

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// The first message: is this the worker that belongs to the page?
    Hello {
        /// The page's [`build`].
        build: String,
    },
    /// Opens a stored bundle, which then is the corpus.
    Open {
        /// The bundle's bytes.
        #[serde(with = "serde_bytes_compat")]
        bundle: Vec<u8>,
    },
    /// Quotations that match, as cards.
    Quotes {
        /// What to match.
        query: Query,
        /// Which of them.
        window: Window,
    },
    /// Dated and undated facts that match.
    Timeline {
        /// What to match.
        query: Query,
        /// Which of them.
        window: Window,
    },
    /// Articles that match.
    Articles {
        /// What to match.
        query: Query,
        /// Which of them.
        window: Window,
    },
    /// One article with its facts marked.
    Article {
        /// Its id in links.
        id: String,
        /// Hits of this query are marked too.
        query: Query,
    },
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// To [`Request::Hello`]: the worker's own build; the page compares.
    Hello {
        /// The worker's [`build`].
        build: String,
    },
    /// Sent while a corpus is being opened, any number of times.
    Progress {
        /// Articles analysed.
        done: u32,
        /// Articles in all.
        total: u32,
    },
    /// To [`Request::Open`].
    Opened(CorpusSummary),
    /// To [`Request::Quotes`].
    Quotes(Listing<Card>),
    /// To [`Request::Timeline`].
    Timeline(Listing<Entry>),
    /// To [`Request::Articles`].
    Articles(Listing<ArticleRow>),
    /// To [`Request::Article`].
    Article(Box<ArticlePage>),
    /// The question could not be answered; the worker goes on.
    Failed {
        /// What happened and what to do, in words for the reader.
        message: String,
    },
}

/// A window of a list, with what the whole list counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Listing<T> {
    /// Items in all.
    pub total: u32,
    /// Articles that the items come from.
    pub articles: u32,
    /// Items skipped before the first one here.
    pub from: u32,
    /// The items.
    pub items: Vec<T>,
}

/// Bytes as one value (a `Uint8Array` in the browser) instead of a list of numbers.
mod serde_bytes_compat {
    use serde::de::{Deserializer, SeqAccess, Visitor};
    use serde::ser::Serializer;

    pub fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(bytes)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        struct Bytes;
        impl<'de> Visitor<'de> for Bytes {
            type Value = Vec<u8>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("bytes")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
                Ok(bytes.to_vec())
            }

            fn visit_byte_buf<E>(self, bytes: Vec<u8>) -> Result<Vec<u8>, E> {
                Ok(bytes)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<u8>, A::Error> {
                let mut bytes = Vec::new();
                while let Some(b) = seq.next_element()? {
                    bytes.push(b);
                }
                Ok(bytes)
            }
        }
        deserializer.deserialize_byte_buf(Bytes)
    }
}
