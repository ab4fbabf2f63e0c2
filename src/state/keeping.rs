//! Keeping: articles that a reader opened stay in the browser when the page is left. The sheets' program stores them
//! (`src/sheets/store.rs`); the page hands them over, and remembers for its tab what it had open.
//!
//! They speak by events at the window:
//!   dateline-draft    the page wants the open corpus stored for this tab
//!   dateline-reopen   the page was loaded again: what is stored under this id, a string, is to be opened
//!   dateline-keep     the program wants the open corpus as one file
//!   dateline-file     the page hands it over: `{ name, articles, bytes }`
//!   dateline-stored   the program has stored it: `{ id }`, or could not: `{ why }`
//!   dateline-lost     nothing is stored under the id that was to be opened again

use super::corpus::Corpus;
use super::opening::text;
use crate::lazy;
use dateline_search::view::CorpusSummary;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, Storage};

/// Where a tab remembers what it has open.
const OPEN: &str = "dateline-open";

/// Corpora of more articles are stored only when the reader asks for it: the worker answers nothing meanwhile.
const AT_ONCE: u32 = 30_000;

impl Corpus {
    /// Opens again what the tab had open when it was left, and follows what the sheets' program tells.
    pub(super) fn follow_keeping(self) {
        let _ = window_event_listener_untyped("dateline-keep", move |_| {
            if self.opening.has_other_corpus() {
                self.opening.internals.update_value(|internals| internals.keeping = true);
                return self.opening.save();
            }
            self.notices.say("Only articles of your own are kept: these come with the page.");
        });
        let _ = window_event_listener_untyped("dateline-stored", move |event| {
            let detail = event.unchecked_into::<CustomEvent>().detail();
            let (id, why) = (text(&detail, "id"), text(&detail, "why"));
            if id.is_empty() {
                return self.notices.say(why);
            }
            self.opening.internals.update_value(|internals| {
                internals.open.iter_mut().for_each(|open| open.saved = true);
            });
            if let Some(storage) = storage() {
                let _ = storage.set_item(OPEN, &id);
            }
        });
        let _ = window_event_listener_untyped("dateline-lost", move |_| self.forget_open());
        if let Some(id) = storage().and_then(|storage| storage.get_item(OPEN).ok().flatten()) {
            lazy::call(self.notices, "sheets", &["dateline-reopen".into(), id.into()]);
        }
    }

    /// Has what was read stored for this tab, so that a reload or a crash loses nothing.
    pub(super) fn keep_for_tab(self) {
        let is_stored = self.opening.with_open(|open| open.saved) != Some(false);
        let articles = self.summary.with_untracked(|summary| summary.as_ref().map_or(0, |summary| summary.articles));
        if !is_stored && articles <= AT_ONCE {
            lazy::call(self.notices, "sheets", &["dateline-draft".into()]);
        }
    }

    /// The tab has nothing of the reader's open any more.
    pub(super) fn forget_open(self) {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(OPEN);
        }
    }

    /// Hands the open corpus over to be stored, if that is what it was asked for.
    pub(super) fn hand_over(self, name: &str, bytes: &JsValue) -> bool {
        let wanted = self.opening.internals.try_update_value(|internals| std::mem::take(&mut internals.keeping));
        if wanted != Some(true) {
            return false;
        }
        let articles = self.summary.with_untracked(|summary| summary.as_ref().map(articles).unwrap_or_default());
        let file = js_sys::Object::new();
        for (key, value) in [("name", name.into()), ("articles", articles), ("bytes", bytes.clone())] {
            // Fails only for what is no object.
            let _ = js_sys::Reflect::set(&file, &key.into(), &value);
        }
        lazy::dispatch("dateline-file", &file);
        true
    }
}

fn articles(summary: &CorpusSummary) -> JsValue {
    summary.articles.into()
}

fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}
