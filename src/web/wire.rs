//! Messages between page and worker as they travel: a number, the build, and the message as bytes, in an array.
//!
//! As objects, a list of cards would be some thousand calls between WebAssembly and JavaScript, and code for every type to
//! make them. What is no message of this build is nothing, so that two builds that met by a cached file find each other
//! out.

use js_sys::{Array, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

use crate::protocol::Envelope;

/// A message as it is posted.
pub fn write<T: Serialize>(number: u32, message: &T) -> JsValue {
    let Envelope { number, build, body } = Envelope::new(number, message);
    Array::of3(&number.into(), &build.into(), &Uint8Array::from(&*body)).into()
}

/// The number and body of a message; nothing if it is none of this build's.
pub fn read<T: DeserializeOwned>(message: &JsValue) -> Option<(u32, T)> {
    let parts: &Array = message.dyn_ref()?;
    let number = parts.get(0).as_f64()? as u32;
    let build = parts.get(1).as_string()?;
    let body = parts.get(2).dyn_into::<Uint8Array>().ok()?.to_vec();
    Some((number, Envelope { number, build, body }.open()?))
}
