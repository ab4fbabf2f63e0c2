//! What the page knows: the corpus, the list, the article that is read; asked from the worker whenever the link changes.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

pub use super::answers::{List, Phase, Reading};
use super::answers::{append, request};
use super::boot::{self, Boot};
use super::client::{Client, Heard, Slot};
use super::copy::Told;
use super::el;
use super::route::Route;
use crate::protocol::{Request, Response};
use crate::query::Query;
use crate::view::CorpusSummary;
use crate::view::url::Tab;

/// Everything that is shown. A handle: copies are the same page.
#[derive(Clone, Copy)]
pub struct App {
    /// The link.
    pub route: Route,
    /// How far the corpus is.
    pub phase: RwSignal<Phase>,
    /// The corpus in one line, once it is open.
    pub summary: RwSignal<Option<CorpusSummary>>,
    /// The list.
    pub list: RwSignal<List>,
    /// The reader.
    pub reading: RwSignal<Reading>,
    /// A short message about what was just done.
    pub told: RwSignal<Option<Told>>,
    /// The window's width in pixels.
    pub width: RwSignal<u32>,
    /// How often a corpus has been opened: a new worker must be asked again.
    opened: RwSignal<u32>,
    hidden: StoredValue<Hidden, LocalStorage>,
}

/// What is held but not shown.
struct Hidden {
    client: Option<Client>,
    corpus: Rc<Cell<Option<Vec<u8>>>>,
    greeted: bool,
    /// Deaths of workers since the reader last asked for something new.
    deaths: u32,
}

impl App {
    /// The page's state; starts the worker and fetches the corpus.
    pub fn new() -> Self {
        let app = Self {
            route: Route::new(),
            phase: RwSignal::new(Phase::Opening(0, 0)),
            summary: RwSignal::new(None),
            list: RwSignal::new(List::Waiting),
            reading: RwSignal::new(Reading::Nothing),
            told: RwSignal::new(None),
            width: RwSignal::new(0),
            opened: RwSignal::new(0),
            hidden: StoredValue::new_local(Hidden { client: None, corpus: Rc::default(), greeted: false, deaths: 0 }),
        };
        app.start();
        app.ask_for_list();
        app.ask_for_article();
        app
    }

    /// Whether there is room for one column only.
    pub fn is_narrow(self) -> bool {
        self.width.get() < 900
    }

    fn start(self) {
        let Some(boot) = Boot::read() else {
            self.phase.set(Phase::Failed("This page was not built completely: it names no articles.".into(), false));
            return;
        };
        let client = Client::new(boot.clone(), move |heard| self.hear(heard));
        self.hidden.update_value(|h| h.client = Some(client.clone()));
        client.start();
        self.fetch(boot.corpus);
    }

    fn fetch(self, address: String) {
        leptos::task::spawn_local(async move {
            match boot::fetch(&address).await {
                Ok(bytes) => {
                    self.hidden.with_value(|h| h.corpus.set(Some(bytes)));
                    self.open();
                }
                Err(message) => self.phase.set(Phase::Failed(message, true)),
            }
        });
    }

    /// Opens the corpus, if both it and the worker are there.
    fn open(self) {
        let bundle = self.hidden.with_value(|h| if h.greeted { h.corpus.take() } else { None });
        if let Some(bundle) = bundle {
            self.ask(Slot::Open, Request::Open { bundle });
        }
    }

    /// Starts a new worker on the same corpus.
    pub fn restart(self) {
        self.phase.set(Phase::Restarting);
        let client = self.hidden.try_update_value(|h| {
            h.greeted = false;
            h.client.clone()
        });
        if let (Some(Some(client)), Some(boot)) = (client, Boot::read()) {
            client.start();
            self.fetch(boot.corpus);
        }
    }

    fn ask(self, slot: Slot, request: Request) {
        if let Some(client) = self.hidden.with_value(|h| h.client.clone()) {
            client.ask(slot, request);
        }
    }

    fn forget(self, slot: Slot) {
        if let Some(client) = self.hidden.with_value(|h| h.client.clone()) {
            client.forget(slot);
        }
    }

    fn hear(self, heard: Heard) {
        match heard {
            Heard::Ready => {
                self.hidden.update_value(|h| h.greeted = true);
                self.open();
            }
            Heard::OtherBuild => {
                let message = "This page and the part that reads the articles are of different versions.";
                self.phase.set(Phase::Failed(message.into(), false));
            }
            Heard::Died => self.mourn(),
            Heard::Answer(slot, response) => self.take(slot, response),
        }
    }

    fn mourn(self) {
        let deaths = self.hidden.try_update_value(|h| {
            h.deaths += 1;
            h.deaths
        });
        if deaths == Some(1) {
            self.restart();
        } else {
            let message = "The part of the page that reads the articles stopped, and stopped again after a new start. \
                           What you see is still right; nothing new can be asked.";
            self.phase.set(Phase::Failed(message.into(), true));
        }
    }

    fn take(self, slot: Slot, response: Response) {
        match (slot, response) {
            (Slot::Open, Response::Progress { done, total }) => self.phase.update(|phase| {
                if let Phase::Opening(..) = phase {
                    *phase = Phase::Opening(done, total);
                }
            }),
            (Slot::Open, Response::Opened(summary)) => {
                self.summary.set(Some(summary));
                self.phase.set(Phase::Ready);
                self.opened.update(|n| *n += 1);
            }
            (Slot::Open, Response::Failed { message }) => self.phase.set(Phase::Failed(message, false)),
            (Slot::List, Response::Quotes(l)) => self.list.set(List::Quotes(Arc::new(l))),
            (Slot::List, Response::Timeline(l)) => self.list.set(List::Timeline(Arc::new(l))),
            (Slot::List, Response::Articles(l)) => self.list.set(List::Articles(Arc::new(l))),
            (Slot::List, Response::Failed { message }) => self.list.set(List::Failed(message)),
            (Slot::More, response) => self.list.update(|list| append(list, response)),
            (Slot::Article, Response::Article(page)) => self.reading.set(Reading::Page(Arc::from(page))),
            (Slot::Article, Response::Failed { message }) => self.reading.set(Reading::Failed(message)),
            _ => {}
        }
    }

    /// What the list is asked for.
    fn wanted(self) -> (Tab, Query) {
        self.route.with(|l| (l.tab, l.to_query()))
    }

    fn ask_for_list(self) {
        let mut asked = None;
        el::effect(move || {
            let wanted = (self.wanted(), self.opened.get());
            // The link may have changed in what the list has nothing to do with.
            if asked.as_ref() == Some(&wanted) {
                return;
            }
            asked = Some(wanted.clone());
            let ((tab, query), opened) = wanted;
            if opened > 0 {
                self.forget(Slot::More);
                self.ask(Slot::List, request(tab, query, 0));
            }
        });
        // A reader who goes on has a claim to a new worker, should one be needed.
        el::effect(move || {
            self.route.with(|_| ());
            self.hidden.update_value(|h| h.deaths = 0);
        });
    }

    fn ask_for_article(self) {
        let mut asked = None;
        el::effect(move || {
            let wanted = (self.route.with(|l| l.article.clone().map(|id| (id, l.to_query()))), self.opened.get());
            if asked.as_ref() == Some(&wanted) {
                return;
            }
            asked = Some(wanted.clone());
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

    /// Asks for the list's next part.
    pub fn more(self) {
        let (tab, query) = untrack(|| self.wanted());
        let from = self.list.with_untracked(|list| match list {
            List::Quotes(l) => l.items.len(),
            List::Timeline(l) => l.items.len(),
            List::Articles(l) => l.items.len(),
            List::Waiting | List::Failed(_) => 0,
        });
        self.ask(Slot::More, request(tab, query, from as u32));
    }
}
