//! The page and its worker: the only code that knows Leptos and web-sys.
//!
//! The fragment of the URL says what is shown (`state`); `state` asks the worker for it through `client` and holds
//! the answers; the other modules draw them, one part of the screen each. Nothing here decides what matches or what a date
//! is called: models come from the worker ready to be shown.

mod boot;
mod client;
mod components;
mod dom;
pub mod download;
mod lazy;
mod reader;
mod slots;
mod state;
mod take_over;
pub mod text;
mod timeline;
mod virtual_list;
mod worker;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use self::components::Page;
pub use self::components::{ModalDialog, days_text, filter_text};

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

/// Puts the page into the document, beside the first view, whose place it takes.
fn start_page() {
    let typed = take_over::typed();
    leptos::mount::mount_to(take_over::stage(), move || view! { <Page typed/> }).forget();
}
