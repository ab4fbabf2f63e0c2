//! What stands in place of a list that holds nothing: why, and the ways out.

use leptos::prelude::*;

use super::chips::{days_said, said};
use super::el::{El, el, live};
use super::masthead::tab_name;
use super::state::App;
use super::text::{counted, paragraph};
use dateline_search::protocol::{Dropping, Instead};
use dateline_search::view::{Link, Tab};

/// Nothing matches; `ways` are what could be dropped.
pub fn empty(app: App, ways: &[Instead]) -> El {
    let link = untrack(|| app.route.link());
    let items = |n| unit(link.tab, n);
    let words = dateline_search::query::read(&link.query).node.is_some();
    let none = match link.tab {
        Tab::Quotes => "No statement",
        Tab::Timeline => "No dated passage",
        Tab::Articles => "No article",
    };
    let said = match (words, link.is_filtered()) {
        (true, false) => format!("{none} matches “{}”.", shortened(&link.query)),
        (true, true) => format!("{none} matches “{}” and these filters together.", shortened(&link.query)),
        (false, true) => format!("{none} passes these filters together."),
        (false, false) => format!("{none} was found in these articles."),
    };
    let ways = ways.iter().map(|way| {
        let name =
            app.facets.counts.with_untracked(|facets| without(&link, way.drop, &|filter| self::said(facets, filter)));
        let href = app.route.href(|l| l.drop_part(way.drop));
        let way = el("li").child(el("a").attr("href", href).text(name)).text(format!(": {}", items(way.total)));
        way.into_any()
    });
    let ways: Vec<AnyView> = ways.collect();
    let lead = (!ways.is_empty()).then(|| paragraph("What would match:".to_owned()));
    el("div")
        .class("empty")
        .child(paragraph(said))
        .children(lead)
        .child(el("ul").class("ways").children(ways))
        .child(live(move || elsewhere(app)))
}

/// What one way out is called.
fn without(link: &Link, drop: Dropping, said: &dyn Fn(&dateline_search::query::Filter) -> String) -> String {
    match drop {
        Dropping::Text => format!("Without “{}”", shortened(&link.query)),
        Dropping::Days => link.days.map(|d| format!("Without “{}”", days_said(link.tab, d))).unwrap_or_default(),
        Dropping::Filter(at) => {
            link.filters.get(at as usize).map(|f| format!("Without “{}”", said(f))).unwrap_or_default()
        }
        Dropping::AllFilters => "Without any filter".to_owned(),
    }
}

/// What the other views have for the same query.
fn elsewhere(app: App) -> Vec<AnyView> {
    let totals = app.facets.counts.with(|f| f.totals.clone());
    let here = app.route.tab.get();
    let others = Tab::ALL.into_iter().zip(totals).filter(|(tab, n)| *tab != here && *n > 0);
    let links = others.map(|(tab, n)| {
        let link = el("a").attr("href", app.route.to_tab(tab)).text(format!("{}: {}", tab_name(tab), unit(tab, n)));
        el("li").child(link).into_any()
    });
    let links: Vec<AnyView> = links.collect();
    if links.is_empty() {
        return links;
    }
    vec![
        paragraph("In the other views the same search finds:".to_owned()),
        el("ul").class("ways").children(links).into_any(),
    ]
}

/// What a view lists, counted.
pub fn unit(tab: Tab, n: u32) -> String {
    match tab {
        Tab::Quotes => counted(n, "statement", "statements"),
        Tab::Timeline => counted(n, "dated passage", "dated passages"),
        Tab::Articles => counted(n, "article", "articles"),
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
