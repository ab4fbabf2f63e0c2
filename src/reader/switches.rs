//! The key to the marks of an article. Each mark is a switch in the mark's own form.

use leptos::prelude::*;

use crate::state::{MARKS, MarkSwitches};
use dateline_search::view::FactPart;

/// All switches.
#[component]
pub fn Switches() -> impl IntoView {
    let switches = MARKS.map(|(part, _)| view! { <Switch part /> }).collect_view();
    view! {
        <div class="switches data" role="group" aria-label="Show marks for">
            <span aria-hidden="true">"Marks"</span>
            {switches}
        </div>
    }
}

/// The switch for one part of facts.
#[component]
fn Switch(part: FactPart) -> impl IntoView {
    let marks = expect_context::<MarkSwitches>();
    let is_on = move || marks.get().has(part);
    let swatches = swatches(part).iter().enumerate().map(move |(i, (class, word))| {
        view! {
            <span>
                {if i > 0 { " and " } else { "" }}
                <span class=move || is_on().then(|| format!("mark {class}"))>{*word}</span>
            </span>
        }
    });
    view! {
        <button
            type="button"
            class="switch"
            aria-pressed=move || is_on().to_string()
            on:click=move |_| marks.toggle(part)
        >
            {swatches.collect_view()}
        </button>
    }
}

/// The forms in which a part is marked, as classes, and what each marks.
const fn swatches(part: FactPart) -> &'static [(&'static str, &'static str)] {
    match part {
        FactPart::Quotation => &[("in-quotation", "quoted"), ("in-reported", "paraphrased")],
        FactPart::Speaker => &[("in-speaker", "speakers")],
        FactPart::Cue => &[("in-cue", "verbs of saying")],
        FactPart::Time => &[("in-time", "dates")],
    }
}
