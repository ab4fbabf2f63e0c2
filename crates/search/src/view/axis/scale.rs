//! The view: the days in sight, and how zooming about a day and panning change them.

use super::measure::between;
use dateline_core::calendar::{Day, Days};

/// The fewest days in sight.
const FEWEST: f64 = 5.0;

/// The part of time in sight, in days since 1970 as real numbers so that it can move smoothly: a day `n` reaches from `n`
/// to `n + 1`. `from < to`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Left end.
    pub from: f64,
    /// Right end.
    pub to: f64,
}

impl View {
    /// Exactly these days.
    pub fn of(days: Days) -> Self {
        Self { from: f64::from(days.first.0), to: f64::from(days.last.0) + 1.0 }
    }

    /// These days with some room on both sides.
    pub fn around(days: Days) -> Self {
        let View { from, to } = Self::of(days);
        let room = ((to - from) / 8.0).max((FEWEST - (to - from)) / 2.0);
        Self { from: from - room, to: to + room }
    }

    /// How many days are in sight.
    pub fn length(self) -> f64 {
        self.to - self.from
    }

    /// Where a day begins, 0 to 1 if it is in sight.
    pub fn at(self, day: f64) -> f64 {
        (day - self.from) / self.length()
    }

    /// What stands at a place, 0 to 1.
    pub fn day(self, at: f64) -> f64 {
        self.from + at * self.length()
    }

    /// The whole days nearest to it.
    pub fn days(self) -> Days {
        // Halves go the same way on both sides of 1970, so that the length stays.
        let nearest = |x: f64| (x + 0.5).floor() as i32;
        let first = nearest(self.from);
        Days { first: Day(first), last: Day((nearest(self.to) - 1).max(first)) }
    }

    /// The day that a place between 0 and 1 falls on.
    pub fn day_at(self, at: f64) -> Day {
        Day(self.day(between(at, 0.0, 1.0)).floor() as i32).max(Day(self.from.floor() as i32)).min(self.last())
    }

    /// The last day in sight.
    fn last(self) -> Day {
        Day(self.to.ceil() as i32 - 1)
    }

    /// Whether any part of these days is in sight.
    pub fn shows(self, days: Days) -> bool {
        f64::from(days.first.0) < self.to && f64::from(days.last.0) + 1.0 > self.from
    }

    /// With `factor` times as many days, the day `about` staying where it is; as far as `extent` allows.
    #[must_use]
    pub fn zoomed(self, factor: f64, about: f64, extent: Days) -> Self {
        let length = between(self.length() * factor, FEWEST, View::of(extent).length().max(FEWEST));
        let about = between(about, self.from, self.to);
        let from = about - self.at(about) * length;
        Self { from, to: from + length }.within(extent)
    }

    /// So many days later, as far as `extent` allows.
    #[must_use]
    pub fn moved(self, days: f64, extent: Days) -> Self {
        Self { from: self.from + days, to: self.to + days }.within(extent)
    }

    /// The nearest to this that lies in `extent` and is not too short.
    #[must_use]
    pub fn within(self, extent: Days) -> Self {
        let all = Self::of(extent);
        let length = between(self.length(), FEWEST, all.length().max(FEWEST));
        // A view that is too short grows on both sides.
        let from = (self.from + (self.length() - length) / 2.0).min(all.to - length).max(all.from);
        Self { from, to: from + length }
    }

    /// Whether there is nothing nearer to be seen.
    pub fn is_nearest(self) -> bool {
        self.length() < FEWEST + 0.01
    }

    /// Between this and another, `part` of the way.
    #[must_use]
    pub fn toward(self, other: Self, part: f64) -> Self {
        let between = |a: f64, b: f64| a + (b - a) * part;
        Self { from: between(self.from, other.from), to: between(self.to, other.to) }
    }
}
