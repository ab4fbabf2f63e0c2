//! The axis as a whole: its controls, the strip of all days, the plot, and what is told below it.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Event, ResizeObserver};

use super::draw::{dot, draw, percent};
use super::plot::Plot;
use super::{jump, keys, pointer, strip, tools};
use crate::el::{El, el, live, word_button};
use crate::state::{App, List};
use crate::text::{counted, number};
use dateline_core::time::{Day, Days};
use dateline_search::view::axis::{Form, View, between};
use dateline_search::view::{Tab, range};

/// The class of the element that marks are drawn in.
const PLOT: &str = "axis-plot";

/// The axis, as long as the timeline is shown and anything on it has a day.
pub fn axis(app: App) -> AnyView {
    let plot = Plot::new(app);
    jump::follow(app);
    let is_there = move || app.route.with(|l| l.tab == Tab::Timeline) && plot.facts.with(Option::is_some);
    let is_there = Memo::new(move |_| is_there());
    watch_width(plot, is_there);
    live(move || if is_there.get() { vec![frame(plot).into_any()] } else { Vec::new() })
}

/// Follows the width of the plot, which the window, the reader and the lanes change.
fn watch_width(plot: Plot, is_there: Memo<bool>) {
    let measure = move || {
        if let Ok(Some(drawn)) = document().query_selector(".axis-plot") {
            plot.width.set(drawn.client_width().unsigned_abs());
        }
    };
    let closure = Closure::<dyn Fn()>::new(measure);
    let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok();
    // For as long as the page is there.
    closure.forget();
    Effect::new(move || {
        if is_there.get() {
            let observer = observer.clone();
            request_animation_frame(move || {
                if let (Some(observer), Ok(Some(drawn))) = (observer, document().query_selector(".axis-plot")) {
                    observer.disconnect();
                    observer.observe(&drawn);
                }
            });
        }
    });
}

fn frame(plot: Plot) -> El {
    let app = plot.app;
    let has_lanes = move || plot.facts.with(|f| f.as_ref().is_some_and(|f| f.lanes.len() > 1));
    let marks = live(move || {
        let focused = keys::focused(plot);
        let labels = app.axis.marks.with(|axis| {
            let lanes = axis.iter().flat_map(|a| &a.lanes);
            lanes.map(|l| (l.label.clone(), l.count)).collect::<Vec<_>>()
        });
        let parts = plot.facts.with(|facts| match facts {
            Some(facts) if plot.width.get() > 0 => draw(plot, facts, &labels, focused),
            _ => Vec::new(),
        });
        if focused {
            queue_microtask(move || keys::focus_stop(plot));
        }
        parts
    });
    let on_plot = |handler: fn(Plot, &Event)| move |event: Event| handler(plot, &event);
    let drawn = el("div")
        .class(PLOT)
        .attr("tabindex", "-1")
        .on("onclick", on_plot(pointer::click))
        .on("onkeydown", on_plot(keys::key))
        .on("onwheel", on_plot(pointer::wheel))
        .on("onpointerover", on_plot(pointer::over))
        .on("onpointerdown", on_plot(pointer::down))
        .on("onpointermove", on_plot(pointer::moved))
        .on("onpointerup", on_plot(pointer::up))
        .on("onpointercancel", on_plot(pointer::cancel))
        .child(marks)
        .child(live(move || brush(plot)));
    el("div")
        .live("class", move || Some(if has_lanes() { "axis lanes" } else { "axis" }))
        .attr("role", "group")
        .attr("aria-label", "Axis of days; the list below says the same")
        .child(tools::tools(plot))
        .child(strip::strip(plot))
        .child(el("div").class("axis-head").child(live(move || head(plot))))
        .child(drawn)
        .child(legend())
        .child(el("div").class("axis-foot").child(live(move || foot(plot))))
        .child(el("p").class("said-only").attr("aria-live", "polite").child(live(move || plot.told.get())))
}

/// The days in sight, and how many facts lie before and after them.
fn head(plot: Plot) -> Vec<AnyView> {
    let days = plot.view.get().days();
    plot.facts.with(|facts| {
        let Some(facts) = facts else { return Vec::new() };
        let beyond = |there: Option<(u32, Day)>, before: bool| {
            let Some((count, day)) = there else { return el("span").into_any() };
            let go = move |_: Event| {
                let view = plot.goal();
                // Where that day is in sight with what is around it, nearer to where the reader comes from.
                let from = f64::from(day.0) - view.length() * if before { 0.8 } else { 0.2 };
                plot.glide(View { from, to: from + view.length() }.within(plot.extent()));
            };
            let count = number(count);
            let text = if before { format!("‹ {count} earlier") } else { format!("{count} later ›") };
            word_button(go).text(text).into_any()
        };
        vec![
            beyond(facts.earlier(days), true),
            el("strong").text(range(days)).into_any(),
            beyond(facts.later(days), false),
        ]
    })
}

/// The days that are being brushed, or those that were.
fn brush(plot: Plot) -> Vec<AnyView> {
    let drawing = plot.brush.get();
    let Some(days) = drawing.or_else(|| plot.app.route.with(|l| l.days)) else { return Vec::new() };
    let (view, Days { first, last }) = (plot.view.get(), days);
    let [from, to] = [first.0, last.0 + 1].map(|day| between(view.at(f64::from(day)), 0.0, 1.0));
    if from >= to {
        return Vec::new();
    }
    // Its ends can be dragged where they are in sight; the other end then stays.
    let handle = |end: &'static str, there: bool| {
        there.then(|| el("span").class("axis-end").attr("data-end", end).attr("aria-hidden", "true").into_any())
    };
    let label = || el("b").class(if from + to > 1.0 { "at-right" } else { "" }).text(range(days)).into_any();
    let band = el("div")
        .class(if drawing.is_some() { "axis-brush drawing" } else { "axis-brush" })
        .style("left", percent(from))
        .style("width", percent(to - from))
        .children(drawing.map(|_| label()))
        .children(handle("first", from > 0.0))
        .children(handle("last", to < 1.0));
    vec![band.into_any()]
}

/// What the marks look like. Their names say it to those who hear the page.
fn legend() -> El {
    let plain = Form::default();
    let forms = [
        (Form { ahead: true, ..plain }, " still to come when written\u{2003}"),
        (Form { inferred: true, ..plain }, " our estimate\u{2003}"),
        (Form { told: 3, ..plain }, " told by 3 articles"),
    ];
    let forms = forms.into_iter().flat_map(|(form, text)| [dot(form).into_any(), text.to_owned().into_any()]);
    el("p").class("axis-legend").attr("aria-hidden", "true").children(forms)
}

/// What the axis leaves out, and how it is used.
fn foot(plot: Plot) -> Vec<AnyView> {
    let app = plot.app;
    let dated = plot.facts.with(|f| f.as_ref().map_or(0, |f| f.dated));
    let total = app.results.list.with(|l| if let List::Timeline(l) = l { l.total } else { 0 });
    let mut parts = Vec::new();
    if let Some(days) = app.route.with(|l| l.days) {
        let clear = word_button(move |_| plot.choose(None)).attr("aria-label", "Clear the chosen days").text("Clear");
        let text = el("span").text(format!("Only {}", range(days)));
        parts.push(el("p").class("axis-chosen").child(text).child(clear).into_any());
    } else if total > dated {
        let text = format!("{}, at the end of the list", counted(total - dated, "undated passage", "undated passages"));
        parts.push(word_button(move |_| app.results.jump_to(dated)).text(text).into_any());
    }
    let hint = |class: &'static str, text: &str| el("p").class(class).text(text).into_any();
    parts.push(hint("hint for-mouse", "Drag to narrow to days. Ctrl and the wheel, or + and −, zoom."));
    parts.push(hint("hint for-touch", "Drag to narrow to days. Two fingers zoom."));
    parts
}
