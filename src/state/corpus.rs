//! The corpus that is open, and the life of the worker that answers about it.
//!
//! The page's own worker opens the corpus that was built beside the page. Another worker opens what the reader chooses, or the
//! page's own corpus where that is too large ([`Opening`]). A worker that ends is started again once without asking; after
//! the second time the page says so and leaves it to the reader.

use std::cell::Cell;
use std::rc::Rc;

use leptos::reactive::owner::LocalStorage;

use super::Notices;
use super::opening::{CorpusSource, Opening};
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
    /// What is opened by a worker for large corpora.
    pub opening: Opening,
    worker: WorkerHandle,
    life: StoredValue<Life, LocalStorage>,
    /// Where the page says what was done.
    pub notices: Notices,
}

/// Where the worker is in its life.
#[derive(Default)]
struct Life {
    /// Gets what is heard from the worker.
    tell: Option<Rc<dyn Fn(Heard)>>,
    /// How often another worker was taken. A fetch that was begun for an earlier one is of no use to it.
    generation: u32,
    /// The corpus's bytes, from when they have come until the worker takes them.
    bytes: Rc<Cell<Option<Vec<u8>>>>,
    /// Whether the worker is ready for questions.
    greeted: bool,
    /// Whether the worker for large corpora answers, which has its own corpus.
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
            opening: Opening::new(),
            worker,
            life: StoredValue::new_local(Life::default()),
            notices,
        }
    }

    /// Starts what answers about the page's own corpus; `tell` gets what is heard from it.
    pub(super) fn start(self, tell: impl Fn(Heard) + 'static) {
        if Boot::read().is_none() {
            self.phase.set(Phase::Failed("This page was not built completely: it names no articles.".into(), false));
            return;
        }
        self.life.update_value(|life| life.tell = Some(Rc::new(tell)));
        self.follow_opening();
        self.begin();
    }

    /// Starts what answers about the page's own corpus: its own worker, or that for large corpora.
    pub(super) fn begin(self) {
        let Some(boot) = Boot::read() else { return };
        let client = Client::new(move |heard| self.tell(heard));
        self.ask_from_now_on(client.clone(), false);
        if boot.by_host {
            self.open_source(CorpusSource::own(&boot.corpus, false));
        } else {
            client.start_own(&boot);
            self.fetch(boot.corpus);
        }
    }

    /// Asks the worker for large corpora from now on.
    pub(super) fn take_client(self, client: Client) {
        self.ask_from_now_on(client, true);
    }

    fn ask_from_now_on(self, client: Client, external: bool) {
        if let Some(before) = self.worker.client() {
            before.stop();
        }
        self.worker.set(client);
        self.life.update_value(|life| {
            life.generation += 1;
            life.bytes.set(None);
            (life.greeted, life.external) = (false, external);
        });
    }

    /// Puts what is heard from the worker into the state.
    pub(super) fn tell(self, heard: Heard) {
        if let Some(tell) = self.life.with_value(|life| life.tell.clone()) {
            tell(heard);
        }
    }

    fn fetch(self, address: String) {
        let generation = move || self.life.with_value(|life| life.generation);
        let begun_for = generation();
        leptos::task::spawn_local(async move {
            let fetched = boot::fetch(&address).await;
            if generation() != begun_for {
                return;
            }
            match fetched {
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
            self.open_again();
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
        self.phase.set(Phase::Ready);
        self.openings.update(|n| *n += 1);
        self.dated(summary);
        self.correct_again();
    }

    /// The page's own worker was asked for what takes an analysis: the worker for large corpora is to open the same corpus.
    /// What was asked is asked again once it has. What the reader is opening meanwhile goes first: it replaces this corpus.
    pub(super) fn needs_analysis(self) {
        if let Some(boot) = Boot::read()
            && !self.opening.is_coming()
        {
            let spare = self.phase.get_untracked() == Phase::Ready;
            self.open_source(CorpusSource::own(&boot.corpus, spare));
        }
    }

    pub(super) fn dated(self, summary: CorpusSummary) {
        self.summary.set(Some(summary));
        self.revision.update(|n| *n += 1);
    }

    /// The reader has corrected the corpus, which has so many statements now, and so many of them with marked words.
    pub(super) fn corrected(self, counts: &js_sys::Array) {
        self.summary.update(|summary| {
            if let Some(summary) = summary {
                let count = |at| counts.get(at).as_f64().unwrap_or_default() as u32;
                (summary.quotations, summary.marked) = (count(0), count(1));
            }
        });
        self.revision.update(|n| *n += 1);
        lazy::dispatch("dateline-corrected", &self.key().into());
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
