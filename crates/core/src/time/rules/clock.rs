//! Times of day: "9 a.m.", "five o'clock in the morning", "18:00 UTC", "9 p.m. local time on Friday", "noon".

use super::{date, relative, weekday};
use crate::time::cursor::{Cursor, RuleMatch};
use crate::time::meaning::{Clock, DayPart, Meaning, Unit};
use crate::time::numbers::{self, Numeral, digits};
use crate::time::{Rule, TimexKind};

pub(super) fn read(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    if !cursor.number(i)
        && !matches!(cursor.lower(i), "noon" | "midday" | "midnight")
        && cursor.lower(i + 1) != "o'clock"
        && cursor.lower(i + 1) != "o’clock"
    {
        return None;
    }
    let (clock, part, next) = match noon(cursor, i) {
        Some(part) => (None, Some(part), i + 1),
        None => {
            let (clock, next) = time_of_day(cursor, i)?;
            (Some(clock), None, next)
        }
    };
    let comma = cursor.is(next, ",");
    let at = next + usize::from(comma || cursor.is(next, "on"));
    let day = date::read(cursor, at).or_else(|| weekday::read(cursor, at)).or_else(|| relative::today(cursor, at));
    let (meaning, last) = match day {
        // "(9:34 p.m., March 19 EST)" is one, "at 16:15 UTC, June 1st" two that tell one day.
        Some(day) if comma && cursor.before(i, 1) != "(" => (day.meaning, next),
        Some(day) => (day.meaning, day.last),
        None => (Meaning::Told(Unit::Day, 0), next),
    };
    let meaning = match meaning {
        Meaning::Calendar(date) if date.day.is_none() && date.weekday.is_none() => Meaning::Told(Unit::Day, 0),
        other => other,
    };
    let (zoned, zone) = zone(cursor, last);
    let mut found = RuleMatch::new(i, zoned, TimexKind::Time, meaning, Rule::Clock);
    found.clock = clock.map(|c| Clock { zone: c.zone.or(zone), ..c });
    found.part = part;
    Some(found)
}

fn noon(cursor: &Cursor<'_, '_>, i: usize) -> Option<DayPart> {
    let part = match cursor.lower(i) {
        "noon" | "midday" => DayPart::Noon,
        "midnight" => DayPart::Midnight,
        _ => return None,
    };
    cursor.led(i, 1, "at by until till before after around since about from to near past").then_some(part)
}

/// The time of day at token `i` and one past its last token.
pub(in crate::time) fn time_of_day(cursor: &Cursor<'_, '_>, i: usize) -> Option<(Clock, usize)> {
    if matches!(cursor.lower(i + 1), "o'clock" | "o’clock") {
        let hour = match numbers::in_letters(cursor.lower(i)) {
            Some(Numeral::Cardinal(hour)) => hour,
            _ => digits(cursor.lower(i), 2)?,
        };
        let (half, next) = half_told(cursor, i + 2).unwrap_or((if hour == 12 { 12 } else { 0 }, i + 2));
        return Some((Clock { hour: twelve(hour as u8, half)?, minute: 0, zone: None }, next));
    }
    if !cursor.number(i) {
        return None;
    }
    let word = cursor.lower(i);
    // 9am in one piece.
    let joined = word.strip_suffix("am").map(|f| (f, 0)).or_else(|| word.strip_suffix("pm").map(|f| (f, 12)));
    let (hour, minute) = figures_of(joined.map_or(word, |j| j.0))?;
    let half = match cursor.lower(i + 1).trim_end_matches('.') {
        "a.m" | "am" => Some((0, i + 2)),
        "p.m" | "pm" => Some((12, i + 2)),
        _ => joined.map(|(_, half)| (half, i + 1)),
    };
    let clocked = word.contains(':') && !word.contains('.') && word.len() <= 5;
    let half = half.or_else(|| half_told(cursor, i + 1).filter(|_| clocked && hour <= 12));
    if let Some((half, next)) = half {
        let (next, zone) = zone(cursor, next);
        return Some((Clock { hour: twelve(hour, half)?, minute, zone }, next));
    }
    let (next, zone) = zone(cursor, i + 1);
    let zoned = next > i + 1;
    let led = cursor.led(i, 1, "at around about by until before after from since till");
    if hour > 23 || !(zoned && (clocked || word.len() == 4 && !word.contains('.')) || clocked && led) {
        return None;
    }
    Some((Clock { hour, minute, zone }, next))
}

/// "in the morning", "at night" after an hour.
fn half_told(cursor: &Cursor<'_, '_>, at: usize) -> Option<(u8, usize)> {
    match (cursor.lower(at), cursor.lower(at + 1), cursor.lower(at + 2)) {
        ("in", "the", "morning") => Some((0, at + 3)),
        ("in", "the", "afternoon" | "evening") => Some((12, at + 3)),
        ("at", "night", _) => Some((12, at + 2)),
        _ => None,
    }
}

/// "9", "9:30", "9.30", "0930".
fn figures_of(word: &str) -> Option<(u8, u8)> {
    let (hour, minute) = match word.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (digits(hour, 2)?, digits(minute, 2)?),
        Some(_) => return None,
        None if word.len() == 4 => (digits(word.get(..2)?, 2)?, digits(word.get(2..)?, 2)?),
        None => (digits(word, 2)?, 0),
    };
    (hour <= 24 && minute <= 59).then_some((hour as u8, minute as u8))
}

fn twelve(hour: u8, half: u8) -> Option<u8> {
    (1..=12).contains(&hour).then_some(hour % 12 + half)
}

/// One past a time zone that stands at `at`, and its hours ahead of universal time.
fn zone(cursor: &Cursor<'_, '_>, at: usize) -> (usize, Option<i8>) {
    if cursor.is(at + 1, "time") && (cursor.is(at, "local") || cursor.capital(at)) {
        return (at + 2, None);
    }
    let hours = match cursor.lower(at) {
        "utc" | "gmt" => 0,
        _ if !cursor.capital(at) => return (at, None),
        "est" | "cdt" => -5,
        "edt" => -4,
        "mst" | "pdt" => -7,
        "cst" | "mdt" => -6,
        "pst" => -8,
        "cet" | "bst" => 1,
        "cest" | "eet" => 2,
        "msk" | "eest" => 3,
        "jst" | "kst" => 9,
        "et" | "ist" | "ct" | "pt" | "eastern" | "pacific" => return (at + 1, None),
        _ => return (at, None),
    };
    (at + 1, Some(hours))
}
