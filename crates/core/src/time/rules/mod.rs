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

use super::cursor::{Cursor, RuleMatch};

/// Asks the rules in order; those that read more of the text come before those that read less.
pub(super) fn read(scan: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
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
