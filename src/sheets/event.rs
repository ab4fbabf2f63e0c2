//! Events at the window, by which the sheets' program and the page speak: `src/state/sheets.rs` lists them.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// Tells whoever listens.
pub fn send(event: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(event, &init) {
        let _ = window().dispatch_event(&event);
    }
}

/// Wants something of the page.
pub fn want(what: &str, value: &JsValue) {
    send("dateline-page", &js_sys::Array::of2(&what.into(), value));
}

/// Has the page say something at its foot.
pub fn say(text: &str) {
    want("say", &text.into());
}
