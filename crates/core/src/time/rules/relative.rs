//! Times placed by the moment of writing or of the story: "today", "last week", "next Friday", "that evening", "the
//! following day", "the past two years", "later this year".

use super::{duration, period, the_unit, weekday, year_part};
use crate::text::Class;
use crate::time::cursor::{Cursor, RuleMatch};
use crate::time::meaning::{Calendar, Edge, Length, Meaning, Recurring, Reference, Unit};
use crate::time::numbers::{self, Numeral};
use crate::time::words::{day_part, unit};
use crate::time::{Rule, TimexKind};

pub(super) fn read(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    if let Some(found) = today(cursor, i) {
        return Some(found);
    }
    // "last year’s third quarter".
    if let Some(quarter) = year_part::dated(cursor, i) {
        return Some(quarter);
    }
    match cursor.lower(i) {
        "year-end" | "month-end" => {
            let unit = if cursor.is(i, "year-end") { Unit::Year } else { Unit::Month };
            let mut found = RuleMatch::date(i, i + 1, Meaning::Shifted(unit, 0), Rule::Deictic);
            found.edge = Some(Edge::End);
            Some(found)
        }
        "earlier" | "later" => edged(cursor, i),
        "last" | "next" | "this" | "past" | "coming" | "previous" | "following" | "preceding" | "ensuing"
        | "current" | "same" | "that" | "upcoming" | "recent" => placed(cursor, i),
        _ => the_unit::read(cursor, i).or_else(|| in_a_row(cursor, i)),
    }
}

/// "today", "yesterday", "tomorrow", "tonight".
pub(super) fn today(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let by = match cursor.lower(i) {
        "today" | "tonight" => 0,
        "yesterday" => -1,
        "tomorrow" => 1,
        _ => return None,
    };
    // "USA Today" is a paper.
    if i > 0 && cursor.capital(i) && !cursor.opens(i) && cursor.capital(i - 1) && !cursor.has(i - 1, Class::FUNCTION) {
        return None;
    }
    let mut found = RuleMatch::date(i, i + 1, Meaning::Shifted(Unit::Day, by), Rule::Deictic);
    if cursor.is(i, "tonight") {
        found.kind = TimexKind::Time;
        found.part = day_part("night");
    }
    Some(found)
}

/// "later this year", "earlier today", "later in the week".
fn edged(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let edge = if cursor.is(i, "later") { Edge::Later } else { Edge::Earlier };
    let mut found = match cursor.lower(i + 1) {
        "this" | "today" => read(cursor, i + 1)?,
        // A month behind us holds nothing that is "later": "earlier last month".
        "last" | "next" => placed(cursor, i + 1)?,
        _ => return None,
    };
    if found.kind == TimexKind::Duration {
        return None;
    }
    found.first = i;
    found.edge = matches!(found.meaning, Meaning::Shifted(_, 0)).then_some(edge);
    Some(found)
}

/// "for a second consecutive day", "the third year in a row".
pub(super) fn in_a_row(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let ordinal = || {
        matches!(numbers::in_letters(cursor.lower(i)), Some(Numeral::Ordinal(_)))
            || numbers::ordinal_digits(cursor.lower(i)).is_some()
    };
    let tied = matches!(cursor.lower(i + 1), "consecutive" | "straight" | "successive");
    let at = i + 1 + usize::from(tied);
    let (unit, false) = unit(cursor.lower(at)).filter(|_| ordinal())? else { return None };
    let row = cursor.is(at + 1, "in") && cursor.is(at + 3, "row") || cursor.is(at + 1, "running");
    if !(tied || row) || unit < Unit::Day {
        return None;
    }
    let last = at + 1 + if row { if cursor.is(at + 1, "in") { 3 } else { 1 } } else { 0 };
    let first = i - usize::from(matches!(cursor.before(i, 1), "a" | "the") && i > cursor.taken);
    let (meaning, rule) = match unit {
        Unit::Day => (Meaning::Told(Unit::Day, 0), Rule::Anaphor),
        _ => (Meaning::Shifted(unit, 0), Rule::Deictic),
    };
    Some(RuleMatch::date(first, last, meaning, rule))
}

/// A word that places and what it places: "last" and "week".
fn placed(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let word = cursor.lower(i);
    // "He said that Tuesday was fine."
    if word == "that" && i > 0 && cursor.has(i - 1, Class::CUE) {
        return None;
    }
    // "that same day" is as much as "the same day".
    let that = word == "same" && matches!(cursor.before(i, 1), "that" | "this") && i > cursor.taken;
    let with_the = if that { i - 1 } else { cursor.with_the(i) };
    let articled = with_the < i;
    let next = i + 1;
    let lower = cursor.lower(next);
    if word == "same" && cursor.is(next, "quarter month period") {
        let period = period::same(cursor, i, with_the);
        if period.is_some() || cursor.lower(next) == "quarter" && !cursor.quarters && !cursor.history() {
            return period;
        }
    }
    if let Some(window) = window(cursor, i, with_the) {
        return Some(window);
    }
    if let Some(part) = day_part(lower) {
        let meaning = match word {
            "last" => Meaning::Shifted(Unit::Day, -1),
            "this" => Meaning::Shifted(Unit::Day, 0),
            "next" | "following" if articled => Meaning::Told(Unit::Day, 1),
            "previous" => Meaning::Told(Unit::Day, -1),
            "that" | "same" => Meaning::Told(Unit::Day, 0),
            _ => return None,
        };
        let rule = if matches!(meaning, Meaning::Told(..)) { Rule::Anaphor } else { Rule::Deictic };
        let mut found = RuleMatch::new(with_the, next + 1, TimexKind::Time, meaning, rule);
        found.part = Some(part);
        return Some(found);
    }
    if let Some((unit, false)) = unit(lower) {
        return unit_placed(cursor, i, with_the, unit);
    }
    if !cursor.capital(next) && !cursor.has(next, Class::TIME_WORD) {
        return None;
    }
    let (recurring, last) = recurring(cursor, next)?;
    let meaning = match word {
        "previous" if articled && let Recurring::Weekday(day) = recurring => Meaning::WeekdayBefore(day),
        "last" | "past" | "previous" => Meaning::Recurring(recurring, -1),
        "next" | "coming" | "following" | "upcoming" => Meaning::Recurring(recurring, 1),
        "this" | "current" => Meaning::Recurring(recurring, 0),
        "that" | "same" => match recurring {
            Recurring::Weekday(day) => Meaning::Calendar(Calendar { weekday: Some(day), ..Calendar::default() }),
            _ => return None,
        },
        _ => return None,
    };
    Some(RuleMatch::date(with_the, last, meaning, Rule::Deictic))
}

fn unit_placed(cursor: &Cursor<'_, '_>, i: usize, with_the: usize, unit: Unit) -> Option<RuleMatch> {
    let articled = with_the < i;
    let last = i + 2;
    if unit < Unit::Day {
        return None;
    }
    let shifted = |by| Some(RuleMatch::date(with_the, last, Meaning::Shifted(unit, by), Rule::Deictic));
    let told = |by| Some(RuleMatch::date(with_the, last, Meaning::Told(unit, by), Rule::Anaphor));
    match cursor.lower(i) {
        // "this day", "last day of school" name no day by the moment of writing.
        "last" | "this" | "next" if unit == Unit::Day && !articled => None,
        "last" if unit == Unit::Day => None,
        "next" if articled && unit <= Unit::Year && unit != Unit::Quarter => told(1),
        "last" => shifted(-1),
        "this" | "current" => shifted(0),
        "next" | "coming" | "upcoming" => shifted(1),
        "past" => {
            let length = Length { tenths: Some(10), unit };
            Some(RuleMatch::new(with_the, last, TimexKind::Duration, Meaning::Window(length, false), Rule::Window))
        }
        "previous" | "preceding" => told(-1),
        "following" if !articled => None,
        "following" | "ensuing" => told(1),
        "same" | "that" => told(0),
        _ => None,
    }
}

/// "the past two years", "the next few days", "recent weeks".
fn window(cursor: &Cursor<'_, '_>, i: usize, with_the: usize) -> Option<RuleMatch> {
    let ahead = match cursor.lower(i) {
        "last" | "past" | "previous" | "preceding" | "recent" => false,
        "next" | "coming" | "following" | "upcoming" | "ensuing" => true,
        _ => return None,
    };
    // "rose following six years of losses", "past three-year peaks".
    let leads = cursor.led(i, 1, "the in over during for these within his her its their");
    if matches!(cursor.lower(i), "following" | "past") && !leads {
        return None;
    }
    // "recent years", "coming months" are no certain number of them.
    if let ("recent" | "coming", Some((unit, true))) = (cursor.lower(i), unit(cursor.lower(i + 1)))
        && unit >= Unit::Day
        && !cursor.history()
    {
        let reference = if ahead { Reference::Future } else { Reference::Past };
        return Some(RuleMatch::date(with_the, i + 2, Meaning::Reference(reference), Rule::Reference));
    }
    let (length, last) = match unit(cursor.lower(i + 1)) {
        Some((unit, true)) if unit >= Unit::Day => (Length { tenths: None, unit }, i + 2),
        _ => duration::length(cursor, i + 1).filter(|_| !matches!(cursor.lower(i + 1), "a" | "an"))?,
    };
    Some(RuleMatch::new(with_the, last, TimexKind::Duration, Meaning::Window(length, ahead), Rule::Window))
}

/// A weekday, month or season by name, and one past its last token.
pub(super) fn recurring(cursor: &Cursor<'_, '_>, i: usize) -> Option<(Recurring, usize)> {
    if cursor.has(i, Class::WEEKDAY) && cursor.lower(i).len() > 5 {
        return weekday::named(cursor.lower(i)).map(|w| (Recurring::Weekday(w), i + 1));
    }
    if let Some(month) = super::month::read(cursor, i) {
        return (month.edge.is_none()).then_some((Recurring::Month(month.number), month.next));
    }
    year_part::season(cursor.lower(i)).map(|s| (Recurring::Season(s), i + 1))
}
