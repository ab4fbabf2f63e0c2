//! The plot's contents, drawn anew whenever the view moves: once a frame while a gesture runs, with thousands of facts.
//!
//! [`redraw_on_change`] makes the next [`Drawing`] and puts it into the plot's signal; the components below show it. Each
//! lane follows its own part through a memo, so that a lane which is not due in a frame costs nothing in it. Marks are drawn
//! by place and not by key: the first mark of a lane keeps its element whichever days it stands for, which is several times
//! cheaper than to move elements about.

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use super::drawing::{Drawing, Lane, Scene};
use super::focus;
use super::marks::{BarMark, DayContent, DayMark, Mark, dot_class};
use super::plot::Plot;
use crate::state::Axis;
use dateline_search::view::axis::{Form, Period, Tick};
use dateline_search::view::words::{self, counted};

/// A length in pixels.
fn px(n: u32) -> String {
    format!("{n}px")
}

/// A part of a whole in per cent, to a thousandth, as CSS reads it. The thousandths are a whole number, since code that
/// writes floating-point numbers would add 5 KB to a first visit.
pub fn percent(part: f64) -> String {
    format!("{}e-3%", (part * 100_000.0).round() as i32)
}

/// Makes the next drawing whenever the facts, the view, the width, the selected fact or the Tab stop change.
pub fn redraw_on_change(plot: Plot) {
    let axis = expect_context::<Axis>();
    Effect::new(move |_| {
        let (facts, marks, width) = (plot.facts.get(), axis.marks.get(), plot.width.get());
        let (view, selected, names) = (plot.view.get(), plot.selected.get(), axis.names.get());
        plot.tab_stop.track();
        let (Some(facts), Some(marks)) = (facts, marks) else { return };
        if width == 0 {
            return;
        }
        let has_focus = focus::note(plot);
        let scene = Scene {
            facts: &facts,
            labels: &marks.lanes,
            view,
            width,
            selected,
            names: &names,
            tab_stop: plot.tab_stop.get_untracked(),
            may_wait: plot.is_restless() && !has_focus,
        };
        let drawing = plot.drawing.with_untracked(|before| before.next(&scene));
        let is_unfinished = drawing.is_unfinished();
        plot.drawing.set(Arc::new(drawing));
        if is_unfinished && !plot.is_moving() {
            plot.show(view);
        }
        if has_focus {
            // The element that has the focus may now be another mark's: the focus follows when everything is drawn.
            spawn_local(async move {
                tick().await;
                focus::on_tab_stop(plot);
            });
        }
    });
}

/// Grid, ticks, and the marks of every lane.
#[component]
pub fn Drawn() -> impl IntoView {
    let plot = expect_context::<Plot>();
    redraw_on_change(plot);
    let count = Memo::new(move |_| plot.drawing.with(|d| d.lanes.len()));
    view! {
        <div class="axis-grid" aria-hidden="true">
            {move || plot.drawing.with(|d| d.ticks.iter().filter(|t| t.label.is_some()).map(grid_line).collect_view())}
        </div>
        {move || {
            if count.get() == 1 {
                let lane = lane_of(plot, 0);
                Either::Left(view! {
                    <Days lane />
                    <Ticks />
                    <Bars lane />
                })
            } else {
                Either::Right(view! {
                    <Ticks />
                    <For each=move || 0..count.get() key=|lane| *lane let:number>
                        <NamedLane lane=lane_of(plot, number) number />
                    </For>
                })
            }
        }}
    }
}

/// What is drawn of a lane; another value only if the lane has been drawn anew.
fn lane_of(plot: Plot, number: usize) -> Memo<Arc<Lane>> {
    let read = move |d: &Arc<Drawing>| d.lanes.get(number).cloned().unwrap_or_default();
    Memo::new_with_compare(
        move |_| plot.drawing.with(read),
        |before, now| !matches!((before, now), (Some(before), Some(now)) if Arc::ptr_eq(before, now)),
    )
}

/// A lane of a speaker or outlet, with its name.
#[component]
fn NamedLane(lane: Memo<Arc<Lane>>, number: usize) -> impl IntoView {
    let plot = expect_context::<Plot>();
    let owned = Memo::new(move |_| plot.order.with(|order| order.get(number).cloned()));
    let name = move || lane.with(|l| format!("{}: {}", l.label, counted(l.count, "event", "events")));
    view! {
        <div class="axis-lane" role="group" aria-label=name aria-owns=move || owned.get()>
            <p class="axis-lane-label" aria-hidden="true">
                <b>{move || lane.with(|l| l.label.clone())}</b>
                <span>{move || lane.with(|l| words::number(l.count))}</span>
            </p>
            <Days lane />
            <Bars lane />
        </div>
    }
}

#[component]
fn Days(lane: Memo<Arc<Lane>>) -> impl IntoView {
    view! {
        <div class="axis-columns" style:height=move || px(lane.with(|l| l.days_height))>
            {move || lane.with(|l| l.days.iter().map(day).collect_view())}
        </div>
    }
}

#[component]
fn Bars(lane: Memo<Arc<Lane>>) -> impl IntoView {
    view! {
        <div class="axis-bars" style:height=move || px(lane.with(|l| l.bars_height))>
            {move || lane.with(|l| l.bars.iter().map(bar).collect_view())}
        </div>
    }
}

#[component]
fn Ticks() -> impl IntoView {
    let plot = expect_context::<Plot>();
    view! {
        <div class="axis-ticks" aria-hidden="true">
            {move || plot.drawing.with(|d| d.ticks.iter().map(tick_mark).collect_view())}
            {move || plot.drawing.with(|d| d.periods.iter().map(period).collect_view())}
        </div>
    }
}

fn grid_line(tick: &Tick) -> impl IntoView + use<> {
    view! { <i style:left=percent(tick.at)></i> }
}

fn tick_mark(tick: &Tick) -> impl IntoView + use<> {
    let class = if tick.label.is_none() { "axis-tick minor" } else { "axis-tick" };
    view! { <div class=class style:left=percent(tick.at)>{tick.label.clone()}</div> }
}

fn period(period: &Period) -> impl IntoView + use<> {
    view! { <b style:left=percent(period.at)>{period.label.clone()}</b> }
}

// A mark is no button of the browser's own, which takes several times as long to style, and there are hundreds. Each has a
// place and a width of its own, and its contents have none: see style/axis-marks.css.

fn day(day: &DayMark) -> impl IntoView + use<> {
    let Mark { target, class, name, is_current, is_tab_stop } = &day.mark;
    let content = match &day.content {
        DayContent::Dots(forms) => Either::Left(forms.iter().map(|form| dot(*form)).collect_view()),
        DayContent::Count(count) => Either::Right(words::number(*count)),
    };
    let label =
        day.label.clone().map(|(text, room)| view! { <span class="axis-name" style:width=px(room)>{text}</span> });
    view! {
        <div
            role="button"
            tabindex=tab_index(*is_tab_stop)
            id=mark_id(target.number)
            data-n=target.number.to_string()
            data-outside=target.place.is_none().then_some("")
            aria-current=is_current.then_some("true")
            aria-label=name.clone()
            class=class.clone()
            style:left=percent(target.at)
            style:width=px(2 * day.half)
            style:margin-left=format!("-{}px", day.half)
        >
            {content}
            {label}
        </div>
    }
}

fn bar(bar: &BarMark) -> impl IntoView + use<> {
    let Mark { target, class, name, is_current, is_tab_stop } = &bar.mark;
    let label = bar.label.as_ref().map(|label| {
        let before = (label.lead > 0).then(|| format!("-{}px", label.lead));
        view! {
            <span style:width=px(label.room) style:margin-left=before data-count=label.count.clone()>
                {label.text.clone()}
            </span>
        }
    });
    view! {
        <div
            role="button"
            tabindex=tab_index(*is_tab_stop)
            id=mark_id(target.number)
            data-n=target.number.to_string()
            data-outside=target.place.is_none().then_some("")
            aria-current=is_current.then_some("true")
            aria-label=name.clone()
            class=class.clone()
            style:left=percent(bar.from)
            style:width=percent(bar.to - bar.from)
            style:top=px(bar.top())
        >
            <i></i>
            {label}
        </div>
    }
}

/// The id of a mark's element.
pub fn mark_id(number: usize) -> String {
    format!("axis-{number}")
}

fn tab_index(is_tab_stop: bool) -> &'static str {
    if is_tab_stop { "0" } else { "-1" }
}

/// A dot for one fact, with the number of articles that mention it.
pub fn dot(form: Form) -> impl IntoView {
    view! { <span class=dot_class(form) data-told=(form.mentioned > 1).then(|| form.mentioned.to_string())></span> }
}
