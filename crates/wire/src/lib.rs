//! Messages between a client (the page, or the module for scripts) and its worker, as a browser posts them.
//!
//! Every message is an [`Envelope`]: the question's number, the sender's build, and a body. Between two programs of ours the
//! body is postcard in one `Uint8Array`: a list of cards as an object would be some thousand calls between WebAssembly and
//! JavaScript, and code for every type to make them. A script has no such program, so its bodies are plain objects; the
//! worker answers in the form in which it is asked. What only a browser can hold, files for example, is attached beside the
//! body. Both sides check the build, so that two builds that met by a cached file find each other out.
//!
//! A client takes a question back by posting its bare number ([`taken_back`]).

mod envelope;
mod fields;
pub mod plain;

use js_sys::Reflect;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

pub use envelope::Envelope;

/// A message as it is posted between programs of ours.
pub fn write<T: Serialize>(number: u32, message: &T) -> JsValue {
    // Fails only for maps with odd keys, and an envelope has no maps.
    serde_wasm_bindgen::to_value(&Envelope::new(number, message)).unwrap_or_default()
}

/// The number and body of a message that another program of ours wrote; nothing if it is none of this build's.
pub fn read<T: DeserializeOwned>(message: &JsValue) -> Option<(u32, T)> {
    let parts = fields::read(message)?;
    // Field by field, since the general reader brings the writing of floats with it, for errors that nobody would see.
    let body = parts.body.dyn_into::<js_sys::Uint8Array>().ok()?.to_vec();
    let number = parts.number;
    Some((number, Envelope { number, build: parts.build, body }.open()?))
}

/// The question's number, if the message takes a question back.
pub fn taken_back(message: &JsValue) -> Option<u32> {
    message.as_f64().map(|number| number as u32)
}

/// The message with this value attached.
pub fn attach(message: JsValue, value: &JsValue) -> JsValue {
    // Fails only for what is no object.
    let _ = Reflect::set(&message, &ATTACHED.into(), value);
    message
}

/// What is attached to a message; undefined if nothing is.
pub fn attached(message: &JsValue) -> JsValue {
    fields::get(message, ATTACHED).unwrap_or_default()
}

const ATTACHED: &str = "attached";
