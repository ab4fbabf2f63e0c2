//! The facts of a timeline in the order in which they are drawn: made once for each answer, so that drawing is cheap.

use super::core::core;
use super::{Strip, over};
use dateline_core::time::{Day, Days};

/// What is to be drawn of one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its entry's place among all entries.
    pub place: u32,
    /// The days meant.
    pub days: Days,
    /// How it is drawn.
    pub form: Form,
    /// The number of its lane.
    pub lane: usize,
    /// The place of the entry that is drawn for it: its own, or that of another which tells of the same event and stands in
    /// the same lane.
    pub lead: u32,
}

/// How a fact is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Form {
    /// Inferred rather than stated: drawn hollow, and its ends fade.
    pub inferred: bool,
    /// Still to come when it was written: drawn with corners.
    pub ahead: bool,
    /// How many articles tell of it.
    pub told: u32,
}

/// The facts of a lane that mean exactly the same days. What several entries tell of one event is one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Same {
    /// The days.
    pub days: Days,
    /// How many facts.
    pub count: u32,
    /// How many of them are inferred.
    pub inferred: u32,
    /// How many were still to come.
    pub ahead: u32,
    /// How many articles tell of the one that most tell of.
    pub told: u32,
    /// For single days, where their forms begin in [`Lane::forms`].
    pub forms: u32,
    /// The first one's place in the list; nothing if the list leaves them out, being narrowed to other days.
    pub place: Option<u32>,
}

/// The facts of one lane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lane {
    /// Single days, in order.
    pub singles: Vec<Same>,
    /// The form of each fact of a single day, in the order of the days; those of one day from the plainest on.
    pub forms: Vec<Form>,
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
    /// First days of all that is drawn, in order.
    firsts: Vec<Day>,
    /// Last days of all that is drawn, in order.
    lasts: Vec<Day>,
    /// For each entry that the list holds, its place there, its lane and the days of its mark.
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
        let mut firsts: Vec<Day> = Vec::new();
        let mut lasts: Vec<Day> = Vec::new();
        let mut rows: Vec<Lane> = vec![Lane::default(); lanes.max(1)];
        let (mut dated, mut before, mut drawn) = (0, None, None);
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
            let lead = marks.get(marks.partition_point(|m| m.place < mark.lead)).unwrap_or(mark);
            places.extend(place.map(|place| (place, mark.lane, lead.days)));
            if lead.place == mark.place {
                if drawn.replace(mark.place) != Some(mark.place) {
                    firsts.push(mark.days.first);
                    lasts.push(mark.days.last);
                }
                lane.take(mark, place);
            }
        }
        let core = core(&all)?;
        for lane in &mut rows {
            lane.runs.sort_by_cached_key(|r| r.days.count());
            for same in &lane.singles {
                let from = same.forms as usize;
                lane.forms[from..from + same.count as usize].sort();
            }
        }
        let extent = all.iter().fold(core, |a, &b| over(a, b));
        let room = 1 + extent.count() as i32 / 50;
        lasts.sort();
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

impl Lane {
    /// Rows of bars that the lane may need, whatever is in sight: what stands below does not move when the reader zooms.
    pub fn rows(&self, one_lane: bool) -> u32 {
        (self.runs.len() as u32).min(rows(one_lane) + 1)
    }

    fn take(&mut self, mark: &Mark, place: Option<u32>) {
        let single = mark.days.count() == 1;
        let same = if single { &mut self.singles } else { &mut self.runs };
        let forms = self.forms.len() as u32;
        if single {
            self.forms.push(mark.form);
        }
        if same.last().is_none_or(|last| last.days != mark.days) {
            same.push(Same { days: mark.days, count: 0, inferred: 0, ahead: 0, told: 0, forms, place: None });
        }
        // Marks are in order, so that those of the same days follow each other.
        if let Some(last) = same.last_mut() {
            last.count += 1;
            last.inferred += u32::from(mark.form.inferred);
            last.ahead += u32::from(mark.form.ahead);
            last.told = last.told.max(mark.form.told);
            last.place = last.place.or(place);
        }
    }
}
