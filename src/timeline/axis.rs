//! The axis as a whole: its controls, the strip of all days, the plot, and what is written above and below it.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

use super::brush::Brush;
use super::captions::{Foot, Head, Legend, Told};
use super::draw::Drawn;
use super::plot::Plot;
use super::strip::Strip;
use super::tools::Tools;
use super::{jump, keys, names, pointer};
use crate::state::Route;
use dateline_search::view::Tab;

/// The axis, as long as the timeline is shown and anything on it has a day.
#[component]
pub fn TimelineAxis() -> impl IntoView {
    let plot = Plot::new();
    provide_context(plot);
    jump::follow();
    let tab = expect_context::<Route>().tab;
    let is_shown = Memo::new(move |_| tab.get() == Tab::Timeline && plot.facts.with(Option::is_some));
    let has_lanes = Memo::new(move |_| plot.facts.with(|f| f.as_ref().is_some_and(|f| f.lanes.len() > 1)));
    view! {
        <Show when=move || is_shown.get()>
            <div
                class=move || if has_lanes.get() { "axis lanes" } else { "axis" }
                role="group"
                aria-label="Axis of days; the list below says the same"
            >
                <Tools />
                <Strip />
                <Head />
                <Marks />
                <Told />
                <Legend />
                <Foot />
                <p class="said-only" aria-live="polite">{plot.announcement}</p>
            </div>
        </Show>
    }
}

/// The plot: an element for pointers and keys, with the marks and the chosen days drawn in it.
#[component]
fn Marks() -> impl IntoView {
    let plot = expect_context::<Plot>();
    follow_width(plot);
    names::follow(plot);
    let owned =
        Memo::new(move |_| plot.order.with(|order| if let [one] = &order[..] { Some(one.clone()) } else { None }));
    view! {
        <div
            node_ref=plot.element
            class="axis-plot"
            tabindex="-1"
            on:click=move |event| pointer::click(plot, &event)
            on:keydown=move |event| keys::key(plot, &event)
            on:wheel=move |event| pointer::wheel(plot, &event)
            role="group"
            aria-label="Events by day"
            aria-owns=move || owned.get()
            on:pointerover=move |event| pointer::point_at(plot, &event)
            on:pointerleave=move |_| plot.pointed.set(None)
            on:focusin=move |event| pointer::point_at(plot, &event)
            on:pointerdown=move |event| pointer::down(plot, &event)
            on:pointermove=move |event| pointer::moved(plot, &event)
            on:pointerup=move |event| pointer::up(plot, &event)
            on:pointercancel=move |_| pointer::cancel(plot)
        >
            <Drawn />
            <Brush />
        </div>
    }
}

/// Follows the width of the plot, which the window, the reader and the lanes change.
fn follow_width(plot: Plot) {
    let observer = StoredValue::new_local(None);
    Effect::new(move |_| {
        let measured = plot.element.get().and_then(|element| {
            let of = element.clone();
            WidthObserver::new(&element, move || plot.width.set(of.client_width().unsigned_abs()))
        });
        observer.set_value(measured);
    });
}

/// Calls back whenever an element's size has changed; ends when it is dropped.
struct WidthObserver {
    observer: ResizeObserver,
    _callback: Closure<dyn Fn()>,
}

impl WidthObserver {
    fn new(element: &Element, callback: impl Fn() + 'static) -> Option<Self> {
        let callback = Closure::<dyn Fn()>::new(callback);
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for WidthObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
