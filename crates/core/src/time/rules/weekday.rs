//! Days of the week: "Friday", "Friday, July 21, 2017", "Wednesday to Thursday", "Monday-Friday".

use super::date;
use crate::calendar::Weekday;
use crate::text::Class;
use crate::text::among;
use crate::time::cursor::{Cursor, RuleMatch};
use crate::time::meaning::{Calendar, Meaning, Recurring};
use crate::time::numbers::ordinal_digits;
use crate::time::words::day_part;
use crate::time::{Rule, TimexKind};

pub(super) fn read(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    if !cursor.has(i, Class::WEEKDAY) {
        return None;
    }
    let weekday = named(cursor.lower(i))?;
    let short = cursor.lower(i).len() < 6;
    let next = if short { cursor.after_stop(i + 1) } else { i + 1 };
    if !cursor.capital(i) && (short || i == 0) || is_name(cursor, i) {
        return None;
    }
    with_date(cursor, i, next, weekday)
        .or_else(|| of_week(cursor, i, next, weekday))
        .or_else(|| range(cursor, i, next, weekday))
        .or_else(|| (!short || next > i + 1).then(|| RuleMatch::date(i, next, alone(weekday), Rule::Weekday)))
}

/// The weekday a word names, cut short or not.
pub(super) fn named(lower: &str) -> Option<Weekday> {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let place = NAMES.iter().position(|name| lower.len() >= 3 && name.starts_with(lower))?;
    Weekday::ALL.get(place).copied()
}

fn on(weekday: Weekday) -> Calendar {
    Calendar { weekday: Some(weekday), ..Calendar::default() }
}

fn alone(weekday: Weekday) -> Meaning {
    Meaning::Calendar(on(weekday))
}

/// "Friday, July 21, 2017"; "Tuesday 30 August".
fn with_date(cursor: &Cursor<'_, '_>, i: usize, next: usize, weekday: Weekday) -> Option<RuleMatch> {
    // "Sunday night, 7 June 2015".
    let part = day_part(cursor.lower(next));
    let next = next + usize::from(part.is_some());
    let mut at = if cursor.is(next, ",") { next + 1 } else { next };
    if cursor.is(at, "the") {
        at += 1;
    }
    let Some(found) = date::read(cursor, at).filter(|found| found.first == at) else {
        return the_ordinal(cursor, i, at, weekday).filter(|_| part.is_none());
    };
    match found.meaning {
        Meaning::Calendar(date) if date.day.is_some() && found.kind == TimexKind::Date => {
            let date = Calendar { weekday: Some(weekday), ..date };
            let mut found = RuleMatch::date(i, found.last, Meaning::Calendar(date), Rule::Date);
            if part.is_some() {
                (found.part, found.kind) = (part, TimexKind::Time);
            }
            Some(found)
        }
        _ => None,
    }
}

/// "Tuesday last week", "Thursday of next week", "Friday week".
fn of_week(cursor: &Cursor<'_, '_>, i: usize, next: usize, weekday: Weekday) -> Option<RuleMatch> {
    let found = |last, meaning| Some(RuleMatch::date(i, last, meaning, Rule::Weekday));
    let ends = |last: usize| !cursor.small_noun(last) && !cursor.capital(last) && !cursor.dash(last);
    if cursor.is(next, "week") && ends(next + 1) {
        return found(next + 1, Meaning::Recurring(Recurring::Weekday(weekday), 2));
    }
    let at = next + usize::from(cursor.is(next, "of"));
    let by = match cursor.lower(at) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    let week = cursor.is(at + 1, "week") && !matches!(cursor.lower(at + 2), "'s" | "’s");
    if week { found(at + 2, Meaning::WeekdayOf(weekday, by)) } else { None }
}

/// "Friday the 13th".
fn the_ordinal(cursor: &Cursor<'_, '_>, i: usize, at: usize, weekday: Weekday) -> Option<RuleMatch> {
    let day = ordinal_digits(cursor.lower(at)).filter(|d| (1..=31).contains(d) && cursor.led(at, 1, "the"))?;
    let date = Calendar { weekday: Some(weekday), day: Some(day as u8), ..Calendar::default() };
    Some(RuleMatch::date(i, at + 1, Meaning::Calendar(date), Rule::Date))
}

/// "Monday to Tuesday", "Monday – Friday".
fn range(cursor: &Cursor<'_, '_>, i: usize, next: usize, first: Weekday) -> Option<RuleMatch> {
    let joined = cursor.dash(next) || matches!(cursor.lower(next), "to" | "through" | "till");
    if !joined || !cursor.has(next + 1, Class::WEEKDAY) || !cursor.capital(next + 1) {
        return None;
    }
    let last = named(cursor.lower(next + 1))?;
    let range = Meaning::Range(on(first), on(last));
    Some(RuleMatch::date(i, next + 2, range, Rule::DateRange))
}

/// "Black Friday", "the Sunday Times": the name of a day of its own, or of a paper.
fn is_name(cursor: &Cursor<'_, '_>, i: usize) -> bool {
    let before = cursor.before(i, 1);
    let named_day = among(before, "black bloody good ash super cyber palm easter holy");
    let paper = cursor.is(i + 1, "times mail mirror express telegraph post herald independent world sun");
    // "the Sun on Sunday".
    let sunday_paper = cursor.is(i, "sunday")
        && before == "on"
        && i > 1
        && cursor.capital(i - 2)
        && cursor.led(i, 2, "sun mail independent sport");
    // "Wednesday Addams was played by …".
    let first_name = cursor.opens(i)
        && cursor.capital(i + 1)
        && !cursor.has(i + 1, Class::FUNCTION.or(Class::MONTH))
        && cursor.is(i + 2, "was is has had");
    if sunday_paper || first_name {
        return true;
    }
    (named_day && i > 0 && cursor.capital(i - 1)) || (paper && cursor.capital(i + 1))
}
