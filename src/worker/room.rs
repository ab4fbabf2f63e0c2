//! The engine as its script sees it.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::batch::Read;
use crate::analysis::Analysis;
use crate::article::Article;
use crate::corpus::Corpus;
use crate::engine::{Engine, Session};
use crate::protocol::{Request, Response, build};
use crate::wire;

/// One corpus, and who answers about it.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Room {
    session: Session,
    name: String,
    articles: Vec<Article>,
    analyses: Vec<Analysis>,
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
impl Room {
    /// Without a corpus.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// The greeting: who is here.
    pub fn hello(&self) -> JsValue {
        wire::write(0, &Response::Hello { build: build() })
    }

    /// Answers a message of the page's; `say` is called with each answer, the last of which is the last word.
    pub fn handle(&mut self, message: &JsValue, say: &Function) {
        // Fails only if the script does, and then there is nobody to tell.
        let tell = |number, answer: &Response| drop(say.call1(&JsValue::NULL, &wire::write(number, answer)));
        match wire::read::<Request>(message) {
            Some((number, request)) => {
                let answer = self.session.handle(&request, &mut |progress| tell(number, &progress));
                tell(number, &answer);
            }
            None => tell(
                0,
                &Response::Failed {
                    message: "The page asked something that its worker does not know. Reload the page.".to_owned(),
                },
            ),
        }
    }

    /// The last word on a question that was not looked into, since a newer one has overtaken it.
    pub fn dropped(&self, number: u32) -> JsValue {
        wire::write(number, &Response::Failed { message: String::new() })
    }

    /// Begins a corpus, which takes the place of the one that is open when it is settled.
    pub fn begin(&mut self, name: &str) {
        *self = Self { name: name.to_owned(), session: std::mem::take(&mut self.session), ..Self::default() };
    }

    /// Adds what an analyst has read; nothing if the bytes are not an analyst's of this build.
    pub fn add(&mut self, bytes: &[u8]) -> Option<Added> {
        let Read { articles, text, problems } = Read::parse(bytes)?;
        let added = Added { articles: articles.len() as u32, text: text as f64, problems };
        for (article, analysis) in articles {
            self.articles.push(article);
            self.analyses.push(analysis);
        }
        Some(added)
    }

    /// Dates what was added and makes it visible: the message that says so to the page.
    pub fn settle(&mut self) -> JsValue {
        let articles = std::mem::take(&mut self.articles);
        let analyses = std::mem::take(&mut self.analyses);
        let engine = Engine::new(Corpus::assemble(&self.name, articles, analyses));
        let summary = engine.summary();
        self.session = Session::from(engine);
        wire::write(0, &Response::Opened(summary))
    }

    /// Opens a stored corpus. `progress` is told how many articles of how many are read.
    ///
    /// # Errors
    ///
    /// In words, if the bytes are none; the corpus that was open stays.
    pub fn open(&mut self, bundle: Vec<u8>, progress: &Function) -> Result<JsValue, String> {
        let mut tell = |answer| {
            if let Response::Progress { done, total } = answer {
                drop(progress.call2(&JsValue::NULL, &done.into(), &total.into()));
            }
        };
        match self.session.handle(&Request::Open { bundle }, &mut tell) {
            Response::Failed { message } => Err(message),
            answer => Ok(wire::write(0, &answer)),
        }
    }
}
