//! Dates of the calendar: "19 June 2024", "June 19", "July 9-11", "2024-07-09", "August 2023", "May", "June this year".

use super::month::{self, Month};
use super::numeric::{self, calendar, exists};
use crate::text::Class;
use crate::text::among;
use crate::time::Rule;
use crate::time::cursor::{Cursor, RuleMatch};
use crate::time::meaning::{Calendar, Meaning, YearRef};
use crate::time::numbers::{self, Numeral, digits, ordinal_digits, plausible_year};

pub(super) fn read(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    if cursor.number(i) {
        // "9/11" is a name of its day.
        if cursor.is(i, "9") && cursor.is(i + 1, "/") && cursor.is(i + 2, "11") && cursor.lower(i + 3) != "/" {
            return Some(RuleMatch::date(
                i,
                i + 3,
                Meaning::Calendar(calendar(YearRef::Of(2001), 9, Some(11))),
                Rule::Date,
            ));
        }
        return numeric::read(cursor, i).or_else(|| day_first(cursor, i)).or_else(|| day_alone(cursor, i));
    }
    if cursor.has(i, Class::NUMERAL) || cursor.has(i + 2, Class::MONTH) && cursor.is(i + 1, "of") {
        return day_first(cursor, i);
    }
    let month = month::read(cursor, i)?;
    month_first(cursor, i, &month).or_else(|| month_year(cursor, i, &month)).or_else(|| month_alone(cursor, i, &month))
}

/// A day of the month in figures: "9", "9th".
fn day(cursor: &Cursor<'_, '_>, i: usize) -> Option<u32> {
    if !cursor.number(i) {
        return None;
    }
    let lower = cursor.lower(i);
    digits(lower, 2).or_else(|| ordinal_digits(lower)).filter(|d| (1..=31).contains(d))
}

/// "19 June 2024", "19th of June", "19-21 June", "9 to 11 July".
fn day_first(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    // "the first of May", "the fourth of July".
    let spelled = match (cursor.is(i + 1, "of")).then(|| numbers::in_letters(cursor.lower(i))).flatten() {
        Some(Numeral::Ordinal(n)) if n <= 31 => Some(n),
        _ => None,
    };
    let first = spelled.or_else(|| day(cursor, i))?;
    let (last_day, mut at) = match day(cursor, i + 2) {
        Some(last) if last > first && (cursor.dash(i + 1) || matches!(cursor.lower(i + 1), "to" | "and")) => {
            (Some(last), i + 3)
        }
        _ => (None, i + 1),
    };
    if cursor.is(at, "of") {
        at += 1;
    }
    let month = month::read(cursor, at).filter(|m| m.edge.is_none())?;
    // "in 10 May be counted": a day needs its month right beside it, and the month a capital.
    if !cursor.capital(at) {
        return None;
    }
    let (year, next) = year_after(cursor, month.next);
    if !exists(last_day.unwrap_or(first), u32::from(month.number), year) {
        return None;
    }
    let from = calendar(year, month.number, Some(first));
    let meaning = match last_day {
        Some(last) => Meaning::Range(from, calendar(year, month.number, Some(last))),
        None => Meaning::Calendar(from),
    };
    let rule = if last_day.is_some() { Rule::DateRange } else { Rule::Date };
    let start = if spelled.is_some() || ordinal_digits(cursor.lower(i)).is_some() { cursor.with_the(i) } else { i };
    Some(RuleMatch::date(start, next, meaning, rule))
}

/// "June 19, 2024", "July 9-11", "June the 19th".
fn month_first(cursor: &Cursor<'_, '_>, i: usize, month: &Month) -> Option<RuleMatch> {
    let at = if cursor.is(month.next, "the") { month.next + 1 } else { month.next };
    let first = day(cursor, at).filter(|_| month.edge.is_none())?;
    // "In May 11 boats sank": "in" leads a month, not a day.
    let in_month = cursor.led(i, 1, "in") && cursor.small_noun(at + 1) && cursor.lower(at + 1).ends_with('s');
    if counts(cursor, at) || in_month || before_christ(cursor, at + 1) {
        return None;
    }
    let tie = cursor.lower(at + 1);
    let joined = cursor.dash(at + 1) || among(tie, "to through until till");
    if joined
        && let Some(last) = day(cursor, at + 2)
        && last > first
        && !counts(cursor, at + 2)
        && month::read(cursor, at + 3).is_none()
    {
        let (year, next) = year_after(cursor, at + 3);
        if !exists(last, u32::from(month.number), year) {
            return None;
        }
        let range = Meaning::Range(calendar(year, month.number, Some(first)), calendar(year, month.number, Some(last)));
        return Some(RuleMatch::date(i, next, range, Rule::DateRange));
    }
    let (year, next) = year_after(cursor, at + 1);
    if !exists(first, u32::from(month.number), year) {
        // "February 30, 2024" is some time in February 2024 at best.
        return Some(RuleMatch::date(i, next, Meaning::Calendar(calendar(year, month.number, None)), Rule::Date));
    }
    let attacks = cursor.is(next, "attacks attack terrorist terror hijackers hijackings");
    let year = if (month.number, first, year) == (9, 11, YearRef::Open) && attacks { YearRef::Of(2001) } else { year };
    Some(RuleMatch::date(i, next, Meaning::Calendar(calendar(year, month.number, Some(first))), Rule::Date))
}

/// "On the 5th", "the 28th of that month", and the 5 of "May 4 and 5", which shares the month before it.
fn day_alone(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let day_number = day(cursor, i)?;
    let free = !cursor.small_noun(i + 1) && !cursor.capital(i + 1) && !cursor.number(i + 1) && !cursor.dash(i + 1);
    if let Some(Calendar { month: Some(month), day: Some(first), year, .. }) = cursor.told
        && cursor.taken + 1 == i
        && cursor.led(i, 1, "and , or &")
        && u32::from(first) < day_number
        && (cursor.before(i, 1) != "," || matches!(cursor.lower(i + 1), "," | "and"))
        && (free || cursor.lower(i).len() > 2)
        && !counts(cursor, i)
    {
        let (told, next) = year_after(cursor, i + 1);
        let year = if told == YearRef::Open { year } else { told };
        let known = exists(day_number, u32::from(month), year);
        return known
            .then(|| RuleMatch::date(i, next, Meaning::Calendar(calendar(year, month, Some(day_number))), Rule::Date));
    }
    ordinal_digits(cursor.lower(i))?;
    // "from the 3rd to the 7th of February": the month named once holds for both.
    if cursor.is(i + 1, "to and until through") && cursor.is(i + 2, "the") && cursor.is(i + 4, "of") {
        let month = month::read(cursor, i + 5).filter(|m| m.edge.is_none() && day(cursor, i + 3) > Some(day_number))?;
        let (year, _) = year_after(cursor, month.next);
        let date = calendar(year, month.number, Some(day_number));
        return exists(day_number, u32::from(month.number), year)
            .then(|| RuleMatch::date(cursor.with_the(i), i + 1, Meaning::Calendar(date), Rule::Date));
    }
    let part = cursor.led(i, 2, "of") && crate::time::words::day_part(cursor.before(i, 3)).is_some();
    let led = part || cursor.led(i, 2, "on by until till from to since before after and between through");
    if cursor.before(i, 1) != "the" || !led {
        return None;
    }
    let date = Calendar { day: Some(day_number as u8), ..Calendar::default() };
    if cursor.is(i + 1, "of") {
        let month = cursor.is(i + 2, "this that the each") && cursor.is(i + 3, "month");
        return month.then(|| RuleMatch::date(cursor.with_the(i), i + 4, Meaning::Calendar(date), Rule::Date));
    }
    free.then(|| RuleMatch::date(cursor.with_the(i), i + 1, Meaning::Calendar(date), Rule::Date))
}

/// Whether a year named just before token `i` lies before Christ.
pub(super) fn before_christ(cursor: &Cursor<'_, '_>, i: usize) -> bool {
    cursor.capital(i) && cursor.is(i, "bc bce b.c b.c. b.c.e b.c.e.")
}

/// Whether the number at `i` counts what follows: "In May 11 people died", "June 10 per cent".
fn counts(cursor: &Cursor<'_, '_>, i: usize) -> bool {
    let next = cursor.lower(i + 1);
    // "June 10-year bond futures".
    if cursor.dash(i + 1) && !cursor.spaced(i + 2) && cursor.has(i + 2, Class::TIME_UNIT) {
        return true;
    }
    among(next, "% percent per people million billion men women children 000")
}

/// "August 2023", "October, 1917", "May of 2023", "June this year".
fn month_year(cursor: &Cursor<'_, '_>, i: usize, month: &Month) -> Option<RuleMatch> {
    let (year, next) = year_after(cursor, month.next);
    if year == YearRef::Open {
        return None;
    }
    let mut found = RuleMatch::date(i, next, Meaning::Calendar(calendar(year, month.number, None)), Rule::Date);
    found.edge = month.edge;
    Some(found)
}

fn month_alone(cursor: &Cursor<'_, '_>, i: usize, month: &Month) -> Option<RuleMatch> {
    if !month::alone(cursor, i, month) {
        return None;
    }
    let mut found =
        RuleMatch::date(i, month.next, Meaning::Calendar(calendar(YearRef::Open, month.number, None)), Rule::Date);
    found.edge = month.edge;
    Some(found)
}

/// The year named after a month or day, and one past its last token: "2024", ", 2024", "this year", "of last year".
pub(super) fn year_after(cursor: &Cursor<'_, '_>, at: usize) -> (YearRef, usize) {
    let open = (YearRef::Open, at);
    if let Some((year, last)) = super::spelled_year::in_words(cursor, at) {
        return (YearRef::Of(year), last);
    }
    let comma = usize::from(cursor.is(at, ","));
    let of = usize::from(cursor.is(at + comma, "of"));
    if cursor.number(at + comma + of) && before_christ(cursor, at + comma + of + 1) {
        let year = digits(cursor.lower(at + comma + of), 4).filter(|y| *y > 0);
        return year.map_or(open, |year| (YearRef::Of(-(year as i32)), at + comma + of + 2));
    }
    if cursor.number(at + comma) {
        let Some(year) = plausible_year(cursor.lower(at + comma)) else { return open };
        // "On June 19, 2000 troops": a comma and a plural make it a count.
        let plural = cursor.small_word(at + 2) && cursor.lower(at + 2).ends_with('s');
        if comma == 1 && plural && !cursor.has(at + 2, Class::FUNCTION.or(Class::AUXILIARY).or(Class::PAST_VERB)) {
            return open;
        }
        return (YearRef::Of(year), at + comma + 1);
    }
    let mut k = at + comma;
    if cursor.is(k, "of") {
        k += 1;
        if let Some(year) = plausible_year(cursor.lower(k)).filter(|_| cursor.number(k)) {
            return (YearRef::Of(year), k + 1);
        }
    }
    if cursor.is(k, "the") && cursor.is(k + 1, "same following previous next") {
        k += 1;
    }
    if cursor.lower(k + 1) != "year" {
        return open;
    }
    match cursor.lower(k) {
        "this" => (YearRef::Shifted(0), k + 2),
        "last" => (YearRef::Shifted(-1), k + 2),
        "next" => (YearRef::Shifted(1), k + 2),
        "that" | "same" => (YearRef::Told, k + 2),
        _ => open,
    }
}
