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
    if cursor.number(i) {
        return read_at_number(cursor, i);
    }
    match cursor.lower(i) {
        "a" | "an" => duration::read(cursor, i),
        // Frequent words with which one rule alone begins.
        "that" | "this" | "next" => relative::read(cursor, i),
        // "second" is an ordinal too.
        word if cursor.is_unit(i) && word != "second" => {
            set::read(cursor, i).or_else(|| relative::read(cursor, i)).or_else(|| duration::read(cursor, i))
        }
        _ => read_at_word(cursor, i),
    }
}

/// The rules that may begin at figures. Most figures are counts, so that few rules should be asked about them.
fn read_at_number(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    // "12th", "1990s", "9am": only an ordinal tells one of a row.
    let suffixed = cursor.lower(i).ends_with(|c: char| c.is_ascii_alphabetic());
    let ordinal = |rule: fn(&Cursor<'_, '_>, usize) -> Option<RuleMatch>| if suffixed { rule(cursor, i) } else { None };
    ordinal(nth::read)
        .or_else(|| date::read(cursor, i))
        .or_else(|| clock::read(cursor, i))
        .or_else(|| ordinal(relative::in_a_row))
        .or_else(|| ordinal(year_part::numbered))
        .or_else(|| era::read(cursor, i))
        .or_else(|| duration::read(cursor, i))
        .or_else(|| year::read(cursor, i))
}

fn read_at_word(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
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
