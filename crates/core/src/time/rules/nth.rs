//! One of a sequence: "the last Friday of April", "the second Tuesday in November 2028", "the Sunday before last", "two Fridays
//! ago".

use super::date::year_after;
use super::{month, relative, weekday};
use crate::text::Class;
use crate::time::Rule;
use crate::time::cursor::{Cursor, RuleMatch};
use crate::time::meaning::{Calendar, Meaning, Recurring};
use crate::time::numbers::{self, Numeral};

pub(super) fn read(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    if cursor.led(i, 1, "the")
        && let Some((recurring, next)) = relative::recurring(cursor, i)
    {
        let last = cursor.is(next, "before") && cursor.is(next + 1, "last");
        let found = || RuleMatch::date(cursor.with_the(i), next + 2, Meaning::Recurring(recurring, -2), Rule::Deictic);
        return last.then(found);
    }
    // A weekday follows, or several: "two Fridays".
    if !cursor.has(i + 1, Class::WEEKDAY) && !cursor.lower(i + 1).ends_with('s') {
        return None;
    }
    let number = match numbers::in_letters(cursor.lower(i)) {
        Some(Numeral::Ordinal(n)) => n as i8,
        Some(Numeral::Cardinal(n)) => return some_ago(cursor, i, n as i32),
        None if cursor.lower(i) == "last" => -1,
        None => numbers::ordinal_digits(cursor.lower(i)).filter(|n| *n < 6)? as i8,
    };
    if !cursor.has(i + 1, Class::WEEKDAY) || !cursor.is(i + 2, "of in") {
        return None;
    }
    let (day, month) = (weekday::named(cursor.lower(i + 1))?, month::read(cursor, i + 3)?);
    let (year, next) = year_after(cursor, month.next);
    let date = Calendar { year, month: Some(month.number), day: None, weekday: Some(day) };
    Some(RuleMatch::date(cursor.with_the(i), next, Meaning::Nth(number, date), Rule::Date))
}

/// "two Fridays ago".
fn some_ago(cursor: &Cursor<'_, '_>, i: usize, number: i32) -> Option<RuleMatch> {
    let day = weekday::named(cursor.lower(i + 1).strip_suffix('s')?)?;
    let meaning = Meaning::Recurring(Recurring::Weekday(day), -number);
    (cursor.is(i + 2, "ago") && number > 0).then(|| RuleMatch::date(i, i + 3, meaning, Rule::Deictic))
}
