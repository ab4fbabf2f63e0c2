//! Seasons, quarters and halves: "summer 2024", "the spring of 1957", "the third quarter of this year", "Q3".

use super::date::year_after;
use crate::text::Class;
use crate::time::Rule;
use crate::time::meaning::{Meaning, Season, YearPart, YearRef};
use crate::time::numbers::{self, Numeral};
use crate::time::scan::{Found, Scan};

pub(super) fn read(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    season_of_year(scan, i).or_else(|| numbered(scan, i)).or_else(|| short_quarter(scan, i))
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

fn season_of_year(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let named = season(scan.lower(i))?;
    let (year, next) = year_after(scan, i + 1);
    let with_the = scan.with_the(i);
    // Without a year only "in the summer", "in winter" will do: "the Arab Spring", "a fall in prices".
    let led = with_the < i
        || matches!(scan.before(i, 1), "in" | "during" | "by" | "since" | "until" | "early" | "late" | "over" | "that");
    let lone = led && scan.lower(i) != "fall" && !scan.capital(i) && !scan.small_noun(i + 1);
    if year == YearRef::Open && !lone || matches!(year, YearRef::Shifted(_)) && scan.lower(i + 1) == "," {
        return None;
    }
    Some(Found::date(with_the, next, Meaning::YearPart(YearPart::Season(named), year), Rule::YearPart))
}

/// "the third quarter of 2024", "the last quarter", "third-quarter", "the first half of 2008".
fn numbered(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let lower = scan.lower(i);
    let (ordinal, noun, at) = match lower.split_once('-') {
        Some((ordinal, noun)) => (ordinal, noun, i + 1),
        None => (lower, scan.lower(i + 1), i + 2),
    };
    let number = match numbers::in_letters(ordinal) {
        Some(Numeral::Ordinal(n)) => n as u8,
        _ if matches!(ordinal, "last" | "final") => 4,
        _ => numbers::ordinal_digits(ordinal)? as u8,
    };
    let (year, next) = year_after(scan, at);
    let part = match noun {
        "quarter" if (1..=4).contains(&number) => YearPart::Quarter(number),
        // A match has halves too, so a half needs its year.
        "half" if year != YearRef::Open => YearPart::Half(if number >= 2 { 2 } else { 1 }),
        _ => return None,
    };
    // "the first quarter of the season" is no quarter of a year.
    if year == YearRef::Open && scan.lower(at) == "of" {
        return None;
    }
    Some(Found::date(scan.with_the(i), next, Meaning::YearPart(part, year), Rule::YearPart))
}

/// "Q3", "Q3 2024".
fn short_quarter(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let number = match scan.lower(i) {
        "q1" => 1,
        "q2" => 2,
        "q3" => 3,
        "q4" => 4,
        _ => return None,
    };
    let (year, next) = year_after(scan, i + 1);
    let free = !scan.has(i + 1, Class::NUMERAL);
    free.then(|| Found::date(i, next, Meaning::YearPart(YearPart::Quarter(number), year), Rule::YearPart))
}
