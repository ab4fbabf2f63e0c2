//! What stands around every list: notices, the count, what is filtered, waiting, nothing found, more.

use leptos::prelude::*;

use super::masthead::tab_name;
use super::state::{App, List, Phase};
use super::text::{counted, number};
use super::{articles, quotes, timeline};
use crate::protocol::Listing;
use crate::view::range;

/// The list of the current view with all that belongs to it.
pub fn list(app: App) -> impl IntoView {
    view! {
        <div role="alert">{move || trouble(app)}</div>
        {move || dropped(app)}
        <div class="count-line data">
            <h2 aria-live="polite">{move || app.list.with(|l| count(app, l))}</h2>
            {move || chips(app)}
        </div>
        {move || app.list.with(|l| body(app, l))}
    }
}

/// What keeps the page from answering.
fn trouble(app: App) -> Option<AnyView> {
    let notice = |text: String, button| view! { <div class="notice"><p>{text}</p>{button}</div> }.into_any();
    match app.phase.get() {
        Phase::Restarting => {
            Some(notice("The part that reads the articles stopped; it is being started again.".into(), None))
        }
        Phase::Failed(text, true) => {
            let again = move |_| app.restart();
            let button = view! { <button type="button" class="word-button" on:click=again>"Start it again"</button> };
            Some(notice(text, Some(button.into_any())))
        }
        Phase::Failed(text, false) => {
            let reload = |_| {
                let _ = window().location().reload();
            };
            let button = view! { <button type="button" class="word-button" on:click=reload>"Reload the page"</button> };
            Some(notice(text, Some(button.into_any())))
        }
        Phase::Opening(..) | Phase::Ready => None,
    }
}

/// What the link said that could not be meant.
fn dropped(app: App) -> Option<AnyView> {
    let mut told: Vec<String> = app.route.dropped().iter().map(ToString::to_string).collect();
    if app.route.with(|l| l.fact.is_some() && l.article.is_none()) {
        told.push("The link names a passage but not its article, so it could not be opened.".into());
    }
    (!told.is_empty()).then(|| {
        view! {
            <div class="notice" role="status">
                <div>{told.into_iter().map(|t| view! { <p>{t}</p> }).collect::<Vec<_>>()}</div>
                <button type="button" class="word-button" on:click=move |_| dismiss(app)>"Dismiss"</button>
            </div>
        }
        .into_any()
    })
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
        view! { <a class="word-button" href=href aria-label=label>{text}" ×"</a> }.into_any()
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

fn body(app: App, list: &List) -> AnyView {
    match list {
        List::Waiting => waiting(app).into_any(),
        List::Failed(message) => view! { <div class="empty"><p>{message.clone()}</p></div> }.into_any(),
        List::Quotes(l) => filled(app, l, "quotation", quotes::quotes),
        List::Timeline(l) => filled(app, l, "dated passage", timeline::timeline),
        List::Articles(l) => filled(app, l, "article", articles::articles),
    }
}

fn filled<T>(app: App, listing: &Listing<T>, what: &'static str, draw: fn(App, &[T]) -> AnyView) -> AnyView {
    if listing.items.is_empty() {
        return empty(app, what);
    }
    let left = listing.total.saturating_sub(listing.items.len() as u32);
    let more = (left > 0).then(|| {
        let label = format!("Show more ({} not shown yet)", number(left));
        view! { <button type="button" class="word-button" on:click=move |_| app.more()>{label}</button> }
    });
    view! { {draw(app, &listing.items)}{more} }.into_any()
}

fn empty(app: App, what: &str) -> AnyView {
    let query = app.route.with(|l| l.query.clone());
    let narrowed = app.route.with(|l| !l.filters.is_empty() || l.days.is_some());
    let said = match query.is_empty() {
        true => format!("No {what} here."),
        false => format!("No {what} matches “{query}”."),
    };
    let clear = (!query.is_empty()).then(|| {
        let href = app.route.href(|l| l.query = String::new());
        view! { <p class="data"><a href=href>"Clear the search"</a></p> }
    });
    let widen = narrowed.then(|| {
        let href = app.route.href(|l| {
            l.filters.clear();
            l.days = None;
        });
        view! { <p class="data"><a href=href>"Remove all filters"</a></p> }
    });
    view! { <div class="empty"><p>{said}</p>{clear}{widen}</div> }.into_any()
}

fn waiting(app: App) -> impl IntoView {
    let said = move || match app.phase.get() {
        Phase::Opening(_, 0) | Phase::Restarting => "Fetching the articles…".to_owned(),
        Phase::Opening(done, total) => format!("Reading the articles: {} of {}", number(done), number(total)),
        Phase::Ready => "Looking…".to_owned(),
        Phase::Failed(..) => String::new(),
    };
    let progress = move || match app.phase.get() {
        Phase::Opening(done, total) => {
            let part = f64::from(done) / f64::from(total.max(1));
            Some(view! { <progress max="1" prop:value=part aria-label="Articles read"></progress> })
        }
        _ => None,
    };
    view! { <div class="waiting data"><p>{said}</p>{progress}</div> }
}
