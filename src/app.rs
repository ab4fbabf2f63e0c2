//! The page as a whole: masthead, list, reader, and what is told at the foot.

use leptos::prelude::*;

use super::dom::Id;
use super::el::el;
use super::state::{self, App, ReaderState};
use super::virtual_list::VirtualList;
use super::{copy, filters, keys, list, masthead, open, reader, timeline};

/// The page; `typed` is what was typed before it was there.
pub fn app(typed: Option<String>) -> impl IntoView {
    let app = state::provide();
    if let Some(text) = typed.as_ref().filter(|t| !t.is_empty()) {
        app.route.replace(|link| link.query.clone_from(text));
    }
    app.viewport.follow();
    timeline::save_calendars();
    open::follow(app);
    provide_context(VirtualList::new(app.route, app.results));
    name_document(app);
    keys::listen(app, expect_context());
    reader::follow();
    let reading = app.reader.is_open;
    // Where the reader lies over the list, the list cannot be reached until it is closed.
    let inert = move || (app.viewport.is_narrow.get() && reading.get()).then_some("");
    let list =
        el("section").class("list").attr("id", Id::List.as_str()).attr("aria-label", "Results").attr("tabindex", "-1");
    vec![
        keys::skip_link().live("inert", inert).into_any(),
        el("header").live("inert", inert).children(masthead::masthead(app, typed.is_some())).into_any(),
        el("main")
            .live("class", move || {
                let reading = if reading.get() { " reading" } else { "" };
                let beside = if app.viewport.filters_beside.get() { " filtered" } else { "" };
                Some(format!("desk{beside}{reading}"))
            })
            .child(filters::filters(app))
            .child(list.live("inert", inert).children(list::list(app)))
            .child(reader::ReaderPane())
            .into_any(),
        copy::told(app).into_any(),
    ]
}

fn name_document(app: App) {
    Effect::new(move || {
        let tab = masthead::tab_name(app.route.with(|l| l.tab));
        let title = app.reader.state.with(|r| match r {
            ReaderState::Open(page) => format!("{} · Dateline", page.source.title),
            _ => format!("{tab} · Dateline"),
        });
        document().set_title(&title);
    });
}
