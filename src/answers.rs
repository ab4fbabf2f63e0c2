//! What the worker's answers become: how far the corpus is, the list, the reader.

use std::sync::Arc;

use dateline_search::protocol::{Begin, Listing, Request, Response, Window};
use dateline_search::query::Query;
use dateline_search::view::url::Tab;
use dateline_search::view::{ArticlePage, ArticleRow, Card, Entry};

/// How far the corpus is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Being fetched and read: articles done, of how many.
    Opening(u32, u32),
    /// Questions are answered.
    Ready,
    /// The worker ended and a new one is opening the corpus.
    Restarting,
    /// Nothing will be answered, for this reason; whether a new worker may help, else the page must be loaded again.
    Failed(String, bool),
}

/// The list of the current view.
#[derive(Clone, Debug, PartialEq)]
pub enum List {
    /// Nothing yet.
    Waiting,
    /// Cards.
    Quotes(Arc<Listing<Card>>),
    /// Dated and undated statements.
    Timeline(Arc<Listing<Entry>>),
    /// Rows.
    Articles(Arc<Listing<ArticleRow>>),
    /// The question could not be answered, for this reason.
    Failed(String),
}

/// The reader.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// Closed.
    Nothing,
    /// Asked for.
    Waiting,
    /// Open.
    Page(Arc<ArticlePage>),
    /// There is no such article, or it could not be shown.
    Failed(String),
}

/// What the list of a view asks for.
pub fn request(tab: Tab, query: Query, window: Window, begin: Begin) -> Request {
    match tab {
        Tab::Quotes => Request::Quotes { query, window },
        Tab::Timeline => Request::Timeline { query, window, begin },
        Tab::Articles => Request::Articles { query, window },
    }
}

impl List {
    /// What an answer lists.
    pub fn from(response: Response) -> Self {
        match response {
            Response::Quotes(l) => Self::Quotes(Arc::new(l)),
            Response::Timeline(l) => Self::Timeline(Arc::new(l)),
            Response::Articles(l) => Self::Articles(Arc::new(l)),
            Response::Failed { message } => Self::Failed(message),
            _ => Self::Waiting,
        }
    }

    /// How many items the whole list has.
    pub fn total(&self) -> u32 {
        match self {
            Self::Quotes(l) => l.total,
            Self::Timeline(l) => l.total,
            Self::Articles(l) => l.total,
            Self::Waiting | Self::Failed(_) => 0,
        }
    }

    /// The items that are here: the first one's number, and how many.
    pub fn window(&self) -> Window {
        fn of<T>(listing: &Listing<T>) -> Window {
            Window { from: listing.from, len: listing.items.len() as u32 }
        }
        match self {
            Self::Quotes(l) => of(l),
            Self::Timeline(l) => of(l),
            Self::Articles(l) => of(l),
            Self::Waiting | Self::Failed(_) => Window { from: 0, len: 0 },
        }
    }
}
