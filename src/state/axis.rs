//! The marks that the timeline draws, and the timeline as a calendar file.

use std::sync::Arc;

use super::Route;
use super::results::without_order;
use super::worker::WorkerHandle;
use crate::client::Slot;
use dateline_search::protocol::{AxisMarks, Request};
use dateline_search::query::Query;
use leptos::prelude::*;

/// The marks of the timeline's axis.
#[derive(Clone, Copy)]
pub struct Axis {
    /// Nothing until the timeline has been asked for.
    pub marks: RwSignal<Option<Arc<AxisMarks>>>,
    /// What entries are called, by their places, as far as that was asked for.
    pub names: RwSignal<Arc<EntryNames>>,
    /// The timeline as an iCalendar file, once it has come.
    pub calendar: RwSignal<Option<String>>,
    route: Route,
    worker: WorkerHandle,
}

/// What entries of the timeline are called, by their places, in the order of these.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryNames(Vec<(u32, String)>);

impl EntryNames {
    /// The name of the entry at this place; nothing if it is not known, empty if there is none.
    pub fn get(&self, place: u32) -> Option<&str> {
        let at = self.0.binary_search_by_key(&place, |(known, _)| *known).ok()?;
        self.0.get(at).map(|(_, name)| name.as_str())
    }

    /// How many are known.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl Axis {
    pub(super) fn new(route: Route, worker: WorkerHandle) -> Self {
        let (marks, names, calendar) = (RwSignal::new(None), RwSignal::default(), RwSignal::new(None));
        Self { marks, names, calendar, route, worker }
    }

    /// What the axis asks: it also shows what lies beside the days that were chosen on it.
    pub(super) fn query(self, query: Query) -> Query {
        Query { days: None, ..without_order(query) }
    }

    /// Other marks; names that were known may be those of other entries now.
    pub(super) fn take_marks(self, marks: AxisMarks) {
        self.names.set(Arc::default());
        self.marks.set(Some(Arc::new(marks)));
    }

    pub(super) fn take_names(self, names: Vec<(u32, String)>) {
        self.names.update(|known| {
            let known = Arc::make_mut(known);
            known.0.extend(names);
            known.0.sort_by_cached_key(|(place, _)| u64::from(*place));
        });
    }

    /// Asks what the entries at these places are called, as far as that is not known.
    pub fn ask_for_names(self, places: impl Iterator<Item = u32>) {
        let mut places: Vec<u32> =
            self.names.with_untracked(|known| places.filter(|place| known.get(*place).is_none()).collect());
        places.sort_unstable();
        places.dedup();
        if !places.is_empty() {
            let query = self.query(self.route.peek(|link| link.to_query()));
            self.worker.ask(Slot::Names, Request::Names { query, places });
        }
    }

    /// Asks for the timeline as a calendar, which then stands in [`calendar`](Self::calendar).
    pub fn request_calendar(self) {
        let query = without_order(self.route.peek(|link| link.to_query()));
        self.worker.ask(Slot::Calendar, Request::Calendar { query });
    }
}
