//! Bindings for the scripts of the worker that answers: an engine, its corpus, and what was read so far.

use js_sys::{Function, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::batch::ReadBatch;
use super::reading::Counts;
use super::script::{Answer, Question};
use dateline_core::calendar::Day;
use dateline_search::engine::{Engine, Options, Session, per_cent};
use dateline_search::protocol::{ReadingProgress, Request, Response};
use dateline_search::store::Reader;
use dateline_wire as wire;

/// Told instead of an answer that would lack something.
const LACKING: &str = "This part of the corpus could not be fetched. Check the connection, then try again.";
/// Told to whoever asks in a form that this program does not read.
const UNKNOWN: &str = "The page asked something that its worker does not know. Reload the page.";
/// Told instead of an answer that has no form for scripts.
const UNWRITTEN: &str = "The answer could not be written";
/// Told if a batch was read by another build of this program.
const OTHER_BUILD: &str = "The parts of this page are of different versions. Reload the page.";

/// One corpus, and the engine that answers about it.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct EngineHost {
    session: Session,
    /// A corpus that is being read and of which nothing has been shown yet.
    coming: Option<Engine>,
    /// What was counted of the corpus that is being read.
    counts: Counts,
    /// A stored corpus whose bytes are coming.
    reader: Reader,
    /// Whether the client is a script, to be answered by plain objects.
    plain: bool,
}

/// What the worker's script is to do about a message.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Step {
    /// Nothing: the message was answered.
    Answered,
    /// To fetch these parts of the corpus, then to hand over the same message again.
    Fetch { parts: Vec<u32> },
    /// To read the files that are attached.
    Read { number: u32, name: String, base: Option<String>, quiet: bool },
    /// To pack the corpus and post it.
    Save { number: u32 },
}

#[wasm_bindgen(typescript_custom_section)]
const STEP: &str = r#"
export type Step =
  | { kind: "answered" }
  | { kind: "fetch"; parts: number[] }
  | { kind: "read"; number: number; name: string; base: string | null; quiet: boolean }
  | { kind: "save"; number: number };
"#;

#[wasm_bindgen]
impl EngineHost {
    /// Without a corpus.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self { session: Session::new(options()), ..Self::default() }
    }

    /// The greeting.
    pub fn greeting(&self) -> JsValue {
        wire::write(0, &Response::Ready)
    }

    /// Takes a message of the client's. `post` is called with each answer, the last of which is the last word. If answers
    /// lack parts of the corpus, these are to be fetched and nothing is posted; if this is the `last` time that the message
    /// comes, the client learns that there is no answer.
    #[wasm_bindgen(unchecked_return_type = "Step")]
    pub fn handle(&mut self, message: &JsValue, last: bool, post: &Function) -> JsValue {
        let step = self.step(message, last, &mut |message| call(post, &message));
        step.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or_default()
    }

    /// The last word on a question that was not looked into, since the client took it back.
    #[wasm_bindgen(js_name = takenBack)]
    pub fn taken_back(&self, number: u32) -> JsValue {
        self.failed(number, String::new())
    }

    /// The last word on a question that cannot be answered.
    pub fn failed(&self, number: u32, message: String) -> JsValue {
        self.envelope(number, &Response::Failed { message })
    }

    /// The message that says whether answers lack parts of the corpus; undefined for scripts, whose answers say it.
    pub fn incomplete(&self, incomplete: bool) -> JsValue {
        self.envelope(0, &Response::Incomplete(incomplete))
    }

    /// Begins a corpus of files with `of` bytes, which takes the place of the one that is open when it is first committed.
    pub fn begin(&mut self, name: &str, of: f64) {
        self.coming = Some(Engine::empty(name, options()));
        self.counts = Counts::new(of as u64);
    }

    /// Adds what a batch worker has read of `read` bytes.
    ///
    /// # Errors
    ///
    /// In words, if the bytes are not those of a batch worker of this build.
    pub fn add(&mut self, bytes: &[u8], read: f64) -> Result<(), String> {
        let batch = ReadBatch::parse(bytes).ok_or(OTHER_BUILD)?;
        self.counts.add(&batch, read as u64);
        let engine = self.coming.as_mut().or(self.session.engine()).ok_or(OTHER_BUILD)?;
        for (article, analysis) in batch.articles {
            engine.add(article, analysis);
        }
        Ok(())
    }

    /// Counts `read` bytes that gave nothing, for this reason.
    #[wasm_bindgen(js_name = leaveOut)]
    pub fn leave_out(&mut self, problem: String, read: f64) {
        self.counts.leave_out(problem, read as u64);
    }

    /// Articles read so far.
    #[wasm_bindgen(getter, js_name = articlesRead)]
    pub fn articles_read(&self) -> u32 {
        self.counts.articles()
    }

    /// The message that says how far the reading is.
    pub fn progress(&mut self, number: u32, milliseconds: f64, indexing: f64) -> JsValue {
        let state = self.counts.after(milliseconds, indexing).clone();
        self.envelope(number, &Response::Reading(state))
    }

    /// The last word on the reading.
    pub fn read(&mut self, number: u32, milliseconds: f64, indexing: f64, stopped: bool) -> JsValue {
        let state = ReadingProgress { stopped, ..self.counts.after(milliseconds, indexing).clone() };
        self.envelope(number, &Response::Read(state))
    }

    /// Dates what was added and makes it a part of all answers: the message that says so. With the `last` of it, articles are
    /// related to each other if they are few enough.
    pub fn commit(&mut self, last: bool) -> JsValue {
        if let Some(engine) = self.coming.take() {
            self.session = Session::from(engine);
        }
        let Some(engine) = self.session.engine() else { return JsValue::UNDEFINED };
        engine.commit();
        if last {
            engine.relate_if_small();
        }
        let opened = Response::Opened(engine.summary());
        self.envelope(0, &opened)
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

    /// Opens the stored corpus whose bytes have come: the message that says so. Of one that holds articles alone, `post` is
    /// called with the progress of question `number`.
    ///
    /// # Errors
    ///
    /// In words, if it is damaged; the corpus that was open stays.
    pub fn open(&mut self, number: u32, post: &Function) -> Result<JsValue, String> {
        let container = std::mem::take(&mut self.reader).finish().map_err(|e| e.to_string())?;
        let mut tell = |response| call(post, &self.envelope(number, &response));
        let engine =
            Engine::open_container(container, options(), &mut per_cent(&mut tell)).map_err(|e| e.to_string())?;
        let opened = Response::Opened(engine.summary());
        self.counts.stored(engine.library().len() as u32);
        self.coming = None;
        self.session = Session::from(engine);
        Ok(self.envelope(0, &opened))
    }

    /// The name of a part's file, relative to that of the corpus; undefined if the part is here.
    #[wasm_bindgen(js_name = partName)]
    pub fn part_name(&mut self, part: u32) -> Option<String> {
        self.session.engine()?.part_name(part)
    }

    /// Takes in a part; false if these are not its bytes.
    pub fn load(&mut self, part: u32, bytes: Vec<u8>) -> bool {
        self.session.engine().is_some_and(|engine| engine.load_part(part, bytes).is_ok())
    }

    /// Calls `take` with the corpus as one file, piece by piece, not packed by gzip.
    ///
    /// # Errors
    ///
    /// In words, if it cannot be stored.
    pub fn store(&mut self, take: &Function) -> Result<(), String> {
        let engine = self.session.engine().ok_or("No corpus is open yet.")?;
        engine.store_whole(&mut |bytes| call(take, &Uint8Array::from(bytes))).map_err(|e| e.to_string())
    }

    /// The last word on the question to save the corpus, with the file attached.
    pub fn saved(&self, number: u32, file: &JsValue) -> JsValue {
        wire::attach(self.envelope(number, &Response::Saved), file)
    }
}

/// Those for large corpora, on the visitor's day: nothing was published after it.
fn options() -> Options {
    let now = js_sys::Date::new_0();
    let today = Day::new(now.get_full_year() as i32, now.get_month() + 1, now.get_date());
    Options { today, ..Options::LARGE }
}

impl EngineHost {
    fn step(&mut self, message: &JsValue, last: bool, post: &mut dyn FnMut(JsValue)) -> Step {
        self.plain = wire::plain::is_plain(message);
        let asked = if self.plain {
            wire::plain::read::<Question>(message)
                .map(|(number, question)| (number, question.and_then(Question::request)))
        } else {
            wire::read::<Request>(message).map(|(number, request)| (number, Ok(request)))
        };
        let (number, request) = match asked {
            Some((number, Ok(request))) => (number, request),
            Some((number, Err(message))) => {
                post(self.failed(number, message));
                return Step::Answered;
            }
            None => {
                post(self.failed(0, UNKNOWN.to_owned()));
                return Step::Answered;
            }
        };
        match request {
            Request::Read { name, base, quiet } => Step::Read { number, name, base, quiet },
            Request::Save => Step::Save { number },
            Request::Memory => {
                post(self.envelope(number, &Response::Memory { bytes: memory() }));
                Step::Answered
            }
            request => self.answer(number, &request, last, post),
        }
    }

    fn answer(&mut self, number: u32, request: &Request, last: bool, post: &mut dyn FnMut(JsValue)) -> Step {
        let plain = self.plain;
        let answer = self.session.handle(request, &mut |progress| post(envelope(plain, number, &progress)));
        let parts = self.session.engine().map(|engine| engine.take_missing_parts()).unwrap_or_default();
        if parts.is_empty() {
            post(self.envelope(number, &answer));
        } else if last {
            // A part of the answer would look like all of it.
            post(self.failed(number, LACKING.to_owned()));
        } else {
            return Step::Fetch { parts };
        }
        Step::Answered
    }

    fn envelope(&self, number: u32, response: &Response) -> JsValue {
        envelope(self.plain, number, response)
    }
}

/// A response as it is posted; undefined if it is none for scripts and the client is one.
fn envelope(plain: bool, number: u32, response: &Response) -> JsValue {
    if !plain {
        return wire::write(number, response);
    }
    let Some(answer) = Answer::of(response) else { return JsValue::UNDEFINED };
    // The script waits for a last word, also on an answer that cannot be written. A sentence always can.
    let failed = |why| wire::plain::write(number, &Answer::Failed(format!("{UNWRITTEN}: {why}")));
    wire::plain::write(number, &answer).or_else(failed).unwrap_or_default()
}

/// Bytes of this program's memory.
fn memory() -> u64 {
    let memory: js_sys::WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
    memory.buffer().unchecked_into::<js_sys::ArrayBuffer>().byte_length().into()
}

/// Calls a function of the script's. It fails only if the script does, and then there is nobody to tell.
fn call(function: &Function, value: &JsValue) {
    drop(function.call1(&JsValue::NULL, value));
}
