//! Keys for the whole page: `/` searches, `j` and `k` go through the list, `n` and `p` through the facts of the article,
//! Escape closes the sheet that says why, then the reader, `?` tells of all this. Enter needs nothing here: rows are links.

use leptos::prelude::*;
use leptos::tachys::html::event as ev;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent};

use super::dom::{self, Id};
use super::el::{El, word_button};
use super::help;
use super::reader::{Walk, Way};
use super::state::{App, ReaderState};
use super::virtual_list::VirtualList;

/// Listens for as long as the page is there.
pub fn listen(app: App, list: VirtualList) {
    let walk = Walk::new();
    let _ = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        let typing = event.target().and_then(|t| t.dyn_into::<Element>().ok()).is_some_and(|e| dom::is_typing(&e));
        // An open dialog has the keys to itself; a part of the page may have taken this one already.
        if typing || dialog_is_open() || event.default_prevented() {
            return;
        }
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
            return;
        }
        let done = match event.key().as_str() {
            "/" => search(list),
            "j" => step(1),
            "k" => step(-1),
            "n" => walk.go(Way::On),
            "p" => walk.go(Way::Back),
            "?" => {
                help::open(app);
                true
            }
            "Escape" => close(app),
            _ => false,
        };
        if done {
            event.prevent_default();
        }
    });
}

fn dialog_is_open() -> bool {
    document().query_selector("dialog[open]").is_ok_and(|open| open.is_some())
}

/// The first stop of the keyboard: past the masthead and the filters. A button, since a link's fragment is the route.
pub fn skip_link() -> El {
    let skip = |_| {
        if let Some(list) = Id::List.element() {
            dom::focus(&list, false);
        }
    };
    word_button(skip).class("word-button skip").text("Skip to the results")
}

fn search(list: VirtualList) -> bool {
    let Some(input) = Id::Search.element().and_then(|e| e.dyn_into::<HtmlInputElement>().ok()) else { return false };
    let scrolled = || window().scroll_y().unwrap_or(0.0);
    let from = scrolled();
    let _ = input.focus();
    input.select();
    // Browsers scroll even where the box is in sight already, at the head of the window.
    window().scroll_to_with_x_and_y(0.0, from);
    if input.get_bounding_client_rect().top() < 0.0 {
        dom::focus(&input, false);
        list.step_aside(from, scrolled());
    }
    true
}

/// Moves the focus among the rows' links: from the focused one, else from the row that is open in the reader.
fn step(by: i32) -> bool {
    let Ok(rows) = document().query_selector_all("[data-row]") else { return false };
    let rows: Vec<HtmlElement> = (0..rows.length()).filter_map(|i| rows.get(i)?.dyn_into().ok()).collect();
    let focused = document().active_element();
    let here = |row: &HtmlElement| focused.as_ref().is_some_and(|f| row.contains(Some(f)));
    let open = |row: &HtmlElement| row.has_attribute("aria-current");
    let next = match rows.iter().position(here).or_else(|| rows.iter().position(open)) {
        Some(at) => at as i32 + by,
        None => 0,
    };
    let row = usize::try_from(next).ok().and_then(|n| rows.get(n));
    row.and_then(|row| row.query_selector("a").ok()??.dyn_into().ok()).is_some_and(|link: HtmlElement| {
        dom::focus(&link, false);
        true
    })
}

fn close(app: App) -> bool {
    let open = app.reader.state.with_untracked(|r| *r != ReaderState::Closed);
    let sheet = app.route.peek(|l| l.fact.is_some());
    match (open, sheet) {
        (true, true) => app.route.push(|l| l.fact = None),
        (true, false) => app.route.close(),
        (false, _) => {}
    }
    open
}
