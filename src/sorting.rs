//! What the list is ordered and grouped by.

use leptos::prelude::*;

use super::el::{El, el, live};
use super::state::App;
use dateline_search::query::{Group, Sort};
use dateline_search::view::Tab;

/// The choices that the current view has.
pub fn sorting(app: App) -> AnyView {
    live(move || {
        let tab = app.route.tab.get();
        let sorts = [
            (Sort::Date, "Oldest first"),
            (Sort::Latest, "Newest first"),
            (Sort::Best, "Best match first"),
            (Sort::Recent, "Best and newest first"),
        ];
        let groups = [
            (Group::None, "Not grouped"),
            (Group::Speaker, "By speaker"),
            (Group::Date, "By day"),
            (Group::Outlet, "By outlet"),
        ];
        let sort = || {
            let chosen = move || app.route.with(|l| l.sort.key());
            let choose = move |key: String| {
                let sort = Sort::ALL.into_iter().find(|s| s.key() == key).unwrap_or_default();
                app.route.push(|l| l.sort = sort);
            };
            select("Order", &sorts.map(|(s, name)| (s.key(), name)), chosen, choose)
        };
        let group = || {
            let chosen = move || app.route.with(|l| l.group.key());
            let choose = move |key: String| {
                let group = Group::ALL.into_iter().find(|g| g.key() == key).unwrap_or_default();
                app.route.push(|l| l.group = group);
            };
            select("Groups", &groups.map(|(g, name)| (g.key(), name)), chosen, choose)
        };
        match tab {
            Tab::Quotes => vec![group().into_any(), sort().into_any()],
            Tab::Articles => vec![sort().into_any()],
            Tab::Timeline => Vec::new(),
        }
    })
}

fn select(
    name: &'static str,
    options: &[(&'static str, &'static str)],
    chosen: impl Fn() -> &'static str + Send + 'static,
    choose: impl Fn(String) + Send + 'static,
) -> El {
    let options = options.iter().map(|&(key, text)| el("option").attr("value", key).text(text).into_any());
    el("select")
        .class("choice")
        .attr("aria-label", name)
        .children(options)
        .property("value", move || chosen().to_owned())
        .on("onchange", move |event| choose(event_target_value(&event)))
}
