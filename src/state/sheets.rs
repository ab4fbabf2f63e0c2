//! The sheets: what a reader opens over the page and a program of its own draws (`src/sheets`). The page fetches that program
//! when a link first names a sheet, and does what the program asks of it.
//!
//! They speak by events at the window. The page tells the program:
//!   dateline-sheet     which sheet the link names, a string; nothing for none
//!   dateline-answer    bytes of a `SheetResponse`, a string that says why there is none, or nothing if another corpus is open
//!                      now, about which it is to ask anew
//!   dateline-collect   a card as bytes, for the dossier
//!   dateline-draft, dateline-reopen, dateline-drop, dateline-file   see `keeping.rs`
//! The program tells the page by `dateline-page`, an array of what is wanted and a value:
//!   ask       the worker's answer to bytes of a `SheetRequest`, which the page hands on and does not read
//!   say       a text at the foot of the page
//!   changed   all lists to be asked again: they have other answers now. How many statements the corpus has, and how many of them
//!             hold marked words
//!   keep, stored   see `keeping.rs`

use super::corpus::{Corpus, Phase};
use super::open_corpus::NO_HOST;
use super::{Notices, Route};
use crate::boot::Boot;
use crate::client::Slot;
use crate::lazy;
use dateline_search::protocol::{Request, Response};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CustomEvent;

/// Opens and closes sheets as the link says, and does what they ask.
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
    let _ = window_event_listener_untyped("dateline-page", move |event| {
        let detail: js_sys::Array = event.unchecked_into::<CustomEvent>().detail().unchecked_into();
        let value = detail.get(1);
        match detail.get(0).as_string().as_deref() {
            Some("ask") => ask(corpus, &value),
            Some("say") => notices.say(value.as_string().unwrap_or_default()),
            Some("changed") => corpus.corrected(value.unchecked_ref()),
            Some("keep") => corpus.keep(value.is_truthy()),
            Some("stored") => corpus.stored(value.unchecked_ref()),
            _ => {}
        }
    });
    Effect::new(move || {
        corpus.revision.track();
        answer(&JsValue::UNDEFINED);
    });
    Effect::new(move || {
        if let Phase::Failed(message, _) = corpus.phase.get() {
            answer(&message.as_str().into());
        }
    });
}

fn ask(corpus: Corpus, question: &JsValue) {
    // Nobody would ever answer.
    if let Phase::Failed(message, _) = corpus.phase.get_untracked() {
        return answer(&message.as_str().into());
    }
    corpus.ask(Slot::Sheet, Request::Sheet { question: js_sys::Uint8Array::new(question).to_vec() });
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
    lazy::dispatch("dateline-answer", detail);
}
