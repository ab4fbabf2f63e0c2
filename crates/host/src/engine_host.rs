//! The engine as the scripts of its worker see it.

use js_sys::{Function, Uint8Array};
use wasm_bindgen::prelude::*;

use super::batch::ReadBatch;
use super::module_api;
use dateline_search::engine::{Engine, Session};
use dateline_search::index::Cutting;
use dateline_search::protocol::{Request, Response, build};
use dateline_search::store::{Reader, Whole};
use dateline_search::wire;

/// What is said instead of an answer that would lack something.
const LACKING: &str = "This part of the corpus could not be fetched. Check the connection, then try again.";

/// One corpus, and who answers about it.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct EngineHost {
    session: Session,
    /// A corpus that is being read and of which nothing has been shown yet.
    coming: Option<Engine>,
    /// A stored corpus whose bytes are coming.
    reader: Reader,
}

/// What came of a batch that was added.
#[wasm_bindgen(getter_with_clone)]
#[derive(Debug)]
pub struct Added {
    /// Articles.
    pub articles: u32,
    /// Bytes of their texts.
    pub text: f64,
    /// What could not be read, in words.
    pub problems: Vec<String>,
}

#[wasm_bindgen]
impl EngineHost {
    /// Without a corpus.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// The greeting: who is here.
    pub fn hello(&self) -> JsValue {
        wire::write(0, &Response::Hello { build: build() })
    }

    /// Answers a message of the page's; `say` is called with each answer, the last of which is the last word. If parts of
    /// the corpus are away that the answer needs, their numbers come back and nothing is said; if this is the `last` time
    /// that the message comes, it is said that there is no answer.
    pub fn handle(&mut self, message: &JsValue, last: bool, say: &Function) -> Vec<u32> {
        // Fails only if the script does, and then there is nobody to tell.
        let tell = |number, answer: &Response| drop(say.call1(&JsValue::NULL, &wire::write(number, answer)));
        let Some((number, request)) = wire::read::<Request>(message) else {
            let message = "The page asked something that its worker does not know. Reload the page.".to_owned();
            tell(0, &Response::Failed { message });
            return Vec::new();
        };
        let answer = self.session.handle(&request, &mut |progress| tell(number, &progress));
        let wanted = self.wanted();
        if wanted.is_empty() {
            tell(number, &answer);
        } else if last {
            // A part of the answer would look like all of it.
            tell(number, &Response::Failed { message: LACKING.to_owned() });
        }
        if last { Vec::new() } else { wanted }
    }

    fn wanted(&mut self) -> Vec<u32> {
        self.session.engine().map(|engine| engine.wanted()).unwrap_or_default()
    }

    /// The last word on a question that was not looked into, since a newer one has overtaken it.
    pub fn dropped(&self, number: u32) -> JsValue {
        wire::write(number, &Response::Failed { message: String::new() })
    }

    /// Begins a corpus, which takes the place of the one that is open when it is first settled.
    pub fn begin(&mut self, name: &str) {
        self.coming = Some(Engine::empty(name, Cutting::Folded));
    }

    /// Adds what an worker has read; nothing if the bytes are not an worker's of this build.
    pub fn add(&mut self, bytes: &[u8]) -> Option<Added> {
        let ReadBatch { articles, text, problems } = ReadBatch::parse(bytes)?;
        let added = Added { articles: articles.len() as u32, text: text as f64, problems };
        let engine = self.coming.as_mut().or(self.session.engine())?;
        for (article, analysis) in articles {
            engine.add(article, analysis);
        }
        Some(added)
    }

    /// Dates what was added and makes it visible: the message that says so to the page.
    pub fn settle(&mut self) -> JsValue {
        if let Some(engine) = self.coming.take() {
            self.session = Session::from(engine);
        }
        let Some(engine) = self.session.engine() else { return JsValue::UNDEFINED };
        engine.settle();
        wire::write(0, &Response::Opened(engine.summary()))
    }

    /// Takes the next bytes of a stored corpus.
    ///
    /// # Errors
    ///
    /// In words, as soon as it is plain that they are none, or damaged.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), String> {
        let fed = self.reader.feed(bytes);
        if fed.is_err() {
            self.reader = Reader::default();
        }
        fed.map_err(|e| e.to_string())
    }

    /// Opens the stored corpus whose bytes have come: the message that says so to the page. Of one that holds articles
    /// alone, `progress` is told how many of how many are read.
    ///
    /// # Errors
    ///
    /// In words, if it is damaged; the corpus that was open stays.
    pub fn open(&mut self, progress: &Function) -> Result<JsValue, String> {
        let whole: Whole = std::mem::take(&mut self.reader).finish().map_err(|e| e.to_string())?;
        let mut told = None;
        let mut tell = |done: u32, total: u32| {
            // Once a per cent.
            let per_cent = u64::from(done) * 100 / u64::from(total.max(1));
            if told.replace(per_cent) != Some(per_cent) {
                drop(progress.call2(&JsValue::NULL, &done.into(), &total.into()));
            }
        };
        let engine = Engine::open_whole(whole, &mut tell)?;
        let message = wire::write(0, &Response::Opened(engine.summary()));
        self.coming = None;
        self.session = Session::from(engine);
        Ok(message)
    }

    /// How many articles the corpus holds.
    #[wasm_bindgen(getter)]
    pub fn articles(&mut self) -> u32 {
        self.session.engine().map_or(0, |engine| engine.library().len() as u32)
    }

    /// The name of a part's file, relative to that of the corpus.
    #[wasm_bindgen(js_name = partName)]
    pub fn part_name(&mut self, part: u32) -> Option<String> {
        self.session.engine()?.part_name(part)
    }

    /// Takes in a part; false if these are not its bytes.
    pub fn supply(&mut self, part: u32, bytes: Vec<u8>) -> bool {
        self.session.engine().is_some_and(|engine| engine.supply(part, bytes).is_ok())
    }

    /// Calls `take` with the corpus as one file, piece by piece, not packed by gzip.
    ///
    /// # Errors
    ///
    /// In words, if it cannot be stored.
    pub fn save(&mut self, take: &Function) -> Result<(), String> {
        let engine = self.session.engine().ok_or("No corpus is open yet.")?;
        // Fails only if the script does, and then there is nobody to tell.
        let mut out = |bytes: &[u8]| drop(take.call1(&JsValue::NULL, &Uint8Array::from(bytes)));
        engine.store_whole(&mut out).map_err(|e| e.to_string())
    }

    /// Parts that the last answer of [`ask`](Self::ask) lacked.
    pub fn lacking(&mut self) -> Vec<u32> {
        self.wanted()
    }

    /// Answers a script's question, JSON by JSON: see [`module_api::answer_json`].
    ///
    /// # Errors
    ///
    /// In words, if it cannot be answered.
    pub fn ask(&mut self, what: &str, asked: &str) -> Result<String, String> {
        module_api::answer_json(&mut self.session, what, asked)
    }
}
