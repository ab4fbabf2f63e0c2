//! The timeline's list: the facts of a day under its heading, each in its sentence.

use leptos::prelude::*;

use crate::dom::row_id;
use crate::el::{El, el};
use crate::state::App;
use crate::text::{counted, number, placed, runs, source};
use dateline_core::time::Days;
use dateline_search::protocol::Listing;
use dateline_search::view::{Entry, Telling, united};

/// The list, in groups by their days.
pub fn timeline(app: App, listing: &Listing<Entry>) -> AnyView {
    let mut at = 0;
    let groups = listing.items.chunk_by(|a, b| day_of(a) == day_of(b)).map(|group| {
        at += group.len();
        day(app, group, listing, at - group.len()).into_any()
    });
    el("ol").class("rows days").children(groups).into_any()
}

/// What an entry is grouped by: its days and how they are told.
fn day_of(entry: &Entry) -> Option<(Days, &str, bool)> {
    entry.dated.as_ref().map(|d| (d.days, d.text.as_str(), d.inferred))
}

/// The entries of a day, the first of which is the `at`-th of the listing.
fn day(app: App, group: &[Entry], listing: &Listing<Entry>, mut at: usize) -> El {
    let (title, note) = match group.first().and_then(|e| e.dated.as_ref()) {
        Some(dated) => (dated.text.clone(), dated.inferred.then_some("our estimate")),
        None => ("Undated".to_owned(), Some("no day can be told")),
    };
    let note = note.map(|n| el("small").text(n).into_any());
    // A sentence that tells the same day twice is shown once.
    let sentences = group.chunk_by(|a, b| united(a, b).is_some()).filter_map(|same| {
        at += same.len();
        Some(placed(entry(app, same)?, listing, at - same.len()).into_any())
    });
    el("li").child(el("h3").text(title).children(note)).child(el("div").children(sentences))
}

/// What other articles tell of the same event: how many give the day, and each with its words for when.
fn told_by(app: App, others: &[Telling]) -> El {
    let exact = others.iter().filter(|o| o.exact).count() as u32;
    let mut lead = format!("Also told by {}", counted(others.len() as u32, "other article", "other articles"));
    if exact > 0 && exact < others.len() as u32 {
        lead.push_str(&format!(", {} of them to the day", number(exact)));
    }
    lead.push_str(": ");
    let links = others.iter().enumerate().map(|(at, other)| {
        let (article, fact) = (other.article.clone(), other.fact.clone());
        let href = move || app.route.to_article(&article, Some(&fact));
        let text = format!("“{}”, {}", other.expression, other.by);
        let link = el("a").href(href).attr("title", other.days.clone()).text(text);
        let comma = if at > 0 { "; " } else { "" };
        el("span").text(comma).child(link).into_any()
    });
    el("p").class("data told-by").text(lead).children(links)
}

/// Entries of the same sentence, as one.
fn entry(app: App, same: &[Entry]) -> Option<El> {
    let (entry, others) = same.split_first()?;
    let mut whole = entry.clone();
    for other in others {
        whole.sentence = united(&whole, other)?;
    }
    let (article, fact) = (entry.source.id.clone(), entry.id.clone());
    let ids: Vec<String> = same.iter().map(|e| e.id.clone()).collect();
    let is_one = move |fact: &String| ids.iter().any(|id| id == fact);
    let current = move || app.route.with(|l| l.fact.as_ref().is_some_and(&is_one)).then_some("true");
    let href = move || app.route.to_article(&article, Some(&fact));
    let words = el("a").href(href).children(runs(&whole.sentence, "expression"));
    let ahead = entry.ahead.then(|| " · still to come when it was written".to_owned().into_any());
    let row = el("article")
        .class("entry")
        .attr("id", row_id(&entry.id))
        .attr("data-row", "")
        .live("aria-current", current)
        .child(el("p").class("entry-words").child(words))
        .child(el("p").class("data").children(source(&entry.source)).children(ahead))
        .children((!entry.others.is_empty()).then(|| told_by(app, &entry.others).into_any()));
    Some(row)
}
