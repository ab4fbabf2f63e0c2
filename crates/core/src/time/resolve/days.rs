//! Which civil days a unit, a part of a year or a date covers.

use super::counter::Resolved;
use crate::calendar::{Day, Days, days_in_month};
use crate::time::holiday;
use crate::time::meaning::{Calendar, Season, Tense, Unit, YearPart, YearRef};
use crate::time::value;

/// A date in a year that is known.
pub(super) fn in_year(date: Calendar, year: i32) -> Resolved {
    let full = Calendar { year: YearRef::Of(year), ..date };
    Resolved::days(value::of_calendar(full), days_in_year(date, year))
}

/// The days of a date in a year that is known.
pub(super) fn days_in_year(date: Calendar, year: i32) -> Option<Days> {
    match (date.month, date.day) {
        (Some(month), Some(day)) => Day::new(year, u32::from(month), u32::from(day)).map(Days::one),
        (Some(month), None) => Days::month(year, u32::from(month)),
        _ => Days::year(year),
    }
}

/// Whether the day of `date` is one that its month can have; of February 29 only the year tells.
pub(super) fn fits(date: Calendar, year: i32) -> bool {
    match (date.month, date.day) {
        (Some(month), Some(day)) => u32::from(day) <= days_in_month(year, u32::from(month)),
        _ => true,
    }
}

/// How many days the nearest date may lie against the tense: verbs mislead, years are seldom left out. "Gold for delivery in
/// June settled", "holders of record on March 3 will be paid".
const AGAINST_PAST: i32 = 92;
const AGAINST_FUTURE: i32 = 31;

/// Of the days that a name means before, here and after (-1, 0, 1) those that the tense asks for: the last not after `now`,
/// or the first not before it; else the nearest, and the nearest also where it lies close by on the other side and the verb
/// is not firmly its own. `slack` days are forgiven, since a report may be filed from another time zone.
pub(super) fn pick(at: &dyn Fn(i32) -> Option<Days>, now: Day, (tense, firm): (Tense, bool), slack: i32) -> i32 {
    let candidates = [-1, 0, 1].map(|k| (k, at(k)));
    let known = || candidates.iter().filter_map(|&(k, days)| Some((k, days?)));
    let against = match tense {
        Tense::Past if firm => slack,
        Tense::Past => AGAINST_PAST,
        Tense::Future | Tense::Prospect => AGAINST_FUTURE,
        Tense::Open => i32::MAX,
    };
    let nearest = known().min_by_key(|&(_, days)| distance(days, now).abs());
    let close = nearest.filter(|&(_, days)| distance(days, now).abs() <= against);
    let wanted = close.or_else(|| match tense {
        Tense::Past => known().rfind(|(_, days)| days.first <= now.plus(slack)),
        _ => known().find(|(_, days)| days.first >= now.plus(-slack)),
    });
    wanted.map_or(0, |(k, _)| k)
}

/// How many days the reading lies ahead of `now`, or behind it if negative; none within it.
fn distance(days: Days, now: Day) -> i32 {
    if days.first > now { days.first.0 - now.0 } else { (days.last.0 - now.0).min(0) }
}

/// A decade or century from its first year.
pub(super) fn era(first: i32, unit: Unit) -> Resolved {
    let years = if unit == Unit::Decade { 10 } else { 100 };
    let days = Day::new(first, 1, 1).zip(Day::new(first + years - 1, 12, 31)).map(|(a, b)| Days::new(a, b));
    Resolved::days(value::of_era(first, unit), days)
}

/// A part of a year.
pub(super) fn of_part(part: YearPart, year: i32) -> Resolved {
    let days = part_days(part, year);
    let value = match (part, days) {
        (YearPart::Holiday(_), Some(days)) => days.first.to_string(),
        _ => value::of_year_part(part, Some(year)),
    };
    Resolved::days(value, days)
}

pub(super) fn part_days(part: YearPart, year: i32) -> Option<Days> {
    let (first, months) = match part {
        YearPart::Quarter(n) => (3 * u32::from(n).clamp(1, 4) - 2, 3),
        YearPart::Half(n) => (6 * u32::from(n).clamp(1, 2) - 5, 6),
        YearPart::Season(Season::Spring) => (3, 3),
        YearPart::Season(Season::Summer) => (6, 3),
        YearPart::Season(Season::Autumn) => (9, 3),
        YearPart::Season(Season::Winter) => (12, 3),
        YearPart::Fiscal | YearPart::FiscalLabel => return None,
        YearPart::Holiday(place) => return holiday::day(place, year).map(Days::one),
    };
    let first = Day::new(year, first, 1)?;
    Some(Days::new(first, first.plus_months(months).plus(-1)))
}

/// The unit that holds `day`.
pub(super) fn of_unit(unit: Unit, day: Day) -> Resolved {
    Resolved::days(value::of_unit(unit, day), unit_days(unit, day))
}

pub(super) fn unit_days(unit: Unit, day: Day) -> Option<Days> {
    let (year, month, _) = day.civil();
    let years = |first: i32, count: i32| Some(Days::new(Day::new(first, 1, 1)?, Day::new(first + count - 1, 12, 31)?));
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => (1..=9999).contains(&year).then(|| Days::one(day)),
        Unit::Week => Some(Days::new(day.monday(), day.monday().plus(6))),
        Unit::Fortnight => Some(Days::new(day.monday(), day.monday().plus(13))),
        Unit::Weekend => Some(Days::new(day.monday().plus(5), day.monday().plus(6))),
        Unit::Month => Days::month(year, month),
        Unit::Quarter => part_days(YearPart::Quarter(((month - 1) / 3 + 1) as u8), year),
        Unit::Year => Days::year(year),
        Unit::Decade => years(year - year.rem_euclid(10), 10),
        Unit::Century => years(year - year.rem_euclid(100), 100),
    }
}

/// `day` moved by whole units; none where the calendar ends.
pub(super) fn step(day: Day, unit: Unit, by: i32) -> Option<Day> {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Some(day),
        Unit::Day => day.checked_plus(by),
        Unit::Week | Unit::Weekend => day.checked_plus(7 * by),
        Unit::Fortnight => day.checked_plus(14 * by),
        Unit::Month => day.checked_plus_months(by),
        Unit::Quarter => day.checked_plus_months(3 * by),
        Unit::Year => day.checked_plus_months(12 * by),
        Unit::Decade => day.checked_plus_months(120 * by),
        Unit::Century => day.checked_plus_months(1200 * by),
    }
}

/// `day` moved by a length, and the unit that the new day is named in; none where the calendar ends.
pub(super) fn moved(day: Day, unit: Unit, tenths: u32, sign: i32) -> Option<(Day, Unit)> {
    let tenths = i64::from(tenths) * i64::from(sign);
    let months = |per: i64| i32::try_from(tenths * per / 10).ok().map(|m| day.plus_months(m));
    let days = |per: i64| i32::try_from(tenths * per / 10).ok().map(|d| day.plus(d));
    let (moved, unit) = match unit {
        Unit::Second | Unit::Minute => (day, unit),
        Unit::Hour => (day.plus(i32::try_from(tenths / 240).ok()?), unit),
        Unit::Day => (days(1)?, unit),
        Unit::Week | Unit::Weekend => (days(7)?, Unit::Week),
        Unit::Fortnight => (days(14)?, Unit::Week),
        Unit::Month => (months(1)?, unit),
        Unit::Quarter => (months(3)?, unit),
        Unit::Year => (months(12)?, unit),
        Unit::Decade => (months(120)?, unit),
        Unit::Century => (months(1200)?, unit),
    };
    (1..=9999).contains(&moved.year()).then_some((moved, unit))
}
