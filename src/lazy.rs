//! Scripts that are fetched when they are wanted for the first time. boot.js knows their addresses and calls them.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit};

use super::state::Notices;

/// Calls the script whose address stands in the attribute `script` of the meta element of the boot script, with these values; says so if it cannot be had.
pub fn call(notices: Notices, script: &'static str, values: &[JsValue]) {
    let done = Closure::once_into_js(move |error: JsValue| {
        if !error.is_undefined() {
            notices.say("A part of the page could not be fetched. Check the connection, then try again.");
        }
    });
    let detail = js_sys::Array::of2(&script.into(), &done);
    for value in values {
        detail.push(value);
    }
    dispatch("dateline-later", &detail);
}

/// Tells the window's listeners.
pub fn dispatch(event: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(event, &init) {
        let _ = window().dispatch_event(&event);
    }
}
