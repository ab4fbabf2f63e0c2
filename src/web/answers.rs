//! What the worker's answers become: how far the corpus is, the list, the reader.

use std::sync::Arc;

use crate::protocol::{Listing, Request, Response, Window};
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

/// What the list of a view asks for, from its item `from` on.
pub fn request(tab: Tab, query: Query, from: u32) -> Request {
    match tab {
        Tab::Quotes => Request::Quotes { query, window: Window { from, len: 60 } },
        // The axis is drawn from the entries, so the first part holds what a drawing can show.
        Tab::Timeline => Request::Timeline { query, window: Window { from, len: 500 } },
        Tab::Articles => Request::Articles { query, window: Window { from, len: 60 } },
    }
}

/// Puts the next part of a list behind what is there.
pub fn append(list: &mut List, response: Response) {
    fn join<T: Clone>(listing: &mut Arc<Listing<T>>, more: Listing<T>) {
        let listing = Arc::make_mut(listing);
        if listing.items.len() == more.from as usize {
            listing.items.extend(more.items);
        }
    }
    match (list, response) {
        (List::Quotes(l), Response::Quotes(more)) => join(l, more),
        (List::Timeline(l), Response::Timeline(more)) => join(l, more),
        (List::Articles(l), Response::Articles(more)) => join(l, more),
        _ => {}
    }
}
