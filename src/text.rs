//! Marked text and an article's source, as several parts of the page show them. Their wording is in
//! `dateline_search::view::words`, since the built page's first view words them too.

use leptos::prelude::*;

use dateline_search::view::words::{carrier, headline};
use dateline_search::view::{ArticleSource, FactPart, Run, SentencePiece};

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

/// The sentence that reported words stand in: they and their verb are told apart from the article's own words.
pub fn sentence(pieces: &[SentencePiece]) -> impl IntoView + use<> {
    let piece = |SentencePiece { text, hit, part }: &SentencePiece| {
        let text = text.clone();
        let text = if *hit { view! { <mark class="hit">{text}</mark> }.into_any() } else { text.into_any() };
        let class = match part {
            Some(FactPart::Cue) => "cue",
            Some(_) => "reported",
            None => return text,
        };
        view! { <span class=class>{text}</span> }.into_any()
    };
    pieces.iter().map(piece).collect_view()
}

/// The way to the original of an article, where its address is known.
#[component]
pub fn Original(
    /// Of which article.
    source: ArticleSource,
) -> impl IntoView {
    let label = format!("Original of {}", headline(&source));
    source.url.map(|url| {
        view! {
            <a class="original" href=url target="_blank" rel="noopener noreferrer" aria-label=label>
                "Original"
            </a>
        }
    })
}

/// Outlet, agency and day of an article.
pub fn source(source: &ArticleSource) -> impl IntoView + use<> {
    let (carrier, rest) = carrier(source);
    view! {
        <span class="outlet">{carrier}</span>
        {rest}
    }
}
