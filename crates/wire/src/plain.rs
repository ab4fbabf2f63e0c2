//! The messages of scripts, whose bodies are plain objects.

use dateline_search::protocol::build;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

use super::fields;

#[derive(Serialize)]
struct Envelope<'a, T> {
    number: u32,
    build: String,
    body: &'a T,
}

/// Whether the message is a script's.
pub fn is_plain(message: &JsValue) -> bool {
    fields::read(message).is_some_and(|parts| !parts.body.is_instance_of::<js_sys::Uint8Array>())
}

/// A message to a script. What is absent is null, and large numbers are numbers, as in JSON.
///
/// # Errors
///
/// In words, if the message has no form in JSON.
pub fn write<T: Serialize>(number: u32, message: &T) -> Result<JsValue, String> {
    // Through JSON, which the browser parses at once: an object that is set up from here, field by field, takes longer to make
    // than most answers take to find.
    let envelope = Envelope { number, build: build(), body: message };
    let json = serde_json::to_string(&envelope).map_err(|e| e.to_string())?;
    js_sys::JSON::parse(&json).map_err(|_| "the browser does not read the answer".to_owned())
}

/// The number of a script's message and its body, or why it cannot be read; nothing if it is none of this build's.
pub fn read<T: DeserializeOwned>(message: &JsValue) -> Option<(u32, Result<T, String>)> {
    let parts = fields::read(message).filter(|parts| parts.build == build())?;
    Some((parts.number, serde_wasm_bindgen::from_value(parts.body).map_err(|e| e.to_string())))
}
