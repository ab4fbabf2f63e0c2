//! Where and when an article appeared, why it was dated so, and what the reader should know about how it was read.

use leptos::prelude::*;
use web_sys::Event;

use super::switches::Switches;
use crate::components::LessSure;
use crate::state::Route;
use crate::text::{Original, source};
use dateline_search::view::ArticlePage;

/// All of it, below the headline.
#[component]
pub fn ArticleSource<'a>(
    /// The article.
    page: &'a ArticlePage,
) -> impl IntoView + use<> {
    let why = page.dating.iter().map(|reason| view! { <p>{reason.clone()}</p> }).collect_view();
    let notes = page.notes.iter().map(|note| view! { <p class="notice">{note.clone()}</p> }).collect_view();
    view! {
        <div class="reader-source">
            <p class="data">
                {source(&page.source)}
                <Original source=page.source.clone() />
            </p>
            <details class="fold">
                <summary>"Why this date"</summary>
                <div>{why}</div>
                <DateField article=page.source.id.clone() />
            </details>
            {notes}
            {(!page.facts.is_empty()).then(|| view! { <Switches /> })}
            <LessSure hidden=page.facts.iter().filter(|fact| !fact.is_shown()).count() as u32 />
        </div>
    }
}

/// Lets the reader say when the article was published; an empty field leaves it to the texts.
#[component]
fn DateField(article: String) -> impl IntoView {
    let route = expect_context::<Route>();
    let of = article.clone();
    let value = move || {
        let day = route.with(|link| link.set.iter().find(|(id, _)| *id == of).map(|(_, day)| *day));
        day.map(|d| d.to_string()).unwrap_or_default()
    };
    let change = move |event: Event| {
        let day = event_target_value(&event).parse().ok();
        route.push(|link| link.set_day(&article, day));
    };
    view! {
        <label class="date-field">
            <span>"You know better? Set the date:"</span>
            <input type="date" prop:value=value on:change=change />
        </label>
    }
}
