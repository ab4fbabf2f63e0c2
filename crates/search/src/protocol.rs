//! The protocol between a client and its worker: requests and responses as serde types.
//!
//! The worker holds corpus and engine; its client is the page, or the module for scripts. Each [`Request`] carries a number
//! of the client's choosing in its envelope (crate `dateline-wire`), and every [`Response`] to it repeats that number; a
//! response with the number 0 answers no request. The client takes a question back by its number alone: one that waits is then
//! dropped, and the reading of files stops. Either way the last response to it still comes. Lists come in windows, so that
//! a message stays small however large the corpus is.
//!
//! The page's own worker answers questions about a corpus that it was handed ([`Request::Open`]). The worker for large
//! corpora (crate `dateline-host`) answers the same, and reads, saves and measures besides.

use serde::{Deserialize, Serialize};

use crate::query::{Facet, Group, Query};

pub use crate::query::Dropping;
use crate::view::{ArticlePage, ArticleRow, Card, CorpusSummary, Entry, GroupHead, Run, Tab};
use dateline_core::calendar::{Day, Days};

/// Changes whenever a type in this module, or one it carries, changes its shape.
pub const PROTOCOL: u32 = 9;

/// The build that both sides must share, as each envelope names it: the crate's version and the protocol's.
pub fn build() -> String {
    format!("{}+{PROTOCOL}", env!("CARGO_PKG_VERSION"))
}

/// A part of a list: items `from..from + len`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// Items skipped.
    pub from: u32,
    /// Items wanted at most.
    pub len: u32,
}

/// What the client asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Opens a stored bundle, which then is the corpus.
    Open {
        /// The bundle's bytes.
        #[serde(with = "serde_bytes")]
        bundle: Vec<u8>,
    },
    /// Reads the files that are attached to the envelope as a new corpus, which takes the place of the one that is open as
    /// soon as some of it can be asked. For the worker for large corpora.
    Read {
        /// The corpus's name.
        name: String,
        /// The address beside which a stored corpus has its parts, if it has any.
        base: Option<String>,
        /// Whether the corpus is to be shown only when all of it is read.
        quiet: bool,
    },
    /// Stores the open corpus as one file, packed by gzip. For the worker for large corpora.
    Save,
    /// How much memory the worker's program holds.
    Memory,
    /// Dates the open corpus anew.
    Date {
        /// Days that the reader has set, by the article's id.
        set: Vec<(String, Day)>,
    },
    /// What a sheet of the page asks. For the worker for large corpora.
    Sheet {
        /// A [`SheetRequest`](crate::sheets::SheetRequest) as bytes.
        #[serde(with = "serde_bytes")]
        question: Vec<u8>,
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
    /// What some of the facts that the axis draws are called.
    Names {
        /// What the axis was asked to match.
        query: Query,
        /// The places of the entries, as [`AxisMarks::numbers`] has them.
        places: Vec<u32>,
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
    /// The greeting, told unasked: the worker can be asked now. Its envelope says of which build it is.
    Ready,
    /// Sent while a corpus is being opened that holds articles alone, at most some hundred times.
    Progress {
        /// Articles analysed.
        done: u32,
        /// Articles in all.
        total: u32,
    },
    /// Sent while files are being read, any number of times.
    Reading(ReadingProgress),
    /// To [`Request::Read`], when all is read or the reading was stopped.
    Read(ReadingProgress),
    /// To [`Request::Open`]; unasked when another corpus, or more of one, can be asked about: all that was asked before has
    /// other answers now.
    Opened(CorpusSummary),
    /// Told unasked: whether answers lack parts of the corpus that could not be fetched.
    Incomplete(bool),
    /// To [`Request::Save`]: the file is attached to the envelope.
    Saved,
    /// To [`Request::Memory`].
    Memory {
        /// Bytes; what was given back is among them and is used again.
        bytes: u64,
    },
    /// To [`Request::Date`]: the corpus in one line, as it is now.
    Dated(CorpusSummary),
    /// To [`Request::Sheet`].
    Sheet {
        /// A [`SheetResponse`](crate::sheets::SheetResponse) as bytes.
        #[serde(with = "serde_bytes")]
        answer: Vec<u8>,
    },
    /// To [`Request::Quotes`].
    Quotes(Listing<Card>),
    /// To [`Request::Timeline`].
    Timeline(Listing<Entry>),
    /// To [`Request::Articles`].
    Articles(Listing<ArticleRow>),
    /// To [`Request::Axis`].
    Axis(AxisMarks),
    /// To [`Request::Names`]: five to eight words for each place, in the order asked; empty for what is not there.
    Names(Vec<(u32, String)>),
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
    /// Only a program that analyses articles can do that: the one for large corpora.
    NeedsAnalysis,
    /// The question could not be answered; the worker goes on.
    Failed {
        /// What happened and what to do, in words for the reader.
        message: String,
    },
}

/// How far the reading of files is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReadingProgress {
    /// Articles read.
    pub articles: u32,
    /// Bytes of their texts.
    pub text: u64,
    /// Bytes read of the files.
    pub read: u64,
    /// Bytes of the files in all.
    pub of: u64,
    /// How long it has taken so far.
    pub milliseconds: f64,
    /// How long the corpus's one index took of that: words, order, dates.
    pub indexing: f64,
    /// What was left out and why, in words for the reader; at most a hundred.
    pub problems: Vec<String>,
    /// How many problems there are beyond those.
    pub further_problems: u32,
    /// What was read, though not without doubt, in words for the reader; at most a hundred.
    pub doubts: Vec<String>,
    /// How many doubts there are beyond those.
    pub further_doubts: u32,
    /// Whether it was stopped before all was read.
    pub stopped: bool,
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
    /// Quotations that match too, but are less sure or were not said, and were not asked for.
    pub hidden: u32,
    /// Items skipped before the first one here.
    pub from: u32,
    /// The items.
    pub items: Vec<T>,
    /// Headings of the groups that have items in the window; the first may have begun before it.
    pub heads: Vec<GroupHead>,
    /// If there are no items: texts that are nearly the same as the one typed and match, with how many items.
    pub near: Vec<(String, u32)>,
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

/// The dated facts of a timeline, flat, so that tens of thousands pass quickly.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AxisMarks {
    /// [`AxisMarks::WIDTH`] numbers for each entry: its place in the list, first day, last day, form, lane, and the place of
    /// the entry that is drawn for it: its own, or that of another which mentions the same event. The form is that of the
    /// mark: a bit for a day that is inferred, one for what was still to come, then how many articles mention it. In the order
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
    /// Items that match and stand in further copies of a text, whether copies are counted once or not.
    pub copies: u32,
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
    /// Items without a day, and those whose day is not known within a month.
    pub undated: u32,
}
