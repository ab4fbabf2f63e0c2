//! The marks that the timeline draws, and the timeline as a calendar file.

use std::sync::Arc;

use super::Route;
use super::results::without_order;
use super::worker::WorkerHandle;
use crate::client::Slot;
use dateline_search::protocol::{AxisMarks, Request};
use leptos::prelude::*;

/// The marks of the timeline's axis.
#[derive(Clone, Copy)]
pub struct Axis {
    /// Nothing until the timeline has been asked for.
    pub marks: RwSignal<Option<Arc<AxisMarks>>>,
    /// The timeline as an iCalendar file, once it has come.
    pub calendar: RwSignal<Option<String>>,
    route: Route,
    worker: WorkerHandle,
}

impl Axis {
    pub(super) fn new(route: Route, worker: WorkerHandle) -> Self {
        Self { marks: RwSignal::new(None), calendar: RwSignal::new(None), route, worker }
    }

    /// Asks for the timeline as a calendar, which then stands in [`calendar`](Self::calendar).
    pub fn request_calendar(self) {
        let query = without_order(self.route.peek(|link| link.to_query()));
        self.worker.ask(Slot::Calendar, Request::Calendar { query });
    }
}
