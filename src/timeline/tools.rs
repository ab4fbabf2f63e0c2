//! The axis's buttons: zoom, pan, whole range, lanes, saving. All that gestures do can be done here.

use leptos::prelude::*;

use super::moves::Move;
use super::plot::Plot;
use super::save::SaveButtons;
use dateline_search::query::Group;

/// All buttons in a row.
#[component]
pub fn Tools() -> impl IntoView {
    view! {
        <div class="axis-tools data">
            <div class="axis-moves" role="group" aria-label="Zoom and pan">
                <MoveButton to=Move::In name="Zoom in" text="+" />
                <MoveButton to=Move::Out name="Zoom out" text="−" />
                <MoveButton to=Move::Earlier name="Earlier" text="Earlier" />
                <MoveButton to=Move::Later name="Later" text="Later" />
                <MoveButton to=Move::Whole name="Whole range" text="Whole range" />
                <MoveButton to=Move::Usual name="Reset to where most events lie" text="Reset" />
            </div>
            <div class="axis-choice" role="group" aria-label="Lanes">
                <span aria-hidden="true">"Lanes"</span>
                <LanesButton lanes=Group::None text="None" />
                <LanesButton lanes=Group::Speaker text="By speaker" />
                <LanesButton lanes=Group::Outlet text="By outlet" />
            </div>
            <div class="axis-choice" role="group" aria-label="Save">
                <span aria-hidden="true">"Save"</span>
                <SaveButtons />
            </div>
        </div>
    }
}

/// A button that moves the view, as long as there is anywhere to go.
#[component]
fn MoveButton(to: Move, name: &'static str, text: &'static str) -> impl IntoView {
    let plot = expect_context::<Plot>();
    let is_at_limit = Memo::new(move |_| plot.is_at_limit(to));
    view! {
        <button
            type="button"
            class="word-button"
            aria-label=name
            title=name
            disabled=move || is_at_limit.get()
            on:click=move |_| plot.move_by(to, None)
        >
            {text}
        </button>
    }
}

/// A button that chooses what the lanes are.
#[component]
fn LanesButton(lanes: Group, text: &'static str) -> impl IntoView {
    let route = expect_context::<Plot>().route;
    let choose = move |_| {
        if route.peek(|link| link.lanes) != lanes {
            route.push(|link| link.lanes = lanes);
        }
    };
    let is_chosen = move || route.with(|link| link.lanes) == lanes;
    view! {
        <button
            type="button"
            class="word-button"
            aria-pressed=move || if is_chosen() { "true" } else { "false" }
            on:click=choose
        >
            {text}
        </button>
    }
}
