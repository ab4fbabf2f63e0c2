//! The search box, the way to its help, and what is wrong with what was typed.

use std::time::Duration;

use super::prelude::*;
use web_sys::Event;

use super::dom::Id;
use super::el::{self, El, el, live, word_button};
use super::help;
use super::state::App;
use crate::query::{Problem, read};

/// So long nothing is said while somebody types.
const PAUSE: Duration = Duration::from_millis(800);

/// So many problems are told at once.
const MOST: usize = 3;

/// The box; it takes the focus if it had it before the program was there.
pub fn search(app: App, focused: bool) -> El {
    el::effect(move || {
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
        .child(el("div").class("search-told").attr("role", "status").child(told(app)))
}

/// What is wrong, once there has been a pause. It lies over what is below, so that nothing moves.
fn told(app: App) -> AnyView {
    let settled = RwSignal::new(String::new());
    el::effect(move || {
        let query = app.route.query.get();
        if settled.with_untracked(|s| !s.is_empty()) {
            settled.set(String::new());
        }
        let still = move || {
            if app.route.query.get_untracked() == query {
                settled.set(query.clone());
            }
        };
        set_timeout(still, PAUSE);
    });
    live(move || {
        let text = settled.get();
        let problems = read(&text).problems;
        if problems.is_empty() {
            return Vec::new();
        }
        let said = problems.iter().take(MOST).map(|p| el("p").class("data").text(p.message(&text)).into_any());
        let close = word_button(move |_| settled.set(String::new())).text("Close");
        let mut parts = vec![el("p").class("search-typed").children(pointed(&text, &problems)).into_any()];
        parts.extend(said);
        parts.push(close.into_any());
        parts
    })
}

/// The typed text, what is wrong in it marked.
fn pointed(text: &str, problems: &[Problem]) -> Vec<AnyView> {
    let mut parts = Vec::new();
    let mut past = 0;
    for span in problems.iter().take(MOST).map(|p| p.span) {
        let (start, end) = (span.start as usize, span.end as usize);
        if start >= past {
            parts.push(text[past..start].to_owned().into_any());
            parts.push(el("mark").class("fault").text(&text[start..end]).into_any());
            past = end;
        }
    }
    parts.push(text[past..].to_owned().into_any());
    parts
}
