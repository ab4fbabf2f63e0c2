//! Asks the worker: each question whenever the part of the address changes that it depends on.

use std::time::Duration;

use super::results::{PAGE, request, without_order};
use super::{ReaderState, State};
use crate::client::Slot;
use dateline_search::protocol::{Begin, Request, Window};
use dateline_search::view::Tab;
use leptos::prelude::*;

/// How long the list before stands under its own heading while another one is on its way.
const PATIENCE: Duration = Duration::from_millis(400);

impl State {
    /// Asks for as long as the page is there.
    pub(super) fn ask_as_the_route_changes(self) {
        self.ask_for_list();
        self.ask_for_axis();
        self.ask_for_facets();
        self.ask_for_article();
        self.ask_for_dates();
        Effect::new(move || {
            self.route.track();
            self.corpus.forgive_deaths();
        });
    }

    fn ask(self, slot: Slot, request: Request) {
        self.corpus.ask(slot, request);
    }

    fn forget(self, slot: Slot) {
        self.corpus.forget(slot);
    }

    fn ask_for_list(self) {
        whenever(
            move || (self.results.question(), self.corpus.revision.get()),
            move |((tab, query), revision)| {
                // In another list the number would mean another item.
                self.results.jump.set(None);
                if revision > 0 {
                    self.forget(Slot::More);
                    // Where the axis begins the list begins too; other days than those at first narrow it.
                    let begin = self.route.with(|l| if l.range.is_some() { Begin::Item } else { Begin::Core });
                    let question = (tab, query.clone());
                    self.ask(Slot::List, request(tab, query, Window { from: 0, len: PAGE }, begin));
                    let wait = move || {
                        let same = untrack(|| self.results.question()) == question;
                        if same && !self.results.answers(&question) {
                            self.results.is_late.set(true);
                        }
                    };
                    set_timeout(wait, PATIENCE);
                }
            },
        );
    }

    fn ask_for_axis(self) {
        let wanted = move || {
            let asked = self.route.with(|l| (l.tab == Tab::Timeline).then(|| (l.to_query(), l.lanes)));
            asked.map(|(query, lanes)| (self.axis.query(query), lanes, self.corpus.revision.get()))
        };
        whenever(wanted, move |asked| match asked {
            Some((query, lanes, 1..)) => self.ask(Slot::Axis, Request::Axis { query, lanes }),
            _ => self.forget(Slot::Axis),
        });
    }

    fn ask_for_facets(self) {
        let wanted = move || {
            let (tab, query) = self.results.question();
            (tab, without_order(query), self.facets.wanted.get(), self.corpus.revision.get())
        };
        whenever(wanted, move |(tab, query, wanted, revision)| {
            if revision > 0 {
                self.ask(Slot::Facets, Request::Facets { tab, query, wanted });
            }
        });
    }

    /// Tells the worker which days the reader has set; a new worker too, but not that there are none.
    fn ask_for_dates(self) {
        let told = StoredValue::new(false);
        whenever(
            move || (self.route.with(|l| l.set.clone()), self.corpus.openings.get()),
            move |(set, openings)| {
                if openings > 0 && (!set.is_empty() || told.get_value()) {
                    told.set_value(!set.is_empty());
                    self.ask(Slot::Date, Request::Date { set });
                }
            },
        );
    }

    fn ask_for_article(self) {
        let wanted = move || {
            let article = self.route.with(|l| l.article.clone().map(|id| (id, l.to_query())));
            (article, self.corpus.revision.get())
        };
        whenever(wanted, move |wanted| {
            let state = self.reader.state;
            let (Some((id, query)), revision) = wanted else {
                self.forget(Slot::Article);
                state.set(ReaderState::Closed);
                return;
            };
            if !state.with_untracked(|s| matches!(s, ReaderState::Open(page) if page.source.id == id)) {
                state.set(ReaderState::Loading);
            }
            if revision > 0 {
                self.ask(Slot::Article, Request::Article { id, query });
            }
        });
    }
}

/// Acts on what `wanted` reads, now and when it has become something else.
fn whenever<T: PartialEq + Clone + 'static>(wanted: impl Fn() -> T + 'static, act: impl Fn(T) + 'static) {
    Effect::new(move |before: Option<T>| {
        let now = wanted();
        if before.as_ref() != Some(&now) {
            untrack(|| act(now.clone()));
        }
        now
    });
}
