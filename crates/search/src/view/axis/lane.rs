//! What is drawn in one lane of the timeline: facts of single days, and runs of days.

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
    pub told: u32,
}

/// The facts of a lane that mean exactly the same days. What several entries mention one event is one fact.
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
    /// How many articles mention the fact that most of them mention.
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

/// Rows of bars in a lane at most, and one more for what finds no room in them.
pub(super) const fn rows(one_lane: bool) -> u32 {
    if one_lane { 4 } else { 1 }
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
