//! What the page and its worker say to each other: versioned serde types.
//!
//! The worker holds corpus and engine; the page holds what is on the screen. Each [`Request`] carries a number of the
//! page's choosing in its [`Envelope`], and every answer repeats it, so that an answer which a newer question has overtaken
//! is dropped. Lists come in windows, so that a message stays small however large the corpus is.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::query::{Facet, Group, Query};
use crate::view::{ArticlePage, ArticleRow, Card, CorpusSummary, Entry, Head, Run, Tab};
use dateline_core::time::{Day, Days};

/// Changes whenever a type in this module, or one it carries, changes its shape.
pub const PROTOCOL: u32 = 4;

/// The build that both sides must share: the crate's version and the protocol's.
pub fn build() -> String {
    format!("{}+{PROTOCOL}", env!("CARGO_PKG_VERSION"))
}

/// A message as it travels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    /// Chosen by the page; answers repeat it.
    pub number: u32,
    /// The sender's [`build`]: what another build wrote is not read.
    pub build: String,
    /// The message, in postcard.
    #[serde(with = "serde_bytes_compat")]
    pub body: Vec<u8>,
}

impl Envelope {
    /// Puts a message in.
    pub fn new<T: Serialize>(number: u32, message: &T) -> Self {
        // Writing to memory cannot fail, and every type here has a known length.
        Self { number, build: build(), body: postcard::to_extend(message, Vec::new()).unwrap_or_default() }
    }

    /// The message, if it is one of this build's.
    pub fn open<T: DeserializeOwned>(&self) -> Option<T> {
        if self.build == build() { postcard::from_bytes(&self.body).ok() } else { None }
    }
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
    /// Dates the open corpus anew.
    Date {
        /// Days that the reader has set, by the article's id.
        set: Vec<(String, Day)>,
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
        /// Where the window begins, instead of at its own number.
        begin: Begin,
    },
    /// All dated facts that match, to be drawn.
    Axis {
        /// What to match.
        query: Query,
        /// What the lanes are: speakers, outlets, or one for all.
        lanes: Group,
    },
    /// All dated facts that match, as an iCalendar file.
    Calendar {
        /// What to match.
        query: Query,
    },
    /// What the current view can be narrowed to, with counts.
    Facets {
        /// The view whose items are counted.
        tab: Tab,
        /// What to match.
        query: Query,
        /// How many values of each facet, and which.
        wanted: Vec<FacetWanted>,
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
    /// The paragraphs around a quotation.
    Context {
        /// Its article's id in links.
        article: String,
        /// The quotation's id in links.
        id: String,
    },
}

/// Where a window of the timeline's list begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Begin {
    /// At the item that the window names.
    #[default]
    Item,
    /// Where the days begin that most facts lie in; at the first item if all fit on a screen or two.
    Core,
    /// At the first fact that begins on this day or later.
    Day(Day),
}

/// What is asked of one facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetWanted {
    /// The facet.
    pub facet: Facet,
    /// Values at most; those chosen or excluded come on top of that.
    pub most: u32,
    /// Only values that hold these words, as beginnings of theirs; all if empty.
    pub find: String,
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
    /// To [`Request::Date`]: the corpus in one line, as it is now.
    Dated(CorpusSummary),
    /// To [`Request::Quotes`].
    Quotes(Listing<Card>),
    /// To [`Request::Timeline`].
    Timeline(Listing<Entry>),
    /// To [`Request::Articles`].
    Articles(Listing<ArticleRow>),
    /// To [`Request::Axis`].
    Axis(AxisMarks),
    /// To [`Request::Calendar`]: the file.
    Calendar(String),
    /// To [`Request::Facets`].
    Facets(Facets),
    /// To [`Request::Article`].
    Article(Box<ArticlePage>),
    /// To [`Request::Context`].
    Context {
        /// The quotation's id.
        id: String,
        /// Its paragraphs and their neighbours; the quotation's runs are `marked`.
        paragraphs: Vec<Vec<Run>>,
    },
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
    /// Of quotations, those with words between marks.
    pub marked: u32,
    /// Items skipped before the first one here.
    pub from: u32,
    /// The items.
    pub items: Vec<T>,
    /// Headings of the groups that have items in the window; the first may have begun before it.
    pub heads: Vec<Head>,
    /// If there are no items: what could be dropped from the query, and how many there would be then. What would not help
    /// is left out.
    pub instead: Vec<Instead>,
}

/// One way out of a query that matches nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instead {
    /// What is dropped.
    pub drop: Dropping,
    /// Items that match without it.
    pub total: u32,
}

/// A part of a query that can be dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Dropping {
    /// What was typed.
    Text,
    /// The days.
    Days,
    /// A filter, by its place.
    Filter(u32),
    /// All filters and the days.
    AllFilters,
}

/// The dated facts of a timeline, flat, so that tens of thousands pass quickly.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AxisMarks {
    /// [`AxisMarks::WIDTH`] numbers for each entry: its place in the list, first day, last day, form, lane, and the place of
    /// the entry that is drawn for it: its own, or that of another which tells of the same event. The form is that of the
    /// mark: a bit for a day that is inferred, one for what was still to come, then how many articles tell of it. In the order
    /// of the list; an entry that belongs to several lanes stands in each.
    pub numbers: Vec<i32>,
    /// What the lanes are; one without a label if there are no lanes.
    pub lanes: Vec<Lane>,
}

impl AxisMarks {
    /// Numbers for each entry.
    pub const WIDTH: usize = 6;
}

/// A lane of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lane {
    /// Speaker or outlet.
    pub label: String,
    /// Entries in it.
    pub count: u32,
}

/// What a view can be narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facets {
    /// What matches in each view, in the order of [`Tab::ALL`].
    pub totals: Vec<u32>,
    /// As wanted, in that order. Each is counted without its own choice.
    pub facets: Vec<FacetCounts>,
    /// When the items were published, counted without the days chosen; nothing for the timeline, which has its axis.
    pub histogram: Option<Histogram>,
}

/// The values of one facet under the current query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetCounts {
    /// The facet.
    pub facet: Facet,
    /// Most frequent first, then by name; what is chosen or excluded is always there.
    pub values: Vec<FacetValue>,
    /// Values that were found but are not among these.
    pub more: u32,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetValue {
    /// As a [`crate::query::Filter`] names it.
    pub value: String,
    /// As it is shown.
    pub label: String,
    /// Items that would match with this value alone.
    pub count: u32,
}

/// Items over time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Histogram {
    /// Days, months or years, one after the other, and the items that may belong to each: one whose day is uncertain
    /// counts in all that it may belong to.
    pub bars: Vec<(Days, u32)>,
    /// Items without a day.
    pub undated: u32,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_envelope_opens_for_its_own_build_only() {
        let asked = Request::Context { article: "a".to_owned(), id: "q1".to_owned() };
        let envelope = Envelope::new(7, &asked);
        assert_eq!(envelope.open(), Some(asked));
        assert_eq!(Envelope { build: "0.0.0+0".to_owned(), ..envelope.clone() }.open::<Request>(), None);
        assert_eq!(Envelope { body: vec![250], ..envelope }.open::<Request>(), None);
    }
}
