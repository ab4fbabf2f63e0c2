//! What the worker's answers become: how far the corpus is, the list, the reader.

use std::sync::Arc;

use crate::protocol::{Begin, Listing, Request, Response, Window};
use crate::query::Query;
use crate::view::url::Tab;
use crate::view::{ArticlePage, ArticleRow, Card, Entry};

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

/// Puts another part of a list before or behind what is there.
pub fn append(list: &mut List, response: Response) {
    fn join<T: Clone>(listing: &mut Arc<Listing<T>>, mut more: Listing<T>) {
        let listing = Arc::make_mut(listing);
        if listing.from + listing.items.len() as u32 == more.from {
            listing.items.append(&mut more.items);
            listing.heads.append(&mut more.heads);
        } else if more.from + more.items.len() as u32 == listing.from {
            listing.from = more.from;
            listing.items.splice(0..0, more.items);
            listing.heads.splice(0..0, more.heads);
        }
    }
    match (list, response) {
        (List::Quotes(l), Response::Quotes(more)) => join(l, more),
        (List::Timeline(l), Response::Timeline(more)) => join(l, more),
        (List::Articles(l), Response::Articles(more)) => join(l, more),
        _ => {}
    }
}
