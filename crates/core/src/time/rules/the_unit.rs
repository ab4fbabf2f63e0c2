//! A unit of time with its article or mark: "the day before", "the end of the month", "later in the day", "the weekend", "the
//! week of March 5", "for the year", "year’s end".

use super::{date, weekday};
use crate::text::{Class, among};
use crate::time::Rule;
use crate::time::cursor::{Cursor, RuleMatch};
use crate::time::meaning::{Edge, Meaning, Unit};
use crate::time::words::unit;

pub(super) fn read(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let (unit, several) = unit(cursor.lower(i))?;
    let with_the = cursor.with_the(i);
    if several || unit < Unit::Day {
        return None;
    }
    let after = cursor.lower(i + 1);
    // "by year’s end", "at the week’s end".
    if unit > Unit::Day && matches!(after, "'s" | "’s") && cursor.is(i + 2, "end") && !cursor.has(i, Class::FUNCTION)
    {
        let mut found = RuleMatch::date(with_the, i + 3, Meaning::Shifted(unit, 0), Rule::Deictic);
        found.edge = Some(Edge::End);
        return Some(found);
    }
    if with_the == i {
        return None;
    }
    if unit == Unit::Week
        && after == "of"
        && let Some(Meaning::Calendar(date)) =
            date::read(cursor, i + 2).or_else(|| weekday::read(cursor, i + 2)).map(|found| found.meaning)
        && date.day.is_some()
    {
        let last = date::read(cursor, i + 2).or_else(|| weekday::read(cursor, i + 2)).map_or(i + 2, |found| found.last);
        return Some(RuleMatch::date(with_the, last, Meaning::WeekOf(date), Rule::Deictic));
    }
    let by = match (after, cursor.lower(i + 2)) {
        ("before", "last") => -2,
        ("after", "next") => 2,
        _ => 0,
    };
    if by != 0 {
        return Some(RuleMatch::date(with_the, i + 3, Meaning::Shifted(unit, by), Rule::Deictic));
    }
    if after == "following" && unit <= Unit::Year {
        let ends = !cursor.small_noun(i + 2) && !cursor.is(i + 2, "the a an his her its");
        return ends.then(|| RuleMatch::date(with_the, i + 2, Meaning::Told(unit, 1), Rule::Anaphor));
    }
    if unit == Unit::Day {
        match (after, cursor.lower(i + 2)) {
            ("after", "tomorrow") => {
                return Some(RuleMatch::date(with_the, i + 3, Meaning::Shifted(Unit::Day, 2), Rule::Deictic));
            }
            ("before", "yesterday") => {
                return Some(RuleMatch::date(with_the, i + 3, Meaning::Shifted(Unit::Day, -2), Rule::Deictic));
            }
            _ => {}
        }
    }
    let by = match after {
        "before" | "earlier" | "previous" => Some(-1),
        "after" | "later" => Some(1),
        _ => None,
    };
    if let Some(by) = by {
        let ends = !cursor.small_word(i + 2) && !cursor.capital(i + 2) && !cursor.number(i + 2);
        let goes_on = cursor.is(i + 2, "and in at on but had to when");
        if ends || goes_on {
            return Some(RuleMatch::date(with_the, i + 2, Meaning::Told(unit, by), Rule::Anaphor));
        }
    }
    if unit == Unit::Weekend {
        return Some(RuleMatch::date(with_the, i + 1, Meaning::Weekend, Rule::Deictic));
    }
    let (near, far) = (cursor.before(i, 2), cursor.before(i, 3));
    let part = near == "of" && among(far, "end beginning start middle rest remainder close");
    let within = near == "in" && among(far, "later earlier late early");
    // "ended the day at 2,713 points", "began the week higher".
    let session =
        among(near, "end ended ending finish finished finishing close closed closing start started begin began");
    let session = session && !among(after, "of before after that when");
    // "their low for the year", "for the week".
    let whole = near == "for"
        && matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year)
        && !cursor.small_noun(i + 1)
        && !cursor.capital(i + 1)
        && !cursor.number(i + 1)
        && !cursor.dash(i + 1)
        && !cursor.is(i + 1, "ended ending of to and when that before after until from");
    if !part && !within && !session && !whole {
        return None;
    }
    let meaning = if unit == Unit::Day || whole && unit < Unit::Year {
        Meaning::Told(unit, 0)
    } else {
        Meaning::Shifted(unit, 0)
    };
    let rule = if matches!(meaning, Meaning::Told(..)) { Rule::Anaphor } else { Rule::Deictic };
    Some(RuleMatch::date(with_the, i + 1, meaning, rule))
}
