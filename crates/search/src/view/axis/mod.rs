//! The layout of the timeline in numbers: which days are in sight, where each mark stands, how many facts lie beyond.
//!
//! [`Facts`] orders the marks once; [`Axis::of`] lays them out for a [`View`] and a width, as often as the screen is
//! drawn while the reader zooms, so that its work is in proportion to the facts and what it makes to the width. Positions
//! are fractions of the axis's width; the width in pixels decides only what would collide.

mod bars;
mod columns;
mod core;
mod facts;
mod lane;
mod measure;
mod scale;
mod strip;
mod svg;
mod ticks;

pub use self::core::core;
pub use bars::Bar;
pub use columns::Column;
pub use facts::Facts;
pub use lane::{Form, Lane, Mark, Same};
use measure::LEAST;
pub use measure::between;
pub use scale::View;
pub use strip::{Strip, Zone};
pub use svg::{WIDTH as SHEET, svg};
pub use ticks::{Period, Tick};

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
            let bars = bars::bars(&lane.runs, view, width, lane::rows(one));
            Row { columns: columns::columns(&lane.singles, view, width, one), bars }
        };
        let (ticks, periods) = ticks::ticks(view, width);
        Self { view, lanes: facts.lanes.iter().enumerate().map(lane).collect(), ticks, periods }
    }
}

#[cfg(test)]
mod tests;
