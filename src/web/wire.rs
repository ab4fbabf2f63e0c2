//! Messages between page and worker as they travel: serde types as plain values, by serde-wasm-bindgen.
//!
//! Byte strings travel as `Uint8Array`s. A value that is none of this build's types is nothing, so that two builds that met
//! by a cached file find each other out.

use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use crate::protocol::Envelope;

/// A message as it is posted.
pub fn write<T: Serialize>(number: u32, body: T) -> JsValue {
    // Fails only for maps with odd keys, and the protocol has no maps.
    serde_wasm_bindgen::to_value(&Envelope { number, body }).unwrap_or_default()
}

/// The number and body of a message; nothing if it is none of this build's.
pub fn read<T: DeserializeOwned>(message: JsValue) -> Option<(u32, T)> {
    let Envelope { number, body } = serde_wasm_bindgen::from_value::<Envelope<T>>(message).ok()?;
    Some((number, body))
}
