//! One facet: its values with what they would leave, each to be chosen or excluded; a field to find one among many.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlElement, KeyboardEvent};

use crate::components::chips::facet_name;
use crate::dom::{self, focus_in_next_frame};
use crate::state::{Facets, Route, initially_wanted};
use dateline_search::protocol::{FacetCounts, FacetValue, FacetWanted};
use dateline_search::query::Facet;
use dateline_search::view::words::number;

/// How many values are shown on demand; more can be found by their names.
const MOST: u32 = 300;

/// The facet, unless there is nothing to choose between.
#[component]
pub fn FacetFilter(facet: Facet) -> impl IntoView {
    let (route, facets): (Route, Facets) = (expect_context(), expect_context());
    let id = format!("facet-{}", facet.key());
    let counts = Memo::new(move |_| {
        facets.counts.with(|counts| counts.facets.iter().find(|counts| counts.facet == facet).cloned())
    });
    // By what is shown, not by what was asked for: the button stays until the answer is there. Chosen values are shown in
    // addition to the most frequent ones.
    let is_widened = move || {
        let chosen = route.filters.with(|filters| filters.iter().filter(|filter| filter.facet == facet).count());
        let few = initially_wanted(facet).most as usize + chosen;
        counts.with(|counts| counts.as_ref().is_some_and(|counts| counts.values.len() > few))
    };
    let is_searched = move || !facets.wanted_of(facet).find.is_empty();
    let is_chosen = move || route.filters.with(|filters| filters.iter().any(|filter| filter.facet == facet));
    let is_shown = Memo::new(move |_| {
        let values = counts.with(|counts| counts.as_ref().map_or(0, |counts| counts.values.len() as u32 + counts.more));
        counts.with(Option::is_some) && (values >= 2 || is_chosen() || is_searched())
    });
    let has_field = Memo::new(move |_| {
        counts.with(|counts| counts.as_ref().is_some_and(|counts| counts.more > 0)) || is_widened() || is_searched()
    });
    let values = move || {
        let values = counts.get().map(|counts| counts.values).unwrap_or_default();
        values.into_iter().enumerate().map(|(at, value)| view! { <Value facet value is_first=at == 0/> }).collect_view()
    };
    let is_empty = move || counts.with(|counts| counts.as_ref().is_none_or(|counts| counts.values.is_empty()));
    view! {
        <Show when=move || is_shown.get()>
            <section class="facet" aria-labelledby=id.clone()>
                <h3 id=id.clone()>{facet_name(facet)}</h3>
                <Show when=move || has_field.get()>
                    <FindField facet/>
                </Show>
                <ul on:keydown=|event| go(&event)  on:focusin=|event| stop_here(&event)>{values}</ul>
                <Show when=is_empty>
                    <p class="facet-none">"None of that name."</p>
                </Show>
                {move || counts.get().map(|counts| view! { <MoreButton counts is_widened=is_widened()/> })}
                {names_sheet(facet).map(|sheet| view! {
                    <a class="word-button" href=move || route.to_sheet(sheet)>"Correct names"</a>
                })}
            </section>
        </Show>
    }
}

/// The sheet in which the names of a facet are corrected.
fn names_sheet(facet: Facet) -> Option<&'static str> {
    match facet {
        Facet::Speaker | Facet::Person => Some("people"),
        Facet::Organisation => Some("organisations"),
        Facet::Place => Some("places"),
        _ => None,
    }
}

/// Finds values by their names.
#[component]
fn FindField(facet: Facet) -> impl IntoView {
    let facets: Facets = expect_context();
    let find = move |event| {
        let text = event_target_value(&event);
        facets.want(facet, |wanted| wanted.find = text);
    };
    view! {
        <input
            type="search"
            class="facet-find"
            placeholder="Find a name"
            aria-label=format!("Find among: {}", facet_name(facet))
            autocomplete="off"
            spellcheck="false"
            prop:value=move || facets.wanted_of(facet).find
            on:input=find
        />
    }
}

/// Shows more values, or fewer again.
#[component]
fn MoreButton(counts: FacetCounts, is_widened: bool) -> impl IntoView {
    let facets: Facets = expect_context();
    let (facet, few) = (counts.facet, initially_wanted(counts.facet).most);
    let (most, text) = more_text(&counts, is_widened, few)?;
    let id = format!("facet-more-{}", facet.key());
    let press = {
        let id = id.clone();
        move |_| {
            facets.want(facet, |wanted: &mut FacetWanted| wanted.most = most);
            focus_in_next_frame(id.clone());
        }
    };
    let rest = (is_widened && counts.more > 0).then(|| {
        view! { <p class="facet-none">{format!("{} more can be found by name.", number(counts.more))}</p> }
    });
    Some(view! {
        {rest}
        <button type="button" class="word-button" id=id on:click=press>{text}</button>
    })
}

/// How many values the button asks for, and its words; nothing if all are shown.
fn more_text(counts: &FacetCounts, is_widened: bool, few: u32) -> Option<(u32, String)> {
    match (is_widened, counts.more) {
        (true, _) => Some((few, "Show fewer".to_owned())),
        (false, 0) => None,
        (false, more) => {
            let all = counts.values.len() as u32 + more;
            let text = if all <= MOST {
                format!("Show {} more", number(more))
            } else {
                format!("Show {MOST} of {}", number(all))
            };
            Some((MOST, text))
        }
    }
}

/// A value: a box to choose it, its count, and a word to exclude it.
#[component]
fn Value(facet: Facet, value: FacetValue, is_first: bool) -> impl IntoView {
    let tab_index = if is_first { "0" } else { "-1" };
    let route: Route = expect_context();
    let key = StoredValue::new(value.value.clone());
    // Nothing if it is no filter, else whether the filter excludes it.
    let excluded = Memo::new(move |_| {
        route.filters.with(|filters| {
            key.with_value(|key| {
                let filter = filters.iter().find(|f| f.facet == facet && f.value.eq_ignore_ascii_case(key));
                filter.map(|filter| filter.exclude)
            })
        })
    });
    let toggle = move |exclude: bool| key.with_value(|key| route.push(|link| link.toggle(facet, key, exclude)));
    let class = move || match excluded.get() {
        Some(true) => "excluded",
        _ if value.count == 0 => "vain",
        _ => "",
    };
    view! {
        <li class=class>
            <button
                type="button"
                role="checkbox"
                aria-checked=move || (excluded.get() == Some(false)).to_string()
                class="facet-value"
                tabindex=tab_index
                on:click=move |_| toggle(false)
            >
                <span class="facet-box" aria-hidden="true"></span>
                <span class="facet-label">{value.label.clone()}</span>
                <span class="facet-count">{number(value.count)}</span>
            </button>
            <button
                type="button"
                aria-pressed=move || (excluded.get() == Some(true)).to_string()
                aria-label=format!("not {}", value.label)
                title=format!("Leave out: {}", value.label)
                class="facet-not"
                tabindex="-1"
                on:click=move |_| toggle(true)
            >
                "not"
            </button>
        </li>
    }
}

/// Arrow keys lead along the buttons of a facet's values, which are one stop of the Tab key: from the search box to the
/// list a hundred stops would be in the way.
fn go(event: &KeyboardEvent) {
    let Some(all) = buttons(event) else { return };
    let Some(at) = all.iter().position(|button| event.target().as_ref() == Some(button.as_ref())) else { return };
    let to = match event.key().as_str() {
        "ArrowDown" => at + 2,
        "ArrowUp" => at.wrapping_sub(2),
        "ArrowRight" if at.is_multiple_of(2) => at + 1,
        "ArrowLeft" if !at.is_multiple_of(2) => at - 1,
        "Home" => 0,
        "End" => all.len().saturating_sub(2),
        _ => return,
    };
    event.prevent_default();
    if let Some(button) = all.get(to) {
        dom::focus(button, false);
    }
}

/// The Tab key stops where the focus was last.
fn stop_here(event: &FocusEvent) {
    for button in buttons(event).into_iter().flatten() {
        button.set_tab_index(if event.target().as_ref() == Some(button.as_ref()) { 0 } else { -1 });
    }
}

/// The buttons of the list that hears an event: of each value the one that chooses it and the one that leaves it out.
fn buttons(event: &Event) -> Option<Vec<HtmlElement>> {
    let list: Element = event.current_target()?.dyn_into().ok()?;
    let found = list.query_selector_all("button").ok()?;
    Some((0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_button_says_what_a_press_shows() {
        let value = FacetValue { value: String::new(), label: String::new(), count: 1 };
        let counts = |shown, more| FacetCounts { facet: Facet::Speaker, values: vec![value.clone(); shown], more };
        let text = |shown, more, is_widened| more_text(&counts(shown, more), is_widened, 6).map(|(_, text)| text);
        assert_eq!(text(6, 0, false), None);
        assert_eq!(text(6, 294, false).as_deref(), Some("Show 294 more"));
        assert_eq!(text(6, 295, false).as_deref(), Some("Show 300 of 301"));
        assert_eq!(text(8, 1000, false).as_deref(), Some("Show 300 of 1008"));
        assert_eq!(text(300, 5, true).as_deref(), Some("Show fewer"));
    }
}
