//! The rules that read time expressions, one a file. Each is asked at a token whether the core of an expression begins there.

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
pub(super) fn read(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    if matches!(cursor.lower(i), "a" | "an") {
        return duration::read(cursor, i);
    }
    holiday::read(cursor, i)
        .or_else(|| nth::read(cursor, i))
        .or_else(|| date::read(cursor, i))
        .or_else(|| weekday::read(cursor, i))
        .or_else(|| clock::read(cursor, i))
        .or_else(|| set::read(cursor, i))
        .or_else(|| relative::read(cursor, i))
        .or_else(|| part::read(cursor, i))
        .or_else(|| year_part::read(cursor, i))
        .or_else(|| era::read(cursor, i))
        .or_else(|| duration::read(cursor, i))
        .or_else(|| year::read(cursor, i))
        .or_else(|| reference::read(cursor, i))
}

pub(super) use clock::time_of_day;
