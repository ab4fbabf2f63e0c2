//! Dates in figures: "2024-07-09", "21/07/2017", "7/8/07", and "19-Nov-12", whose month is a word.

use super::month;
use crate::calendar::days_in_month;
use crate::time::Rule;
use crate::time::cursor::{Cursor, RuleMatch};
use crate::time::meaning::{Calendar, Meaning, YearRef};
use crate::time::numbers::{digits, plausible_year};

pub(super) fn read(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    iso(cursor, i).or_else(|| slashed(cursor, i)).or_else(|| short_slashed(cursor, i)).or_else(|| hyphened(cursor, i))
}

/// "19-Nov-12", "19-Nov-2012".
fn hyphened(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let tight = cursor.dash(i + 1) && !cursor.spaced(i + 1) && !cursor.spaced(i + 2) && cursor.capital(i + 2);
    let ((name, figures), last) = match cursor.halves(i + 2).filter(|_| tight) {
        Some(halves) => (halves, i + 3),
        None if tight && cursor.dash(i + 3) && !cursor.spaced(i + 3) && !cursor.spaced(i + 4) => {
            ((cursor.lower(i + 2), cursor.lower(i + 4)), i + 5)
        }
        None => return None,
    };
    let month = month::number(name)?;
    let year = YearRef::Of(plausible_year(figures).or_else(|| two_figures(figures))?);
    let day = digits(cursor.lower(i), 2).filter(|&day| exists(day, u32::from(month), year))?;
    Some(RuleMatch::date(i, last, Meaning::Calendar(calendar(year, month, Some(day))), Rule::Date))
}

/// A year's last two figures, as they are written in dates.
pub(super) fn two_figures(figures: &str) -> Option<i32> {
    let two = digits(figures, 2).filter(|_| figures.len() == 2)? as i32;
    Some(two + if two < 50 { 2000 } else { 1900 })
}

/// 2024-07-09, with a time written on if there is one.
fn iso(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    if cursor.lower(i).len() == 10
        && let Some((year, rest)) = cursor.lower(i).split_once('.')
    {
        let (month, day) = rest.split_once('.')?;
        return in_order(i, i + 1, year, month, day);
    }
    let glyph = cursor.lower(i + 1);
    let tight = (i + 1..i + 5).all(|k| !cursor.spaced(k));
    if !matches!(glyph, "-" | "/" | ".") || cursor.lower(i + 3) != glyph || !tight {
        return None;
    }
    in_order(i, i + 5, cursor.lower(i), cursor.lower(i + 2), cursor.lower(i + 4).trim_end_matches('t'))
}

fn in_order(first: usize, last: usize, year: &str, month: &str, day: &str) -> Option<RuleMatch> {
    let year = plausible_year(year)?;
    let month = digits(month, 2).filter(|m| (1..=12).contains(m))?;
    let day = digits(day, 2).filter(|d| exists(*d, month, YearRef::Of(year)))?;
    let date = calendar(YearRef::Of(year), month as u8, Some(day));
    Some(RuleMatch::date(first, last, Meaning::Calendar(date), Rule::Date))
}

/// "7/8/07": the month first, as those write who write so, unless it can only be the day.
fn short_slashed(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    if !(cursor.is(i + 1, "/") && cursor.is(i + 3, "/")) || (i + 1..i + 5).any(|k| cursor.spaced(k)) {
        return None;
    }
    let year = YearRef::Of(two_figures(cursor.lower(i + 4))?);
    let (a, b) = (digits(cursor.lower(i), 2)?, digits(cursor.lower(i + 2), 2)?);
    let (month, day) = if a <= 12 { (a, b) } else { (b, a) };
    let known = (1..=12).contains(&month) && exists(day, month, year) && cursor.lower(i + 5) != "/";
    known.then(|| RuleMatch::date(i, i + 5, Meaning::Calendar(calendar(year, month as u8, Some(day))), Rule::Date))
}

/// 21/07/2017 or 07/21/2017, where only one order is possible.
fn slashed(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let (a, b, year) = if cursor.is(i + 1, "/") && cursor.is(i + 3, "/") {
        (digits(cursor.lower(i), 2)?, digits(cursor.lower(i + 2), 2)?, plausible_year(cursor.lower(i + 4))?)
    } else {
        // The tokeniser keeps 21.07.2017 in one piece.
        if cursor.lower(i).len() < 8 {
            return None;
        }
        let mut parts = cursor.lower(i).split('.');
        let (a, b, year) = (parts.next()?, parts.next()?, parts.next()?);
        let (day, month) = day_month(digits(a, 2)?, digits(b, 2)?)?;
        let year = YearRef::Of(plausible_year(year)?);
        let date = calendar(year, month, Some(day));
        return (parts.next().is_none() && exists(day, u32::from(month), year))
            .then(|| RuleMatch::date(i, i + 1, Meaning::Calendar(date), Rule::Date));
    };
    let (day, month) = day_month(a, b).filter(|&(d, m)| exists(d, u32::from(m), YearRef::Of(year)))?;
    let date = calendar(YearRef::Of(year), month, Some(day));
    Some(RuleMatch::date(i, i + 5, Meaning::Calendar(date), Rule::Date))
}

fn day_month(a: u32, b: u32) -> Option<(u32, u8)> {
    match (a, b) {
        (13..=31, 1..=12) => Some((a, b as u8)),
        (1..=12, 13..=31) => Some((b, a as u8)),
        (1..=12, _) if a == b => Some((a, b as u8)),
        _ => None,
    }
}

/// A day or month of the calendar.
pub(super) fn calendar(year: YearRef, month: u8, day: Option<u32>) -> Calendar {
    Calendar { year, month: Some(month), day: day.map(|d| d as u8), weekday: None }
}

/// Whether there is such a day.
pub(super) fn exists(day: u32, month: u32, year: YearRef) -> bool {
    let year = if let YearRef::Of(year) = year { year } else { 2000 };
    (1..=days_in_month(year, month)).contains(&day)
}
