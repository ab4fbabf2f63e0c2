//! Puts the worker's answers into the state.

use std::sync::Arc;

use super::{List, Phase, ReaderState, State};
use crate::client::{Heard, Slot};
use dateline_search::protocol::Response;
use leptos::prelude::*;

impl State {
    pub(super) fn hear(self, heard: Heard) {
        match heard {
            Heard::Ready => self.corpus.greeted(),
            Heard::OtherBuild => {
                let message = "This page and the part that reads the articles are of different versions.";
                self.corpus.phase.set(Phase::Failed(message.into(), false));
            }
            Heard::Died => self.corpus.worker_died(),
            // The opening's business.
            Heard::Saved(_) => {}
            Heard::Answer(slot, response) => self.take(slot, response),
        }
    }

    fn take(self, slot: Slot, response: Response) {
        match (slot, response) {
            (Slot::Open, Response::Progress { done, total }) => self.corpus.progressed(done, total),
            (Slot::Open, Response::Opened(summary)) => self.corpus.opened(summary),
            (Slot::Open, Response::Failed { message }) => self.corpus.phase.set(Phase::Failed(message, false)),
            (Slot::Sheet, response) => super::sheets::take(self.corpus, response),
            (_, Response::NeedsAnalysis) => self.corpus.needs_analysis(),
            (Slot::Date, Response::Dated(summary)) => self.corpus.dated(summary),
            (Slot::List, response) => self.results.set_first(List::from(response)),
            (Slot::More, response) => self.results.more.set(Some(List::from(response))),
            (Slot::Facets, Response::Facets(facets)) => self.facets.counts.set(Arc::new(facets)),
            (Slot::Axis, Response::Axis(marks)) => self.axis.take_marks(marks),
            (Slot::Names, Response::Names(names)) => self.axis.take_names(names),
            (Slot::Context, Response::Context { id, paragraphs }) => self.context.set(&id, paragraphs),
            (Slot::Calendar, Response::Calendar(file)) => self.axis.calendar.set(Some(file)),
            (Slot::Article, Response::Article(page)) => self.reader.state.set(ReaderState::Open(Arc::from(page))),
            (Slot::Article, Response::Failed { message }) => self.reader.state.set(ReaderState::Failed(message)),
            _ => {}
        }
    }
}
