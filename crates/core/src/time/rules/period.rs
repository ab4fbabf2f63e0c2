//! The period that results are told of: "the latest quarter", "the quarter", "the year-ago period", "the same month a year
//! ago".

use crate::text::among;
use crate::time::Rule;
use crate::time::cursor::{Cursor, RuleMatch};
use crate::time::meaning::{Meaning, Unit};

pub(super) fn read(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    if cursor.history() {
        return None;
    }
    match cursor.lower(i) {
        "year-ago" | "year-earlier" | "year-before" | "prior-year" => year_ago(cursor, i),
        "quarter" | "period" => named(cursor, i),
        _ => None,
    }
}

fn found(first: usize, last: usize, unit: Unit, by: i32) -> RuleMatch {
    RuleMatch::date(first, last, Meaning::Period(unit, by), Rule::Anaphor)
}

/// The unit a noun names; a period is whatever was named last.
fn noun(word: &str) -> Option<Unit> {
    Some(match word {
        "quarter" => Unit::Quarter,
        "month" => Unit::Month,
        "period" | "half" => Unit::Year,
        _ => return None,
    })
}

/// "the year-ago quarter", "a year-earlier loss".
fn year_ago(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    if let Some(unit) = noun(cursor.lower(i + 1)) {
        return Some(found(cursor.with_the(i), i + 2, unit, -1));
    }
    let account = "loss losses profit profits net income earnings results result figure figures total sales revenue \
                   revenues level levels number charge gain deficit operating";
    cursor.is(i + 1, account).then(|| found(i, i + 1, Unit::Year, -1))
}

/// "the latest quarter", "the comparable period last year", and "in the quarter" after a quarter was named.
fn named(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let unit = noun(cursor.lower(i))?;
    let free = |n: usize| i >= cursor.taken + n;
    match cursor.before(i, 1) {
        "latest" | "just-ended" if free(1) && (cursor.quarters || unit == Unit::Quarter) => {
            Some(found(cursor.with_the(i - 1), i + 1, unit, 0))
        }
        "recent" if free(2) && cursor.led(i, 2, "most") && (cursor.quarters || unit == Unit::Quarter) => {
            Some(found(cursor.with_the(i - 2), i + 1, unit, 0))
        }
        "comparable" | "corresponding" | "like" | "equivalent" if free(1) && cursor.quarters => {
            let (by, last) = years_back(cursor, i + 1)?;
            Some(found(cursor.with_the(i - 1), last, unit, by))
        }
        "the" if free(1) && cursor.quarters && cursor.led(i, 2, "for in during") => {
            let ends = !cursor.small_noun(i + 1) && !cursor.capital(i + 1) && !cursor.dash(i + 1);
            let dated = cursor.is(i + 1, "of to ended ending from between through");
            (ends && !dated).then(|| found(i - 1, i + 1, unit, 0))
        }
        _ => None,
    }
}

/// "the same quarter last year", "the same month a year ago"; `i` is "same".
pub(super) fn same(cursor: &Cursor<'_, '_>, i: usize, first: usize) -> Option<RuleMatch> {
    if cursor.history() {
        return None;
    }
    let unit = noun(cursor.lower(i + 1))?;
    // No quarter was named that it could be the same as.
    if unit != Unit::Month && !cursor.quarters {
        return None;
    }
    let (by, last) = years_back(cursor, i + 2)?;
    Some(found(first, last, unit, by))
}

/// How many years back "last year", "a year ago" and the like go, and one past their last token.
fn years_back(cursor: &Cursor<'_, '_>, at: usize) -> Option<(i32, usize)> {
    let k = at + usize::from(cursor.is(at, "of in"));
    let the = k + usize::from(cursor.is(k, "the"));
    if cursor.is(the, "last previous prior preceding") && cursor.is(the + 1, "year") {
        return Some((-1, the + 2));
    }
    if the > k && cursor.is(the, "year") && among(cursor.lower(the + 1), "before earlier") {
        return Some((-1, the + 2));
    }
    let one = cursor.is(at, "a one") && cursor.is(at + 1, "year");
    (one && cursor.is(at + 2, "ago earlier before previously")).then_some((-1, at + 3))
}
