//! The timeline's list: the events of a day under its heading, each in its sentence.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;

use crate::dom::row_id;
use crate::state::{Results, Route};
use crate::text::{Original, runs, source};
use dateline_core::calendar::Days;
use dateline_search::protocol::Listing;
use dateline_search::view::words::{ESTIMATE, counted, headline, number};
use dateline_search::view::{Entry, Telling};

/// The list, in groups by their days.
#[component]
pub fn TimelineEntries(listing: Arc<Listing<Entry>>) -> impl IntoView {
    let days = groups(&listing.items, |a, b| day_of(a) == day_of(b));
    let days = days.map(|group| view! { <Day listing=listing.clone() group /> }).collect_view();
    view! { <ol class="rows days">{days}</ol> }
}

/// Neighbours that belong together, as ranges of their places.
fn groups<T>(items: &[T], together: impl Fn(&T, &T) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    items.chunk_by(together).map(move |group| {
        let range = from..from + group.len();
        from = range.end;
        range
    })
}

/// What an entry is grouped by: its days and how they are told.
fn day_of(entry: &Entry) -> Option<(Days, &str, bool)> {
    entry.dated.as_ref().map(|d| (d.days, d.text.as_str(), d.inferred))
}

/// The entries of a day, which stand at these places of the listing.
#[component]
fn Day(listing: Arc<Listing<Entry>>, group: Range<usize>) -> impl IntoView {
    let entries = listing.items.get(group.clone()).unwrap_or_default();
    let (title, note) = match entries.first().and_then(|e| e.dated.as_ref()) {
        Some(dated) => (dated.text.clone(), dated.inferred.then_some(ESTIMATE)),
        None => ("Undated".to_owned(), Some("no day can be told")),
    };
    let sentences = entries.iter().zip(listing.from + group.start as u32..).map(|(entry, place)| {
        view! { <Sentence entry=entry.clone() place total=listing.total /> }
    });
    view! {
        <li>
            <h3>{title} {note.map(|note| view! { <small>{note}</small> })}</h3>
            <div>{sentences.collect_view()}</div>
        </li>
    }
}

/// An event in its sentence. Since those around it may not be in the page, it says at which place of how many it stands.
#[component]
fn Sentence(entry: Entry, place: u32, total: u32) -> impl IntoView {
    let (route, results) = (expect_context::<Route>(), expect_context::<Results>());
    let (article, fact, id) = (entry.source.id.clone(), entry.id.clone(), entry.id.clone());
    let is_selected = move || route.with(|link| link.fact.as_ref() == Some(&id));
    // The one that a mark of the axis led to.
    let is_lit = move || results.lit.get() == Some(place);
    let href = move || route.to_article(&article, Some(&fact));
    let ahead = entry.ahead.then(|| view! { <strong class="ahead">"Still to come when it was written"</strong> });
    let others = (!entry.others.is_empty()).then(|| view! { <ToldBy others=entry.others.clone() /> });
    view! {
        <article
            class=move || if is_lit() { "entry lit" } else { "entry" }
            id=row_id(&entry.id)
            data-row=""
            aria-current=move || is_selected().then_some("true")
            aria-posinset=(place + 1).to_string()
            aria-setsize=total.to_string()
        >
            <p class="entry-words">
                <a href=href>{runs(&entry.sentence, "expression")}</a>
            </p>
            <p class="data entry-source">
                {ahead} {source(&entry.source)} " · " <cite>{headline(&entry.source).to_owned()}</cite>
                <Original source=entry.source.clone() />
            </p>
            {others}
        </article>
    }
}

/// Other articles on the same event: how many give the day, and each with its words for when.
#[component]
fn ToldBy(others: Vec<Telling>) -> impl IntoView {
    let route = expect_context::<Route>();
    let lead = lead(&others);
    let links = others.into_iter().enumerate().map(|(at, other)| {
        let Telling { article, fact, days, expression, by, .. } = other;
        view! {
            <span>
                {if at > 0 { "; " } else { "" }}
                <a href=move || route.to_article(&article, Some(&fact)) title=days>
                    {format!("“{expression}”, {by}")}
                </a>
            </span>
        }
    });
    view! { <p class="data told-by">{lead} {links.collect_view()}</p> }
}

/// "Also told by 3 other articles, 2 of them to the day: ".
fn lead(others: &[Telling]) -> String {
    let (exact, all) = (others.iter().filter(|o| o.exact).count() as u32, others.len() as u32);
    let told = format!("Also told by {}", counted(all, "other article", "other articles"));
    let to_the_day =
        if 0 < exact && exact < all { format!(", {} of them to the day", number(exact)) } else { String::new() };
    format!("{told}{to_the_day}: ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_follow_each_other() {
        let found: Vec<_> = groups(&[1, 1, 2, 3, 3], |a, b| a == b).collect();
        assert_eq!(found, [0..2, 2..3, 3..5]);
        assert_eq!(groups(&[] as &[u8], |a, b| a == b).count(), 0);
    }

    #[test]
    fn the_lead_says_how_many_give_the_day() {
        let telling = |exact| Telling {
            article: String::new(),
            by: String::new(),
            fact: String::new(),
            expression: String::new(),
            days: String::new(),
            exact,
        };
        assert_eq!(lead(&[telling(false)]), "Also told by 1 other article: ");
        assert_eq!(lead(&[telling(true), telling(true)]), "Also told by 2 other articles: ");
        let some = [telling(true), telling(false), telling(false)];
        assert_eq!(lead(&some), "Also told by 3 other articles, 1 of them to the day: ");
    }
}
