//! Keys for the whole page: `/` searches, `j` and `k` go through the list, `n` and `p` through the facts of the article,
//! Escape closes the sheet that says why a fact was found, then the reader, `?` opens the help. Enter needs nothing here: rows are links.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::dialog;
use super::help::HelpSheet;
use crate::dom::{self, Id};
use crate::reader::{Walk, Way};
use crate::state::{Reader, Route};
use crate::virtual_list::VirtualList;

/// Listens for as long as the page is there.
pub fn listen() {
    let walk = Walk::new();
    let (help, list): (HelpSheet, VirtualList) = (expect_context(), expect_context());
    let (route, reader): (Route, Reader) = (expect_context(), expect_context());
    let listener = window_event_listener(ev::keydown, move |event| {
        let typing = event.target().and_then(|t| t.dyn_into::<Element>().ok()).is_some_and(|e| dom::is_typing(&e));
        // An open dialog has the keys to itself; a part of the page may have taken this one already.
        if typing || dialog::is_any_open() || event.default_prevented() {
            return;
        }
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
            return;
        }
        let done = match event.key().as_str() {
            "/" => search(list),
            "j" => focus_row(1),
            "k" => focus_row(-1),
            "n" => walk.go(Way::On),
            "p" => walk.go(Way::Back),
            "?" => {
                help.open();
                true
            }
            "Escape" => close(route, reader),
            _ => false,
        };
        if done {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

/// The first stop of the keyboard: past the masthead and the filters. A button, since a link's fragment is the route.
#[component]
pub fn SkipLink(
    /// Whether the results cannot be reached, since the reader lies over them.
    covered: Memo<bool>,
) -> impl IntoView {
    let skip = |_| {
        if let Some(list) = Id::List.element() {
            dom::focus(&list, false);
        }
    };
    view! {
        <button type="button" class="word-button skip" inert=move || covered.get() on:click=skip>"Skip to the results"</button>
    }
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

/// Leads from the search box to the first of the results.
pub fn focus_first_row() -> bool {
    let Ok(Some(link)) = document().query_selector("[data-row] a") else { return false };
    link.dyn_into().is_ok_and(|link: HtmlElement| {
        dom::focus(&link, false);
        true
    })
}

/// Moves the focus among the rows' links: from the focused one, else from the row that is open in the reader.
fn focus_row(by: i32) -> bool {
    let Ok(rows) = document().query_selector_all("[data-row]") else { return false };
    let rows: Vec<HtmlElement> = (0..rows.length()).filter_map(|i| rows.get(i)?.dyn_into().ok()).collect();
    let focused = document().active_element();
    let is_focused = |row: &HtmlElement| focused.as_ref().is_some_and(|f| row.contains(Some(f)));
    let is_open = |row: &HtmlElement| row.has_attribute("aria-current");
    let next = match rows.iter().position(is_focused).or_else(|| rows.iter().position(is_open)) {
        Some(at) => at as i32 + by,
        None => 0,
    };
    let row = usize::try_from(next).ok().and_then(|next| rows.get(next));
    row.and_then(|row| row.query_selector("a").ok()??.dyn_into().ok()).is_some_and(|link: HtmlElement| {
        dom::focus(&link, false);
        true
    })
}

/// Closes what was opened last: the sheet that says why a fact was found, else the reader.
fn close(route: Route, reader: Reader) -> bool {
    let is_open = reader.is_open.get_untracked();
    match (is_open, route.peek(|link| link.fact.is_some())) {
        (true, true) => route.push(|link| link.fact = None),
        (true, false) => route.close(),
        (false, _) => {}
    }
    is_open
}
