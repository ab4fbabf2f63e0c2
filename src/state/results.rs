//! The list of the current view.

use std::sync::Arc;

use super::Route;
use super::worker::WorkerHandle;
use crate::client::Slot;
use dateline_search::protocol::{Begin, Listing, Request, Response, Window};
use dateline_search::query::{Group, Query, Sort};
use dateline_search::view::url::Tab;
use dateline_search::view::{ArticleRow, Card, Entry};
use leptos::prelude::*;

/// How many items are asked for at a time.
pub const PAGE: u32 = 40;
/// How many items are kept in sight before the one that is jumped to.
const BEFORE: u32 = 3;

/// A run of items of the current view's list, as the worker answers.
#[derive(Clone, Debug, PartialEq)]
pub enum List {
    /// There is no answer yet.
    Loading,
    /// Cards.
    Quotes(Arc<Listing<Card>>),
    /// Dated and undated passages.
    Timeline(Arc<Listing<Entry>>),
    /// Rows.
    Articles(Arc<Listing<ArticleRow>>),
    /// The question could not be answered, for this reason.
    Failed(String),
}

impl List {
    /// What an answer lists.
    pub fn from(response: Response) -> Self {
        match response {
            Response::Quotes(l) => Self::Quotes(Arc::new(l)),
            Response::Timeline(l) => Self::Timeline(Arc::new(l)),
            Response::Articles(l) => Self::Articles(Arc::new(l)),
            Response::Failed { message } => Self::Failed(message),
            _ => Self::Loading,
        }
    }

    /// How many items the whole list has.
    pub fn total(&self) -> u32 {
        match self {
            Self::Quotes(l) => l.total,
            Self::Timeline(l) => l.total,
            Self::Articles(l) => l.total,
            Self::Loading | Self::Failed(_) => 0,
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
            Self::Loading | Self::Failed(_) => Window { from: 0, len: 0 },
        }
    }

    /// The number in the whole list of a timeline's entry that is here.
    fn position_of(&self, entry: &str) -> Option<u32> {
        match self {
            Self::Timeline(l) => Some(l.from + l.items.iter().position(|e| e.id == entry)? as u32),
            _ => None,
        }
    }
}

/// The question that asks for a part of a view's list.
pub(super) fn request(tab: Tab, query: Query, window: Window, begin: Begin) -> Request {
    match tab {
        Tab::Quotes => Request::Quotes { query, window },
        Tab::Timeline => Request::Timeline { query, window, begin },
        Tab::Articles => Request::Articles { query, window },
    }
}

/// A query as far as order does not matter.
pub(super) fn without_order(query: Query) -> Query {
    Query { sort: Sort::default(), group: Group::default(), ..query }
}

/// The list.
#[derive(Clone, Copy)]
pub struct Results {
    /// The list's beginning, or the items around one that was jumped to.
    pub list: RwSignal<List>,
    /// A further run of items that has just come; empty if it could not be had.
    pub more: RwSignal<Option<List>>,
    /// Further runs of items that are in the page now.
    pub loaded: StoredValue<Vec<List>>,
    /// Whether the list is still that of another question, and has been for a while.
    pub is_late: RwSignal<bool>,
    /// The number of the item that is to get the focus once the list has it.
    pub jump: RwSignal<Option<u32>>,
    /// The number of the item that a mark of the axis led to.
    pub lit: RwSignal<Option<u32>>,
    /// The view and query that `list` answers.
    answered: StoredValue<Option<(Tab, Query)>>,
    route: Route,
    worker: WorkerHandle,
}

impl Results {
    pub(super) fn new(route: Route, worker: WorkerHandle) -> Self {
        Self {
            list: RwSignal::new(List::Loading),
            more: RwSignal::new(None),
            loaded: StoredValue::new(Vec::new()),
            is_late: RwSignal::new(false),
            jump: RwSignal::new(None),
            lit: RwSignal::new(None),
            answered: StoredValue::new(None),
            route,
            worker,
        }
    }

    /// The view and query that are asked for now.
    pub fn question(self) -> (Tab, Query) {
        self.route.with(|link| (link.tab, link.to_query()))
    }

    /// Whether `list` answers this view and query.
    pub(super) fn answers(self, question: &(Tab, Query)) -> bool {
        self.answered.with_value(|answered| answered.as_ref() == Some(question))
    }

    pub(super) fn set_first(self, list: List) {
        if list != List::Loading {
            let is_other = !self.answers(&untrack(|| self.question()));
            if is_other {
                self.lit.set(None);
            }
            self.answered.set_value(Some(untrack(|| self.question())));
        }
        self.is_late.set(false);
        self.list.set(list);
    }

    /// Asks for further items, which then stand in [`more`](Self::more).
    pub fn load_more(self, window: Window) {
        let (tab, query) = untrack(|| self.question());
        self.worker.ask(Slot::More, request(tab, query, window, Begin::Item));
    }

    /// Asks for the list from an earlier item on.
    pub fn load_earlier(self) {
        let from = self.list.with_untracked(|list| list.window().from);
        self.load_from(from.saturating_sub(PAGE));
    }

    fn load_from(self, from: u32) {
        let (tab, query) = untrack(|| self.question());
        self.worker.forget(Slot::More);
        self.worker.ask(Slot::List, request(tab, query, Window { from, len: PAGE }, Begin::Item));
    }

    /// Focuses the list's item of this number, and fetches it first if it is not there.
    pub fn jump_to(self, item: u32) {
        self.lit.set(None);
        self.jump.set(Some(item));
        let here = self.list.with_untracked(List::window);
        if !(here.from..here.from + here.len).contains(&item) {
            self.load_from(item.saturating_sub(BEFORE));
        }
    }

    /// Lets the list begin with the item of this number, lights that and focuses it: the axis that led there stays in sight.
    pub fn begin_with(self, item: u32) {
        self.lit.set(Some(item));
        self.jump.set(Some(item));
        if self.list.with_untracked(List::window).from != item {
            self.load_from(item);
        } else {
            // It is there: whoever follows the jump looks again.
            self.list.update(|_| ());
        }
    }

    /// The number in the whole list of a timeline's entry, if that is in the page.
    pub fn position_of(self, entry: &str) -> Option<u32> {
        let first = self.list.with(|list| list.position_of(entry));
        first.or_else(|| self.loaded.with_value(|loaded| loaded.iter().find_map(|list| list.position_of(entry))))
    }
}
