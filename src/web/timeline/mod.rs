//! The timeline: an axis of days, and the same facts as a list, which says in words what the axis draws.

mod axis;

use leptos::prelude::*;

use super::dom::row_id;
use super::state::App;
use super::text::{runs, source};
use crate::time::Days;
use crate::view::Entry;

/// Axis and list.
pub fn timeline(app: App, entries: &[Entry]) -> AnyView {
    let groups = entries.chunk_by(|a, b| day_of(a) == day_of(b));
    let list = groups.map(|group| day(app, group)).collect::<Vec<_>>();
    view! {
        {axis::axis(app, entries)}
        <ol class="rows days">{list}</ol>
    }
    .into_any()
}

/// What an entry is grouped by: its days and how they are told.
fn day_of(entry: &Entry) -> Option<(Days, &str, bool)> {
    entry.dated.as_ref().map(|d| (d.days, d.text.as_str(), d.inferred))
}

fn day(app: App, group: &[Entry]) -> AnyView {
    let (title, note) = match group.first().and_then(|e| e.dated.as_ref()) {
        Some(dated) => (dated.text.clone(), dated.inferred.then_some("inferred")),
        None => ("Undated".to_owned(), Some("no day can be told")),
    };
    view! {
        <li>
            <h3>{title}{note.map(|n| view! { <small>{n}</small> })}</h3>
            <div>{group.iter().map(|e| entry(app, e)).collect::<Vec<_>>()}</div>
        </li>
    }
    .into_any()
}

fn entry(app: App, entry: &Entry) -> AnyView {
    let (article, fact) = (entry.source.id.clone(), entry.id.clone());
    let current = {
        let fact = fact.clone();
        move || app.route.with(|l| l.fact.as_deref() == Some(&fact)).then_some("true")
    };
    let href = move || app.route.to_article(&article, Some(&fact));
    view! {
        <article class="entry" id=row_id(&entry.id) data-row="" aria-current=current>
            <p class="entry-words"><a href=href>{runs(&entry.sentence, "expression")}</a></p>
            <p class="data">{source(&entry.source)}</p>
        </article>
    }
    .into_any()
}
