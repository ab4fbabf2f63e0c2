//! The facts of a timeline in the order in which they are drawn: made once for each answer, so that drawing is cheap.

use super::core::core;
use super::{Strip, over};
use crate::time::{Day, Days};

/// What is to be drawn of one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its entry's place among all entries.
    pub place: u32,
    /// The days meant.
    pub days: Days,
    /// Inferred rather than stated: drawn hollow, and its ends fade.
    pub inferred: bool,
    /// The number of its lane.
    pub lane: usize,
}

/// The facts of a lane that mean exactly the same days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Same {
    /// The days.
    pub days: Days,
    /// How many facts.
    pub count: u32,
    /// How many of them are inferred.
    pub inferred: u32,
    /// The first one's place in the list; nothing if the list leaves them out, being narrowed to other days.
    pub place: Option<u32>,
}

/// The facts of one lane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lane {
    /// Single days, in order.
    pub singles: Vec<Same>,
    /// Runs of days, the shortest first since they say most.
    pub runs: Vec<Same>,
}

/// All facts of a timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// At least one lane.
    pub lanes: Vec<Lane>,
    /// All days that facts mean, with some room: what can be in sight at most.
    pub extent: Days,
    /// What is in sight at first.
    pub core: Days,
    /// Entries of the list that have a day.
    pub dated: u32,
    /// All of time in small.
    pub strip: Strip,
    /// First days of all entries, in order.
    firsts: Vec<Day>,
    /// Last days of all entries, in order.
    lasts: Vec<Day>,
    /// For each mark that the list holds, its place there, its lane and its days.
    listed: Vec<(u32, usize, Days)>,
}

/// Rows of bars in a lane at most, and one more for what finds no room in them.
pub(super) const fn rows(one_lane: bool) -> u32 {
    if one_lane { 4 } else { 1 }
}

impl Facts {
    /// The facts of `marks`, which are in the order of the list: by first day, then by last. `chosen` are the days that
    /// the list is narrowed to. Nothing if there are no marks.
    pub fn of(marks: &[Mark], lanes: usize, chosen: Option<Days>) -> Option<Self> {
        let mut all: Vec<Days> = Vec::with_capacity(marks.len());
        let mut rows: Vec<Lane> = vec![Lane::default(); lanes.max(1)];
        let (mut dated, mut before) = (0, None);
        let mut places = Vec::with_capacity(marks.len());
        for mark in marks {
            let listed = chosen.is_none_or(|chosen| mark.days.and(chosen).is_some());
            // One entry may stand in several lanes.
            if before.replace(mark.place) != Some(mark.place) {
                all.push(mark.days);
                dated += u32::from(listed);
            }
            let Some(lane) = rows.get_mut(mark.lane) else { continue };
            let place = listed.then(|| dated - 1);
            places.extend(place.map(|place| (place, mark.lane, mark.days)));
            lane.take(mark, place);
        }
        let core = core(&all)?;
        for lane in &mut rows {
            crate::order::by_key(&mut lane.runs, |r| r.days.count());
        }
        let extent = all.iter().fold(core, |a, &b| over(a, b));
        let room = 1 + extent.count() as i32 / 50;
        let firsts = all.iter().map(|d| d.first).collect();
        let mut lasts: Vec<Day> = all.iter().map(|d| d.last).collect();
        crate::order::plain(&mut lasts);
        let extent = Days { first: extent.first.plus(-room), last: extent.last.plus(room) };
        let strip = Strip::of(&rows, extent, core);
        Some(Self { lanes: rows, extent, core, dated, strip, firsts, lasts, listed: places })
    }

    /// The first and the last day that a fact means.
    pub fn ends(&self) -> Days {
        let first = self.firsts.first().copied().unwrap_or(self.core.first);
        Days::new(first, self.lasts.last().copied().unwrap_or(self.core.last))
    }

    /// The lanes and the days of what stands at a place of the list.
    pub fn at(&self, place: u32) -> &[(u32, usize, Days)] {
        let from = self.listed.partition_point(|l| l.0 < place);
        let len = self.listed[from..].partition_point(|l| l.0 == place);
        &self.listed[from..from + len]
    }

    /// How many entries end before these days, and the last day that they reach.
    pub fn earlier(&self, days: Days) -> Option<(u32, Day)> {
        let count = self.lasts.partition_point(|&d| d < days.first);
        Some((count as u32, *self.lasts.get(count.checked_sub(1)?)?))
    }

    /// How many entries begin after these days, and the first day of them.
    pub fn later(&self, days: Days) -> Option<(u32, Day)> {
        let upto = self.firsts.partition_point(|&d| d <= days.last);
        Some(((self.firsts.len() - upto) as u32, *self.firsts.get(upto)?))
    }
}

impl Lane {
    /// Rows of bars that the lane may need, whatever is in sight: what stands below does not move when the reader zooms.
    pub fn rows(&self, one_lane: bool) -> u32 {
        (self.runs.len() as u32).min(rows(one_lane) + 1)
    }

    fn take(&mut self, mark: &Mark, place: Option<u32>) {
        let same = if mark.days.count() == 1 { &mut self.singles } else { &mut self.runs };
        // Marks are in order, so that those of the same days follow each other.
        match same.last_mut() {
            Some(last) if last.days == mark.days => {
                last.count += 1;
                last.inferred += u32::from(mark.inferred);
                last.place = last.place.or(place);
            }
            _ => same.push(Same { days: mark.days, count: 1, inferred: u32::from(mark.inferred), place }),
        }
    }
}
