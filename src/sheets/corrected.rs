//! What the reader has corrected is stored in this browser, by corpus, and made once more when the corpus is opened again: after a
//! reload, when the worker has ended, or when it was kept.
//!
//!   dateline-corrected   corrections hold now of the corpus of this key; without a key it cannot be found again
//!   dateline-correct     the corpus of this key is open again

use super::asking::Asking;
use super::event::say;
use super::store::{self, Change, Store};
use dateline_search::review::CorrectionLog;
use dateline_search::sheets::SheetRequest;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CustomEvent;

/// How the browser's entries begin by which the page sees that corrections are stored: it has no database at hand.
const CORRECTED: &str = "dateline-corrected:";

/// Stores and makes corrections from now on.
pub fn listen(asking: Asking) {
    let key = |event: web_sys::Event| event.unchecked_into::<CustomEvent>().detail().as_string().unwrap_or_default();
    let _ = window_event_listener_untyped("dateline-corrected", move |event| {
        let key = key(event);
        let log = asking.corrected.get_value();
        if !key.is_empty() {
            leptos::task::spawn_local(async move {
                if let Err(why) = keep(&key, &log).await {
                    say(&why);
                }
            });
        }
    });
    let _ = window_event_listener_untyped("dateline-correct", move |event| {
        let key = key(event);
        leptos::task::spawn_local(async move {
            let row = store::row(Store::Corrections, &key).await.ok().flatten();
            let log = row.and_then(|row| serde_json::from_str::<CorrectionLog>(&row.as_string()?).ok());
            match log {
                Some(corrections) => asking.ask_first(SheetRequest::CorrectAgain { corrections }),
                // Of an earlier version, or cleared by the browser.
                None => forget(&key),
            }
        });
    });
}

async fn keep(key: &str, log: &CorrectionLog) -> Result<(), String> {
    let is_none = *log == CorrectionLog::default();
    let text = serde_json::to_string(log).ok().filter(|_| !is_none);
    let row = Change { store: Store::Corrections, key: key.to_owned(), value: text.map(JsValue::from) };
    store::change(&[row]).await?;
    match is_none {
        true => forget(key),
        // The page looks there when it opens the corpus again.
        false => storage()
            .and_then(|storage| storage.set_item(&format!("{CORRECTED}{key}"), "1").ok())
            .ok_or("The browser keeps no corrections for this page: save them as a file.")?,
    }
    Ok(())
}

/// The page need not look for corrections of this corpus any more.
pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&format!("{CORRECTED}{key}"));
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
