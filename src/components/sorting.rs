//! The choices by which the list is sorted and grouped.

use leptos::prelude::*;

use crate::state::Route;
use dateline_search::query::{Group, Sort};
use dateline_search::view::Tab;

const SORTS: [(Sort, &str); 4] = [
    (Sort::Date, "Oldest first"),
    (Sort::Latest, "Newest first"),
    (Sort::Best, "Best match first"),
    (Sort::Recent, "Best and newest first"),
];

const GROUPS: [(Group, &str); 4] = [
    (Group::None, "Not grouped"),
    (Group::Speaker, "By speaker"),
    (Group::Date, "By day"),
    (Group::Outlet, "By outlet"),
];

/// The choices that the current view has.
#[component]
pub fn Sorting() -> impl IntoView {
    let route: Route = expect_context();
    let sort = move || {
        let choose = move |key: String| {
            let sort = Sort::ALL.into_iter().find(|sort| sort.key() == key).unwrap_or_default();
            route.push(|link| link.sort = sort);
        };
        let options = SORTS.map(|(sort, text)| (sort.key(), text));
        view! { <Choice name="Order" options chosen=move || route.with(|link| link.sort.key()) choose/> }
    };
    let group = move || {
        let choose = move |key: String| {
            let group = Group::ALL.into_iter().find(|group| group.key() == key).unwrap_or_default();
            route.push(|link| link.group = group);
        };
        let options = GROUPS.map(|(group, text)| (group.key(), text));
        view! { <Choice name="Groups" options chosen=move || route.with(|link| link.group.key()) choose/> }
    };
    move || match route.tab.get() {
        Tab::Quotes => view! {
            {group()}
            {sort()}
        }
        .into_any(),
        Tab::Articles => sort().into_any(),
        Tab::Timeline => ().into_any(),
    }
}

/// A list of options, one of which is chosen.
#[component]
fn Choice(
    name: &'static str,
    options: [(&'static str, &'static str); 4],
    chosen: impl Fn() -> &'static str + Copy + Send + Sync + 'static,
    choose: impl Fn(String) + 'static,
) -> impl IntoView {
    let options = options.map(|(key, text)| {
        view! { <option value=key prop:selected=move || chosen() == key>{text}</option> }
    });
    view! {
        <select class="choice" aria-label=name on:change=move |event| choose(event_target_value(&event))>
            {options.collect_view()}
        </select>
    }
}
