//! All days on one thin strip, with what is in sight as a window that can be dragged. The buttons and keys do the same, so
//! that it is not told to those who hear the page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, PointerEvent};

use super::draw::percent;
use super::plot::Plot;
use super::pointer::place;
use crate::el::{El, el, live};
use dateline_core::time::{Day, Days};
use dateline_search::view::axis::{Strip, between};
use dateline_search::view::range;

/// The strip.
pub fn strip(plot: Plot) -> El {
    let ends = move |last: bool| {
        let text = move || plot.facts.with(|f| f.as_ref().map(|f| end(f.ends(), last)).unwrap_or_default());
        el("span").child(live(text))
    };
    let shape = live(move || plot.facts.with(|f| f.as_ref().map_or_else(Vec::new, |f| shape(&f.strip))));
    let window = live(move || {
        let view = plot.view.get();
        let ends = |strip: &Strip| [strip.at(view.from), strip.at(view.to)];
        let [from, to] = plot.facts.with(|f| f.as_ref().map_or([0.0; 2], |f| ends(&f.strip)));
        // Never thinner than can be seen.
        let to = between(to, (from + 0.006).min(1.0), 1.0);
        let from = between(from, 0.0, to - 0.006);
        vec![el("i").class("axis-window").style("left", percent(from)).style("width", percent(to - from)).into_any()]
    });
    let drag = move |event: Event, begins: bool| {
        let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
        let Some((element, (x, _))) = place(event) else { return };
        let at = f64::from(x) / f64::from(element.client_width().max(1));
        if begins && event.button() == 0 {
            let _ = element.set_pointer_capture(event.pointer_id());
        } else if begins || !element.has_pointer_capture(event.pointer_id()) {
            return;
        }
        plot.facts.with_untracked(|facts| {
            let Some(facts) = facts else { return };
            let strip = &facts.strip;
            let view = plot.goal();
            let grabbed = plot.hidden.try_update_value(|h| {
                if begins {
                    // Held where it was seized, or brought to the pointer.
                    let held = strip.at(view.from) <= at && at <= strip.at(view.to);
                    h.grabbed = if held { at - strip.at(view.day(0.5)) } else { 0.0 };
                }
                h.grabbed
            });
            let middle = strip.day(between(at - grabbed.unwrap_or(0.0), 0.0, 1.0));
            plot.show(view.moved(middle - view.day(0.5), plot.extent()));
        });
    };
    let band = el("div")
        .class("axis-strip-band")
        .on("onpointerdown", move |event| drag(event, true))
        .on("onpointermove", move |event| drag(event, false))
        .child(shape)
        .child(window);
    el("div").class("axis-strip").attr("aria-hidden", "true").child(ends(false)).child(band).child(ends(true))
}

/// Year of an end, or its month where all lies in one year.
fn end(ends: Days, last: bool) -> String {
    let day: Day = if last { ends.last } else { ends.first };
    if ends.first.year() != ends.last.year() {
        return day.year().to_string();
    }
    let month = Days::month(day.year(), day.month()).map(range).unwrap_or_default();
    month.split(' ').next().unwrap_or_default().to_owned()
}

/// The columns as the outline of one element, and where the strip is broken.
fn shape(strip: &Strip) -> Vec<AnyView> {
    let mut outline = String::from("polygon(0% 100%");
    let count = strip.heights.len() as f64;
    for (number, height) in strip.heights.iter().enumerate().filter(|(_, h)| **h > 0.0) {
        let top = percent((1.0 - height).min(0.9));
        let left = percent(number as f64 / count);
        let right = percent((number as f64 + 0.7) / count);
        for (x, y) in [(&left, "100%"), (&left, &top), (&right, &top), (&right, "100%")] {
            outline.push_str(", ");
            outline.push_str(x);
            outline.push(' ');
            outline.push_str(y);
        }
    }
    outline.push_str(", 100% 100%)");
    let breaks = strip.zones.iter().skip(1);
    let breaks = breaks.map(|z| el("i").class("axis-break").style("left", percent(z.from)).into_any());
    let mut parts = vec![el("i").class("axis-density").style("clip-path", outline).into_any()];
    parts.extend(breaks);
    parts
}
