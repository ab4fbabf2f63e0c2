//! The search box, the way to its help, and what is wrong with what was typed, shown over what is below so that nothing
//! moves.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Event;

use super::dom::Id;
use super::el::{El, el, word_button};
use super::state::App;
use super::{help, lazy};
use dateline_search::query::{Problem, read};

/// So long nothing is said while somebody types.
const PAUSE: Duration = Duration::from_millis(800);

/// The box; it takes the focus if it had it before the program was there.
pub fn search(app: App, focused: bool) -> El {
    Effect::new(move || {
        if let (Some(input), true) = (Id::Search.element(), focused) {
            let _ = input.focus();
        }
    });
    // Typing changes the place that this is; leaving the box and typing again begins a new one, so that back undoes a search.
    let begun = StoredValue::new(focused);
    let typed = move |ev: Event| {
        let value = event_target_value(&ev);
        if begun.get_value() {
            app.route.replace(|l| l.query = value);
        } else {
            begun.set_value(true);
            app.route.push(|l| l.query = value);
        }
    };
    tell(app);
    let query = move || app.route.query.get();
    let input = el("input")
        .attr("id", Id::Search.as_str())
        .attr("type", "search")
        .attr("placeholder", "Search words, or \"a phrase\"")
        .attr("aria-label", "Search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .property("value", query)
        .on("oninput", typed)
        .on("onblur", move |_| begun.set_value(false));
    // The focus stays in the box, without which this is not shown.
    let how = word_button(move |_| help::open(app))
        .class("word-button search-how")
        .on("onmousedown", |event| event.prevent_default())
        .text("How to search");
    el("form")
        .class("search")
        .attr("role", "search")
        .on("onsubmit", |event| event.prevent_default())
        .child(input)
        .child(how)
        .child(el("kbd").attr("aria-hidden", "true").text("/"))
        .child(el("div").class("search-told").attr("role", "status"))
}

/// Tells what is wrong once there has been a pause. A script that few visitors need draws it (`faults.js`).
fn tell(app: App) {
    Effect::new(move || {
        let query = app.route.query.get();
        if let Ok(Some(told)) = document().query_selector(".search-told") {
            told.set_text_content(None);
        }
        let still = move || {
            if app.route.query.get_untracked() != query {
                return;
            }
            let mut given: Vec<JsValue> = vec![query.as_str().into()];
            for Problem { span, fault, detail } in read(&query).problems {
                given.push((fault as u32).into());
                for text in [detail, &query[..span.start as usize], span.of(&query)] {
                    given.push(text.into());
                }
            }
            if given.len() > 1 {
                lazy::call(app.notices, "laterFaultsJs", &given, None);
            }
        };
        set_timeout(still, PAUSE);
    });
}
