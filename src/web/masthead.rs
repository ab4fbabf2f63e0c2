//! Wordmark, search, the tabs and the corpus in one line. index.html draws the same before the program runs.

use super::prelude::*;
use web_sys::Event;

use super::dom::Id;
use super::el::{self, El, el, live};
use super::state::App;
use super::text::{counted, number};
use super::{copy, help};
use crate::view::url::Tab;
use crate::view::{CorpusSummary, range};

/// The masthead; the search box takes the focus if it had it before.
pub fn masthead(app: App, focused: bool) -> [AnyView; 2] {
    let home = el("a").attr("href", "#/quotes").text("Dateline");
    let tabs = Tab::ALL.map(|tab| el("li").child(tab_link(app, tab)).into_any());
    let corpus = live(move || app.summary.with(|s| s.as_ref().map_or_else(no_summary, summary)));
    let line = el("div")
        .class("strip-line")
        .child(el("nav").class("tabs").attr("aria-label", "Views").child(el("ul").children(tabs)))
        .child(el("p").class("corpus-line data").child(corpus));
    [
        el("div")
            .class("masthead")
            .child(el("h1").class("wordmark").child(home))
            .child(search(app, focused))
            .child(el("div").class("masthead-actions").child(copy::share_button(app)).child(help::button()))
            .into_any(),
        el("div").class("strip").child(line).into_any(),
    ]
}

fn search(app: App, focused: bool) -> El {
    el::effect(move || {
        if let (Some(input), true) = (Id::Search.element(), focused) {
            let _ = input.focus();
        }
    });
    // Typing changes the place that this is; leaving the box and typing again begins a new one, so that back undoes a search.
    let begun = StoredValue::new(focused);
    let typed = move |ev: Event| {
        let value = event_target_value(&ev);
        if begun.get_value() {
            app.route.replace(|l| l.query = value);
        } else {
            begun.set_value(true);
            app.route.push(|l| l.query = value);
        }
    };
    let input = el("input")
        .attr("id", Id::Search.as_str())
        .attr("type", "search")
        .attr("placeholder", "Search words, or \"a phrase\"")
        .attr("aria-label", "Search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .property("value", move || app.route.with(|l| l.query.clone()))
        .on("oninput", typed)
        .on("onblur", move |_| begun.set_value(false));
    el("form")
        .class("search")
        .attr("role", "search")
        .on("onsubmit", |event| event.prevent_default())
        .child(input)
        .child(el("kbd").attr("aria-hidden", "true").text("/"))
}

/// A view's name for the reader.
pub const fn tab_name(tab: Tab) -> &'static str {
    match tab {
        Tab::Quotes => "Quotes",
        Tab::Timeline => "Timeline",
        Tab::Articles => "Articles",
    }
}

fn tab_link(app: App, tab: Tab) -> El {
    let current = move || (app.route.with(|l| l.tab) == tab).then_some("page");
    let place = Tab::ALL.iter().position(|t| *t == tab).unwrap_or(0);
    let count = live(move || app.facets.with(|f| f.totals.get(place).map(|n| number(*n)).unwrap_or_default()));
    el("a")
        .href(move || app.route.to_tab(tab))
        .live("aria-current", current)
        .text(tab_name(tab))
        .child(el("span").class("tab-count data").child(count))
}

fn no_summary() -> Vec<AnyView> {
    vec!["Who said what, when, and which outlet carried it".to_owned().into_any()]
}

fn summary(s: &CorpusSummary) -> Vec<AnyView> {
    let mut parts = Vec::new();
    if !s.name.is_empty() {
        parts.push(s.name.clone());
    }
    parts.push(counted(s.articles, "article", "articles"));
    if s.outlets > 0 {
        parts.push(counted(s.outlets, "outlet or agency", "outlets and agencies"));
    }
    parts.push(format!(
        "{}, {} in quotation marks",
        counted(s.quotations, "statement", "statements"),
        number(s.marked)
    ));
    parts.extend(s.days.map(range));
    parts.into_iter().map(|part| el("span").text(part).into_any()).collect()
}
