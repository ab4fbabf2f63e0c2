//! Marked text and an article's source, as several parts of the page show them. Their wording is in
//! `dateline_search::view::words`, since the built page's first view words them too.

use leptos::prelude::*;

use dateline_search::view::words::carrier;
use dateline_search::view::{ArticleSource, Run};

/// Runs of text: hits of the search as marks, marked runs with the class `marked`.
pub fn runs(runs: &[Run], marked: &'static str) -> impl IntoView + use<> {
    let run = |Run { text, hit, marked: is_marked }: &Run| {
        let text = text.clone();
        match (*hit, *is_marked) {
            (true, is_marked) => {
                view! { <mark class="hit"><span class=is_marked.then_some(marked)>{text}</span></mark> }.into_any()
            }
            (false, true) => view! { <span class=marked>{text}</span> }.into_any(),
            (false, false) => text.into_any(),
        }
    };
    runs.iter().map(run).collect_view()
}

/// Outlet, agency and day of an article.
pub fn source(source: &ArticleSource) -> impl IntoView + use<> {
    let (carrier, rest) = carrier(source);
    view! {
        <span class="outlet">{carrier}</span>
        {rest}
    }
}
