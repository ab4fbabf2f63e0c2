//! Seasons, quarters and halves: "summer 2024", "the spring of 1957", "the third quarter of this year", "Q3".

use super::date::year_after;
use crate::text::Class;
use crate::text::among;
use crate::time::Rule;
use crate::time::cursor::{Cursor, RuleMatch};
use crate::time::meaning::{Meaning, Season, YearPart, YearRef};
use crate::time::numbers::{self, Numeral, plausible_year};

pub(super) fn read(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    season_of_year(cursor, i)
        .or_else(|| fiscal(cursor, i))
        .or_else(|| numbered(cursor, i))
        .or_else(|| short_quarter(cursor, i))
}

/// The season a word names.
pub(super) fn season(lower: &str) -> Option<Season> {
    Some(match lower {
        "spring" => Season::Spring,
        "summer" => Season::Summer,
        "autumn" | "fall" => Season::Autumn,
        "winter" => Season::Winter,
        _ => return None,
    })
}

fn season_of_year(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let named = season(cursor.lower(i))?;
    let (year, next) = year_after(cursor, i + 1);
    let with_the = cursor.with_the(i);
    // Without a year only "in the summer", "in winter" will do: "the Arab Spring", "a fall in prices".
    let led = with_the < i || cursor.led(i, 1, "in during by since until early late over that");
    // "the summer offensive", "a spring campaign"; "winter" and "summer" are seldom anything else.
    let campaign = cursor.is(i + 1, "offensive campaign season session term semester break holidays elections months");
    let plain = matches!(cursor.lower(i), "summer" | "winter") && (cursor.history() || !cursor.small_noun(i + 1));
    let fall = with_the < i
        && cursor.led(with_the, 1, "in during throughout by until over since")
        && cursor.lower(i + 1) != "of";
    let spring_or_fall = led && (cursor.lower(i) != "fall" || fall) && !cursor.small_noun(i + 1);
    let after_season = cursor.led(i, 1, "and") && season(cursor.before(i, 2)).is_some();
    let lone = !cursor.capital(i) && (plain || campaign || spring_or_fall || after_season)
        || cursor.capital(i)
            && matches!(cursor.before(i, 1), "in" | "that")
            && !cursor.small_noun(i + 1)
            && !cursor.capital(i + 1);
    if year == YearRef::Open && !lone || matches!(year, YearRef::Shifted(_)) && cursor.is(i + 1, ",") {
        return None;
    }
    Some(RuleMatch::date(with_the, next, Meaning::YearPart(YearPart::Season(named), year), Rule::YearPart))
}

/// "the third quarter of 2024", "the last quarter", "third-quarter", "the first half of 2008".
pub(super) fn numbered(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let lower = cursor.lower(i);
    let (ordinal, noun, at) = match lower.split_once('-') {
        Some((ordinal, noun)) => (ordinal, noun, i + 1),
        None => (lower, cursor.lower(i + 1), i + 2),
    };
    if !matches!(noun, "quarter" | "half") {
        return None;
    }
    let number = match numbers::in_letters(ordinal) {
        Some(Numeral::Ordinal(n)) => n as u8,
        _ if matches!(ordinal, "last" | "final" | "latter") => 4,
        _ => numbers::ordinal_digits(ordinal)? as u8,
    };
    let (year, next) = year_after(cursor, at);
    let part = match noun {
        "quarter" if (1..=4).contains(&number) => YearPart::Quarter(number),
        // A match has halves too, so a half needs its year.
        "half" if year != YearRef::Open || at == i + 1 && is_account(cursor.lower(at)) => {
            YearPart::Half(if number >= 2 { 2 } else { 1 })
        }
        _ => return None,
    };
    // "the third quarter of the year" is the present one's.
    let (year, next) = match cursor.is(at, "of") && cursor.is(at + 1, "the") && cursor.is(at + 2, "year") {
        true if year == YearRef::Open => (YearRef::Shifted(0), at + 3),
        _ => (year, next),
    };
    // "the first quarter of the season" is no quarter of a year.
    if year == YearRef::Open && cursor.is(at, "of") {
        return None;
    }
    Some(RuleMatch::date(cursor.with_the(i), next, Meaning::YearPart(part, year), Rule::YearPart))
}

/// "first-half profit".
fn is_account(noun: &str) -> bool {
    among(noun, "profit profits sales results earnings net loss losses revenue")
}

/// "fiscal 2024", "FY2024", "the 2024 fiscal year", "this fiscal year".
fn fiscal(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let found = |first, last, year| {
        Some(RuleMatch::date(first, last, Meaning::YearPart(YearPart::Fiscal, year), Rule::YearPart))
    };
    let lower = cursor.lower(i);
    if let Some(year) = lower.strip_prefix("fy").and_then(plausible_year) {
        return found(i, i + 1, YearRef::Of(year));
    }
    if !matches!(lower, "fiscal" | "financial" | "fy") {
        return None;
    }
    let at = i + 1 + usize::from(cursor.is(i + 1, "year"));
    let whole = at == i + 2;
    if !whole && lower == "financial" {
        return None;
    }
    if let Some(year) = plausible_year(cursor.lower(at)) {
        return found(cursor.with_the(i), at + 1, YearRef::Of(year));
    }
    if !whole {
        return None;
    }
    let free = i > cursor.taken;
    if let Some(year) = plausible_year(cursor.before(i, 1)).filter(|_| free) {
        return found(cursor.with_the(i - 1), at, YearRef::Of(year));
    }
    let by = match cursor.before(i, 1) {
        "last" | "previous" => -1,
        "this" | "current" => 0,
        "next" | "coming" => 1,
        _ => return found(cursor.with_the(i), at, YearRef::Shifted(0)),
    };
    if free { found(cursor.with_the(i - 1), at, YearRef::Shifted(by)) } else { None }
}

/// "Q3", "Q3 2024".
fn short_quarter(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let number = match cursor.lower(i) {
        "q1" => 1,
        "q2" => 2,
        "q3" => 3,
        "q4" => 4,
        _ => return None,
    };
    let (year, next) = year_after(cursor, i + 1);
    let free = !cursor.has(i + 1, Class::NUMERAL);
    free.then(|| RuleMatch::date(i, next, Meaning::YearPart(YearPart::Quarter(number), year), Rule::YearPart))
}
