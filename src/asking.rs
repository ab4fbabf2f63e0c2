//! What is asked of the worker, and when: whenever the link changes in what the question depends on.

use std::time::Duration;

use super::prelude::*;

use super::answers::{Reading, request};
use super::client::Slot;
use super::el;
use super::parts;
use super::state::{App, Context};
use dateline_search::protocol::{Begin, Request, Window};
use dateline_search::query::{Group, Query, Sort};
use dateline_search::view::Tab;

/// Items of a list that are asked for at a time.
pub const PART: u32 = 40;
/// So long the list before stands under its own heading while another one is on its way.
const PATIENCE: Duration = Duration::from_millis(400);
/// Items kept in sight before the one that is jumped to.
const BEFORE: u32 = 3;

impl App {
    /// Asks for as long as the page is there.
    pub(super) fn ask_as_the_link_changes(self) {
        self.ask_for_list();
        self.ask_for_axis();
        self.ask_for_facets();
        self.ask_for_article();
        self.ask_for_dates();
        el::effect(move || {
            self.route.with(|_| ());
            self.forgive();
        });
    }

    /// What the list is asked for.
    fn listed(self) -> (Tab, Query) {
        self.route.with(|l| (l.tab, l.to_query()))
    }

    fn ask_for_list(self) {
        whenever(
            move || (self.listed(), self.opened.get()),
            move |((tab, query), opened)| {
                // In another list the number would mean another item.
                self.jumping.set(None);
                if opened > 0 {
                    self.forget(Slot::More);
                    // Where the axis begins the list begins too, so that years in passing do not stand first.
                    let begin = self.route.with(|l| l.range.map_or(Begin::Core, |r| Begin::Day(r.first)));
                    let asked = (tab, query.clone());
                    self.ask(Slot::List, request(tab, query, Window { from: 0, len: PART }, begin));
                    let wait = move || {
                        if untrack(|| self.listed()) == asked && !parts::shows(self, &asked) {
                            self.looking.set(true);
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
            // The axis also shows what lies beside the days that were chosen on it.
            asked.map(|(query, lanes)| (Query { days: None, ..without_order(query) }, lanes, self.opened.get()))
        };
        whenever(wanted, move |asked| match asked {
            Some((query, lanes, 1..)) => self.ask(Slot::Axis, Request::Axis { query, lanes }),
            _ => self.forget(Slot::Axis),
        });
    }

    fn ask_for_facets(self) {
        let wanted = move || {
            let (tab, query) = self.listed();
            (tab, without_order(query), self.wanted.get(), self.opened.get())
        };
        whenever(wanted, move |(tab, query, wanted, opened)| {
            if opened > 0 {
                self.ask(Slot::Facets, Request::Facets { tab, query, wanted });
            }
        });
    }

    /// Tells the worker which days the reader has set; a new worker too, but not that there are none.
    fn ask_for_dates(self) {
        let told = StoredValue::new(false);
        whenever(
            move || (self.route.with(|l| l.set.clone()), self.corpora.get()),
            move |(set, corpora)| {
                if corpora > 0 && (!set.is_empty() || told.get_value()) {
                    told.set_value(!set.is_empty());
                    self.ask(Slot::Date, Request::Date { set });
                }
            },
        );
    }

    fn ask_for_article(self) {
        let wanted = move || (self.route.with(|l| l.article.clone().map(|id| (id, l.to_query()))), self.opened.get());
        whenever(wanted, move |wanted| {
            let (Some((id, query)), opened) = wanted else {
                self.forget(Slot::Article);
                self.reading.set(Reading::Nothing);
                return;
            };
            let shown = self.reading.with_untracked(|r| matches!(r, Reading::Page(p) if p.source.id == id));
            if !shown {
                self.reading.set(Reading::Waiting);
            }
            if opened > 0 {
                self.ask(Slot::Article, Request::Article { id, query });
            }
        });
    }

    /// Asks for the list from an earlier item on.
    pub fn earlier(self) {
        let from = self.list.with_untracked(|l| l.window().from);
        self.ask_for_list_from(from.saturating_sub(PART));
    }

    fn ask_for_list_from(self, from: u32) {
        let (tab, query) = untrack(|| self.listed());
        self.forget(Slot::More);
        self.ask(Slot::List, request(tab, query, Window { from, len: PART }, Begin::Item));
    }

    /// Asks for the timeline as a calendar, which is saved when it is there.
    pub fn ask_for_calendar(self) {
        let query = without_order(self.route.peek(|l| l.to_query()));
        self.ask(Slot::Calendar, Request::Calendar { query });
    }

    /// Focuses the list's item of this number, and fetches it first if it is not there.
    pub fn jump(self, item: u32) {
        self.jumping.set(Some(item));
        let here = self.list.with_untracked(|l| l.window());
        if !(here.from..here.from + here.len).contains(&item) {
            self.ask_for_list_from(item.saturating_sub(BEFORE));
        }
    }

    /// Shows what stands around a quotation, or hides it again.
    pub fn toggle_context(self, article: &str, id: &str) {
        if self.context.with_untracked(|c| c.as_ref().is_some_and(|c| c.id == id)) {
            self.context.set(None);
            return;
        }
        self.context.set(Some(Context { id: id.to_owned(), paragraphs: Vec::new() }));
        self.ask(Slot::Context, Request::Context { article: article.to_owned(), id: id.to_owned() });
    }
}

/// Acts on what `wanted` reads, now and when it has become something else.
fn whenever<T: PartialEq + Clone + 'static>(wanted: impl Fn() -> T + 'static, act: impl Fn(T) + 'static) {
    let mut before = None;
    el::effect(move || {
        let now = wanted();
        if before.as_ref() != Some(&now) {
            before = Some(now.clone());
            untrack(|| act(now));
        }
    });
}

/// A query as far as order does not matter.
fn without_order(query: Query) -> Query {
    Query { sort: Sort::default(), group: Group::default(), ..query }
}
