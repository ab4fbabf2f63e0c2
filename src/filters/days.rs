//! Days to narrow to: two fields, and above them the items over time, to be dragged over.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent};

use crate::el::{El, el, live};
use crate::state::App;
use crate::text::counted;
use dateline_core::time::{Day, Days};
use dateline_search::protocol::Histogram;
use dateline_search::view::{Tab, range};

/// Height of the tallest bar, in pixels.
const HEIGHT: u32 = 44;

/// The days.
pub fn days(app: App) -> AnyView {
    // The bars that a drag began at and has come to.
    let dragged = RwSignal::new(None::<(usize, usize)>);
    let title = live(move || {
        let timeline = app.route.tab.get() == Tab::Timeline;
        if timeline { "Days meant" } else { "Published" }
    });
    let drawing = live(move || {
        let histogram = app.facets.counts.with(|f| f.histogram.clone());
        histogram
            .filter(|h| h.bars.len() > 1)
            .map(|h| chart(app, h, dragged).into_any())
            .into_iter()
            .collect::<Vec<_>>()
    });
    el("section")
        .class("facet")
        .attr("aria-labelledby", "facet-days")
        .child(el("h3").attr("id", "facet-days").child(title))
        .child(drawing)
        .child(el("div").class("days-fields").child(field(app, "From", true)).child(field(app, "To", false)))
        .into_any()
}

fn field(app: App, label: &'static str, first: bool) -> El {
    let value = move || {
        let days = app.route.days.get();
        let day = days.map(|d| if first { d.first } else { d.last });
        day.filter(|d| *d != Day::FIRST && *d != Day::LAST).map(|d| d.to_string()).unwrap_or_default()
    };
    let changed = move |event: Event| {
        let given = event_target_value(&event).parse::<Day>().ok();
        let days = app.route.days.get_untracked().unwrap_or(Days { first: Day::FIRST, last: Day::LAST });
        let days = match (first, given) {
            (true, day) => {
                let first = day.unwrap_or(Day::FIRST);
                Days { first, last: days.last.max(first) }
            }
            (false, day) => {
                let last = day.unwrap_or(Day::LAST);
                Days { first: days.first.min(last), last }
            }
        };
        let any = days.first == Day::FIRST && days.last == Day::LAST;
        app.route.push(|l| l.days = (!any).then_some(days));
    };
    let input = el("input").attr("type", "date").property("value", value).on("onchange", changed);
    el("label").child(el("span").text(label)).child(input)
}

/// The bars; a drag over them chooses their days, a press one bar's.
fn chart(app: App, histogram: Histogram, dragged: RwSignal<Option<(usize, usize)>>) -> El {
    let count = histogram.bars.len();
    let most = histogram.bars.iter().map(|b| b.1).max().unwrap_or(0).max(1);
    let all: Vec<Days> = histogram.bars.iter().map(|b| b.0).collect();
    let chosen = app.route.days.get();
    let bars = histogram.bars.iter().enumerate().map(|(at, &(days, n))| {
        let within = move || match dragged.get() {
            Some((a, b)) => (a.min(b)..=a.max(b)).contains(&at),
            None => chosen.is_some_and(|c| c.and(days).is_some()),
        };
        let height = if n == 0 { 0 } else { (n * HEIGHT / most).max(2) };
        let bar = el("span").class("days-bar").style("height", format!("{height}px"));
        let title = format!("{}: {n}", range(days));
        let slot = el("span").live("class", move || Some(if within() { "days-slot within" } else { "days-slot" }));
        slot.attr("title", title).child(bar).into_any()
    });
    let here = move |event: &Event| -> Option<usize> {
        let event: &PointerEvent = event.dyn_ref()?;
        let plot: Element = event.current_target()?.dyn_into().ok()?;
        let frame = plot.get_bounding_client_rect();
        let part = (f64::from(event.client_x()) - frame.left()) / frame.width().max(1.0);
        Some(((part * count as f64).max(0.0) as usize).min(count - 1))
    };
    let down = move |event: Event| {
        if let (Some(at), Some(pointer)) = (here(&event), event.dyn_ref::<PointerEvent>()) {
            if let Some(plot) = event.current_target().and_then(|t| t.dyn_into::<Element>().ok()) {
                let _ = plot.set_pointer_capture(pointer.pointer_id());
            }
            dragged.set(Some((at, at)));
        }
    };
    let moved = move |event: Event| {
        if let (Some((from, to)), Some(at)) = (dragged.get_untracked(), here(&event))
            && to != at
        {
            dragged.set(Some((from, at)));
        }
    };
    let up = move |_| {
        let Some((a, b)) = dragged.get_untracked() else { return };
        dragged.set(None);
        let days = Days { first: all[a.min(b)].first, last: all[a.max(b)].last };
        // The same again takes it back.
        app.route.push(|l| l.days = (l.days != Some(days)).then_some(days));
    };
    let told = match (histogram.bars.first(), histogram.bars.last()) {
        (Some(first), Some(last)) => range(Days { first: first.0.first, last: last.0.last }),
        _ => String::new(),
    };
    let undated = histogram.undated;
    let note = (undated > 0).then(|| format!(" · {} undated", counted(undated, "more is", "more are")));
    let plot = el("div")
        .class("days-plot")
        .attr("aria-hidden", "true")
        .on("onpointerdown", down)
        .on("onpointermove", moved)
        .on("onpointerup", up)
        .on("onpointercancel", move |_| dragged.set(None))
        .children(bars);
    el("div").class("days-chart").child(plot).child(el("p").text(told + &note.unwrap_or_default()))
}
