//! Times of day: "9 a.m.", "18:00 UTC", "9 p.m. on Friday".

use super::{date, relative, weekday};
use crate::time::meaning::{Clock, DayPart, Meaning, Unit};
use crate::time::numbers::digits;
use crate::time::scan::{Found, Scan};
use crate::time::{Rule, TimexKind};

pub(super) fn read(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    if let Some(part) = noon(scan, i) {
        let mut found = Found::new(i, i + 1, TimexKind::Time, Meaning::Told(Unit::Day, 0), Rule::Clock);
        found.part = Some(part);
        return Some(found);
    }
    let (clock, next) = time_of_day(scan, i)?;
    let at = next + usize::from(matches!(scan.lower(next), "on" | ","));
    let day = date::read(scan, at).or_else(|| weekday::read(scan, at)).or_else(|| relative::today(scan, at));
    let mut found = match day {
        // A comma alone joins nothing: "at 16:15 UTC, June 1st" is two expressions.
        Some(day) if scan.lower(next) != "," => Found::new(i, day.last, TimexKind::Time, day.meaning, Rule::Clock),
        _ => Found::new(i, next, TimexKind::Time, Meaning::Told(Unit::Day, 0), Rule::Clock),
    };
    found.clock = Some(clock);
    Some(found)
}

fn noon(scan: &Scan<'_, '_>, i: usize) -> Option<DayPart> {
    let part = match scan.lower(i) {
        "noon" => DayPart::Noon,
        "midnight" => DayPart::Midnight,
        _ => return None,
    };
    matches!(scan.before(i, 1), "at" | "by" | "until" | "before" | "after" | "around" | "since" | "about")
        .then_some(part)
}

/// The time of day at token `i` and one past its last token.
pub(in crate::time) fn time_of_day(scan: &Scan<'_, '_>, i: usize) -> Option<(Clock, usize)> {
    if !scan.number(i) {
        return None;
    }
    let word = scan.lower(i);
    // 9am in one piece.
    if let Some((figures, half)) =
        word.strip_suffix("am").map(|f| (f, 0)).or_else(|| word.strip_suffix("pm").map(|f| (f, 12)))
    {
        let (hour, minute) = figures_of(figures)?;
        return Some((Clock { hour: twelve(hour, half)?, minute, universal: false }, i + 1));
    }
    let (hour, minute) = figures_of(word)?;
    let half = match scan.lower(i + 1).trim_end_matches('.') {
        "a.m" | "am" => Some(0),
        "p.m" | "pm" => Some(12),
        _ => None,
    };
    if let Some(half) = half {
        let (next, universal) = zone(scan, i + 2);
        return Some((Clock { hour: twelve(hour, half)?, minute, universal }, next));
    }
    let (next, universal) = zone(scan, i + 1);
    let zoned = next > i + 1;
    let clocked = word.contains(':') && !word.contains('.');
    let led = matches!(scan.before(i, 1), "at" | "around" | "about" | "by" | "until" | "before" | "after" | "from");
    if hour > 23 || !(zoned && (clocked || word.len() >= 4) || clocked && led) {
        return None;
    }
    Some((Clock { hour, minute, universal }, next))
}

/// "9", "9:30", "9.30", "0930".
fn figures_of(word: &str) -> Option<(u8, u8)> {
    let (hour, minute) = match word.split_once([':', '.']) {
        Some((hour, minute)) => (digits(hour, 2)?, digits(minute, 2)?),
        None if word.len() == 4 => (digits(word.get(..2)?, 2)?, digits(word.get(2..)?, 2)?),
        None => (digits(word, 2)?, 0),
    };
    (hour <= 24 && minute <= 59).then_some((hour as u8, minute as u8))
}

fn twelve(hour: u8, half: u8) -> Option<u8> {
    (1..=12).contains(&hour).then_some(hour % 12 + half)
}

/// One past a time zone that stands at `at`, and whether it is universal time.
fn zone(scan: &Scan<'_, '_>, at: usize) -> (usize, bool) {
    match scan.lower(at) {
        "utc" | "gmt" => (at + 1, true),
        "est" | "edt" | "et" | "cst" | "cdt" | "pst" | "pdt" | "bst" | "cet" | "cest" | "ist" | "kst" | "jst"
            if scan.capital(at) =>
        {
            (at + 1, false)
        }
        _ => (at, false),
    }
}
