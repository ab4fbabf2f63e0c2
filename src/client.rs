//! The page's side of a worker: starts it, asks, and tells what comes of it.
//!
//! One client belongs to one worker, the page's own or that for large corpora; both speak the same protocol
//! (`dateline_search::protocol`, in envelopes of `dateline_wire`). Which questions wait and which answers are still wanted is
//! the business of [`slots`](super::slots). Whatever ends the conversation is reported once: that the worker has died, or that
//! it is of another build.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::boot::Boot;
pub use super::slots::Slot;
use super::slots::{Post, Slots};
use dateline_search::protocol::{Request, Response};
use dateline_wire as wire;

/// What the page hears.
#[derive(Debug)]
pub enum Heard {
    /// The worker is there and is of this build.
    Ready,
    /// The worker is of another build than the page.
    OtherBuild,
    /// An answer that is still wanted; or a message that answers none, which concerns the corpus ([`Slot::Open`]).
    Answer(Slot, Response),
    /// The corpus as a file, a `Blob`.
    Saved(JsValue),
    /// The worker has ended or never started. What was asked will not be answered.
    Died,
}

/// A question, and what is attached to it; undefined if nothing is.
type Question = (Request, JsValue);

#[derive(Default)]
struct Inner {
    worker: Option<Worker>,
    /// Kept while the worker lives: dropping them would leave it without ears.
    closures: Vec<Closure<dyn Fn(JsValue)>>,
    greeted: bool,
    slots: Slots<Question>,
}

/// A handle; clones are the same client.
#[derive(Clone)]
pub struct Client {
    inner: Rc<RefCell<Inner>>,
    tell: Rc<dyn Fn(Heard)>,
}

impl Client {
    /// A client without a worker, that tells what it hears.
    pub fn new(tell: impl Fn(Heard) + 'static) -> Self {
        Self { inner: Rc::default(), tell: Rc::new(tell) }
    }

    /// Starts the page's own worker. It runs the page's own program, which is here already and is handed over, not fetched
    /// again.
    pub fn start_own(&self, boot: &Boot) {
        let program = js_sys::Array::of2(&boot.script.as_str().into(), &wasm_bindgen::module());
        self.start(&boot.worker, |worker| worker.post_message(&program).is_ok());
    }

    /// Starts the worker for large corpora, by its first script, which fetches its program.
    pub fn start_host(&self, script: &str) {
        self.start(script, |_| true);
    }

    fn start(&self, script: &str, begin: impl Fn(&Worker) -> bool) {
        let options = WorkerOptions::new();
        // In a page of one file a worker's script lies in memory, and is no module: see crates/host/js/single.
        if !script.starts_with("blob:") {
            options.set_type(WorkerType::Module);
        }
        match Worker::new_with_options(script, &options).ok().filter(|worker| begin(worker)) {
            Some(worker) => self.listen(worker),
            None => (self.tell)(Heard::Died),
        }
    }

    fn listen(&self, worker: Worker) {
        let this = self.clone();
        let hear = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
            this.hear(&event.unchecked_ref::<MessageEvent>().data());
        });
        let this = self.clone();
        let die = Closure::<dyn Fn(JsValue)>::new(move |_| this.end(Heard::Died));
        worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        worker.set_onerror(Some(die.as_ref().unchecked_ref()));
        let mut inner = self.inner.borrow_mut();
        inner.worker = Some(worker);
        inner.closures = vec![hear, die];
    }

    /// Ends the worker. Nothing more is heard of it.
    pub fn stop(&self) {
        let old = self.inner.take();
        if let Some(worker) = old.worker {
            worker.set_onmessage(None);
            worker.set_onerror(None);
            worker.terminate();
        }
        // One of the closures may be the caller: they go when it has returned.
        leptos::task::spawn_local(async move { drop(old.closures) });
    }

    fn end(&self, heard: Heard) {
        self.stop();
        (self.tell)(heard);
    }

    /// Asks, or puts the question in wait for its slot.
    pub fn ask(&self, slot: Slot, request: Request) {
        self.ask_with(slot, request, JsValue::UNDEFINED);
    }

    /// Asks with something attached that only a browser can hold.
    pub fn ask_with(&self, slot: Slot, request: Request, attached: JsValue) {
        let mut inner = self.inner.borrow_mut();
        if inner.worker.is_none() {
            return;
        }
        match inner.slots.ask(slot, (request, attached)) {
            Post::Ask(number, question) => inner.post(slot, number, &question),
            // If the worker has not looked at it yet, it need not.
            Post::TakeBack(number) => inner.take_back(number),
        }
    }

    /// Makes the answer to the slot's question unwanted.
    pub fn forget(&self, slot: Slot) {
        self.inner.borrow_mut().slots.forget(slot);
    }

    /// Has the worker stop what the slot asked for; its last word on that still comes.
    pub fn take_back(&self, slot: Slot) {
        let inner = self.inner.borrow();
        if let Some(number) = inner.slots.asked(slot) {
            inner.take_back(number);
        }
    }

    fn hear(&self, message: &JsValue) {
        let Some((number, response)) = wire::read::<Response>(message) else { return self.end(Heard::OtherBuild) };
        // No longer borrowed when a message is passed on, since its receiver may ask at once.
        match response {
            Response::Ready => {
                if !std::mem::replace(&mut self.inner.borrow_mut().greeted, true) {
                    (self.tell)(Heard::Ready);
                }
            }
            // A message that answers no question concerns the corpus.
            response if number == 0 => (self.tell)(Heard::Answer(Slot::Open, response)),
            response => {
                let wanted_by = self.inner.borrow_mut().receive(number, &response);
                match (wanted_by, response) {
                    (Some(_), Response::Saved) => (self.tell)(Heard::Saved(wire::attached(message))),
                    (Some(slot), response) => (self.tell)(Heard::Answer(slot, response)),
                    (None, _) => {}
                }
            }
        }
    }
}

impl Inner {
    fn post(&mut self, slot: Slot, number: u32, (request, attached): &Question) {
        let message = wire::write(number, request);
        let message = if attached.is_undefined() { message } else { wire::attach(message, attached) };
        let posted = self.worker.as_ref().is_some_and(|worker| worker.post_message(&message).is_ok());
        if !posted {
            self.slots.not_posted(slot);
        }
    }

    fn take_back(&self, number: u32) {
        if let Some(worker) = &self.worker {
            // Fails only for what cannot be cloned.
            let _ = worker.post_message(&number.into());
        }
    }

    /// The slot that still wants the answer; posts the question that waited for it.
    fn receive(&mut self, number: u32, response: &Response) -> Option<Slot> {
        let is_last_word = !matches!(response, Response::Progress { .. } | Response::Reading(_));
        let taken = self.slots.answer(number, is_last_word);
        if let Some((slot, number, question)) = taken.next {
            self.post(slot, number, &question);
        }
        taken.wanted_by
    }
}
