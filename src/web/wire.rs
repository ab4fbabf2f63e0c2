//! Messages between page and worker as they travel: postcard in a `Uint8Array`.
//!
//! A message of plain objects costs both programs a reader by field names, 17 KB of what a visitor fetches, and a garbage
//! object for each value of a list. Bytes do not say what they are, so two builds must never talk: the greeting comes first,
//! and its shape must not change.

use js_sys::Uint8Array;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

use crate::protocol::Envelope;

/// A message as it is posted.
pub fn write<T: Serialize>(number: u32, body: T) -> JsValue {
    // Writing to memory cannot fail, and every type of the protocol has a known length.
    let bytes = postcard::to_stdvec(&Envelope { number, body }).unwrap_or_default();
    Uint8Array::from(bytes.as_slice()).into()
}

/// The number and body of a message; nothing if it is none of this build's.
pub fn read<T: DeserializeOwned>(message: &JsValue) -> Option<(u32, T)> {
    let bytes = message.dyn_ref::<Uint8Array>()?.to_vec();
    let Envelope { number, body } = postcard::from_bytes::<Envelope<T>>(&bytes).ok()?;
    Some((number, body))
}
