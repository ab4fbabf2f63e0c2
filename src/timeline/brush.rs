//! The days that the reader is choosing on the plot, or has chosen: a band over the marks, with handles at its ends.

use leptos::prelude::*;

use super::draw::percent;
use super::plot::Plot;
use dateline_core::calendar::{Days, range};
use dateline_search::view::axis::{View, between};

/// The band.
#[component]
pub fn Brush() -> impl IntoView {
    let plot = expect_context::<Plot>();
    move || {
        let drawing = plot.brush.get();
        let days = drawing.or_else(|| plot.route.days.get())?;
        let (from, to) = ends(days, plot.view.get())?;
        // An end can be dragged where it is in sight; the other end then stays.
        let handle = |end: &'static str, is_in_sight: bool| {
            is_in_sight.then(|| view! { <span class="axis-end" data-end=end aria-hidden="true"></span> })
        };
        let side = if from + to > 1.0 { "at-right" } else { "" };
        let label = drawing.map(|days| view! { <b class=side>{range(days)}</b> });
        let class = if drawing.is_some() { "axis-brush drawing" } else { "axis-brush" };
        Some(view! {
            <div
                class=class
                style:left=percent(from)
                style:width=percent(to - from)
            >
                {label}
                {handle("first", from > 0.0)}
                {handle("last", to < 1.0)}
            </div>
        })
    }
}

/// Where the part of the days that is in sight begins and ends, 0 to 1; nothing if none of them is.
fn ends(days: Days, view: View) -> Option<(f64, f64)> {
    let [from, to] = [days.first.0, days.last.0 + 1].map(|day| between(view.at(f64::from(day)), 0.0, 1.0));
    (from < to).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_core::calendar::Day;

    #[test]
    fn what_is_out_of_sight_is_cut_off() {
        let view = View { from: 100.0, to: 200.0 };
        let days = |first, last| Days::new(Day(first), Day(last));
        assert_eq!(ends(days(120, 129), view), Some((0.2, 0.3)));
        assert_eq!(ends(days(50, 149), view), Some((0.0, 0.5)));
        assert_eq!(ends(days(0, 1000), view), Some((0.0, 1.0)));
        assert_eq!(ends(days(0, 99), view), None);
        assert_eq!(ends(days(200, 250), view), None);
    }
}
