//! One of a row: "the last Friday of April", "the second Tuesday in November 2028", "the Sunday before last", "two Fridays
//! ago".

use super::date::year_after;
use super::{month, relative, weekday};
use crate::text::Class;
use crate::time::Rule;
use crate::time::cursor::{Cursor, RuleMatch};
use crate::time::meaning::{Calendar, Meaning, Recurring};
use crate::time::numbers::{self, Numeral};

pub(super) fn read(scan: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    if let Some((recurring, next)) = relative::recurring(scan, i).filter(|_| scan.led(i, 1, "the")) {
        let last = scan.is(next, "before") && scan.is(next + 1, "last");
        let found = || RuleMatch::date(scan.with_the(i), next + 2, Meaning::Recurring(recurring, -2), Rule::Deictic);
        return last.then(found);
    }
    // A weekday follows, or several: "two Fridays".
    if !scan.has(i + 1, Class::WEEKDAY) && !scan.lower(i + 1).ends_with('s') {
        return None;
    }
    let number = match numbers::in_letters(scan.lower(i)) {
        Some(Numeral::Ordinal(n)) => n as i8,
        Some(Numeral::Cardinal(n)) => return some_ago(scan, i, n as i32),
        None if scan.lower(i) == "last" => -1,
        None => numbers::ordinal_digits(scan.lower(i)).filter(|n| *n < 6)? as i8,
    };
    if !scan.has(i + 1, Class::WEEKDAY) || !scan.is(i + 2, "of in") {
        return None;
    }
    let (day, month) = (weekday::named(scan.lower(i + 1))?, month::read(scan, i + 3)?);
    let (year, next) = year_after(scan, month.next);
    let date = Calendar { year, month: Some(month.number), day: None, weekday: Some(day) };
    Some(RuleMatch::date(scan.with_the(i), next, Meaning::Nth(number, date), Rule::Date))
}

/// "two Fridays ago".
fn some_ago(scan: &Cursor<'_, '_>, i: usize, number: i32) -> Option<RuleMatch> {
    let day = weekday::named(scan.lower(i + 1).strip_suffix('s')?)?;
    let meaning = Meaning::Recurring(Recurring::Weekday(day), -number);
    (scan.is(i + 2, "ago") && number > 0).then(|| RuleMatch::date(i, i + 3, meaning, Rule::Deictic))
}
