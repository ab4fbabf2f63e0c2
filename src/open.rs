//! The button that shows the ways to open something, and the script that shows them (`open.js`, fetched when it is wanted).
//!
//! The script also shows how the opening goes, in a bar. It is called with `sheet` and whether there is something to go back
//! from and to save, or with `bar` and the status; it answers by events that name what was pressed.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::CustomEvent;

use super::el::{El, word_button};
use super::lazy;
use super::state::{App, OpeningStatus as Status};
use dateline_search::protocol::Reading;

/// The button.
pub fn button(app: App) -> El {
    let opening = app.corpus.opening;
    let press = move |_| {
        let ways = object(&[("back", opening.is_elsewhere().into()), ("save", opening.can_save().into())]);
        lazy::call(app.notices, "laterOpen", &["sheet".into(), ways], None);
    };
    word_button(press).text("Open").attr("aria-label", "Open: articles of your own")
}

/// Has the script show how the opening goes, and does what is pressed in its sheet and bar.
pub fn follow(app: App) {
    let opening = app.corpus.opening;
    Effect::new(move |told: Option<bool>| {
        let status = opening.status.get();
        // While there is nothing to tell, the script is not fetched.
        let tells = status != Status::Idle;
        if tells || told == Some(true) {
            lazy::call(app.notices, "laterOpen", &["bar".into(), written(&status)], None);
        }
        tells
    });
    let _ = window_event_listener_untyped("dateline-open", move |event| {
        match event.unchecked_into::<CustomEvent>().detail().as_string().as_deref() {
            Some("stop") => opening.stop(),
            Some("save") => opening.save(),
            Some("back") => app.corpus.close_opened(),
            Some("retry") => app.corpus.retry_opening(),
            Some("close") => opening.dismiss(),
            _ => {}
        }
    });
}

/// The status as the script reads it.
fn written(status: &Status) -> JsValue {
    match status {
        Status::Idle => object(&[("kind", "idle".into())]),
        Status::Reading { name, reading, articles } => {
            let (done, total) = articles.unwrap_or((reading.articles, 0));
            let state = counts(&Reading { articles: done, ..reading.clone() }, total);
            object(&[("kind", "reading".into()), ("name", name.into()), ("state", state)])
        }
        Status::Done(reading) => object(&[("kind", "done".into()), ("state", counts(reading, 0))]),
        Status::Failed(message) => object(&[("kind", "failed".into()), ("message", message.into())]),
        Status::Incomplete => object(&[("kind", "incomplete".into())]),
    }
}

fn counts(reading: &Reading, total: u32) -> JsValue {
    let problems: js_sys::Array = reading.problems.iter().map(JsValue::from).collect();
    object(&[
        ("articles", reading.articles.into()),
        ("total", total.into()),
        ("text", (reading.text as f64).into()),
        ("read", (reading.read as f64).into()),
        ("of", (reading.of as f64).into()),
        ("milliseconds", reading.milliseconds.into()),
        ("problems", problems.into()),
        ("left", reading.further_problems.into()),
        ("stopped", reading.stopped.into()),
    ])
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in fields {
        // Fails only for what is no object.
        let _ = js_sys::Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
