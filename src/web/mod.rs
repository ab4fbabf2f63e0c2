//! The page and its worker: the only code that knows Leptos and web-sys.
//!
//! The fragment of the URL says what is shown ([`route`]); [`state`] asks the worker for it through [`client`] and holds
//! the answers; the other modules draw them, one part of the screen each. Nothing here decides what matches or what a date
//! is called: models come from the worker ready to be shown.

mod answers;
mod app;
mod articles;
mod boot;
mod card;
mod client;
mod copy;
mod dom;
mod keys;
mod list;
mod masthead;
mod quotes;
mod reader;
mod route;
mod state;
mod text;
mod timeline;
mod wire;
pub mod worker;

/// Puts the page into the document, in place of the frame that stood there while it was loaded.
pub fn start() {
    let typed = dom::take_frame();
    leptos::mount::mount_to_body(move || app::app(typed));
}
