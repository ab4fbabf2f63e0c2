//! What is written around the plot: the days in sight, what the marks look like, what is left out, how the plot is used.

use leptos::prelude::*;

use super::draw::dot;
use super::plot::Plot;
use crate::state::{List, Results};
use dateline_core::calendar::{Day, range};
use dateline_search::view::axis::{Form, View};
use dateline_search::view::words::{counted, number};

/// The days in sight, and how many facts lie before and after them.
#[component]
pub fn Head() -> impl IntoView {
    let plot = expect_context::<Plot>();
    // Whole days change more seldom than the view does.
    let days = Memo::new(move |_| plot.view.get().days());
    let beyond = move |before: bool| {
        move || {
            let facts = plot.facts.get()?;
            if before { facts.earlier(days.get()) } else { facts.later(days.get()) }
        }
    };
    view! {
        <div class="axis-head">
            <Beyond there=Memo::new(move |_| beyond(true)()) before=true />
            <strong>{move || range(days.get())}</strong>
            <Beyond there=Memo::new(move |_| beyond(false)()) before=false />
        </div>
    }
}

/// How many facts lie beyond an end of the plot, as a button that leads to the nearest of them.
#[component]
fn Beyond(there: Memo<Option<(u32, Day)>>, before: bool) -> impl IntoView {
    let plot = expect_context::<Plot>();
    let go = move |_| {
        let Some((_, day)) = there.get_untracked() else { return };
        let view = plot.goal();
        // That day with what is around it, nearer to where the reader comes from.
        let from = f64::from(day.0) - view.length() * if before { 0.8 } else { 0.2 };
        plot.glide(View { from, to: from + view.length() }.within(plot.extent()));
    };
    let text = move || {
        let count = number(there.get().map_or(0, |(count, _)| count));
        if before { format!("‹ {count} earlier") } else { format!("{count} later ›") }
    };
    view! {
        <Show when=move || there.with(Option::is_some) fallback=|| view! { <span></span> }>
            <button type="button" class="word-button" on:click=go>{text}</button>
        </Show>
    }
}

/// What stands there meanwhile.
const POINT: &str = "Point at a mark, or press it, to read what it tells. Tab and the arrow keys go from mark to mark.";

/// What the mark tells that is pointed at or has the focus: those who hear the page hear its name.
#[component]
pub fn Told() -> impl IntoView {
    let plot = expect_context::<Plot>();
    let name = move || {
        let number = plot.pointed.get()?;
        plot.drawing.with(|drawing| drawing.name(number).map(str::to_owned))
    };
    view! { <p class="axis-told" aria-hidden="true">{move || name().unwrap_or_else(|| POINT.to_owned())}</p> }
}

/// What the marks look like. Their names say it to those who hear the page.
#[component]
pub fn Legend() -> impl IntoView {
    let plain = Form::default();
    view! {
        <p class="axis-legend" aria-hidden="true">
            {dot(Form { ahead: true, ..plain })} " still to come when written\u{2003}"
            {dot(Form { inferred: true, ..plain })} " dated by Dateline\u{2003}"
            {dot(Form { mentioned: 3, ..plain })} " told by 3 articles\u{2003}"
            <span class="axis-count">"7"</span> " 7 events\u{2003}"
            <span class="axis-count some-ahead">"7"</span> " some of them still to come"
        </p>
    }
}

/// What the axis leaves out, and how it is used.
#[component]
pub fn Foot() -> impl IntoView {
    let plot = expect_context::<Plot>();
    let results = expect_context::<Results>();
    let chosen = plot.route.days;
    let dated = move || plot.facts.with(|f| f.as_ref().map_or(0, |f| f.dated));
    let undated = Memo::new(move |_| {
        let total = results.list.with(|list| if let List::Timeline(l) = list { l.total } else { 0 });
        total.saturating_sub(dated())
    });
    let narrowed = move || {
        chosen.get().map(|days| {
            view! {
                <p class="axis-chosen">
                    <span>{format!("Only {}", range(days))}</span>
                    <button
                        type="button"
                        class="word-button"
                        aria-label="Clear the chosen days"
                        on:click=move |_| plot.choose(None)
                    >
                        "Clear"
                    </button>
                </p>
            }
        })
    };
    let rest = move || format!("{}, at the end of the list", counted(undated.get(), "undated event", "undated events"));
    view! {
        <div class="axis-foot">
            {narrowed}
            <Show when=move || chosen.get().is_none() && undated.get() != 0>
                <button type="button" class="word-button" on:click=move |_| results.jump_to(untrack(dated))>
                    {rest}
                </button>
            </Show>
            <p class="hint for-mouse">"Drag to narrow to days. Ctrl and the wheel, or + and −, zoom."</p>
            <p class="hint for-touch">"Drag to narrow to days. Two fingers zoom."</p>
        </div>
    }
}
