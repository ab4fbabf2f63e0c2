//! What stands in place of a list that holds nothing: why, and the ways out.

use leptos::prelude::*;

use super::chips::{days_text, filter_text};
use crate::state::{Facets, Route};
use dateline_search::protocol::{self, Dropping, Instead};
use dateline_search::view::words::{tab_name, unit};
use dateline_search::view::{Link, Tab};

/// Nothing matches.
#[component]
pub fn Empty(
    /// What could be dropped, and how much would match then.
    ways: Vec<Instead>,
    /// Texts that are nearly the same and match, with how much.
    near: Vec<(String, u32)>,
) -> impl IntoView {
    let (route, facets): (Route, Facets) = (expect_context(), expect_context());
    let link = route.peek(Link::clone);
    let items = ways.iter().map(|way| {
        let name = facets.counts.with_untracked(|facets| without(&link, way.drop, facets));
        let href = untrack(|| route.href(|link| link.drop_part(way.drop)));
        view! { <li><a href=href>{name}</a>{format!(": {}", unit(link.tab, way.total))}</li> }
    });
    let near_items = near.iter().map(|(text, total)| {
        let href = untrack(|| route.href(|link| link.query = text.clone()));
        view! { <li><a href=href>{shortened(text.trim())}</a>{format!(": {}", unit(link.tab, *total))}</li> }
    });
    let near_items = near_items.collect_view();
    view! {
        <div class="empty">
            <p>{reason(&link)}</p>
            {(!near.is_empty()).then(|| {
                view! {
                    <p>"Nearly the same, in any order:"</p>
                    <ul class="ways">{near_items}</ul>
                }
            })}
            {(!ways.is_empty()).then(|| view! { <p>"What would match:"</p> })}
            <ul class="ways">{items.collect_view()}</ul>
            <Elsewhere/>
        </div>
    }
}

/// Why the list is empty.
fn reason(link: &Link) -> String {
    let none = match link.tab {
        Tab::Quotes => "No statement",
        Tab::Timeline => "No event",
        Tab::Articles => "No article",
    };
    let has_words = dateline_search::query::read(&link.query).node.is_some();
    match (has_words, link.is_filtered()) {
        (true, false) => format!("{none} matches “{}”.", shortened(&link.query)),
        (true, true) => format!("{none} matches “{}” and these filters together.", shortened(&link.query)),
        (false, true) => format!("{none} passes these filters together."),
        (false, false) => format!("{none} was found in these articles."),
    }
}

/// The name of one way out.
fn without(link: &Link, drop: Dropping, facets: &protocol::Facets) -> String {
    match drop {
        Dropping::Text => format!("Without “{}”", shortened(&link.query)),
        Dropping::Days => link.days.map(|d| format!("Without “{}”", days_text(link.tab, d))).unwrap_or_default(),
        Dropping::Filter(at) => {
            let filter = link.filters.get(at as usize);
            filter.map(|f| format!("Without “{}”", filter_text(facets, f))).unwrap_or_default()
        }
        Dropping::AllFilters => "Without any filter".to_owned(),
    }
}

/// What the other views have for the same query.
#[component]
fn Elsewhere() -> impl IntoView {
    let (route, facets): (Route, Facets) = (expect_context(), expect_context());
    move || {
        let totals = facets.counts.with(|counts| counts.totals.clone());
        let here = route.tab.get();
        let others: Vec<_> = Tab::ALL.into_iter().zip(totals).filter(|(tab, n)| *tab != here && *n > 0).collect();
        if others.is_empty() {
            return None;
        }
        let links = others.into_iter().map(|(tab, n)| {
            let text = format!("{}: {}", tab_name(tab), unit(tab, n));
            view! { <li><a href=route.to_tab(tab)>{text}</a></li> }
        });
        Some(view! {
            <p>"In the other views the same search finds:"</p>
            <ul class="ways">{links.collect_view()}</ul>
        })
    }
}

/// A query as it is repeated to its author.
fn shortened(query: &str) -> String {
    const MOST: usize = 80;
    match query.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &query[..at]),
        None => query.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_names_what_was_asked() {
        let link = |fragment| Link::parse(fragment).0;
        assert_eq!(reason(&link("#/quotes?q=summit")), "No statement matches “summit”.");
        assert_eq!(reason(&link("#/articles")), "No article was found in these articles.");
    }

    #[test]
    fn long_queries_are_cut_between_letters() {
        assert_eq!(shortened("ü"), "ü");
        let cut = shortened(&"ü".repeat(100));
        assert_eq!(cut.chars().count(), 81);
        assert!(cut.ends_with('…'));
    }
}
