//! What the list is narrowed to, each with a way to drop it.

use leptos::prelude::*;

use crate::state::{Facets, Route};
use dateline_core::calendar::{Days, chosen};
use dateline_search::protocol::{self, Dropping};
use dateline_search::query::{Facet, Filter, NOT_NAMED};
use dateline_search::view::words::{carried, counted};
use dateline_search::view::{Link, Tab, kind, source_kind};

/// The chips, and one to drop them all; nothing where nothing is narrowed.
#[component]
pub fn Chips() -> impl IntoView {
    let (route, facets): (Route, Facets) = (expect_context(), expect_context());
    let chips = move || {
        let mut chips: Vec<AnyView> = Vec::new();
        for (at, filter) in route.filters.get().iter().enumerate() {
            let text = facets.counts.with(|counts| filter_text(counts, filter));
            chips.push(chip(route, text, move |link| link.drop_part(Dropping::Filter(at as u32))));
        }
        if let Some(days) = route.days.get() {
            chips.push(chip(route, days_text(route.tab.get(), days), |link| link.days = None));
        }
        let set = route.with(|link| link.set.len());
        if set > 0 {
            let text = format!("{} set by you", counted(set as u32, "date", "dates"));
            chips.push(chip(route, text, |link| link.set.clear()));
        }
        if chips.len() > 1 {
            let none = move || {
                route.href(|link| {
                    link.clear_filters();
                    link.set.clear();
                })
            };
            chips.push(view! { <a class="word-button" href=none>"Clear all"</a> }.into_any());
        }
        let is_empty = chips.is_empty();
        let chips = chips.into_iter().map(|chip| view! { <li>{chip}</li> }).collect_view();
        (!is_empty).then(|| view! { <ul class="chips data" aria-label="Active filters">{chips}</ul> })
    };
    view! { {chips} }
}

fn chip(route: Route, text: String, drop: impl Fn(&mut Link) + Copy + Send + Sync + 'static) -> AnyView {
    view! {
        <a class="chip" href=move || route.href(drop) aria-label=format!("Remove: {text}")>
            {text.clone()}
            <span class="chip-cross" aria-hidden="true">"×"</span>
        </a>
    }
    .into_any()
}

/// A facet's name for the reader.
pub const fn facet_name(facet: Facet) -> &'static str {
    match facet {
        Facet::Speaker => "Speaker",
        Facet::Source => "Kind of source",
        Facet::Kind => "How it is told",
        Facet::Carried => "Carried by",
        Facet::Outlet => "Outlet",
        Facet::Agency => "Agency",
        Facet::Article => "Article",
        Facet::Story => "Story",
        Facet::Person => "Person named",
        Facet::Organisation => "Organisation named",
        Facet::Place => "Place named",
        Facet::Field => "Author, section, topic",
    }
}

/// A filter in words: "Outlet: not Ruritania Times".
pub fn filter_text(facets: &protocol::Facets, filter: &Filter) -> String {
    let known = facets.facets.iter().find(|f| f.facet == filter.facet);
    let known = known.and_then(|f| f.values.iter().find(|v| v.value == filter.value));
    let by_key = || dateline_core::quote::QuoteKind::ALL.into_iter().find(|k| k.key() == filter.value).map(kind);
    let label = match filter.facet {
        Facet::Kind => by_key().unwrap_or("").to_owned(),
        Facet::Source => {
            let known = dateline_core::quote::SourceKind::ALL.into_iter().find(|s| s.key() == filter.value);
            known.map_or("", source_kind).to_ascii_lowercase()
        }
        Facet::Carried => carried(&filter.value).to_ascii_lowercase(),
        _ if filter.value == NOT_NAMED => "not named".to_owned(),
        _ => known.map_or_else(|| filter.value.clone(), |v| v.label.clone()),
    };
    let not = if filter.exclude { "not " } else { "" };
    match filter.facet {
        Facet::Kind => format!("{not}{label}"),
        facet => format!("{}: {not}{label}", facet_name(facet)),
    }
}

/// Chosen days in words. The days' meaning differs between the views: "Published 9–11 July 2024".
pub fn days_text(tab: Tab, days: Days) -> String {
    let what = if tab == Tab::Timeline { "Dated" } else { "Published" };
    format!("{what} {}", chosen(days))
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_core::calendar::Day;

    fn filter(facet: Facet, value: &str, exclude: bool) -> Filter {
        Filter { facet, value: value.to_owned(), exclude }
    }

    #[test]
    fn filters_are_told_in_words() {
        let facets = protocol::Facets::default();
        let text = |facet, value, exclude| filter_text(&facets, &filter(facet, value, exclude));
        assert_eq!(text(Facet::Outlet, "Ruritania Times", true), "Outlet: not Ruritania Times");
        assert_eq!(text(Facet::Speaker, NOT_NAMED, false), "Speaker: not named");
        assert_eq!(
            text(Facet::Kind, "indirect", true),
            format!("not {}", kind(dateline_core::quote::QuoteKind::Indirect))
        );
    }

    #[test]
    fn days_are_told_as_what_the_view_dates() {
        let days = Days::one(Day(19_913));
        assert!(days_text(Tab::Quotes, days).starts_with("Published "));
        assert!(days_text(Tab::Timeline, days).starts_with("Dated "));
    }
}
