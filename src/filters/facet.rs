//! One facet: its values with what they would leave, each to be chosen or excluded; a field to find one among many.

use leptos::prelude::*;

use super::focus_by_id;
use crate::chips::facet_name;
use crate::el::{El, el, live, word_button};
use crate::state::{App, initially_wanted};
use crate::text::number;
use dateline_search::protocol::{FacetCounts, FacetValue};
use dateline_search::query::Facet;

/// So many values are shown on demand; more can be found by their names.
const ALL: u32 = 300;

/// The facet, unless there is nothing to choose between.
pub fn facet(app: App, facet: Facet) -> AnyView {
    live(move || {
        let counts = app.facets.counts.with(|f| f.facets.iter().find(|f| f.facet == facet).cloned());
        let chosen = app.route.filters.with(|all| all.iter().any(|f| f.facet == facet));
        let wanted = app
            .facets
            .wanted
            .with(|all| all.iter().find(|w| w.facet == facet).cloned())
            .unwrap_or_else(|| initially_wanted(facet));
        let Some(counts) = counts else { return Vec::new() };
        if counts.values.len() + (counts.more as usize) < 2 && !chosen && wanted.find.is_empty() {
            return Vec::new();
        }
        let widened = wanted.most > initially_wanted(facet).most;
        let id = format!("facet-{}", facet.key());
        let mut section = el("section")
            .class("facet")
            .attr("aria-labelledby", id.clone())
            .child(el("h3").attr("id", id).text(facet_name(facet)));
        if counts.more > 0 || widened || !wanted.find.is_empty() {
            section = section.child(find(app, facet));
        }
        let none = counts.values.is_empty().then(|| el("p").class("facet-none").text("None of that name.").into_any());
        let values = el("ul").children(counts.values.iter().map(|v| value(app, facet, v).into_any()));
        section = section.child(values).children(none).children(all_or_few(app, &counts, widened));
        vec![section.into_any()]
    })
}

/// What is asked of the facet, changed.
fn ask(app: App, facet: Facet, change: impl FnOnce(&mut dateline_search::protocol::FacetWanted)) {
    app.facets.wanted.update(|all| {
        if let Some(wanted) = all.iter_mut().find(|w| w.facet == facet) {
            change(wanted);
        }
    });
}

fn find(app: App, facet: Facet) -> El {
    let current = move || app.facets.wanted.with(|all| all.iter().find(|w| w.facet == facet).map(|w| w.find.clone()));
    el("input")
        .attr("type", "search")
        .class("facet-find")
        .attr("placeholder", "Find a name")
        .attr("aria-label", format!("Find among: {}", facet_name(facet)))
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .property("value", move || current().unwrap_or_default())
        .on("oninput", move |event| {
            let text = event_target_value(&event);
            ask(app, facet, |w| w.find = text);
        })
}

fn all_or_few(app: App, counts: &FacetCounts, widened: bool) -> Vec<AnyView> {
    let (facet, more) = (counts.facet, number(counts.more));
    let press = move |most: u32| {
        move |_| {
            ask(app, facet, |w| w.most = most);
            focus_by_id(format!("facet-more-{}", facet.key()));
        }
    };
    let button = match (widened, counts.more) {
        (true, _) => word_button(press(initially_wanted(facet).most)).text("Show fewer"),
        (false, 0) => return Vec::new(),
        (false, 1..=ALL) => word_button(press(ALL)).text(format!("Show {more} more")),
        (false, _) => word_button(press(ALL))
            .text(format!("Show {ALL} of {}", number(counts.more + initially_wanted(facet).most))),
    };
    let rest = (widened && counts.more > 0).then(|| format!("{more} more can be found by name."));
    let rest = rest.map(|text| el("p").class("facet-none").text(text).into_any());
    let button = button.attr("id", format!("facet-more-{}", facet.key())).into_any();
    rest.into_iter().chain([button]).collect()
}

/// A value: a box to choose it, its count, and a word to exclude it.
fn value(app: App, facet: Facet, value: &FacetValue) -> El {
    let state = app.route.filters.with(|all| {
        let mine = all.iter().find(|f| f.facet == facet && f.value.eq_ignore_ascii_case(&value.value));
        mine.map(|f| f.exclude)
    });
    let toggle = |exclude: bool| {
        let value = value.value.clone();
        move |_| app.route.push(|l| l.toggle(facet, &value, exclude))
    };
    let pressed = |on: bool| if on { "true" } else { "false" };
    let choose = el("button")
        .attr("type", "button")
        .attr("role", "checkbox")
        .attr("aria-checked", pressed(state == Some(false)))
        .class("facet-value")
        .on("onclick", toggle(false))
        .child(el("span").class("facet-box").attr("aria-hidden", "true"))
        .child(el("span").class("facet-label").text(value.label.clone()))
        .child(el("span").class("facet-count").text(number(value.count)));
    let exclude = el("button")
        .attr("type", "button")
        .attr("aria-pressed", pressed(state == Some(true)))
        .attr("aria-label", format!("not {}", value.label))
        .attr("title", format!("Leave out: {}", value.label))
        .class("facet-not")
        .on("onclick", toggle(true))
        .text("not");
    let class = match state {
        Some(true) => "excluded",
        _ if value.count == 0 => "vain",
        _ => "",
    };
    el("li").class(class).child(choose).child(exclude)
}
