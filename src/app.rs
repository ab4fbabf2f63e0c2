//! The page as a whole: masthead, list, reader, and what is told at the foot.

use super::prelude::*;

use super::dom::Id;
use super::el::{self, el};
use super::state::{App, Reading};
use super::{copy, filters, keys, list, masthead, reader};

/// The page; `typed` is what was typed before it was there.
pub fn app(typed: Option<String>) -> impl IntoView {
    let app = App::new();
    if let Some(text) = typed.as_ref().filter(|t| !t.is_empty()) {
        app.route.replace(|link| link.query.clone_from(text));
    }
    watch_window(app);
    name_document(app);
    keys::listen(app);
    reader::follow(app);
    let reading = Memo::new(move || app.reading.with(|r| *r != Reading::Nothing));
    // Where the reader lies over the list, the list cannot be reached until it is closed.
    let inert = move || (app.is_narrow() && reading.get()).then_some("");
    let list =
        el("section").class("list").attr("id", Id::List.as_str()).attr("aria-label", "Results").attr("tabindex", "-1");
    vec![
        keys::skip_link().live("inert", inert).into_any(),
        el("header").live("inert", inert).children(masthead::masthead(app, typed.is_some())).into_any(),
        el("main")
            .live("class", move || {
                let reading = if reading.get() { " reading" } else { "" };
                let beside = if app.filters_beside.get() { " filtered" } else { "" };
                Some(format!("desk{beside}{reading}"))
            })
            .child(filters::filters(app))
            .child(list.live("inert", inert).children(list::list(app)))
            .child(reader::reader(app, reading))
            .into_any(),
        copy::told(app).into_any(),
    ]
}

fn watch_window(app: App) {
    let measure = move || {
        let width = window().inner_width().ok().and_then(|w| w.as_f64()).unwrap_or(0.0);
        app.width.set(width as u32);
    };
    measure();
    let _ = window_event_listener_untyped("resize", move |_| measure());
}

fn name_document(app: App) {
    el::effect(move || {
        let tab = masthead::tab_name(app.route.with(|l| l.tab));
        let title = app.reading.with(|r| match r {
            Reading::Page(page) => format!("{} · Dateline", page.source.title),
            _ => format!("{tab} · Dateline"),
        });
        document().set_title(&title);
    });
}
