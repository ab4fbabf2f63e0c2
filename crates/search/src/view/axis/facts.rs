//! The facts of a timeline in the order in which they are drawn: made once for each answer, so that drawing is cheap.

use super::core::core;
use super::lane::{Lane, Mark};
use super::measure::over;
use super::strip::Strip;
use dateline_core::calendar::{Day, Days};

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
    /// First days of all that is drawn, in order.
    firsts: Vec<Day>,
    /// Last days of all that is drawn, in order.
    lasts: Vec<Day>,
    /// For each entry that the list holds, its place there, its lane and the days of its mark.
    listed: Vec<(u32, usize, Days)>,
    /// The days of each entry that the list holds, by its place there.
    days: Vec<Days>,
}

impl Facts {
    /// The facts of `marks`, which are in the order of the list: by first day, then by last. `chosen` are the days that
    /// the list is narrowed to. Nothing if there are no marks.
    pub fn of(marks: &[Mark], lanes: usize, chosen: Option<Days>) -> Option<Self> {
        let mut all: Vec<Days> = Vec::with_capacity(marks.len());
        let mut firsts: Vec<Day> = Vec::new();
        let mut lasts: Vec<Day> = Vec::new();
        let mut rows: Vec<Lane> = vec![Lane::default(); lanes.max(1)];
        let (mut dated, mut before, mut drawn) = (0, None, None);
        let mut places = Vec::with_capacity(marks.len());
        let mut listed_days = Vec::new();
        for mark in marks {
            let listed = chosen.is_none_or(|chosen| mark.days.and(chosen).is_some());
            // One entry may stand in several lanes.
            if before.replace(mark.place) != Some(mark.place) {
                all.push(mark.days);
                dated += u32::from(listed);
                listed_days.extend(listed.then_some(mark.days));
            }
            let Some(lane) = rows.get_mut(mark.lane) else { continue };
            let place = listed.then(|| dated - 1);
            let lead = marks.get(marks.partition_point(|m| m.place < mark.lead)).unwrap_or(mark);
            places.extend(place.map(|place| (place, mark.lane, lead.days)));
            if lead.place == mark.place {
                if drawn.replace(mark.place) != Some(mark.place) {
                    firsts.push(mark.days.first);
                    lasts.push(mark.days.last);
                }
                lane.add(mark, place);
            }
        }
        let core = core(&all)?;
        for lane in &mut rows {
            lane.runs.sort_by_cached_key(|r| r.days.count() as u64);
            for same in &lane.singles {
                let from = same.forms as usize;
                lane.forms[from..from + same.count as usize].sort_unstable();
            }
        }
        let extent = all.iter().fold(core, |a, &b| over(a, b));
        let room = 1 + extent.count() as i32 / 50;
        lasts.sort_unstable();
        let extent = Days { first: extent.first.plus(-room), last: extent.last.plus(room) };
        let strip = Strip::of(&rows, extent, core);
        Some(Self { lanes: rows, extent, core, dated, strip, firsts, lasts, listed: places, days: listed_days })
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

    /// The place that an entry has in the list when that shows these days alone.
    pub fn place_within(&self, place: u32, shown: Option<Days>) -> u32 {
        let before = self.days.iter().take(place as usize);
        before.filter(|days| shown.is_none_or(|shown| days.and(shown).is_some())).count() as u32
    }

    /// The place of the entry that stands at a place of the list when that shows these days alone.
    pub fn place_of(&self, within: u32, shown: Option<Days>) -> Option<u32> {
        let shows = |days: &&Days| shown.is_none_or(|shown| days.and(shown).is_some());
        let mut found = (0u32..).zip(&self.days).filter(|(_, days)| shows(days));
        found.nth(within as usize).map(|(place, _)| place)
    }

    /// How many facts end before these days, and the last day that they reach.
    pub fn earlier(&self, days: Days) -> Option<(u32, Day)> {
        let count = self.lasts.partition_point(|&d| d < days.first);
        Some((count as u32, *self.lasts.get(count.checked_sub(1)?)?))
    }

    /// How many facts begin after these days, and the first day of them.
    pub fn later(&self, days: Days) -> Option<(u32, Day)> {
        let upto = self.firsts.partition_point(|&d| d <= days.last);
        Some(((self.firsts.len() - upto) as u32, *self.firsts.get(upto)?))
    }
}
