//! What stands around every list: notices, the count, what is filtered, waiting, nothing found, more.

use leptos::prelude::*;

use super::chips::chips;
use super::el::{El, el, live, word_button};
use super::empty::{empty, unit};
use super::masthead::tab_name;
use super::state::{App, List, Phase};
use super::text::{number, paragraph};
use super::virtual_list::{VirtualItems, VirtualItemsProps};
use super::{articles, filters, quotes, sorting, timeline};
use dateline_search::protocol::Listing;
use dateline_search::view::Tab;
use dateline_search::view::url::LONGEST;

/// What is said while an answer is on its way.
const LOOKING: &str = "Looking…";

/// The list of the current view with all that belongs to it.
pub fn list(app: App) -> [AnyView; 7] {
    // Counted once for each answer: what is narrowed meanwhile is another question.
    let counted = Memo::new(move |_| app.results.list.with(|l| untrack(|| count(app, l))));
    let count = live(move || match counted.get() {
        _ if app.results.is_late.get() && app.corpus.phase.with(|p| *p == Phase::Ready) => LOOKING.to_owned(),
        // A heading is never empty.
        said if said.is_empty() => tab_name(app.route.tab.get()).to_owned(),
        said => said,
    });
    [
        el("div").attr("role", "alert").child(live(move || trouble(app))).into_any(),
        live(move || dropped(app)),
        el("div")
            .class("count-line data")
            .child(el("h2").attr("aria-live", "polite").child(count))
            .child(el("div").class("list-tools").child(filters::button(app)).child(sorting::sorting(app)))
            .into_any(),
        live(move || match chips(app) {
            chips if chips.is_empty() => chips,
            chips => vec![el("ul").class("chips data").attr("aria-label", "Active filters").children(chips).into_any()],
        }),
        timeline::TimelineAxis().into_any(),
        live(move || app.results.list.with(|l| body(app, l))),
        VirtualItems(VirtualItemsProps { draw }).into_any(),
    ]
}

/// What keeps the page from answering.
fn trouble(app: App) -> Vec<AnyView> {
    let notice = |text: String| el("div").class("notice").child(el("p").text(text));
    let notice = match app.corpus.phase.get() {
        Phase::Restarting => notice("The part that reads the articles stopped; it is being started again.".into()),
        Phase::Failed(text, true) => {
            notice(text).child(word_button(move |_| app.corpus.restart()).text("Start it again"))
        }
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
    if app.route.is_too_long() {
        told.push(format!("The link to this view has more than {LONGEST} characters: some programs may cut it."));
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

/// "44 statements in 5 articles", and what kind they are, or that they are those which match; nothing without a list.
fn count(app: App, list: &List) -> String {
    let narrowed = app.route.narrowed.get();
    let said = |tab, total, articles| {
        let matching = if narrowed { " match" } else { "" };
        match total {
            0 => format!("{} match", unit(tab, 0)),
            _ => format!("{} in {}{matching}", unit(tab, total), unit(Tab::Articles, articles)),
        }
    };
    match list {
        List::Loading | List::Failed(_) => String::new(),
        List::Quotes(l) => {
            let kinds =
                if l.marked == 0 { String::new() } else { format!(", {} in quotation marks", number(l.marked)) };
            said(Tab::Quotes, l.total, l.articles) + &kinds
        }
        List::Timeline(l) => said(Tab::Timeline, l.total, l.articles),
        List::Articles(l) if narrowed => format!("{} match", unit(Tab::Articles, l.total)),
        List::Articles(l) => unit(Tab::Articles, l.total),
    }
}

fn draw(list: &List) -> AnyView {
    let app = expect_context::<App>();
    match list {
        List::Quotes(l) => quotes::quotes(app, l),
        List::Timeline(l) => view! { <timeline::TimelineEntries listing=l.clone() /> }.into_any(),
        List::Articles(l) => articles::articles(app, l),
        List::Loading | List::Failed(_) => ().into_any(),
    }
}

fn body(app: App, list: &List) -> Vec<AnyView> {
    match list {
        List::Loading => vec![waiting(app).into_any()],
        List::Failed(message) => vec![el("div").class("empty").child(paragraph(message.clone())).into_any()],
        List::Quotes(l) => before(app, l),
        List::Timeline(l) => before(app, l),
        List::Articles(l) => before(app, l),
    }
}

/// What stands before the items, or in their place.
fn before<T>(app: App, listing: &Listing<T>) -> Vec<AnyView> {
    let passed = listing.from;
    if listing.items.is_empty() {
        return vec![empty(app, &listing.instead).into_any()];
    }
    if passed == 0 {
        return Vec::new();
    }
    let label = format!("Show earlier ones ({} before this)", number(passed));
    vec![word_button(move |_| app.results.load_earlier()).class("word-button list-more").text(label).into_any()]
}

fn waiting(app: App) -> El {
    let said = live(move || match app.corpus.phase.get() {
        Phase::Opening(_, 0) | Phase::Restarting => "Fetching the articles…".to_owned(),
        Phase::Opening(done, total) => format!("Reading the articles: {} of {}", number(done), number(total)),
        Phase::Ready => LOOKING.to_owned(),
        Phase::Failed(..) => String::new(),
    });
    let progress = live(move || match app.corpus.phase.get() {
        Phase::Opening(done, total) => {
            let bar = el("progress").attr("max", total.max(1).to_string()).attr("aria-label", "Articles read");
            vec![bar.property("value", move || done.to_string()).into_any()]
        }
        _ => Vec::new(),
    });
    el("div").class("waiting data").child(el("p").child(said)).child(progress)
}
