//! The search box and the way to its help.

mod problems;

use leptos::html::Input;
use leptos::prelude::*;

use self::problems::QueryProblems;
use super::help::HelpSheet;
use super::keys::focus_first_row;
use crate::dom::Id;
use crate::state::Route;

/// The search box.
#[component]
pub fn Search(
    /// Whether typing had begun before the program was there: what is typed goes on with that.
    has_begun: bool,
) -> impl IntoView {
    let (route, help): (Route, HelpSheet) = (expect_context(), expect_context());
    let input = NodeRef::<Input>::new();
    // Typing changes the place that this is; leaving the box and typing again begins a new one, so that back undoes a search.
    let has_begun = StoredValue::new(has_begun);
    let search = move |text: String| {
        if has_begun.get_value() {
            route.replace(|link| link.query = text);
        } else {
            has_begun.set_value(true);
            route.push(|link| link.query = text);
        }
    };
    let correct = move |text: String| {
        search(text);
        if let Some(input) = input.get_untracked() {
            let _ = input.focus();
        }
    };
    view! {
        <form
            class="search"
            role="search"
            on:submit=|event| {
                event.prevent_default();
                focus_first_row();
            }
        >
            <input
                id=Id::Search.as_str()
                type="search"
                placeholder="Search words, or \"a phrase\""
                aria-label="Search"
                autocomplete="off"
                spellcheck="false"
                node_ref=input
                prop:value=move || route.query.get()
                on:input=move |event| search(event_target_value(&event))
                on:blur=move |_| has_begun.set_value(false)
                on:keydown=|event| {
                    if event.key() == "ArrowDown" && focus_first_row() {
                        event.prevent_default();
                    }
                }
            />
            // The focus stays in the box, without which this button is not shown.
            <button
                type="button"
                class="word-button search-how"
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| help.open()
            >
                "How to search"
            </button>
            <kbd aria-hidden="true">"/"</kbd>
            <QueryProblems correct/>
        </form>
    }
}
