//! Sets of days, which say what days a constraint allows.

use std::rc::Rc;

use crate::calendar::{self, Day, Days};
use crate::interner::Interner;

/// Disjoint runs of days in order; copies share them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DaySet(Rc<[Days]>);

/// Sets that are alike, kept once: "in June", of an unknown year, is two hundred runs, and a corpus says it a thousand times.
#[derive(Default)]
pub(super) struct Sets {
    /// By their first run and their number of runs.
    keys: Interner,
    sets: Vec<Vec<DaySet>>,
}

impl Sets {
    /// Makes `set` share the runs of one that is alike.
    pub fn share(&mut self, set: &mut DaySet) {
        if let [first, _, ..] = &*set.0 {
            let key = format!("{}/{}/{}", first.first.0, first.last.0, set.0.len());
            let alike = self.keys.entry(&key, &mut self.sets);
            match alike.iter().find(|known| *known == set) {
                Some(known) => set.clone_from(known),
                None => alike.push(set.clone()),
            }
        }
    }
}

/// The years that an article may be from. What is not narrowed further is as good as undated.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1900..=2099;

impl DaySet {
    /// Every day of [`YEARS`].
    pub fn all() -> Self {
        Self(universe().into_iter().collect())
    }

    pub fn day(day: Day) -> Self {
        Self([Days::one(day)].into())
    }

    pub fn of(days: Days) -> Self {
        Self([days].into())
    }

    /// The days from `first` on.
    pub fn since(first: Day) -> Self {
        Self(
            universe().filter(|u| first <= u.last).map(|u| Days::new(first.max(u.first), u.last)).into_iter().collect(),
        )
    }

    /// The days up to `last`.
    pub fn until(last: Day) -> Self {
        Self(universe().filter(|u| u.first <= last).map(|u| Days::new(u.first, last.min(u.last))).into_iter().collect())
    }

    /// One run for every year, as `run` tells it; runs may overlap.
    pub fn yearly(run: impl Fn(i32) -> Option<Days>) -> Self {
        Self::joined(YEARS.filter_map(run).collect())
    }

    /// The days of any of `runs`.
    pub fn joined(mut runs: Vec<Days>) -> Self {
        runs.sort();
        let mut merged: Vec<Days> = Vec::with_capacity(runs.len());
        for run in runs {
            match merged.last_mut() {
                Some(last) if run.first <= last.last.plus(1) => last.last = last.last.max(run.last),
                _ => merged.push(run),
            }
        }
        Self(merged.into())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many days there are.
    pub fn size(&self) -> u64 {
        self.0.iter().map(|days| u64::from(days.count())).sum()
    }

    /// The days in both.
    pub fn and(&self, other: &Self) -> Self {
        let (mut i, mut k) = (0, 0);
        let mut both = Vec::new();
        while let (Some(a), Some(b)) = (self.0.get(i), other.0.get(k)) {
            both.extend(a.and(*b));
            if a.last < b.last { i += 1 } else { k += 1 }
        }
        Self(both.into())
    }

    /// The day in the set that is nearest to `day`; of a run away from it, its middle.
    pub fn nearest(&self, day: Day) -> Option<Day> {
        let middle = |run: &Days| Day((run.first.0 + run.last.0) / 2);
        let distance = |run: &Days| if run.covers(day) { 0 } else { middle(run).0.abs_diff(day.0) };
        // Of a season that comes round, one whose beginning is cut off is mostly over.
        let cut = self
            .0
            .windows(2)
            .next()
            .is_some_and(|pair| pair[0].count() * 2 < pair[1].count() && pair[1].first.0 - pair[0].last.0 < 400);
        let run = self.0.iter().skip(usize::from(cut)).min_by_key(|run| distance(run))?;
        Some(if run.covers(day) { day } else { middle(run) })
    }

    /// From the first day to the last.
    pub fn hull(&self) -> Option<Days> {
        Some(Days::new(self.0.first()?.first, self.0.last()?.last))
    }

    /// The first day after the last long gap, where few such gaps part long stretches: an office that was held again. Dates
    /// that come round have many gaps, or short ones.
    pub fn resumed(&self) -> Option<Day> {
        const LONG: i32 = 730;
        let mut gaps = self.0.windows(2).filter(|pair| pair[1].first.0 - pair[0].last.0 > LONG);
        let last = gaps.next_back()?[1].first;
        (gaps.count() < 2).then_some(last)
    }

    /// Whether both ends are bounded by evidence, not by [`YEARS`].
    pub fn within_universe(&self) -> bool {
        self.bounds() == (true, true)
    }

    /// Whether evidence bounds the first day, and the last.
    pub fn bounds(&self) -> (bool, bool) {
        // A date that comes round each year bounds nothing, though it cuts the first years and the last; with its weekday it
        // comes round in eleven years at most.
        self.hull().map_or((false, false), |hull| {
            (hull.first.year() > YEARS.start() + 12, hull.last.year() < YEARS.end() - 12)
        })
    }

    /// The last day of [`YEARS`].
    pub fn end() -> Day {
        universe().map_or(Day::LAST, |u| u.last)
    }
}

fn universe() -> Option<Days> {
    Some(Days::new(Days::year(*YEARS.start())?.first, Days::year(*YEARS.end())?.last))
}

/// Days as a reader wants them: "9–11 July 2024".
pub(super) fn words(days: Days) -> String {
    calendar::range(days)
}

/// The month of a day: "July 2024".
pub(super) fn month(day: Day) -> String {
    let (year, month, _) = day.civil();
    Days::month(year, month).map(words).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_meet() {
        let summers = DaySet::yearly(|y| Some(Days::new(Day::new(y, 6, 1)?, Day::new(y, 8, 31)?)));
        let recent =
            Day::new(2024, 7, 9).map(DaySet::until).into_iter().zip(Day::new(2024, 1, 1).map(DaySet::since)).next();
        let both = recent.map(|(a, b)| summers.and(&a).and(&b)).and_then(|s| s.hull());
        assert_eq!(both.map(words).as_deref(), Some("1 June – 9 July 2024"));
        assert!(!DaySet::all().within_universe());
    }
}
