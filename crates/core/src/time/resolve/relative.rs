//! What is counted from a day: "last week", "two weeks ago", "the following year".

use super::counter::{Counter, LastDate, Resolved};
use super::days::{moved, of_unit, step};
use super::period::same_in_year;
use crate::calendar::{Days, Weekday};
use crate::time::Expression;
use crate::time::meaning::{Length, Origin, Tense, Unit};
use crate::time::value;

/// How many sentences back an anaphor reaches in news.
const ANAPHOR_REACH: u32 = 6;

impl Counter {
    pub(super) fn shifted(&self, unit: Unit, by: i32, tense: Tense) -> Resolved {
        // "Today" in a history is the writer's.
        let now = if self.narrative() && unit == Unit::Day { self.anchor } else { self.now() };
        let Some(now) = now else { return Resolved::of(value::of_unknown(unit)) };
        // "This week" written on a weekend about what is to come is the week that begins.
        if unit == Unit::Week && by == 0 && tense.ahead() && !self.narrative() {
            if now.weekday() == Weekday::Sunday {
                let days = Days::new(now, now.plus(6));
                return Resolved::days(format!("{}/{}", days.first, days.last), Some(days)).from(now);
            }
            if now.weekday() == Weekday::Saturday {
                return now.checked_plus(2).map_or_else(|| beyond(unit), |day| of_unit(unit, day).from(now));
            }
        }
        step(now, unit, by).map_or_else(|| beyond(unit), |day| of_unit(unit, day).from(now))
    }

    pub(super) fn weekend(&self, tense: Tense) -> Resolved {
        let Some(now) = self.now() else { return Resolved::of(value::of_unknown(Unit::Weekend)) };
        let passed = now.weekday() < Weekday::Saturday && !tense.ahead();
        let Some(day) = now.checked_plus(if passed { -7 } else { 0 }) else { return beyond(Unit::Weekend) };
        Resolved { guessed: tense == Tense::Open, ..of_unit(Unit::Weekend, day).from(now) }
    }

    pub(super) fn offset(&self, length: Length, origin: Origin, ahead: bool, sentence: u32) -> Resolved {
        if let (Some(year), Some(tenths)) = (self.before_christ.filter(|_| origin != Origin::Writing), length.tenths)
            && let Some(years) = years(length.unit, tenths)
        {
            return Resolved::of(value::of_year(year + if ahead { years } else { -years }));
        }
        let year = length.unit == Unit::Year && length.tenths == Some(10) && !ahead && origin != Origin::Event;
        if year && let Some(quarter) = self.compared(sentence, origin == Origin::Writing) {
            return Resolved { anchor: self.anchor, ..same_in_year(quarter.days, -1) };
        }
        let vague = match origin {
            Origin::Event => Resolved { length: true, ..Resolved::of(value::of_length(length)) },
            _ => Resolved::of(if ahead { "FUTURE_REF" } else { "PAST_REF" }),
        };
        let from = match origin {
            Origin::Writing => self.now(),
            // In news the day named last is seldom the event's.
            Origin::Event if !self.narrative() => None,
            Origin::Event => self.told.filter(|t| t.days.count() <= 31).map(|t| t.days.last),
            // "Profit rose from 3 million a year earlier": than the year of writing.
            Origin::Told => {
                let told = self.last_told(sentence).map(|t| t.days.last);
                told.or(self.anchor.filter(|_| !self.narrative() && !ahead && length.unit == Unit::Year))
            }
        };
        let (Some(from), Some(tenths)) = (from, length.tenths) else { return vague };
        let sign = if ahead { 1 } else { -1 };
        let Some((day, unit)) = moved(from, length.unit, tenths, sign) else { return vague };
        // "A week ago" is a day; "two weeks ago" is precise to the week.
        let unit = if unit == Unit::Week && tenths <= 10 { Unit::Day } else { unit };
        of_unit(unit, day).from(from)
    }

    pub(super) fn window(&self, length: Length, ahead: bool) -> Resolved {
        let value = value::of_length(length);
        let (Some(now), Some(tenths)) = (self.now(), length.tenths) else { return Resolved::of(value) };
        let days = moved(now, length.unit, tenths, if ahead { 1 } else { -1 }).map(|(day, _)| Days::new(day, now));
        Resolved::days(value, days).from(now)
    }

    pub(super) fn last_told(&self, sentence: u32) -> Option<LastDate> {
        let near = |t: &LastDate, reach| self.narrative() || sentence.saturating_sub(t.sentence) <= reach;
        // What led to the matter is referred to right after it, or not at all.
        self.told
            .filter(|t| near(t, 1))
            .or_else(|| self.recent.filter(|t| near(t, ANAPHOR_REACH)))
            .or_else(|| self.told.filter(|t| near(t, ANAPHOR_REACH)))
    }

    pub(super) fn then(&self, sentence: u32) -> Resolved {
        let near = |s: u32| self.narrative() || sentence.saturating_sub(s) <= 1;
        match &self.then {
            Some((value, told)) if near(*told) => Resolved { guessed: true, ..Resolved::of(value.as_str()) },
            _ => Resolved::of("PRESENT_REF"),
        }
    }

    pub(super) fn told(&self, unit: Unit, by: i32, e: &Expression) -> Resolved {
        if let Some(year) = self.before_christ.filter(|_| self.told.is_none()) {
            return Resolved::of(match unit {
                Unit::Year => value::of_year(year + by),
                Unit::Decade => value::of_era(year / 10 * 10 + 10 * by, unit),
                Unit::Century => value::of_era(year / 100 * 100 + 100 * by, unit),
                _ => ["BC", value::of_unknown(unit).as_str()].concat(),
            });
        }
        // "in morning trading" is the morning of the matter.
        let recent = self.recent.filter(|t| e.part.is_some() && e.sentence.saturating_sub(t.sentence) <= ANAPHOR_REACH);
        let told = recent.or_else(|| self.last_told(e.sentence)).filter(|t| match unit {
            Unit::Day => t.days.count() == 1 || by != 0,
            Unit::Week | Unit::Weekend => t.days.count() <= 7,
            Unit::Month => t.days.count() <= 31,
            _ => true,
        });
        let alone = e.clock.is_some() || e.part.is_some() || unit == Unit::Day && by == 0;
        // "Power will be back on Friday. The storm hit at 11 a.m.": what has happened was not on a day to come.
        let passed = alone && e.tense == Tense::Past && !self.narrative();
        let told = told.filter(|t| !(passed && self.anchor.is_some_and(|anchor| t.days.first > anchor)));
        let (from, guessed) = match (told, self.anchor) {
            (Some(told), _) => (if by > 0 { told.days.last } else { told.days.first }, false),
            (None, Some(anchor))
                if !self.narrative() && (alone || unit > Unit::Week || unit == Unit::Week && by == 0) =>
            {
                (anchor, true)
            }
            _ => return Resolved { guessed: true, ..Resolved::of(value::of_unknown(unit)) },
        };
        let Some(day) = step(from, unit, by) else { return beyond(unit) };
        Resolved { guessed, ..of_unit(unit, day).from(from) }
    }
}

/// What lies before the first day that can be written, or after the last, has no value.
fn beyond(unit: Unit) -> Resolved {
    Resolved::of(value::of_unknown(unit))
}

/// Whole years in a length of years, decades or centuries.
fn years(unit: Unit, tenths: u32) -> Option<i32> {
    let per = match unit {
        Unit::Year => 1,
        Unit::Decade => 10,
        Unit::Century => 100,
        _ => return None,
    };
    i32::try_from(tenths / 10).ok()?.checked_mul(per)
}
