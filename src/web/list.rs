//! What stands around every list: notices, the count, what is filtered, waiting, nothing found, more.

use leptos::prelude::*;

use super::asking::PART;
use super::el::{El, el, live, word_button};
use super::masthead::tab_name;
use super::state::{App, List, Phase};
use super::text::{counted, number, paragraph};
use super::{articles, quotes, timeline};
use crate::protocol::Listing;
use crate::view::range;

/// The list of the current view with all that belongs to it.
pub fn list(app: App) -> [AnyView; 5] {
    let count = live(move || app.list.with(|l| count(app, l)));
    [
        el("div").attr("role", "alert").child(live(move || trouble(app))).into_any(),
        live(move || dropped(app)),
        el("div")
            .class("count-line data")
            .child(el("h2").attr("aria-live", "polite").child(count))
            .child(live(move || chips(app)))
            .into_any(),
        timeline::axis(app),
        live(move || app.list.with(|l| body(app, l))),
    ]
}

/// What keeps the page from answering.
fn trouble(app: App) -> Vec<AnyView> {
    let notice = |text: String| el("div").class("notice").child(el("p").text(text));
    let notice = match app.phase.get() {
        Phase::Restarting => notice("The part that reads the articles stopped; it is being started again.".into()),
        Phase::Failed(text, true) => notice(text).child(word_button(move |_| app.restart()).text("Start it again")),
        Phase::Failed(text, false) => {
            let reload = |_| {
                let _ = window().location().reload();
            };
            notice(text).child(word_button(reload).text("Reload the page"))
        }
        Phase::Opening(..) | Phase::Ready => return Vec::new(),
    };
    vec![notice.into_any()]
}

/// What the link said that could not be meant.
fn dropped(app: App) -> Vec<AnyView> {
    let mut told: Vec<String> = app.route.dropped().iter().map(ToString::to_string).collect();
    if app.route.with(|l| l.fact.is_some() && l.article.is_none()) {
        told.push("The link names a passage but not its article, so it could not be opened.".into());
    }
    if told.is_empty() {
        return Vec::new();
    }
    let notice = el("div")
        .class("notice")
        .attr("role", "status")
        .child(el("div").children(told.into_iter().map(paragraph)))
        .child(word_button(move |_| dismiss(app)).text("Dismiss"));
    vec![notice.into_any()]
}

fn dismiss(app: App) {
    app.route.replace(|l| {
        if l.article.is_none() {
            l.fact = None;
        }
    });
    app.route.dismiss();
}

/// "22 quotations in 5 articles", and that they are those which match.
fn count(app: App, list: &List) -> String {
    let said = |total, articles, one, many| {
        let matching = if app.route.with(|l| l.query.is_empty()) { "" } else { " match" };
        format!("{} in {}{matching}", counted(total, one, many), counted(articles, "article", "articles"))
    };
    match list {
        // A heading is never empty.
        List::Waiting | List::Failed(_) => tab_name(app.route.with(|l| l.tab)).to_owned(),
        List::Quotes(l) => said(l.total, l.articles, "quotation", "quotations"),
        List::Timeline(l) => said(l.total, l.articles, "dated passage", "dated passages"),
        List::Articles(l) => counted(l.total, "article", "articles"),
    }
}

/// What the list is narrowed to, each with a way to drop it.
fn chips(app: App) -> Vec<AnyView> {
    let link = app.route.link();
    let chip = |text: String, href: String| {
        let label = format!("Remove filter: {text}");
        el("a").class("word-button").attr("href", href).attr("aria-label", label).text(format!("{text} ×")).into_any()
    };
    let mut chips: Vec<AnyView> = Vec::new();
    for (i, filter) in link.filters.iter().enumerate() {
        let not = if filter.exclude { "not " } else { "" };
        let text = format!("{}: {not}{}", filter.facet.key(), filter.value);
        chips.push(chip(text, app.route.href(|l| drop(l.filters.remove(i)))));
    }
    if let Some(days) = link.days {
        chips.push(chip(range(days), app.route.href(|l| l.days = None)));
    }
    chips
}

fn body(app: App, list: &List) -> Vec<AnyView> {
    match list {
        List::Waiting => vec![waiting(app).into_any()],
        List::Failed(message) => vec![el("div").class("empty").child(paragraph(message.clone())).into_any()],
        List::Quotes(l) => filled(app, l, "quotation", quotes::quotes),
        List::Timeline(l) => filled(app, l, "dated passage", timeline::timeline),
        List::Articles(l) => filled(app, l, "article", articles::articles),
    }
}

fn filled<T>(app: App, listing: &Listing<T>, what: &'static str, draw: fn(App, &[T]) -> AnyView) -> Vec<AnyView> {
    if listing.items.is_empty() {
        return vec![empty(app, what).into_any()];
    }
    let left = listing.total.saturating_sub(listing.from + listing.items.len() as u32);
    let mut parts = Vec::new();
    if listing.from > 0 {
        let earlier = counted(listing.from.min(PART), &format!("earlier {what}"), &format!("earlier {what}s"));
        parts.push(word_button(move |_| app.earlier()).text(format!("Show {earlier}")).into_any());
    }
    parts.push(draw(app, &listing.items));
    if left > 0 {
        let label = format!("Show more ({} not shown yet)", number(left));
        parts.push(word_button(move |_| app.more()).text(label).into_any());
    }
    parts
}

fn empty(app: App, what: &str) -> El {
    let query = app.route.with(|l| l.query.clone());
    let narrowed = app.route.with(|l| !l.filters.is_empty() || l.days.is_some());
    let said = match query.is_empty() {
        true => format!("No {what} here."),
        false => format!("No {what} matches “{}”.", shortened(&query)),
    };
    let link = |href: String, text: &str| el("p").class("data").child(el("a").attr("href", href).text(text));
    let mut empty = el("div").class("empty").child(paragraph(said));
    if !query.is_empty() {
        empty = empty.child(link(app.route.href(|l| l.query = String::new()), "Clear the search"));
    }
    if narrowed {
        let href = app.route.href(|l| {
            l.filters.clear();
            l.days = None;
        });
        empty = empty.child(link(href, "Remove all filters"));
    }
    empty
}

fn waiting(app: App) -> El {
    let said = live(move || match app.phase.get() {
        Phase::Opening(_, 0) | Phase::Restarting => "Fetching the articles…".to_owned(),
        Phase::Opening(done, total) => format!("Reading the articles: {} of {}", number(done), number(total)),
        Phase::Ready => "Looking…".to_owned(),
        Phase::Failed(..) => String::new(),
    });
    let progress = live(move || match app.phase.get() {
        Phase::Opening(done, total) => {
            let bar = el("progress").attr("max", total.max(1).to_string()).attr("aria-label", "Articles read");
            vec![bar.property("value", move || done.to_string()).into_any()]
        }
        _ => Vec::new(),
    });
    el("div").class("waiting data").child(el("p").child(said)).child(progress)
}

/// A query as it is repeated to its author.
fn shortened(query: &str) -> String {
    const MOST: usize = 80;
    match query.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &query[..at]),
        None => query.to_owned(),
    }
}
