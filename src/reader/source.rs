//! Where and when an article appeared, why it was dated so, and what the reader should know about how it was read.

use leptos::prelude::*;
use web_sys::Event;

use super::switches::Switches;
use crate::components::LessSure;
use crate::state::Route;
use crate::text::{Original, source};
use dateline_search::view::ArticlePage;
use dateline_search::view::words::counted;

/// All of it, below the headline.
#[component]
pub fn ArticleSource<'a>(
    /// The article.
    page: &'a ArticlePage,
) -> impl IntoView + use<> {
    let why = page.dating.iter().map(|reason| view! { <p>{reason.clone()}</p> }).collect_view();
    let notes = page.notes.iter().map(|note| view! { <p class="notice">{note.clone()}</p> }).collect_view();
    let byline = byline(&page.authors, page.section.as_deref()).map(|line| view! { <p class="data">{line}</p> });
    let story = (page.story > 0).then(|| {
        let route: Route = expect_context();
        let (told, sheet) = (story(page.story), format!("story:{}", page.source.id));
        view! { <p class="data"><a href=move || route.to_sheet(&sheet)>{told}</a></p> }
    });
    let review = {
        let (route, sheet): (Route, String) = (expect_context(), format!("review:{}", page.source.id));
        view! { <p class="data"><a href=move || route.to_sheet(&sheet)>"Add what was missed"</a></p> }
    };
    let other = (!page.other.is_empty()).then(|| {
        let fields = page.other.iter().map(|(name, value)| format!("{name}: {value}"));
        let fields = fields.map(|field| view! { <p>{field}</p> }).collect_view();
        view! {
            <details class="fold">
                <summary>"More from its file"</summary>
                <div>{fields}</div>
            </details>
        }
    });
    view! {
        <div class="reader-source">
            {byline}
            <p class="data">
                {source(&page.source)}
                <Original source=page.source.clone() />
            </p>
            {story}
            {other}
            <details class="fold">
                <summary>"Why this date"</summary>
                <div>{why}</div>
                <DateField article=page.source.id.clone() />
            </details>
            {notes}
            {(!page.facts.is_empty()).then(|| view! { <Switches /> })}
            {review}
            <LessSure hidden=page.facts.iter().filter(|fact| !fact.is_shown()).count() as u32 />
        </div>
    }
}

/// "By Jane Roe and John Doe · World", as far as it is known.
fn byline(authors: &[String], section: Option<&str>) -> Option<String> {
    let by = match authors {
        [] => None,
        [one] => Some(format!("By {one}")),
        [others @ .., last] => Some(format!("By {} and {last}", others.join(", "))),
    };
    let parts: Vec<String> = by.into_iter().chain(section.map(str::to_owned)).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// "4 other articles tell this story: compare".
fn story(others: u32) -> String {
    format!("{} this story: compare", counted(others, "other article tells", "other articles tell"))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_and_section_make_one_line() {
        let line = |authors: &[&str], section: Option<&str>| {
            let authors: Vec<String> = authors.iter().map(|name| (*name).to_owned()).collect();
            byline(&authors, section)
        };
        assert_eq!(line(&[], None), None);
        assert_eq!(line(&["Jane Roe"], None).as_deref(), Some("By Jane Roe"));
        assert_eq!(line(&["A", "B", "C"], Some("World")).as_deref(), Some("By A, B and C · World"));
        assert_eq!(line(&[], Some("World")).as_deref(), Some("World"));
    }
}
