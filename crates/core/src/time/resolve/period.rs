//! The period that results are told of, and the same of the year before; weekdays of a week that is named; anniversaries.

use super::counter::{Counter, LastDate, Resolved};
use super::days::{moved, of_part, of_unit, step};
use crate::calendar::{Day, Days, Weekday};
use crate::time::meaning::{Calendar, Length, Tense, Unit, YearPart};
use crate::time::value;

/// How many sentences after a quarter was named "a year earlier" still means that quarter of the year before.
const COMPARED: u32 = 3;

impl Counter {
    /// The quarter, month or half named last, `years` later; without one the last that has ended.
    pub(super) fn period(&self, unit: Unit, years: i32) -> Resolved {
        let named = match unit {
            Unit::Month => self.month,
            Unit::Quarter => self.quarter.filter(|q| q.days.count() <= 92),
            _ => self.quarter,
        };
        if let Some(named) = named {
            return same_in_year(named.days, years);
        }
        let Some(anchor) = self.anchor else { return Resolved::of(value::of_unknown(unit)) };
        let ended = if unit == Unit::Year { Some(anchor) } else { step(anchor, unit, -1) };
        match ended.and_then(|day| step(day, Unit::Year, years)) {
            Some(day) => of_unit(unit, day).from(anchor).guessed_if(true),
            None => Resolved::of(value::of_unknown(unit)),
        }
    }

    /// "Third-quarter net rose from 9 million a year ago": than in that quarter of the year before.
    pub(super) fn compared(&self, sentence: u32, writing: bool) -> Option<LastDate> {
        let reach = if writing { 1 } else { COMPARED };
        let quarter = self.quarter.filter(|q| sentence.saturating_sub(q.sentence) <= reach && !self.narrative())?;
        // A year or month named since is what it is compared with.
        let later = self.told.is_some_and(|t| t.sentence >= quarter.sentence && t.days != quarter.days && t.dated);
        (!later).then_some(quarter)
    }

    /// "Tuesday last week".
    pub(super) fn weekday_of(&self, weekday: Weekday, weeks: i32) -> Resolved {
        let unknown = || Resolved::of(value::of_calendar(Calendar { weekday: Some(weekday), ..Calendar::default() }));
        let Some(now) = self.now() else { return unknown() };
        match now.monday().checked_plus(7 * weeks + weekday as i32) {
            Some(day) => Resolved::days(day.to_string(), Some(Days::one(day))).from(now),
            None => unknown(),
        }
    }

    /// "on the previous Friday": before the one spoken of, if it is a Friday too.
    pub(super) fn weekday_before(&self, weekday: Weekday, sentence: u32) -> Resolved {
        let told = self.last_told(sentence).map(|t| t.days).filter(|d| d.count() == 1).map(|d| d.first);
        let Some(now) = told.or_else(|| self.now()) else { return self.weekday_of(weekday, -1) };
        let back = (now.weekday() as i32 - weekday as i32 - 1).rem_euclid(7) + 1;
        match now.checked_plus(-back) {
            Some(day) => Resolved::days(day.to_string(), Some(Days::one(day))).from(now),
            None => self.weekday_of(weekday, -1),
        }
    }

    /// "ten years ago today", "a year ago this week".
    pub(super) fn anniversary(&self, length: Length, unit: Unit, by: i32) -> Resolved {
        let from = self.now().and_then(|now| step(now, unit, by));
        match from.zip(length.tenths).and_then(|(from, tenths)| moved(from, length.unit, tenths, -1)) {
            Some((day, _)) => Resolved { anchor: self.now(), ..of_unit(unit, day) },
            None => Resolved::of("PAST_REF"),
        }
    }

    /// "the week of March 5".
    pub(super) fn week_of(&self, date: Calendar, tense: (Tense, bool), sentence: u32) -> Resolved {
        let day = self.calendar(date, tense, sentence);
        match day.days {
            Some(days) => Resolved { anchor: day.anchor, guessed: day.guessed, ..of_unit(Unit::Week, days.first) },
            None => Resolved::of(value::of_unknown(Unit::Week)),
        }
    }
}

/// The same month, quarter or half of another year.
pub(super) fn same_in_year(days: Days, years: i32) -> Resolved {
    let (year, month, _) = days.first.civil();
    let year = year + years;
    match days.count() {
        ..=31 => Day::new(year, month, 1).map_or_else(|| Resolved::of("PAST_REF"), |day| of_unit(Unit::Month, day)),
        32..=92 => of_part(YearPart::Quarter(((month - 1) / 3 + 1) as u8), year),
        _ => of_part(YearPart::Half(if month > 6 { 2 } else { 1 }), year),
    }
}
