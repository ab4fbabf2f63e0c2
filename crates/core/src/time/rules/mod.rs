//! The grammar: one rule a file, each asked at a token whether its expression has its core there.

mod clock;
mod date;
mod duration;
mod era;
mod holiday;
mod month;
mod nth;
mod part;
mod reference;
mod relative;
mod set;
mod weekday;
mod year;
mod year_part;

use super::meaning::{DayPart, Unit};
use super::scan::{Found, Scan};

/// Asks the rules in order; those that read more of the text come before those that read less.
pub(super) fn read(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    if matches!(scan.lower(i), "a" | "an") {
        return duration::read(scan, i);
    }
    holiday::read(scan, i)
        .or_else(|| nth::read(scan, i))
        .or_else(|| date::read(scan, i))
        .or_else(|| weekday::read(scan, i))
        .or_else(|| clock::read(scan, i))
        .or_else(|| set::read(scan, i))
        .or_else(|| relative::read(scan, i))
        .or_else(|| part::read(scan, i))
        .or_else(|| year_part::read(scan, i))
        .or_else(|| era::read(scan, i))
        .or_else(|| duration::read(scan, i))
        .or_else(|| year::read(scan, i))
        .or_else(|| reference::read(scan, i))
}

pub(super) use clock::time_of_day;

/// The unit a word names, and whether it names several.
fn unit(lower: &str) -> Option<(Unit, bool)> {
    let unit = match lower.strip_suffix('s').unwrap_or(lower) {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "weekend" => Unit::Weekend,
        "week" => Unit::Week,
        "fortnight" => Unit::Fortnight,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" | "centurie" => Unit::Century,
        _ => return None,
    };
    Some((unit, lower.ends_with('s')))
}

/// The part of the day a word names.
pub(super) fn day_part(lower: &str) -> Option<DayPart> {
    Some(match lower {
        "morning" => DayPart::Morning,
        "noon" => DayPart::Noon,
        "afternoon" => DayPart::Afternoon,
        "evening" => DayPart::Evening,
        "night" => DayPart::Night,
        "midnight" => DayPart::Midnight,
        _ => return None,
    })
}
