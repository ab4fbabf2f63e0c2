//! The drawing of the timeline, as numbers: which days are in sight, what stands where, what lies beyond.
//!
//! [`Facts`] orders the marks once; [`Axis::of`] lays them out for a [`View`] and a width, as often as the screen is
//! drawn while the reader zooms, so that its work is in proportion to the facts and what it makes to the width. Positions
//! are fractions of the axis's width; the width in pixels decides only what would collide.

mod bars;
mod columns;
mod core;
mod facts;
mod scale;
mod strip;
mod svg;
mod ticks;

use dateline_core::calendar::Days;

pub use self::core::core;
pub use bars::Bar;
pub use columns::Column;
pub use facts::{Facts, Form, Lane, Mark, Same};
pub use scale::View;
pub use strip::{Strip, Zone};
pub use svg::{WIDTH as SHEET, svg};
pub use ticks::{Period, Tick};

/// Nothing that can be pressed is narrower, in pixels.
pub const LEAST: f64 = 24.0;
/// A character of a label at most, in pixels.
const CHARACTER: f64 = 7.8;

/// What is drawn of one lane.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Single days, from left to right.
    pub columns: Vec<Column>,
    /// Runs of days, by row.
    pub bars: Vec<Bar>,
}

/// The drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// What is in sight.
    pub view: View,
    /// The lanes, in the order of the facts'.
    pub lanes: Vec<Row>,
    /// Lines and labels.
    pub ticks: Vec<Tick>,
    /// What the ticks' labels leave out: months of days, years of months.
    pub periods: Vec<Period>,
}

impl Axis {
    /// The drawing of `facts` on `width` pixels.
    pub fn of(facts: &Facts, view: View, width: f64) -> Self {
        Self::some(facts, view, width, &|_| true)
    }

    /// The same, with nothing in the lanes whose numbers are not `wanted`.
    pub fn some(facts: &Facts, view: View, width: f64, wanted: &dyn Fn(usize) -> bool) -> Self {
        let width = width.max(LEAST);
        let one = facts.lanes.len() == 1;
        let lane = |(number, lane): (usize, &Lane)| {
            if !wanted(number) {
                return Row { columns: Vec::new(), bars: Vec::new() };
            }
            let bars = bars::bars(&lane.runs, view, width, facts::rows(one));
            Row { columns: columns::columns(&lane.singles, view, width, one), bars }
        };
        let (ticks, periods) = ticks::ticks(view, width);
        Self { view, lanes: facts.lanes.iter().enumerate().map(lane).collect(), ticks, periods }
    }
}

/// `x`, or the end of the range that it lies beyond. The standard library's `clamp` can say which floats it was given, and
/// a visitor would pay 5 KB for the writing of them.
#[allow(clippy::manual_clamp)]
pub fn between(x: f64, least: f64, most: f64) -> f64 {
    x.max(least).min(most)
}

/// The days from the earlier to the later of two.
fn over(a: Days, b: Days) -> Days {
    Days { first: a.first.min(b.first), last: a.last.max(b.last) }
}

/// Width of a label, in pixels: more rather than less, since what is drawn beside it relies on that.
fn label_width(text: &str) -> f64 {
    (text.chars().count() + 1) as f64 * CHARACTER
}

#[cfg(test)]
mod tests;
