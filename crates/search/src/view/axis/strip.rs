//! All of time on one strip: how many facts lie where, and a scale on which the days that matter have room.
//!
//! Where most facts lie in a few weeks but some decades before, those weeks would be thinner than a line. Then the strip
//! is broken, as newspapers break an axis: what comes before and after has narrow zones of its own scale at the ends.

use super::lane::{Lane, Same};
use super::measure::between;
use super::scale::View;
use dateline_core::calendar::{Day, Days};

/// The core is at least this part of a strip that is not broken.
const ENOUGH: f64 = 0.4;
/// Width of a zone at an end, as part of the strip.
const END: f64 = 0.2;

/// Columns of a strip: as many as a phone can show.
const COLUMNS: usize = 120;

/// A part of the strip in which time runs evenly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zone {
    /// The days from its left end to its right.
    pub days: Days,
    /// Left end, 0 to 1.
    pub from: f64,
    /// Right end, 0 to 1.
    pub to: f64,
}

/// The strip.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// One to three zones, without gaps.
    pub zones: Vec<Zone>,
    /// Heights, 0 to 1, of columns of equal width.
    pub heights: Vec<f64>,
}

impl Strip {
    /// The strip of all facts.
    pub fn of(lanes: &[Lane], extent: Days, core: Days) -> Self {
        let mut strip = Self { zones: zones(extent, core), heights: Vec::new() };
        let columns = COLUMNS;
        let mut sums = vec![0.0; columns];
        // What begins and ends to cover several columns: by how much each adds to it.
        let mut rates = vec![0.0; columns + 1];
        for same in lanes.iter().flat_map(Lane::all) {
            let part = |day: i32| strip.at(f64::from(day)) * columns as f64;
            let (a, b) = (part(same.days.first.0), part(same.days.last.0 + 1));
            let (first, last) = (a as usize, (b as usize).min(columns - 1));
            // Its weight is shared by all that it covers.
            if first >= last {
                sums[first.min(columns - 1)] += f64::from(same.count);
            } else {
                let rate = f64::from(same.count) / (last - first + 1) as f64;
                rates[first] += rate;
                rates[last + 1] -= rate;
            }
        }
        let mut running = 0.0;
        for (sum, rate) in sums.iter_mut().zip(&rates) {
            running += rate;
            // A sum of parts may end a little below nothing.
            *sum += f64::max(running, 0.0);
        }
        let most = sums.iter().copied().fold(0.0, f64::max);
        // The root of a count: few are seen beside many.
        strip.heights = sums.iter().map(|s| if *s > 0.001 { (s / most).sqrt() } else { 0.0 }).collect();
        strip
    }

    /// Where a day begins, 0 to 1.
    pub fn at(&self, day: f64) -> f64 {
        let zone = self.zones.iter().rev().find(|z| f64::from(z.days.first.0) <= day).or(self.zones.first());
        zone.map_or(0.0, |z| z.from + between(View::of(z.days).at(day), 0.0, 1.0) * (z.to - z.from))
    }

    /// What stands at a place between 0 and 1.
    pub fn day(&self, at: f64) -> f64 {
        let zone = self.zones.iter().rev().find(|z| z.from <= at).or(self.zones.first());
        zone.map_or(0.0, |z| View::of(z.days).day(between((at - z.from) / (z.to - z.from), 0.0, 1.0)))
    }
}

impl Lane {
    /// All facts of the lane.
    fn all(&self) -> impl Iterator<Item = &Same> {
        self.singles.iter().chain(&self.runs)
    }
}

fn zones(extent: Days, core: Days) -> Vec<Zone> {
    if f64::from(core.count()) >= ENOUGH * f64::from(extent.count()) {
        return vec![Zone { days: extent, from: 0.0, to: 1.0 }];
    }
    let mut zones = Vec::new();
    let day = |day: Day, by: i32| Day(day.0 + by);
    let (before, after) = (extent.first < core.first, core.last < extent.last);
    let (from, to) = (if before { END } else { 0.0 }, if after { 1.0 - END } else { 1.0 });
    if before {
        zones.push(Zone { days: Days { first: extent.first, last: day(core.first, -1) }, from: 0.0, to: from });
    }
    zones.push(Zone { days: core, from, to });
    if after {
        zones.push(Zone { days: Days { first: day(core.last, 1), last: extent.last }, from: to, to: 1.0 });
    }
    zones
}
