//! What is drawn in one lane of the timeline: facts of single days, and runs of days.

use super::measure::over;
use dateline_core::calendar::Days;

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
    /// The place of the entry that is drawn for it: its own, or that of another which mentions the same event and stands in
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
    /// How many articles mention it.
    pub mentioned: u32,
}

/// The facts of a lane that mean exactly the same days. Entries that mention one event are one fact.
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
    /// How many articles mention the fact that is mentioned most.
    pub mentioned: u32,
    /// For single days, where their forms begin in [`Lane::forms`].
    pub forms: u32,
    /// The first one's place in the list; nothing if the list leaves them out, being narrowed to other days.
    pub place: Option<u32>,
    /// The first one's place among all entries, by which its name is asked.
    pub first: u32,
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

/// Rows of bars in a lane at most, and one more for what finds no room in them.
pub(super) const fn rows(one_lane: bool) -> u32 {
    if one_lane { 4 } else { 1 }
}

impl Same {
    /// Takes in other facts. Their forms are taken to follow where forms matter: those of one day.
    pub(super) fn join(&mut self, next: &Self) {
        self.days = over(self.days, next.days);
        self.count += next.count;
        self.inferred += next.inferred;
        self.ahead += next.ahead;
        self.mentioned = self.mentioned.max(next.mentioned);
        // The list is in order of time, so that the smallest place is that of the first fact.
        self.place = match (self.place, next.place) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        self.first = self.first.min(next.first);
    }
}

impl Lane {
    /// Rows of bars that the lane may need, whatever is in sight: what stands below does not move when the reader zooms.
    pub fn rows(&self, one_lane: bool) -> u32 {
        (self.runs.len() as u32).min(rows(one_lane) + 1)
    }

    /// Adds a mark, which is not before those that were added. `place` is that of its entry in the list, if the list holds it.
    pub(super) fn add(&mut self, mark: &Mark, place: Option<u32>) {
        let single = mark.days.count() == 1;
        let same = if single { &mut self.singles } else { &mut self.runs };
        let forms = self.forms.len() as u32;
        if single {
            self.forms.push(mark.form);
        }
        let alone = Same {
            days: mark.days,
            count: 1,
            inferred: u32::from(mark.form.inferred),
            ahead: u32::from(mark.form.ahead),
            mentioned: mark.form.mentioned,
            forms,
            place,
            first: mark.place,
        };
        // Marks are in order, so that those of the same days follow each other.
        match same.last_mut().filter(|last| last.days == mark.days) {
            Some(last) => last.join(&alone),
            None => same.push(alone),
        }
    }
}
