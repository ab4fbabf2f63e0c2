//! Messages between page and worker as they travel: an [`Envelope`] as a plain object, written by serde-wasm-bindgen.
//!
//! The message in it is one `Uint8Array`: a list of cards as an object would be some thousand calls between WebAssembly and
//! JavaScript, and code for every type to make them. It is read field by field, since the general reader brings the
//! writing of floats with it, for errors that nobody would see. What is no envelope of this build is nothing, so that two
//! builds that met by a cached file find each other out.

use js_sys::{Reflect, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

use crate::protocol::Envelope;

/// A message as it is posted.
pub fn write<T: Serialize>(number: u32, message: &T) -> JsValue {
    // Fails only for maps with odd keys, and an envelope has no maps.
    serde_wasm_bindgen::to_value(&Envelope::new(number, message)).unwrap_or_default()
}

/// The number and body of a message; nothing if it is none of this build's.
pub fn read<T: DeserializeOwned>(message: &JsValue) -> Option<(u32, T)> {
    let field = |name: &str| Reflect::get(message, &name.into()).ok();
    let number = field("number")?.as_f64()? as u32;
    let build = field("build")?.as_string()?;
    let body = field("body")?.dyn_into::<Uint8Array>().ok()?.to_vec();
    Some((number, Envelope { number, build, body }.open()?))
}
