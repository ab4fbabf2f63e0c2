//! Wordmark, search, the tabs and the corpus in one line. index.html draws the same before the program runs.

use leptos::html;
use leptos::prelude::*;

use super::dom::Id;
use super::state::App;
use super::text::counted;
use crate::view::url::Tab;
use crate::view::{CorpusSummary, range};

/// The masthead; the search box takes the focus if it had it before.
pub fn masthead(app: App, focused: bool) -> impl IntoView {
    view! {
        <div class="masthead">
            <h1 class="wordmark"><a href="#/quotes">"Dateline"</a></h1>
            {search(app, focused)}
        </div>
        <div class="strip">
            <div class="strip-line">
                <nav class="tabs" aria-label="Views">
                    <ul>{Tab::ALL.map(|tab| view! { <li>{tab_link(app, tab)}</li> })}</ul>
                </nav>
                <p class="corpus-line data">
                    {move || app.summary.with(|s| s.as_ref().map_or_else(no_summary, summary))}
                </p>
            </div>
        </div>
    }
}

fn search(app: App, focused: bool) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let text = Memo::new(move |_| app.route.with(|l| l.query.clone()));
    Effect::new(move |_| {
        if let (Some(input), true) = (input.get(), focused) {
            let _ = input.focus();
        }
    });
    // Typing changes the place that this is; leaving the box and typing again begins a new one, so that back undoes a search.
    let begun = StoredValue::new(focused);
    let typed = move |ev| {
        let value = event_target_value(&ev);
        if begun.get_value() {
            app.route.replace(|l| l.query = value);
        } else {
            begun.set_value(true);
            app.route.push(|l| l.query = value);
        }
    };
    view! {
        <form class="search" role="search" on:submit=move |ev| ev.prevent_default()>
            <input
                node_ref=input
                id=Id::Search.as_str()
                type="search"
                placeholder="Search words, or \"a phrase\""
                aria-label="Search"
                autocomplete="off"
                spellcheck="false"
                prop:value=text
                on:input=typed
                on:blur=move |_| begun.set_value(false)
            />
            <kbd aria-hidden="true">"/"</kbd>
        </form>
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

fn tab_link(app: App, tab: Tab) -> impl IntoView {
    let current = move || (app.route.with(|l| l.tab) == tab).then_some("page");
    view! { <a href=move || app.route.to_tab(tab) aria-current=current>{tab_name(tab)}</a> }
}

fn no_summary() -> Vec<AnyView> {
    vec!["Who said what, when, and which outlet carried it".into_any()]
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
    parts.push(counted(s.quotations, "quotation", "quotations"));
    parts.extend(s.days.map(range));
    parts.into_iter().map(|part| view! { <span>{part}</span> }.into_any()).collect()
}
