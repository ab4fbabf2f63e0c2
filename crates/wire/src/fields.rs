//! The fields of a message, read one by one.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// What every message has.
pub struct Fields {
    pub number: u32,
    pub build: String,
    pub body: JsValue,
}

/// The fields of a message; nothing if one is missing.
pub fn read(message: &JsValue) -> Option<Fields> {
    Some(Fields {
        number: get(message, "number")?.as_f64()? as u32,
        build: get(message, "build")?.as_string()?,
        body: get(message, "body")?,
    })
}

/// The value of a field; undefined if there is none of this name, nothing if the message is no object.
pub fn get(message: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(message, &name.into()).ok()
}
