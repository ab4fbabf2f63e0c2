//! Wordmark, the tabs and the corpus in one line. index.html draws the same before the program runs.

use leptos::prelude::*;

use super::el::{El, el, live};
use super::state::App;
use super::text::{counted, number};
use super::{copy, help, open, search};
use dateline_search::view::url::Tab;
use dateline_search::view::{CorpusSummary, range};

/// The masthead; the search box takes the focus if it had it before.
pub fn masthead(app: App, focused: bool) -> [AnyView; 2] {
    let home = el("a").attr("href", "#/quotes").text("Dateline");
    let tabs = Tab::ALL.map(|tab| el("li").child(tab_link(app, tab)).into_any());
    let corpus = live(move || app.corpus.summary.with(|s| s.as_ref().map_or_else(no_summary, summary)));
    let line = el("div")
        .class("strip-line")
        .child(el("nav").class("tabs").attr("aria-label", "Views").child(el("ul").children(tabs)))
        .child(el("p").class("corpus-line data").child(corpus));
    [
        el("div")
            .class("masthead")
            .child(el("h1").class("wordmark").child(home))
            .child(search::search(app, focused))
            .child(
                el("div")
                    .class("masthead-actions")
                    .child(open::button(app))
                    .child(copy::share_button(app))
                    .child(help::button(app)),
            )
            .into_any(),
        el("div").class("strip").child(line).into_any(),
    ]
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
    let count = live(move || app.facets.counts.with(|f| f.totals.get(place).map(|n| number(*n)).unwrap_or_default()));
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
