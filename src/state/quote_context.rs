//! The paragraphs around one quotation of the list, shown on demand.

use super::worker::WorkerHandle;
use crate::client::Slot;
use dateline_search::protocol::Request;
use dateline_search::view::Run;
use leptos::prelude::*;

/// The quotation whose context is shown, if any.
#[derive(Clone, Copy)]
pub struct QuoteContext {
    shown: RwSignal<Option<Shown>>,
    worker: WorkerHandle,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Shown {
    /// The quotation's id.
    id: String,
    /// Its paragraphs and their neighbours; empty until they have come.
    paragraphs: Vec<Vec<Run>>,
}

impl QuoteContext {
    pub(super) fn new(worker: WorkerHandle) -> Self {
        Self { shown: RwSignal::new(None), worker }
    }

    /// Whether the context of the quotation `id` is shown.
    pub fn is_shown(self, id: &str) -> bool {
        self.shown.with(|shown| shown.as_ref().is_some_and(|s| s.id == id))
    }

    /// The context of the quotation `id`, if that is shown; empty until it has come.
    pub fn of(self, id: &str) -> Option<Vec<Vec<Run>>> {
        self.shown.with(|shown| shown.as_ref().filter(|s| s.id == id).map(|s| s.paragraphs.clone()))
    }

    /// Shows the context of a quotation, or hides it again.
    pub fn toggle(self, article: &str, id: &str) {
        if untrack(|| self.is_shown(id)) {
            self.shown.set(None);
            return;
        }
        self.shown.set(Some(Shown { id: id.to_owned(), paragraphs: Vec::new() }));
        self.worker.ask(Slot::Context, Request::Context { article: article.to_owned(), id: id.to_owned() });
    }

    pub(super) fn set(self, id: &str, paragraphs: Vec<Vec<Run>>) {
        self.shown.update(|shown| {
            if let Some(shown) = shown.as_mut().filter(|s| s.id == id) {
                shown.paragraphs = paragraphs;
            }
        });
    }
}
