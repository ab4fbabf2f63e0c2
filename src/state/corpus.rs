//! The corpus that is open, and the life of the worker that answers about it.
//!
//! The page's own worker opens the corpus that was built beside the page. A script starts another worker for what the
//! reader opens, or where the page's own corpus is too large ([`Corpus::take_worker`]). A worker that ends is started again
//! once without asking; after the second time the page says so and leaves it to the reader.

use std::cell::Cell;
use std::rc::Rc;

use leptos::reactive::owner::LocalStorage;
use wasm_bindgen::JsValue;
use web_sys::Worker;

use super::Notices;
use super::worker::WorkerHandle;
use crate::boot::{self, Boot};
use crate::client::{Client, Heard, Slot};
use crate::lazy;
use dateline_search::protocol::Request;
use dateline_search::view::CorpusSummary;
use leptos::prelude::*;

/// How far the corpus is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The corpus is being fetched and read: articles done, of how many.
    Opening(u32, u32),
    /// Questions are answered.
    Ready,
    /// The worker ended and a new one is opening the corpus.
    Restarting,
    /// Nothing will be answered, for this reason; whether a new worker may help, else the page must be loaded again.
    Failed(String, bool),
}

/// The corpus.
#[derive(Clone, Copy)]
pub struct Corpus {
    /// How far it is.
    pub phase: RwSignal<Phase>,
    /// Its name and numbers, once it is open.
    pub summary: RwSignal<Option<CorpusSummary>>,
    /// Counts how often a corpus was opened or dated anew: after each, everything must be asked again.
    pub revision: RwSignal<u32>,
    /// Counts how often a corpus was opened: a new worker does not know the days that the reader has set.
    pub openings: RwSignal<u32>,
    worker: WorkerHandle,
    life: StoredValue<Life, LocalStorage>,
    notices: Notices,
}

/// Where the worker is in its life.
#[derive(Default)]
struct Life {
    /// The corpus's bytes, from when they have come until the worker takes them.
    bytes: Rc<Cell<Option<Vec<u8>>>>,
    /// Whether the worker is ready for questions.
    greeted: bool,
    /// Whether a script's worker answers, about another corpus than the page's own.
    external: bool,
    /// How many workers ended since the reader last asked for something new.
    deaths: u32,
}

impl Corpus {
    pub(super) fn new(worker: WorkerHandle, notices: Notices) -> Self {
        Self {
            phase: RwSignal::new(Phase::Opening(0, 0)),
            summary: RwSignal::new(None),
            revision: RwSignal::new(0),
            openings: RwSignal::new(0),
            worker,
            life: StoredValue::new_local(Life::default()),
            notices,
        }
    }

    /// Starts what answers about the page's own corpus; `tell` gets what is heard from it.
    pub(super) fn start(self, tell: impl Fn(Heard) + 'static) {
        let Some(boot) = Boot::read() else {
            self.phase.set(Phase::Failed("This page was not built completely: it names no articles.".into(), false));
            return;
        };
        self.worker.set(Client::new(boot, tell));
        self.begin();
    }

    fn begin(self) {
        self.life.update_value(|life| (life.greeted, life.external) = (false, false));
        let (Some(client), Some(boot)) = (self.worker.client(), Boot::read()) else { return };
        if boot.stored {
            self.call_open("stored", &boot.corpus.into());
        } else {
            client.start();
            self.fetch(boot.corpus);
        }
    }

    /// Calls the script that opens articles: to open what is `stored` at an address, the same `again`, or what this program
    /// has open already but the program for large corpora could date `better`.
    fn call_open(self, command: &str, of: &JsValue) {
        lazy::call(self.notices, "laterOpen", &[command.into(), of.clone()], None);
    }

    /// Asks a script's worker from now on, which opens its corpus by itself; without one, the page's own again.
    pub fn take_worker(self, worker: Option<Worker>) {
        let Some(worker) = worker else { return self.begin() };
        self.life.update_value(|life| {
            life.bytes.set(None);
            life.external = true;
        });
        if let Some(client) = self.worker.client() {
            client.adopt(worker);
        }
    }

    fn fetch(self, address: String) {
        leptos::task::spawn_local(async move {
            match boot::fetch(&address).await {
                Ok(bytes) => {
                    self.life.with_value(|life| life.bytes.set(Some(bytes)));
                    self.open();
                }
                Err(message) => self.phase.set(Phase::Failed(message, true)),
            }
        });
    }

    /// Opens the corpus, if both it and the worker are there.
    fn open(self) {
        let bundle = self.life.with_value(|life| if life.greeted { life.bytes.take() } else { None });
        if let Some(bundle) = bundle {
            self.worker.ask(Slot::Open, Request::Open { bundle });
        }
    }

    /// Starts a new worker on the same corpus.
    pub fn restart(self) {
        self.phase.set(Phase::Restarting);
        if self.life.with_value(|life| life.external) {
            self.call_open("again", &JsValue::UNDEFINED);
        } else {
            self.begin();
        }
    }

    pub(super) fn ask(self, slot: Slot, request: Request) {
        self.worker.ask(slot, request);
    }

    pub(super) fn forget(self, slot: Slot) {
        self.worker.forget(slot);
    }

    pub(super) fn greeted(self) {
        self.life.update_value(|life| life.greeted = true);
        self.open();
    }

    pub(super) fn progressed(self, done: u32, total: u32) {
        self.phase.update(|phase| {
            if let Phase::Opening(..) = phase {
                *phase = Phase::Opening(done, total);
            }
        });
    }

    pub(super) fn opened(self, summary: CorpusSummary) {
        let wants_facts = summary.wants_facts;
        self.phase.set(Phase::Ready);
        self.openings.update(|n| *n += 1);
        self.dated(summary);
        // The program for large corpora knows public facts that may date articles which the texts alone do not.
        if wants_facts && let Some(boot) = Boot::read() {
            self.call_open("better", &boot.corpus.into());
        }
    }

    pub(super) fn dated(self, summary: CorpusSummary) {
        self.summary.set(Some(summary));
        self.revision.update(|n| *n += 1);
    }

    /// Lets the next worker that ends be started again without asking: the reader goes on.
    pub(super) fn forgive_deaths(self) {
        self.life.update_value(|life| life.deaths = 0);
    }

    pub(super) fn worker_died(self) {
        let deaths = self.life.try_update_value(|life| {
            life.deaths += 1;
            life.deaths
        });
        if deaths == Some(1) {
            self.restart();
        } else {
            let message = "The part of the page that reads the articles stopped, and stopped again after a new start. \
                           What you see is still right; nothing new can be asked.";
            self.phase.set(Phase::Failed(message.into(), true));
        }
    }
}
