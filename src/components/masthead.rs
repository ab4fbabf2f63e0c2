//! Wordmark, search box, the tabs and the corpus in one line. The first view of a built page
//! (crates/cli/src/first_view.rs) has the same before the program runs.

use leptos::prelude::*;

use super::copy::ShareButton;
use super::help::HelpButton;
use super::open::OpenButton;
use super::search::Search;
use crate::state::{Corpus, Facets, Route};
use dateline_search::view::Tab;
use dateline_search::view::words::{TAGLINE, corpus_line, number, tab_name};

/// The masthead.
#[component]
pub fn Masthead(
    /// Whether typing into the search box had begun before the program was there.
    has_begun: bool,
) -> impl IntoView {
    let corpus: Corpus = expect_context();
    let line = move || match corpus.summary.get() {
        Some(summary) => {
            corpus_line(&summary).into_iter().map(|part| view! { <span>{part}</span> }).collect_view().into_any()
        }
        None => ().into_any(),
    };
    view! {
        <div class="masthead">
            <div class="masthead-name">
                <h1 class="wordmark">
                    <a href="#/quotes">"Dateline"</a>
                </h1>
                <p class="tagline data">{TAGLINE}</p>
            </div>
            <Search has_begun/>
            <div class="masthead-actions">
                <OpenButton/>
                <SheetLink sheet="stories" text="Stories"/>
                <SheetLink sheet="dossier" text="Dossier"/>
                <SheetLink sheet="check" text="Check a text"/>
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

/// A link that opens a sheet.
#[component]
fn SheetLink(sheet: &'static str, text: &'static str) -> impl IntoView {
    let route: Route = expect_context();
    view! { <a class="word-button sheet-link" href=move || route.to_sheet(sheet)>{text}</a> }
}

#[component]
fn TabLink(tab: Tab) -> impl IntoView {
    let (route, facets): (Route, Facets) = (expect_context(), expect_context());
    let place = Tab::ALL.iter().position(|t| *t == tab).unwrap_or(0);
    let count = move || facets.counts.with(|counts| counts.totals.get(place).map(|n| number(*n)));
    view! {
        <a href=move || route.to_tab(tab) aria-current=move || (route.tab.get() == tab).then_some("page")>
            <span class="tab-name" data-name=tab_name(tab)>{tab_name(tab)}</span>
            <span class="tab-count data">{count}</span>
        </a>
    }
}
