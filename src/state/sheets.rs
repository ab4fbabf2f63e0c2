//! The sheets: what a reader opens over the page and a program of its own draws (`src/sheets`). The page fetches that program
//! when a link first names a sheet, tells it which, and hands its questions to the worker and the answers back. It reads neither.
//!
//! They speak by events at the window:
//!   dateline-sheet          the page tells which sheet the link names, a string; nothing for none
//!   dateline-sheet-asks     the program asks: bytes of a `SheetRequest`
//!   dateline-sheet-changed  the program tells that all lists have other answers now
//!   dateline-say            the program has something to say at the foot of the page, a string
//!   dateline-sheet-answer   the page answers: bytes of a `SheetResponse`, a string that says why there is none, or nothing if
//!                           another corpus is open now, about which it is to ask anew

use super::corpus::Corpus;
use super::open_corpus::NO_HOST;
use super::{Notices, Route};
use crate::boot::Boot;
use crate::client::Slot;
use crate::lazy;
use dateline_search::protocol::{Request, Response};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CustomEvent;

/// Opens and closes sheets as the link says, and hands on what they ask.
pub(super) fn follow(route: Route, corpus: Corpus, notices: Notices) {
    let named = Memo::new(move |_| route.with(|link| link.sheet.clone()));
    Effect::new(move |before: Option<Option<String>>| {
        let sheet = named.get();
        if Boot::read().is_some_and(|boot| boot.host.is_none()) {
            if sheet.is_some() {
                notices.say(NO_HOST);
                // So that the same link can be followed again.
                route.replace(|link| link.sheet = None);
            }
        } else if sheet.is_some() || before.flatten().is_some() {
            let name = sheet.as_deref().map_or(JsValue::UNDEFINED, JsValue::from_str);
            lazy::call(notices, "sheets", &["dateline-sheet".into(), name]);
        }
        sheet
    });
    let _ = window_event_listener_untyped("dateline-sheet-asks", move |event| {
        let question = event.unchecked_into::<CustomEvent>().detail();
        corpus.ask(Slot::Sheet, Request::Sheet { question: js_sys::Uint8Array::new(&question).to_vec() });
    });
    let _ = window_event_listener_untyped("dateline-say", move |event| {
        let said = event.unchecked_into::<CustomEvent>().detail().as_string();
        said.into_iter().for_each(|text| notices.say(text));
    });
    let _ = window_event_listener_untyped("dateline-sheet-changed", move |_| corpus.revision.update(|n| *n += 1));
    Effect::new(move || {
        corpus.revision.track();
        answer(&JsValue::UNDEFINED);
    });
}

/// Hands the worker's answer on. That only the worker for large corpora can answer is no answer: the question is asked again
/// once that worker has the corpus.
pub(super) fn take(corpus: Corpus, response: Response) {
    match response {
        Response::Sheet { answer: bytes } => answer(&js_sys::Uint8Array::from(bytes.as_slice())),
        Response::Failed { message } => answer(&message.into()),
        Response::NeedsAnalysis => corpus.needs_analysis(),
        _ => {}
    }
}

fn answer(detail: &JsValue) {
    lazy::dispatch("dateline-sheet-answer", detail);
}
