//! Where the build put the worker and the corpus.

use std::pin::Pin;

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use web_sys::{Response, Url};

use super::dom::Id;

/// Addresses, relative to the page where nothing else is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boot {
    /// The script that runs the program: its whole address, since a worker is given it.
    pub script: String,
    /// The worker's script, which waits to be handed the program.
    pub worker: String,
    /// The first script of the worker for large corpora; a page of one file may come without it.
    pub host: Option<String>,
    /// The corpus.
    pub corpus: String,
    /// Whether the worker for large corpora opens it: it is packed, lies in parts, or is not analysed.
    pub by_host: bool,
}

impl Boot {
    /// As the document says; nothing if the build forgot.
    pub fn read() -> Option<Self> {
        let meta = Id::Boot.element()?;
        let at = |name| meta.get_attribute(name);
        Some(Self {
            script: Url::new_with_base(&at("data-js")?, &meta.base_uri().ok()??).ok()?.href(),
            worker: at("data-worker")?,
            host: at("data-host"),
            corpus: at("data-corpus")?,
            by_host: at("data-corpus-host").is_some(),
        })
    }
}

/// Fetches a file's bytes.
///
/// # Errors
///
/// In words for the reader, if there is no answer or not the file.
pub fn fetch(address: &str) -> Coming<Vec<u8>> {
    let response = respond(address.to_owned());
    // Behind a pointer, else its code is there once for each caller.
    Box::pin(async move {
        let response = response.await.map_err(|fault| match fault {
            Fault::NoAnswer => "The articles could not be fetched. Check the connection, then try again.".to_owned(),
            Fault::Status(status) => format!("The articles could not be fetched: the server answered {status}."),
        })?;
        let buffer = whole(response.array_buffer()).await?;
        Ok(js_sys::Uint8Array::new(&buffer).to_vec())
    })
}

/// A file that was fetched.
#[derive(Debug)]
pub struct File {
    /// An array of one `{ name, blob }`.
    pub files: JsValue,
    /// The whole address.
    pub address: String,
}

/// Fetches a file to be read by a worker.
///
/// # Errors
///
/// In words for the reader, if there is no answer or not the file.
pub fn fetch_file(address: &str) -> Coming<File> {
    let response = respond(address.to_owned());
    Box::pin(async move {
        let response = response.await.map_err(|fault| match fault {
            Fault::NoAnswer => "Check the connection, then try again.".to_owned(),
            Fault::Status(status) => format!("The server answered {status}."),
        })?;
        let blob = whole(response.blob()).await?;
        let file = js_sys::Object::new();
        for (name, value) in [("name", "corpus".into()), ("blob", blob)] {
            // Fails only for what is no object.
            let _ = js_sys::Reflect::set(&file, &name.into(), &value);
        }
        Ok(File { files: js_sys::Array::of1(&file).into(), address: response.url() })
    })
}

/// What is on its way.
pub type Coming<T> = Pin<Box<dyn Future<Output = Result<T, String>>>>;

enum Fault {
    NoAnswer,
    Status(u16),
}

async fn respond(address: String) -> Result<Response, Fault> {
    let promise = window().fetch_with_str(&address);
    let response = wasm_bindgen_futures::JsFuture::from(promise).await.map_err(|_| Fault::NoAnswer)?;
    let response: Response = response.unchecked_into();
    if response.ok() { Ok(response) } else { Err(Fault::Status(response.status())) }
}

async fn whole(body: Result<js_sys::Promise, JsValue>) -> Result<JsValue, String> {
    let failed = |_: JsValue| "The articles could not be fetched. Check the connection, then try again.".to_owned();
    wasm_bindgen_futures::JsFuture::from(body.map_err(failed)?).await.map_err(failed)
}
