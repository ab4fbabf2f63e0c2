//! Wordmark, search box, the tabs and the corpus in one line. index.html draws the same before the program runs.

use dateline_core::calendar::range;
use leptos::prelude::*;

use super::copy::ShareButton;
use super::help::HelpButton;
use super::open::OpenButton;
use super::search::Search;
use crate::state::{Corpus, Facets, Route};
use crate::text::{counted, number};
use dateline_search::view::CorpusSummary;
use dateline_search::view::url::Tab;

/// The masthead.
#[component]
pub fn Masthead(
    /// Whether the search box had the focus before the program was there.
    focused: bool,
) -> impl IntoView {
    let corpus: Corpus = expect_context();
    let line = move || match corpus.summary.get() {
        Some(summary) => {
            parts(&summary).into_iter().map(|part| view! { <span>{part}</span> }).collect_view().into_any()
        }
        None => "Who said what, when, and which outlet carried it".into_any(),
    };
    view! {
        <div class="masthead">
            <h1 class="wordmark">
                <a href="#/quotes">"Dateline"</a>
            </h1>
            <Search focused/>
            <div class="masthead-actions">
                <OpenButton/>
                <ShareButton/>
                <HelpButton/>
            </div>
        </div>
        <div class="strip">
            <div class="strip-line">
                <nav class="tabs" aria-label="Views">
                    <ul>{Tab::ALL.map(|tab| view! { <li><TabLink tab/></li> }).collect_view()}</ul>
                </nav>
                <p class="corpus-line data">{line}</p>
            </div>
        </div>
    }
}

/// A view's name for the reader.
pub const fn tab_name(tab: Tab) -> &'static str {
    match tab {
        Tab::Quotes => "Quotes",
        Tab::Timeline => "Timeline",
        Tab::Articles => "Articles",
    }
}

#[component]
fn TabLink(tab: Tab) -> impl IntoView {
    let (route, facets): (Route, Facets) = (expect_context(), expect_context());
    let place = Tab::ALL.iter().position(|t| *t == tab).unwrap_or(0);
    let count = move || facets.counts.with(|counts| counts.totals.get(place).map(|n| number(*n)));
    view! {
        <a href=move || route.to_tab(tab) aria-current=move || (route.tab.get() == tab).then_some("page")>
            {tab_name(tab)}
            <span class="tab-count data">{count}</span>
        </a>
    }
}

/// The corpus's name, articles, outlets, statements and days, as far as they are known.
fn parts(summary: &CorpusSummary) -> Vec<String> {
    let mut parts = Vec::new();
    if !summary.name.is_empty() {
        parts.push(summary.name.clone());
    }
    parts.push(counted(summary.articles, "article", "articles"));
    if summary.outlets > 0 {
        parts.push(counted(summary.outlets, "outlet or agency", "outlets and agencies"));
    }
    let statements = counted(summary.quotations, "statement", "statements");
    parts.push(format!("{statements}, {} in quotation marks", number(summary.marked)));
    parts.extend(summary.days.map(range));
    parts
}
