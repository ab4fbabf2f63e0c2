//! Events at the window, by which the sheets' program and the page speak.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// Tells the page.
pub fn send(event: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(event, &init) {
        let _ = window().dispatch_event(&event);
    }
}

/// Tells the page several things.
pub fn send_object(event: &str, detail: &[(&str, JsValue)]) {
    let object = js_sys::Object::new();
    for (key, value) in detail {
        // Fails only for what is no object.
        let _ = js_sys::Reflect::set(&object, &(*key).into(), value);
    }
    send(event, &object);
}

/// Has the page say something at its foot.
pub fn say(text: &str) {
    send("dateline-say", &text.into());
}
