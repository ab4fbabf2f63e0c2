//! Keeping: articles that a reader opened stay in the browser when the page is left. The sheets' program stores them
//! (`src/sheets/kept.rs`); the page hands them over, and remembers for its tab what it had open, which boot.js opens again.
//!
//!   dateline-draft    the open corpus is to be stored for this tab
//!   dateline-drop     what was stored for this tab under an id, a string, is not wanted any more
//!   dateline-file     the open corpus as one file: an array of its number, its name, its articles, its bytes, whether it is for the
//!                     tab, and the id of what the tab had stored before
//!   dateline-corrected, dateline-correct   see `src/sheets/corrected.rs`
//! The program wants it by `keep`, with whether it is for the tab, and tells by `stored` that it is there: an array of the number and
//! the id.

use super::corpus::Corpus;
use crate::boot::Boot;
use crate::lazy;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Storage;

/// Where a tab remembers what it has open; boot.js reads it.
const OPEN: &str = "dateline-open";

/// How the browser's entries begin that tell, by the end of their name, of which corpus corrections are stored.
const CORRECTED: &str = "dateline-corrected:";

/// Corpora of more articles are stored only when the reader asks for it: the worker answers nothing meanwhile.
const AT_ONCE: u32 = 30_000;

impl Corpus {
    /// Has the worker make a file of what is open, to be stored for the tab or because the reader wants it.
    pub(super) fn keep(self, for_tab: bool) {
        let asked = self.opening.internals.try_update_value(|internals| {
            let open = internals.open.as_mut().filter(|open| open.source.address.is_none())?;
            // What the reader wants goes before what the tab needs: one file serves both.
            open.keeping = Some(for_tab && open.keeping != Some(false));
            Some(())
        });
        match asked.flatten() {
            Some(()) => self.opening.ask_for_file(),
            None => self.notices.say("There is nothing to keep: these articles come with the page."),
        }
    }

    /// Has what was read stored for this tab, so that a reload or a crash loses nothing.
    pub(super) fn keep_for_tab(self) {
        let articles = self.summary.with_untracked(|summary| summary.as_ref().map_or(0, |summary| summary.articles));
        // The page's own articles come with it again.
        let is_unsaved = self.opening.with_open(|open| open.source.address.is_none() && !open.saved);
        if is_unsaved == Some(true) && articles <= AT_ONCE {
            lazy::call(self.notices, "sheets", &["dateline-draft".into()]);
        }
    }

    /// Notes that the corpus of this number is stored under this id, if it is still open.
    pub(super) fn stored(self, told: &js_sys::Array) {
        let number = told.get(0).as_f64();
        let is_open = self.opening.internals.try_update_value(|internals| {
            let open = internals.open.as_mut().filter(|open| Some(f64::from(open.number)) == number);
            open.map(|open| open.saved = true).is_some()
        });
        if is_open == Some(true) {
            remember(&told.get(1).as_string().unwrap_or_default());
        }
    }

    /// The tab has nothing of the reader's open any more, and what was stored for it goes.
    pub(super) fn forget_open(self) {
        if let Some(id) = remembered() {
            lazy::call(self.notices, "sheets", &["dateline-drop".into(), id.into()]);
        }
        remember("");
    }

    /// What the corrections of the open corpus are stored by: its address if it came with the page, else the id that its articles
    /// are stored under; empty if they are not, or if the page is one file, whose parts have other addresses each time.
    pub(super) fn key(self) -> String {
        if self.opening.has_other_corpus() {
            return remembered().unwrap_or_default();
        }
        Boot::read().map(|boot| boot.corpus).filter(|address| !address.starts_with("blob:")).unwrap_or_default()
    }

    /// Has the corrections of the open corpus made once more, if some are stored, so that a reload and a worker that ended lose none.
    pub(super) fn correct_again(self) {
        let key = self.key();
        let storage = window().local_storage().ok().flatten();
        if storage.is_some_and(|storage| storage.get_item(&format!("{CORRECTED}{key}")).ok().flatten().is_some()) {
            lazy::call(self.notices, "sheets", &["dateline-correct".into(), key.into()]);
        }
    }

    /// Hands the open corpus over to be stored, if that is what its file was asked for.
    pub(super) fn hand_over(self, name: &str, bytes: &JsValue) {
        let wanted = self.opening.internals.try_update_value(|internals| {
            let open = internals.open.as_mut()?;
            Some((open.number, open.keeping.take()?))
        });
        if let Some(Some((number, for_tab))) = wanted {
            let articles =
                self.summary.with_untracked(|summary| summary.as_ref().map_or(0, |summary| summary.articles));
            let file = js_sys::Array::of5(&number.into(), &name.into(), &articles.into(), bytes, &for_tab.into());
            file.push(&remembered().unwrap_or_default().into());
            lazy::dispatch("dateline-file", &file);
        }
    }
}

/// Remembers for the tab under which id its articles are stored; nothing if the id is empty.
pub(super) fn remember(id: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(OPEN, id);
    }
}

fn remembered() -> Option<String> {
    storage()?.get_item(OPEN).ok().flatten().filter(|id| !id.is_empty())
}

fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}
