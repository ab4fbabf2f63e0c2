//! The corpus that a worker for large corpora has opened or is opening: its source, its client, and how far it is.
//!
//! How a corpus comes to be opened, and takes the place of the one before, is in `open_corpus.rs`.

use std::rc::Rc;

use leptos::reactive::owner::LocalStorage;
use wasm_bindgen::prelude::*;

use crate::client::{Client, Slot};
use dateline_search::protocol::{ReadingProgress, Request};
use leptos::prelude::*;

/// What the page shows about the opening.
#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    /// Nothing.
    Idle,
    /// Files are being read, or articles of a stored corpus: how many of how many.
    Reading {
        /// What is opened, as people call it.
        name: String,
        /// How far the files are read.
        reading: ReadingProgress,
        /// Articles done, of how many, if that is known.
        articles: Option<(u32, u32)>,
    },
    /// All is read.
    Done(ReadingProgress),
    /// Nothing was opened, for this reason; the corpus that was there is still there. It can be tried again.
    Failed(String),
    /// Answers lack parts of the corpus that could not be fetched. They can be asked for again.
    Incomplete,
}

/// What is opened.
#[derive(Clone)]
pub struct CorpusSource {
    /// The corpus's name; empty if the corpus says it itself.
    pub name: String,
    /// Files: an array of `{ name, blob }`.
    pub files: JsValue,
    /// The address of the page's own corpus, if it is that.
    pub address: Option<Rc<str>>,
    /// Whether the page has answers without it and opens it for a day that the reader sets.
    pub spare: bool,
    /// Whether the link stays as it is: it was made with these files open.
    pub keeps_link: bool,
    /// Under which id it is kept in the browser; empty if it is not.
    pub kept: String,
}

impl CorpusSource {
    /// The page's own corpus.
    pub fn own(address: &str, spare: bool) -> Self {
        Self {
            name: String::new(),
            files: JsValue::UNDEFINED,
            address: Some(address.into()),
            spare,
            keeps_link: true,
            kept: String::new(),
        }
    }

    pub(super) fn file_names(&self) -> Vec<String> {
        let files: js_sys::Array = self.files.clone().dyn_into().unwrap_or_default();
        files.iter().map(|file| text(&file, "name")).collect()
    }
}

/// The opening, a part of the page's state. Copies are the same.
#[derive(Clone, Copy)]
pub struct Opening {
    /// What is shown about it.
    pub status: RwSignal<Status>,
    pub(super) internals: StoredValue<Internals, LocalStorage>,
}

/// What no view needs to know.
#[derive(Default)]
pub(super) struct Internals {
    /// Number of the client that was started last: what an earlier one says is of no interest unless it is the page's.
    pub last: u32,
    /// What is being opened and cannot be asked yet.
    pub coming: Option<ComingCorpus>,
    /// What is open; nothing while that is the page's own corpus in the page's own worker.
    pub open: Option<OpenCorpus>,
    /// What could not be opened, to be tried again.
    pub failed: Option<CorpusSource>,
}

/// A corpus that is being opened.
#[derive(Clone)]
pub(super) struct ComingCorpus {
    pub number: u32,
    pub client: Client,
    pub source: CorpusSource,
    /// Whether it was open before and the link stays as it is.
    pub again: bool,
    /// Whether the worker can be asked.
    pub ready: bool,
    /// The files and where the corpus lies, once they are here.
    pub files: Option<(JsValue, Option<String>)>,
}

/// A corpus that a worker for large corpora has opened.
#[derive(Clone)]
pub(super) struct OpenCorpus {
    pub number: u32,
    pub client: Client,
    pub source: CorpusSource,
    /// Whether it is stored in a file of the reader's.
    pub saved: bool,
    /// Whether its file is wanted by the reader, to save it.
    pub saving: bool,
    /// Whether its file is wanted to be kept in the browser, and then whether for the tab alone.
    pub keeping: Option<bool>,
}

impl Opening {
    /// Nothing is opened yet.
    pub(super) fn new() -> Self {
        Self { status: RwSignal::new(Status::Idle), internals: StoredValue::new_local(Internals::default()) }
    }

    /// Whether something is being opened.
    pub(super) fn is_coming(self) -> bool {
        self.internals.with_value(|internals| internals.coming.is_some())
    }

    /// Whether something else than the page's own corpus is open.
    pub fn has_other_corpus(self) -> bool {
        self.with_open(|open| open.source.address.is_none()) == Some(true)
    }

    /// Whether what is open can be saved as one file.
    pub fn can_save(self) -> bool {
        self.with_open(|_| ()).is_some()
    }

    pub(super) fn with_open<T>(self, f: impl FnOnce(&OpenCorpus) -> T) -> Option<T> {
        self.internals.with_value(|internals| internals.open.as_ref().map(f))
    }

    /// Stops the reading; what has been read by then is the corpus.
    pub fn stop(self) {
        let coming =
            self.internals.with_value(|internals| internals.coming.as_ref().map(|coming| coming.client.clone()));
        if let Some(client) = coming.or_else(|| self.with_open(|open| open.client.clone())) {
            client.take_back(Slot::Read);
        }
    }

    /// Stores what is open as one file, which the reader gets to keep.
    pub fn save(self) {
        self.internals.update_value(|internals| internals.open.iter_mut().for_each(|open| open.saving = true));
        self.ask_for_file();
    }

    /// Asks the worker for what is open as one file; what it is for is noted.
    pub(super) fn ask_for_file(self) {
        if let Some(client) = self.with_open(|open| open.client.clone()) {
            client.ask(Slot::Save, Request::Save);
        }
    }

    /// Says no more about what has been told.
    pub fn dismiss(self) {
        self.status.set(Status::Idle);
    }

    /// Leaves what is open; what is being opened is given up too.
    pub(super) fn leave(self) {
        let (coming, open) = self.internals.try_update_value(|h| (h.coming.take(), h.open.take())).unwrap_or_default();
        for client in coming.map(|c| c.client).into_iter().chain(open.map(|o| o.client)) {
            client.stop();
        }
        self.dismiss();
    }
}

/// A text that a script has put into an object; empty if there is none.
pub(super) fn text(object: &JsValue, name: &str) -> String {
    js_sys::Reflect::get(object, &name.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}
