//! Where the build put the worker and the corpus.

use std::pin::Pin;

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use web_sys::Response;

use super::dom::Id;

/// Addresses relative to the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boot {
    /// The script that runs the program, relative to the worker's script.
    pub script: String,
    /// The worker's script, which waits to be handed the program.
    pub worker: String,
    /// The corpus.
    pub corpus: String,
    /// Whether it holds more than articles, which the page's own program does not read.
    pub stored: bool,
}

impl Boot {
    /// As the document says; nothing if the build forgot.
    pub fn read() -> Option<Self> {
        let meta = Id::Boot.element()?;
        let at = |name| meta.get_attribute(name);
        Some(Self {
            script: at("data-js")?,
            worker: at("data-worker-js")?,
            corpus: at("data-corpus")?,
            stored: at("data-corpus-stored").is_some(),
        })
    }
}

/// Fetches a file.
///
/// # Errors
///
/// In words for the reader, if there is no answer or not the file.
pub fn fetch(address: &str) -> Fetched {
    // Behind a pointer, else its code is there once for each caller.
    Box::pin(fetch_bytes(address.to_owned()))
}

/// What is on its way.
pub type Fetched = Pin<Box<dyn Future<Output = Result<Vec<u8>, String>>>>;

async fn fetch_bytes(address: String) -> Result<Vec<u8>, String> {
    let failed = |_: JsValue| "The articles could not be fetched. Check the connection, then try again.".to_owned();
    let future = |promise| wasm_bindgen_futures::JsFuture::from(promise);
    let response: Response = future(window().fetch_with_str(&address)).await.map_err(failed)?.unchecked_into();
    if !response.ok() {
        return Err(format!("The articles could not be fetched: the server answered {}.", response.status()));
    }
    let buffer = future(response.array_buffer().map_err(failed)?).await.map_err(failed)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
