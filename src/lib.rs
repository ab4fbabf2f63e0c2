//! The page and its worker: the only code that knows Leptos and web-sys.
//!
//! The fragment of the URL says what is shown ([`state`]); [`state`] asks the worker for it through [`client`] and holds
//! the answers; the other modules draw them, one part of the screen each. Nothing here decides what matches or what a date
//! is called: models come from the worker ready to be shown.

mod app;
mod articles;
mod boot;
mod card;
mod chips;
mod client;
mod copy;
mod dom;
mod el;
mod empty;
mod filters;
mod help;
mod keys;
mod lazy;
mod list;
mod masthead;
mod open;
mod quotes;
mod reader;
mod search;
mod slots;
mod sorting;
mod state;
mod text;
mod timeline;
mod virtual_list;
mod worker;

use wasm_bindgen::JsCast;

/// Starts what belongs here: the page in a window, the engine in a worker. Both are one program, so that a visitor
/// fetches what they share once, and the worker none at all.
pub fn start() {
    console_error_panic_hook::set_once();
    if js_sys::global().is_instance_of::<web_sys::Window>() {
        start_page();
    } else {
        worker::start();
    }
}

/// Puts the page into the document, in place of the frame that stood there while it was loaded.
fn start_page() {
    let typed = dom::take_frame();
    leptos::mount::mount_to_body(move || app::app(typed));
}
