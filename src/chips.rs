//! What the list is narrowed to, each with a way to drop it.

use leptos::prelude::*;

use super::el::{El, el};
use super::state::App;
use super::text::counted;
use dateline_core::time::{Days, chosen};
use dateline_search::protocol::{Dropping, Facets};
use dateline_search::query::{Facet, Filter, NOT_NAMED};
use dateline_search::view::{Tab, kind};

/// The chips, and one to drop them all.
pub fn chips(app: App) -> Vec<AnyView> {
    let mut chips: Vec<AnyView> = Vec::new();
    for (at, filter) in app.route.filters.get().iter().enumerate() {
        let text = app.facets.counts.with(|facets| said(facets, filter));
        let href = move || app.route.href(|l| l.drop_part(Dropping::Filter(at as u32)));
        chips.push(chip(text, href).into_any());
    }
    if let Some(days) = app.route.days.get() {
        chips.push(chip(days_said(app.route.tab.get(), days), move || app.route.href(|l| l.days = None)).into_any());
    }
    let set = app.route.with(|l| l.set.len());
    if set > 0 {
        let text = format!("{} set by you", counted(set as u32, "date", "dates"));
        chips.push(chip(text, move || app.route.href(|l| l.set.clear())).into_any());
    }
    if chips.len() > 1 {
        let all = el("a").class("word-button").href(move || {
            app.route.href(|l| {
                l.clear_filters();
                l.set.clear();
            })
        });
        chips.push(all.text("Clear all").into_any());
    }
    chips.into_iter().map(|chip| el("li").child(chip).into_any()).collect()
}

fn chip(text: String, href: impl Fn() -> String + Send + 'static) -> El {
    let cross = el("span").class("chip-cross").attr("aria-hidden", "true").text("×");
    el("a").class("chip").href(href).attr("aria-label", format!("Remove: {text}")).text(text).child(cross)
}

/// A facet's name for the reader.
pub const fn facet_name(facet: Facet) -> &'static str {
    match facet {
        Facet::Speaker => "Speaker",
        Facet::Kind => "How it is told",
        Facet::Outlet => "Outlet",
        Facet::Agency => "Agency",
        Facet::Article => "Article",
        Facet::Person => "Person named",
        Facet::Organisation => "Organisation named",
        Facet::Place => "Place named",
    }
}

/// A filter in words: "Outlet: not Ruritania Times".
pub fn said(facets: &Facets, filter: &Filter) -> String {
    let known = facets.facets.iter().find(|f| f.facet == filter.facet);
    let known = known.and_then(|f| f.values.iter().find(|v| v.value == filter.value));
    let by_key = || dateline_core::quote::QuoteKind::ALL.into_iter().find(|k| k.key() == filter.value).map(kind);
    let label = match filter.facet {
        Facet::Kind => by_key().unwrap_or("").to_owned(),
        _ if filter.value == NOT_NAMED => "not named".to_owned(),
        _ => known.map_or_else(|| filter.value.clone(), |v| v.label.clone()),
    };
    let not = if filter.exclude { "not " } else { "" };
    match filter.facet {
        Facet::Kind => format!("{not}{label}"),
        facet => format!("{}: {not}{label}", facet_name(facet)),
    }
}

/// What the days are of, which differs between the views: "Published 9–11 July 2024".
pub fn days_said(tab: Tab, days: Days) -> String {
    let what = if tab == Tab::Timeline { "Dated" } else { "Published" };
    format!("{what} {}", chosen(days))
}
