//! What the list can be narrowed to: days and facets, each value with what it would leave. A column beside the list where
//! there is room, else a sheet over it.

mod days;
mod facet;

use std::time::Duration;

use leptos::prelude::*;
use web_sys::HtmlDialogElement;

use super::dom::{self, Id};
use super::el::{El, el, live, word_button};
use super::empty::unit;
use super::state::App;
use dateline_search::query::Facet;
use dateline_search::view::Tab;

/// The column, or the sheet that [`button`] opens.
pub fn filters(app: App) -> AnyView {
    live(move || {
        let panel = panel(app);
        if app.viewport.filters_beside.get() {
            let aside = el("aside").class("filters").attr("aria-label", "Filters");
            return aside.child(head(app)).child(panel).into_any();
        }
        let shown = live(move || app.facets.counts.with(|f| show(app, f.totals.get(place(app)).copied())));
        let done = word_button(|_| close()).child(shown);
        el("dialog")
            .class("filters sheet")
            .attr("id", Id::Filters.as_str())
            .attr("aria-label", "Filters")
            .child(head(app).child(word_button(|_| close()).text("Close")))
            .child(panel)
            .child(el("div").class("sheet-foot").child(done))
            .into_any()
    })
}

/// The facets: drawn after the frame in which they become due, so that closing an article does not wait for them.
fn panel(app: App) -> AnyView {
    let due = RwSignal::new(false);
    request_animation_frame(move || set_timeout(move || due.set(true), Duration::ZERO));
    live(move || {
        if !due.get() {
            return Vec::new();
        }
        [days::days(app)].into_iter().chain(Facet::ALL.map(|f| facet::facet(app, f))).collect()
    })
}

/// Opens the sheet, where the filters are no column.
pub fn button(app: App) -> AnyView {
    live(move || {
        if app.viewport.filters_beside.get() {
            return Vec::new();
        }
        let open = |_| {
            if let Some(sheet) = sheet() {
                let _ = sheet.show_modal();
            }
        };
        let chosen = app.route.filters.with(Vec::len) + usize::from(app.route.days.get().is_some());
        let name = if chosen == 0 { "Filters".to_owned() } else { format!("Filters ({chosen})") };
        vec![word_button(open).attr("aria-haspopup", "dialog").text(name).into_any()]
    })
}

fn sheet() -> Option<HtmlDialogElement> {
    wasm_bindgen::JsCast::dyn_into(Id::Filters.element()?).ok()
}

fn close() {
    if let Some(sheet) = sheet() {
        sheet.close();
    }
}

/// Where the current view stands among the views.
fn place(app: App) -> usize {
    let here = app.route.tab.get();
    Tab::ALL.iter().position(|t| *t == here).unwrap_or(0)
}

fn show(app: App, total: Option<u32>) -> String {
    total.map_or_else(|| "Close".to_owned(), |n| format!("Show {}", unit(app.route.tab.get(), n)))
}

/// The heading, with what the numbers count.
fn head(app: App) -> El {
    let what = live(move || match app.route.tab.get() {
        Tab::Quotes => "counting statements",
        Tab::Timeline => "counting dated passages",
        Tab::Articles => "counting articles",
    });
    el("div").class("filters-head").child(el("h2").text("Filters")).child(el("p").child(what))
}

/// Keeps the focus where it is while the page is drawn anew.
fn focus_by_id(id: String) {
    request_animation_frame(move || {
        if let Some(element) = dom::by_id(&id) {
            dom::focus(&element, false);
        }
    });
}
