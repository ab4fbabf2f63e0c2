//! The help sheet is a script of its own (`help.js`), fetched when it is wanted; here is the way to it.

use leptos::prelude::*;

use super::el::{El, word_button};
use super::lazy;
use super::state::App;
use dateline_search::query::{Facet, NOT_NAMED};

/// Opens the sheet, whose examples name somebody and some outlet of the lists. The browser moves the focus in, and back when
/// it closes.
pub fn open(app: App) {
    let first = |facet: Facet| {
        app.facets.counts.with_untracked(|facets| {
            let counts = facets.facets.iter().find(|f| f.facet == facet)?;
            counts.values.iter().find(|v| v.value != NOT_NAMED).map(|v| v.label.as_str().into())
        })
    };
    let names = [Facet::Speaker, Facet::Outlet].map(|f| first(f).unwrap_or_default());
    lazy::call(app.notices, "laterHelpJs", &names, None);
}

/// The button that opens the sheet.
pub fn button(app: App) -> El {
    word_button(move |_| open(app)).attr("aria-keyshortcuts", "?").attr("aria-haspopup", "dialog").text("Help")
}
