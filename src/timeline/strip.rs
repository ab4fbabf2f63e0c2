//! All days on one thin strip, with what is in sight as a window that can be dragged. The buttons and keys do the same, so
//! that the strip is hidden from those who hear the page.

use leptos::html::Div;
use leptos::prelude::*;
use web_sys::PointerEvent;

use super::draw::percent;
use super::plot::Plot;
use super::pointer::point;
use dateline_core::calendar::{Days, range};
use dateline_search::view::axis::{self, View, between};

/// The window is never thinner than this part of the strip, so that it can be seen.
const THINNEST: f64 = 0.006;

/// The strip.
#[component]
pub fn Strip() -> impl IntoView {
    let plot = expect_context::<Plot>();
    let end = move |last: bool| {
        move || plot.facts.with(|f| f.as_ref().map(|f| end_label(f.ends(), last)).unwrap_or_default())
    };
    view! {
        <div class="axis-strip" aria-hidden="true">
            <span>{end(false)}</span>
            <Band />
            <span>{end(true)}</span>
        </div>
    }
}

/// The days, how many facts they have, and the window.
#[component]
fn Band() -> impl IntoView {
    let plot = expect_context::<Plot>();
    let element = NodeRef::<Div>::new();
    // How far from its middle the window is held, as a part of the strip.
    let grabbed = StoredValue::new(0.0);
    let part = move |event: &PointerEvent| {
        let band = element.get_untracked()?;
        Some(f64::from(point(&band, event).0) / f64::from(band.client_width().max(1)))
    };
    let show = move |at: f64| {
        plot.facts.with_untracked(|facts| {
            let Some(facts) = facts else { return };
            let view = plot.goal();
            let middle = facts.strip.day(between(at - grabbed.get_value(), 0.0, 1.0));
            plot.show(view.moved(middle - view.day(0.5), facts.extent));
        });
    };
    let down = move |event: PointerEvent| {
        let (Some(band), Some(at)) = (element.get_untracked(), part(&event)) else { return };
        if event.button() != 0 {
            return;
        }
        let _ = band.set_pointer_capture(event.pointer_id());
        let view = plot.goal();
        grabbed.set_value(plot.facts.with_untracked(|f| f.as_ref().map_or(0.0, |f| grip(&f.strip, view, at))));
        show(at);
    };
    let moved = move |event: PointerEvent| {
        let is_held = element.get_untracked().is_some_and(|band| band.has_pointer_capture(event.pointer_id()));
        if let Some(at) = part(&event).filter(|_| is_held) {
            show(at);
        }
    };
    let ends = move || {
        let view = plot.view.get();
        plot.facts.with(|f| f.as_ref().map_or((0.0, 1.0), |f| window(&f.strip, view)))
    };
    let outline = move || plot.facts.with(|f| f.as_ref().map(|f| outline(&f.strip.heights)).unwrap_or_default());
    let breaks = move || {
        plot.facts.with(|f| {
            let zones = f.iter().flat_map(|f| f.strip.zones.iter().skip(1));
            zones.map(|zone| view! { <i class="axis-break" style:left=percent(zone.from)></i> }).collect_view()
        })
    };
    view! {
        <div node_ref=element class="axis-strip-band" on:pointerdown=down on:pointermove=moved>
            <i class="axis-density" style:clip-path=outline></i>
            {breaks}
            <i
                class="axis-window"
                style:left=move || percent(ends().0)
                style:width=move || percent(ends().1 - ends().0)
            ></i>
        </div>
    }
}

/// Where on the strip the window begins and ends, 0 to 1.
fn window(strip: &axis::Strip, view: View) -> (f64, f64) {
    let (from, to) = (strip.at(view.from), strip.at(view.to));
    let to = between(to, (from + THINNEST).min(1.0), 1.0);
    (between(from, 0.0, to - THINNEST), to)
}

/// How far from its middle the window is held by a pointer at `at`: where it is seized, or in its middle if the pointer is
/// beside it, so that the window comes to the pointer.
fn grip(strip: &axis::Strip, view: View, at: f64) -> f64 {
    let is_seized = strip.at(view.from) <= at && at <= strip.at(view.to);
    if is_seized { at - strip.at(view.day(0.5)) } else { 0.0 }
}

/// Year of the first or last day, or its month where all lies in one year.
fn end_label(ends: Days, last: bool) -> String {
    let day = if last { ends.last } else { ends.first };
    if ends.first.year() != ends.last.year() {
        return day.year().to_string();
    }
    let month = Days::month(day.year(), day.month()).map(range).unwrap_or_default();
    month.split(' ').next().unwrap_or_default().to_owned()
}

/// Columns of these heights, 0 to 1, as the outline of one element.
fn outline(heights: &[f64]) -> String {
    let count = heights.len() as f64;
    let mut outline = String::from("polygon(0% 100%");
    for (number, height) in heights.iter().enumerate().filter(|(_, h)| **h > 0.0) {
        // The lowest column can still be seen.
        let top = percent((1.0 - height).min(0.9));
        let left = percent(number as f64 / count);
        let right = percent((number as f64 + 0.7) / count);
        outline += &format!(", {left} 100%, {left} {top}, {right} {top}, {right} 100%");
    }
    outline + ", 100% 100%)"
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_core::calendar::Day;

    #[test]
    fn ends_are_named_by_year_or_by_month_within_one() {
        let day = |text: &str| text.parse::<Day>().expect("a day");
        let years = Days::new(day("1955-03-01"), day("2026-01-01"));
        assert_eq!((end_label(years, false), end_label(years, true)), ("1955".into(), "2026".into()));
        let months = Days::new(day("2024-03-05"), day("2024-07-12"));
        assert_eq!((end_label(months, false), end_label(months, true)), ("March".into(), "July".into()));
    }

    #[test]
    fn columns_stand_on_the_line_and_days_without_facts_have_none() {
        assert_eq!(outline(&[0.0, 0.0]), "polygon(0% 100%, 100% 100%)");
        let one = "50000e-3% 100%, 50000e-3% 0e-3%, 85000e-3% 0e-3%, 85000e-3% 100%";
        assert_eq!(outline(&[0.0, 1.0]), format!("polygon(0% 100%, {one}, 100% 100%)"));
        assert!(outline(&[0.01]).contains(" 90000e-3%"), "low columns can be seen");
    }
}
