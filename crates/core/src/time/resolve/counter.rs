//! The state of counting (the anchor, and the dates that the text has named so far) and its result for one expression.

use super::story;
use crate::calendar::{Day, Days};
use crate::time::expression::{Anchoring, Expression, TimexKind};
use crate::time::meaning::{Meaning, Unit, YearPart};

/// How many days from the day of writing a date belongs to the matter that news is about.
const RECENT: i32 = 31;

/// What an expression was found to mean.
#[derive(Clone, Debug)]
pub(super) struct Resolved {
    pub value: String,
    pub days: Option<Days>,
    pub anchor: Option<Day>,
    /// Nothing in the text told the direction, or what it refers to.
    pub guessed: bool,
    /// It is no more than a length after all.
    pub length: bool,
}

impl Resolved {
    pub fn of(value: impl Into<String>) -> Self {
        Self::days(value, None)
    }

    pub fn days(value: impl Into<String>, days: Option<Days>) -> Self {
        Self { value: value.into(), days, anchor: None, guessed: false, length: false }
    }

    pub fn from(self, anchor: Day) -> Self {
        Self { anchor: Some(anchor), ..self }
    }

    pub fn guessed_if(self, guessed: bool) -> Self {
        Self { guessed: self.guessed || guessed, ..self }
    }
}

/// The date named last.
#[derive(Clone, Copy)]
pub(super) struct LastDate {
    pub days: Days,
    pub sentence: u32,
    /// Whether its year was given in figures.
    pub dated: bool,
}

pub(super) struct Counter {
    pub anchor: Option<Day>,
    pub told: Option<LastDate>,
    /// The date named last that lies within weeks of the day of writing: in news, the matter itself and not what led to it.
    pub recent: Option<LastDate>,
    /// The quarter or half that results were told of last.
    pub quarter: Option<LastDate>,
    /// The month named last.
    pub month: Option<LastDate>,
    /// The year before Christ named last, negative, where nothing later is named since.
    pub before_christ: Option<i32>,
    /// The value named last, and its sentence.
    pub then: Option<(String, u32)>,
    /// Which expressions are no part of the story's course; of history only.
    pub asides: Vec<bool>,
    pub anchoring: Anchoring,
}

impl Counter {
    pub fn new(anchor: Option<Day>, anchoring: Anchoring) -> Self {
        Self {
            anchor,
            told: None,
            recent: None,
            quarter: None,
            month: None,
            before_christ: None,
            then: None,
            asides: Vec::new(),
            anchoring,
        }
    }

    /// Whether the text is read as a history.
    pub fn narrative(&self) -> bool {
        self.anchoring == Anchoring::Narrative
    }

    pub fn remember(&mut self, i: usize, e: &Expression, resolved: &Resolved) {
        let dated = matches!(e.kind, TimexKind::Date | TimexKind::Time) && !e.quoted;
        if self.asides.get(i).is_some_and(|&aside| aside && (self.told.is_some() || self.before_christ.is_some())) {
            return;
        }
        // "against 5 million a year ago … 9 million a year earlier": both are compared with the same year.
        if !self.narrative() && matches!(&e.meaning, Meaning::Offset(length, _, false) if length.unit == Unit::Year) {
            return;
        }
        // "the year-ago quarter" is only compared with, as well.
        if matches!(&e.meaning, Meaning::Period(_, by) if *by < 0) {
            return;
        }
        if let Some(days) = resolved.days.filter(|_| dated && !self.narrative()) {
            let last = Some(LastDate { days, sentence: e.sentence, dated: false });
            match e.meaning {
                Meaning::YearPart(YearPart::Quarter(_) | YearPart::Half(_), _) | Meaning::Period(..) => {
                    self.quarter = last;
                }
                Meaning::Calendar(_) if days.count() > 1 && days.count() <= 31 => self.month = last,
                _ => {}
            }
        }
        if dated
            && self.narrative()
            && let Some(year) = before_christ(&resolved.value)
        {
            (self.before_christ, self.told) = (Some(year), None);
        }
        if dated && resolved.value.starts_with(|c: char| c.is_ascii_digit() || c == 'B') {
            self.then = Some((resolved.value.clone(), e.sentence));
        }
        let coarse = matches!(e.meaning, Meaning::Decade(_) | Meaning::Century(_));
        // In history the present of the writer is no part of the story.
        let aside = self.narrative() && resolved.anchor.is_some() && resolved.anchor == self.anchor;
        if let Some(days) = resolved.days.filter(|_| dated && !coarse && !aside) {
            // "June 19 … that year": a coarser mention does not unsettle the day unless it leaves it.
            let within = self.told.is_some_and(|t| days.first <= t.days.first && t.days.last <= days.last);
            if !within || !self.narrative() {
                let told = LastDate { days, sentence: e.sentence, dated: story::year(&e.meaning).is_some() };
                self.told = Some(told);
                if !self.narrative() && self.anchor.is_some_and(|anchor| (days.first.0 - anchor.0).abs() <= RECENT) {
                    self.recent = self.told;
                }
                self.before_christ = None;
            }
        }
    }

    /// The day that relative expressions count from.
    pub fn now(&self) -> Option<Day> {
        match (self.narrative(), self.told) {
            (true, Some(told)) => Some(told.days.first),
            (true, None) => None,
            (false, _) => self.anchor,
        }
    }
}

/// The year of a value before Christ, negative.
fn before_christ(value: &str) -> Option<i32> {
    let year: i32 = value.strip_prefix("BC")?.split('-').next()?.parse().ok()?;
    Some(-year)
}
