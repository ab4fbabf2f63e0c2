//! The page's side of the worker: starts it, asks, and says what came of it.
//!
//! Questions go through slots. A slot holds one question at a time: while it waits, a newer question takes the place of any
//! that has not been sent yet, and the answer to an overtaken one is dropped, so that a worker is never further behind than
//! one question. A worker that dies is started again once without a word to the reader's cost; the second death is told.
//!
//! The worker is the page's own, or one for large corpora that a script has started ([`Client::adopt`]); both are asked
//! in the same way. The latter also speaks unasked, when more of a corpus has been read.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::boot::Boot;
use dateline_search::protocol::{Request, Response, build};
use dateline_search::wire;

/// What a question is for; a newer one for the same purpose overtakes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// To open the corpus.
    Open,
    /// The list's beginning.
    List,
    /// The list's next part.
    More,
    /// The article in the reader.
    Article,
    /// What the list can be narrowed to.
    Facets,
    /// What the timeline draws.
    Axis,
    /// What stands around a quotation.
    Context,
    /// The timeline as a calendar.
    Calendar,
    /// To date the corpus anew.
    Date,
}

impl Slot {
    const ALL: [Slot; 9] = [
        Self::Open,
        Self::List,
        Self::More,
        Self::Article,
        Self::Facets,
        Self::Axis,
        Self::Context,
        Self::Calendar,
        Self::Date,
    ];
}

/// What the page hears.
#[derive(Debug)]
pub enum Heard {
    /// The worker is there and is of this build.
    Ready,
    /// The worker is of another build than the page.
    OtherBuild,
    /// An answer that is still wanted.
    Answer(Slot, Response),
    /// The worker has ended or never started. What was asked will not be answered.
    Died,
}

#[derive(Default)]
struct Lane {
    /// The number of the question that is being answered.
    asked: Option<u32>,
    /// Whether its answer is no longer wanted.
    overtaken: bool,
    /// The question that comes next.
    next: Option<Request>,
}

#[derive(Default)]
struct Inner {
    worker: Option<Worker>,
    /// Kept while the worker lives: dropping them would leave it without ears.
    closures: Vec<Closure<dyn Fn(JsValue)>>,
    greeted: bool,
    last: u32,
    lanes: [Lane; Slot::ALL.len()],
}

/// A handle; clones are the same client.
#[derive(Clone)]
pub struct Client {
    inner: Rc<RefCell<Inner>>,
    boot: Rc<Boot>,
    tell: Rc<dyn Fn(Heard)>,
}

impl Client {
    /// A client for the worker that `boot` names, not started yet, that tells what it hears.
    pub fn new(boot: Boot, tell: impl Fn(Heard) + 'static) -> Self {
        Self { inner: Rc::default(), boot: Rc::new(boot), tell: Rc::new(tell) }
    }

    /// Starts a worker; one that is there is ended, and what it was asked is forgotten.
    pub fn start(&self) {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        // The worker runs the page's own program, which is here already: it is handed over, not fetched again.
        let program = js_sys::Array::of2(&self.boot.script.as_str().into(), &wasm_bindgen::module());
        let worker = Worker::new_with_options(&self.boot.worker, &options);
        match worker.ok().filter(|w| w.post_message(&program).is_ok()) {
            Some(worker) => self.adopt(worker),
            None => (self.tell)(Heard::Died),
        }
    }

    /// Takes a worker that has just been started, in place of the one that is there.
    pub fn adopt(&self, worker: Worker) {
        self.stop();
        let this = self.clone();
        let hear = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
            this.hear(event.unchecked_ref::<MessageEvent>().data());
        });
        let this = self.clone();
        let die = Closure::<dyn Fn(JsValue)>::new(move |_| this.die());
        worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        worker.set_onerror(Some(die.as_ref().unchecked_ref()));
        let mut inner = self.inner.borrow_mut();
        inner.worker = Some(worker);
        inner.closures = vec![hear, die];
    }

    fn stop(&self) {
        let old = self.inner.take();
        if let Some(worker) = old.worker {
            worker.set_onmessage(None);
            worker.set_onerror(None);
            worker.terminate();
        }
        self.inner.borrow_mut().last = old.last;
        // One of the closures may be the caller: they go when it has returned.
        leptos::task::spawn_local(async move { drop(old.closures) });
    }

    fn die(&self) {
        self.stop();
        (self.tell)(Heard::Died);
    }

    /// Asks, or puts the question in wait for its slot.
    pub fn ask(&self, slot: Slot, request: Request) {
        let mut inner = self.inner.borrow_mut();
        if let Some(asked) = inner.lanes[slot as usize].asked {
            inner.lanes[slot as usize].overtaken = true;
            inner.lanes[slot as usize].next = Some(request);
            // If the worker has not looked at it yet, it need not.
            if let Some(worker) = &inner.worker {
                let _ = worker.post_message(&asked.into());
            }
        } else {
            inner.send(slot, request);
        }
    }

    /// Makes the answer to the slot's question unwanted.
    pub fn forget(&self, slot: Slot) {
        let lane = &mut self.inner.borrow_mut().lanes[slot as usize];
        lane.overtaken = true;
        lane.next = None;
    }

    fn hear(&self, message: JsValue) {
        let Some((number, body)) = wire::read::<Response>(&message) else {
            // Types differ, so the builds do, whatever they say.
            self.stop();
            (self.tell)(Heard::OtherBuild);
            return;
        };
        if let Response::Hello { build: theirs } = body {
            if theirs != build() {
                self.stop();
                (self.tell)(Heard::OtherBuild);
            } else if !std::mem::replace(&mut self.inner.borrow_mut().greeted, true) {
                (self.tell)(Heard::Ready);
            }
            return;
        }
        // No longer borrowed when it is told: whoever hears may ask.
        let slot = self.inner.borrow_mut().receive(number, &body);
        if let Some(slot) = slot {
            (self.tell)(Heard::Answer(slot, body));
        }
    }
}

impl Inner {
    fn send(&mut self, slot: Slot, request: Request) {
        let Some(worker) = &self.worker else { return };
        self.last += 1;
        let sent = worker.post_message(&wire::write(self.last, &request)).is_ok();
        let asked = sent.then_some(self.last);
        self.lanes[slot as usize] = Lane { asked, ..Lane::default() };
    }

    /// The slot that an answer is for, if it is still wanted there; sends the slot's next question. What is said unasked,
    /// numbered 0, is of the corpus.
    fn receive(&mut self, number: u32, body: &Response) -> Option<Slot> {
        if number == 0 {
            return Some(Slot::Open);
        }
        let slot = Slot::ALL.into_iter().find(|s| self.lanes[*s as usize].asked == Some(number))?;
        let lane = &mut self.lanes[slot as usize];
        let wanted = !lane.overtaken;
        if !matches!(body, Response::Progress { .. }) {
            let next = std::mem::take(lane).next;
            if let Some(next) = next {
                self.send(slot, next);
            }
        }
        wanted.then_some(slot)
    }
}
