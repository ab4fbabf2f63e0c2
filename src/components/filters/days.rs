//! Days to narrow to: two fields, and above them the items over time, to be dragged over.

use leptos::ev::PointerEvent;
use leptos::html::Div;
use leptos::prelude::*;

use crate::state::{Facets, Route};
use dateline_core::calendar::{Day, Days, range};
use dateline_search::protocol::Histogram;
use dateline_search::view::Tab;
use dateline_search::view::words::counted;

/// Height of the tallest bar, in pixels.
const HEIGHT: u32 = 44;

/// All days there are.
const ALL_DAYS: Days = Days { first: Day::FIRST, last: Day::LAST };

/// The days.
#[component]
pub fn DaysFilter() -> impl IntoView {
    let (route, facets): (Route, Facets) = (expect_context(), expect_context());
    let title = move || if route.tab.get() == Tab::Timeline { "Days meant" } else { "Published" };
    let histogram = Memo::new(move |_| facets.counts.with(|counts| counts.histogram.clone()));
    let chart = move || {
        let histogram = histogram.get().filter(|histogram| histogram.bars.len() > 1)?;
        Some(view! { <Chart histogram/> })
    };
    view! {
        <section class="facet" aria-labelledby="facet-days">
            <h3 id="facet-days">{title}</h3>
            {chart}
            <div class="days-fields">
                <DayField end=End::First/>
                <DayField end=End::Last/>
            </div>
        </section>
    }
}

/// An end of the chosen days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    First,
    Last,
}

impl End {
    const fn of(self, days: Days) -> Day {
        match self {
            Self::First => days.first,
            Self::Last => days.last,
        }
    }

    /// Days with this end moved, and the other with it if they would run backward; an end that is not given is open.
    fn moved(self, days: Days, to: Option<Day>) -> Days {
        match self {
            Self::First => {
                let first = to.unwrap_or(Day::FIRST);
                Days { first, last: days.last.max(first) }
            }
            Self::Last => {
                let last = to.unwrap_or(Day::LAST);
                Days { first: days.first.min(last), last }
            }
        }
    }
}

#[component]
fn DayField(end: End) -> impl IntoView {
    let route: Route = expect_context();
    let value = move || {
        let day = route.days.get().map(|days| end.of(days));
        day.filter(|day| *day != Day::FIRST && *day != Day::LAST).map(|day| day.to_string()).unwrap_or_default()
    };
    let choose = move |event| {
        let days = route.days.get_untracked().unwrap_or(ALL_DAYS);
        let days = end.moved(days, event_target_value(&event).parse().ok());
        route.push(|link| link.days = (days != ALL_DAYS).then_some(days));
    };
    let label = if end == End::First { "From" } else { "To" };
    view! {
        <label>
            <span>{label}</span>
            <input type="date" prop:value=value on:change=choose/>
        </label>
    }
}

/// The bars; a drag over them chooses their days, a press one bar's.
#[component]
fn Chart(histogram: Histogram) -> impl IntoView {
    let route: Route = expect_context();
    // The bars that a drag began at and has come to.
    let drag = RwSignal::new(None::<(usize, usize)>);
    let plot = NodeRef::<Div>::new();
    let count = histogram.bars.len();
    let most = histogram.bars.iter().map(|bar| bar.1).max().unwrap_or(0).max(1);
    let days: StoredValue<Vec<Days>> = StoredValue::new(histogram.bars.iter().map(|bar| bar.0).collect());
    let bars = histogram.bars.iter().enumerate().map(|(at, &(days, n))| {
        let is_within = move || match drag.get() {
            Some((a, b)) => (a.min(b)..=a.max(b)).contains(&at),
            None => route.days.get().is_some_and(|chosen| chosen.and(days).is_some()),
        };
        view! {
            <span class=move || if is_within() { "days-slot within" } else { "days-slot" } title=format!("{}: {n}", range(days))>
                <span class="days-bar" style:height=format!("{}px", bar_height(n, most))></span>
            </span>
        }
    });
    let bar_at = move |event: &PointerEvent| {
        let frame = plot.get_untracked()?.get_bounding_client_rect();
        Some(bar_of((f64::from(event.client_x()) - frame.left()) / frame.width().max(1.0), count))
    };
    let press = move |event: PointerEvent| {
        if let (Some(at), Some(plot)) = (bar_at(&event), plot.get_untracked()) {
            let _ = plot.set_pointer_capture(event.pointer_id());
            drag.set(Some((at, at)));
        }
    };
    let extend = move |event: PointerEvent| {
        if let (Some((from, to)), Some(at)) = (drag.get_untracked(), bar_at(&event))
            && to != at
        {
            drag.set(Some((from, at)));
        }
    };
    let choose = move |_| {
        let Some((a, b)) = drag.get_untracked() else { return };
        drag.set(None);
        let days =
            days.with_value(|days| Some(Days { first: days.get(a.min(b))?.first, last: days.get(a.max(b))?.last }));
        // The same days again take the choice back.
        route.push(|link| link.days = if link.days == days { None } else { days });
    };
    view! {
        <div class="days-chart">
            <div
                class="days-plot"
                aria-hidden="true"
                node_ref=plot
                on:pointerdown=press
                on:pointermove=extend
                on:pointerup=choose
                on:pointercancel=move |_| drag.set(None)
            >
                {bars.collect_view()}
            </div>
            <p>{extent(&histogram)}</p>
        </div>
    }
}

/// Height of a bar in pixels: one that stands for anything can be seen.
fn bar_height(n: u32, most: u32) -> u32 {
    if n == 0 { 0 } else { (n * HEIGHT / most).max(2) }
}

/// The bar under a place on the chart, 0 to 1 from left to right; the outermost bars go on beyond it.
fn bar_of(place: f64, count: usize) -> usize {
    ((place * count as f64).max(0.0) as usize).min(count.saturating_sub(1))
}

/// The days that the bars cover, and how many items have none.
fn extent(histogram: &Histogram) -> String {
    let days = match (histogram.bars.first(), histogram.bars.last()) {
        (Some(first), Some(last)) => range(Days { first: first.0.first, last: last.0.last }),
        _ => String::new(),
    };
    match histogram.undated {
        0 => days,
        undated => format!("{days} · {} not dated closely", counted(undated, "more is", "more are")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_high_as_their_share_and_never_vanish() {
        assert_eq!(
            (bar_height(0, 100), bar_height(1, 1000), bar_height(50, 100), bar_height(100, 100)),
            (0, 2, 22, 44)
        );
    }

    #[test]
    fn a_place_on_the_chart_is_a_bars() {
        assert_eq!([-0.5, 0.0, 0.24, 0.25, 0.99, 1.5].map(|place| bar_of(place, 4)), [0, 0, 0, 1, 3, 3]);
        assert_eq!(bar_of(0.5, 0), 0);
    }

    #[test]
    fn an_end_that_is_moved_beyond_the_other_takes_it_along() {
        let days = Days { first: Day(10), last: Day(20) };
        assert_eq!(End::First.moved(days, Some(Day(15))), Days { first: Day(15), last: Day(20) });
        assert_eq!(End::First.moved(days, Some(Day(25))), Days { first: Day(25), last: Day(25) });
        assert_eq!(End::Last.moved(days, Some(Day(5))), Days { first: Day(5), last: Day(5) });
        assert_eq!(End::Last.moved(days, None), Days { first: Day(10), last: Day::LAST });
        assert_eq!(End::First.moved(Days { first: Day(10), last: Day::LAST }, None), ALL_DAYS);
    }
}
