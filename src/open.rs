//! Articles of the reader's own, and corpora that are too large for the page's own program: a script opens them (`open.js`,
//! fetched when it is wanted) with a worker for large corpora, which the page then asks instead of its own.

use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, Worker};

use leptos::prelude::*;

use super::el::{El, word_button};
use super::lazy;
use super::state::App;
use super::state::Phase;

/// The button that shows the ways to open something.
pub fn button(app: App) -> El {
    word_button(move |_| call(app, "sheet", &JsValue::UNDEFINED))
        .text("Open")
        .attr("aria-label", "Open: articles of your own")
}

/// Calls the script: to show the `sheet`, to open what is `stored` at an address, the same `again`, or what this program has
/// open already but could be `better` known.
pub fn call(app: App, what: &str, of: &JsValue) {
    lazy::call(app.notices, "laterOpen", &[what.into(), of.clone()], None);
}

/// Takes the workers that the script starts. Without one it is the page's own again; words say why there is none.
pub fn listen(app: App) {
    let hear = move |event: web_sys::Event| {
        let detail = event.unchecked_into::<CustomEvent>().detail();
        match detail.as_string() {
            Some(message) => app.corpus.phase.set(Phase::Failed(message, true)),
            None => app.corpus.take_worker(detail.dyn_into::<Worker>().ok()),
        }
    };
    let _ = window_event_listener_untyped("dateline-worker", hear);
}
