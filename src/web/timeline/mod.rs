//! The timeline: an axis of days, and the same facts as a list, which says in words what the axis draws.

mod axis;

use leptos::prelude::*;

use super::dom::row_id;
use super::el::{El, el};
use super::state::App;
use super::text::{runs, source};
use crate::protocol::Listing;
use crate::time::Days;
use crate::view::Entry;

/// Axis and list.
pub fn timeline(app: App, listing: &Listing<Entry>) -> AnyView {
    let entries = &listing.items;
    let groups = entries.chunk_by(|a, b| day_of(a) == day_of(b));
    let list = el("ol").class("rows days").children(groups.map(|group| day(app, group).into_any()));
    vec![axis::axis(app, entries), list.into_any()].into_any()
}

/// What an entry is grouped by: its days and how they are told.
fn day_of(entry: &Entry) -> Option<(Days, &str, bool)> {
    entry.dated.as_ref().map(|d| (d.days, d.text.as_str(), d.inferred))
}

fn day(app: App, group: &[Entry]) -> El {
    let (title, note) = match group.first().and_then(|e| e.dated.as_ref()) {
        Some(dated) => (dated.text.clone(), dated.inferred.then_some("inferred")),
        None => ("Undated".to_owned(), Some("no day can be told")),
    };
    let note = note.map(|n| el("small").text(n).into_any());
    el("li")
        .child(el("h3").text(title).children(note))
        .child(el("div").children(group.iter().map(|e| entry(app, e).into_any())))
}

fn entry(app: App, entry: &Entry) -> El {
    let (article, fact) = (entry.source.id.clone(), entry.id.clone());
    let current = {
        let fact = fact.clone();
        move || app.route.with(|l| l.fact.as_deref() == Some(&fact)).then_some("true")
    };
    let href = move || app.route.to_article(&article, Some(&fact));
    let words = el("a").href(href).children(runs(&entry.sentence, "expression"));
    el("article")
        .class("entry")
        .attr("id", row_id(&entry.id))
        .attr("data-row", "")
        .live("aria-current", current)
        .child(el("p").class("entry-words").child(words))
        .child(el("p").class("data").children(source(&entry.source)))
}
