//! What the page knows: the corpus, the list, the article that is read; asked from the worker whenever the link changes.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use super::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Worker;

pub use super::answers::{List, Phase, Reading};
use super::boot::{self, Boot};
use super::client::{Client, Heard, Slot};
use super::copy::Told;
use super::open;
use super::parts::{self, Parts};
use super::reader::Switches;
use super::route::Route;
use dateline_search::protocol::{AxisMarks, FacetWanted, Facets, Request, Response};
use dateline_search::query::Facet;
use dateline_search::view::{CorpusSummary, Run};

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
    /// Whether the list is still that of another question, and has been for a while.
    pub looking: RwSignal<bool>,
    /// How the list stands in the page.
    pub(super) parts: StoredValue<Parts, LocalStorage>,
    /// What the list can be narrowed to; of the query before while a new one is on its way.
    pub facets: RwSignal<Arc<Facets>>,
    /// How much of each facet is asked for.
    pub wanted: RwSignal<Vec<FacetWanted>>,
    /// What the timeline draws.
    pub axis: RwSignal<Option<Arc<AxisMarks>>>,
    /// The quotation whose context is shown, with it once it is there.
    pub context: RwSignal<Option<Context>>,
    /// The reader.
    pub reading: RwSignal<Reading>,
    /// A short message about what was just done.
    pub told: RwSignal<Option<Told>>,
    /// Which marks the reader shows.
    pub shown: Switches,
    /// The window's width in pixels.
    pub width: RwSignal<u32>,
    /// Whether there is room for a column of filters.
    pub filters_beside: Memo<bool>,
    /// How often a corpus has been opened or dated anew: everything must be asked again.
    pub(super) opened: RwSignal<u32>,
    /// How often a corpus has been opened: a new worker knows nothing of the days that were set.
    pub(super) corpora: RwSignal<u32>,
    /// The item of the list that is to get the focus once the list has it.
    pub(super) jumping: RwSignal<Option<u32>>,
    hidden: StoredValue<Hidden, LocalStorage>,
}

/// What stands around a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// The quotation's id.
    pub id: String,
    /// Its paragraphs and their neighbours; nothing yet if there are none.
    pub paragraphs: Vec<Vec<Run>>,
}

/// So many values of a facet as are shown at first.
pub fn few(facet: Facet) -> FacetWanted {
    let most = if facet == Facet::Speaker { 8 } else { 6 };
    FacetWanted { facet, most, find: String::new() }
}

/// What is held but not shown.
struct Hidden {
    client: Option<Client>,
    corpus: Rc<Cell<Option<Vec<u8>>>>,
    greeted: bool,
    /// Whether a script's worker answers, about another corpus than the page's own.
    elsewhere: bool,
    /// Deaths of workers since the reader last asked for something new.
    deaths: u32,
}

impl App {
    /// The page's state; starts the worker and fetches the corpus.
    pub fn new() -> Self {
        let (width, reading) = (RwSignal::new(0), RwSignal::new(Reading::Nothing));
        let app = Self {
            route: Route::new(),
            phase: RwSignal::new(Phase::Opening(0, 0)),
            summary: RwSignal::new(None),
            list: RwSignal::new(List::Waiting),
            looking: RwSignal::new(false),
            parts: Parts::new(),
            facets: RwSignal::new(Arc::default()),
            wanted: RwSignal::new(Facet::ALL.map(few).to_vec()),
            axis: RwSignal::new(None),
            context: RwSignal::new(None),
            reading,
            told: RwSignal::new(None),
            shown: Switches::new(),
            width,
            filters_beside: Memo::new(move || {
                let needed = if reading.with(|r| *r != Reading::Nothing) { 1360 } else { 1080 };
                width.get() >= needed
            }),
            opened: RwSignal::new(0),
            corpora: RwSignal::new(0),
            jumping: RwSignal::new(None),
            hidden: StoredValue::new_local(Hidden {
                client: None,
                corpus: Rc::default(),
                greeted: false,
                elsewhere: false,
                deaths: 0,
            }),
        };
        open::listen(app);
        app.start();
        app.ask_as_the_link_changes();
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
        let client = Client::new(boot, move |heard| self.hear(heard));
        self.hidden.update_value(|h| h.client = Some(client));
        self.begin();
    }

    /// Starts what answers about the page's own corpus: its worker, or a script's if the corpus is too large for that.
    fn begin(self) {
        let client = self.hidden.try_update_value(|h| {
            h.greeted = false;
            h.elsewhere = false;
            h.client.clone()
        });
        let (Some(Some(client)), Some(boot)) = (client, Boot::read()) else { return };
        if boot.stored {
            open::call(self, "stored", &boot.corpus.into());
        } else {
            client.start();
            self.fetch(boot.corpus);
        }
    }

    /// Asks a script's worker from now on, which opens its corpus by itself; without one, the page's own again.
    pub(super) fn take_worker(self, worker: Option<Worker>) {
        let Some(worker) = worker else { return self.begin() };
        let client = self.hidden.try_update_value(|h| {
            h.corpus.set(None);
            h.elsewhere = true;
            h.client.clone()
        });
        if let Some(Some(client)) = client {
            client.adopt(worker);
        }
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
        if self.hidden.with_value(|h| h.elsewhere) {
            open::call(self, "again", &JsValue::UNDEFINED);
        } else {
            self.begin();
        }
    }

    pub(super) fn ask(self, slot: Slot, request: Request) {
        if let Some(client) = self.hidden.with_value(|h| h.client.clone()) {
            client.ask(slot, request);
        }
    }

    pub(super) fn forget(self, slot: Slot) {
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

    /// A reader who goes on has a claim to a new worker, should one be needed.
    pub(super) fn forgive(self) {
        self.hidden.update_value(|h| h.deaths = 0);
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
                let wants_facts = summary.wants_facts;
                self.summary.set(Some(summary));
                self.phase.set(Phase::Ready);
                self.opened.update(|n| *n += 1);
                self.corpora.update(|n| *n += 1);
                // The program for large corpora knows public facts that may date articles which the texts alone do not.
                if wants_facts && let Some(boot) = Boot::read() {
                    open::call(self, "better", &boot.corpus.into());
                }
            }
            (Slot::Date, Response::Dated(summary)) => {
                self.summary.set(Some(summary));
                self.opened.update(|n| *n += 1);
            }
            (Slot::Open, Response::Failed { message }) => self.phase.set(Phase::Failed(message, false)),
            (Slot::List, response) => self.list.set(List::from(response)),
            (Slot::More, response) => parts::take(self, response),
            (Slot::Facets, Response::Facets(facets)) => self.facets.set(Arc::new(facets)),
            (Slot::Axis, Response::Axis(marks)) => self.axis.set(Some(Arc::new(marks))),
            (Slot::Context, Response::Context { id, paragraphs }) => self.context.update(|context| {
                if let Some(context) = context.as_mut().filter(|c| c.id == id) {
                    context.paragraphs = paragraphs;
                }
            }),
            (Slot::Calendar, Response::Calendar(file)) => {
                super::save::hand_over(self, "timeline.ics", "text/calendar;charset=utf-8", &file, 0);
            }
            (Slot::Article, Response::Article(page)) => self.reading.set(Reading::Page(Arc::from(page))),
            (Slot::Article, Response::Failed { message }) => self.reading.set(Reading::Failed(message)),
            _ => {}
        }
    }
}
