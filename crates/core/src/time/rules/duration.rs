//! Lengths and what is counted with them: "two weeks", "27-year", "two weeks ago", "three days later", "15 a year".

use super::weekday;
use crate::calendar::Weekday;
use crate::text::Class;
use crate::time::cursor::{Cursor, RuleMatch};
use crate::time::meaning::{Length, Meaning, Origin, Recurring, Reference, Unit};
use crate::time::numbers::{self, Numeral};
use crate::time::words::unit;
use crate::time::{Rule, TimexKind};

pub(super) fn read(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    if some_day(cursor, i) {
        return Some(RuleMatch::date(i, i + 2, Meaning::Reference(Reference::Future), Rule::Reference));
    }
    let (length, next) = length(cursor, i).or_else(|| bare(cursor, i))?;
    if matches!(cursor.lower(next), "old" | "olds") || cursor.is(next, "of") && cursor.is(next + 1, "age") {
        return None;
    }
    let offset = |origin, ahead, last| {
        let found = RuleMatch::date(i, last, Meaning::Offset(length, origin, ahead), Rule::Offset);
        if length.unit < Unit::Day { RuleMatch { kind: TimexKind::Time, ..found } } else { found }
    };
    let event = |ahead| offset(Origin::Event, ahead, next + 1);
    let names = |k: usize| cursor.is(k, "the a an his her its their this that") || cursor.capital(k);
    let ends = !cursor.small_word(next + 1) && !cursor.capital(next + 1) && !cursor.number(next + 1);
    match cursor.lower(next) {
        "ago" if let Some((unit, by, last)) = on_the_day(cursor, next + 1) => {
            return Some(RuleMatch::date(i, last, Meaning::Anniversary(length, unit, by), Rule::Offset));
        }
        "on" | "from"
            if length.unit == Unit::Week
                && let Some(tenths) = length.tenths.filter(|t| t % 10 == 0)
                && let Some(weekday) = weekday_ahead(cursor, next + 1) =>
        {
            let meaning = Meaning::Recurring(Recurring::Weekday(weekday), 1 + (tenths / 10) as i32);
            return Some(RuleMatch::date(i, next + 2, meaning, Rule::Offset));
        }
        "ago" => return Some(offset(Origin::Writing, false, next + 1)),
        "earlier" | "previously" | "prior" if cursor.lower(next + 1) != "to" => {
            return Some(offset(Origin::Told, false, next + 1));
        }
        "before" | "after" if cursor.is(next + 1, "that") && !cursor.small_word(next + 2) => {
            let ahead = cursor.is(next, "after");
            return Some(offset(Origin::Told, ahead, next + 2));
        }
        // "The vote is a month away"; hours are also a way to go.
        "away" if length.unit >= Unit::Day && ends => return Some(offset(Origin::Writing, true, next + 1)),
        "later" => return Some(offset(Origin::Told, true, next + 1)),
        "before" | "beforehand" if ends || cursor.is(next + 1, "had") => {
            return Some(offset(Origin::Told, false, next + 1));
        }
        "afterwards" | "afterward" => return Some(offset(Origin::Told, true, next + 1)),
        "hence" => return Some(offset(Origin::Writing, true, next + 1)),
        "from" if cursor.is(next + 1, "now") => return Some(offset(Origin::Writing, true, next + 2)),
        "after" | "before" if cursor.history() && names(next + 1) && length.tenths.is_some() => {
            return Some(event(cursor.is(next, "after")));
        }
        _ => {}
    }
    if matches!(cursor.lower(i), "a" | "an") && per(cursor, i) {
        return Some(RuleMatch::new(i, next, TimexKind::Set, Meaning::Every(length), Rule::Set));
    }
    let cricket = length.unit == Unit::Century && cursor.led(i, 1, "hit scored made struck");
    if cricket || length.tenths.is_none() && next == i + 1 && !led(cursor, i) {
        return None;
    }
    Some(RuleMatch::new(i, next, TimexKind::Duration, Meaning::Length(length), Rule::Duration))
}

/// The "today" of "ten years ago today", the "this week" of "a year ago this week": its unit, how far it lies from now, and
/// one past its last token.
fn on_the_day(cursor: &Cursor<'_, '_>, at: usize) -> Option<(Unit, i32, usize)> {
    if matches!(cursor.lower(at + 1), "'s" | "’s") {
        return None;
    }
    let by = match cursor.lower(at) {
        "today" => 0,
        "tomorrow" => 1,
        "yesterday" => -1,
        "this" => {
            let (unit, several) = unit(cursor.lower(at + 1))?;
            return (!several && matches!(unit, Unit::Week | Unit::Month)).then_some((unit, 0, at + 2));
        }
        _ => return None,
    };
    Some((Unit::Day, by, at + 1))
}

/// The Friday of "a week on Friday".
fn weekday_ahead(cursor: &Cursor<'_, '_>, at: usize) -> Option<Weekday> {
    let named = cursor.has(at, Class::WEEKDAY) && cursor.capital(at) && cursor.lower(at).len() > 5;
    weekday::named(cursor.lower(at)).filter(|_| named)
}

/// "will one day be", "one day she may": some time or other.
fn some_day(cursor: &Cursor<'_, '_>, i: usize) -> bool {
    let modal = "will would could might may can shall must ’ll 'll";
    let to_come = || (i + 2..i + 6).any(|k| cursor.is(k, modal));
    cursor.is(i, "one")
        && cursor.is(i + 1, "day")
        && (cursor.led(i, 1, modal)
            || cursor.led(i, 1, "to") && cursor.small_word(i + 2)
            || cursor.opens(i) && to_come())
}

/// A length at token `i` and one past its last token.
pub(super) fn length(cursor: &Cursor<'_, '_>, i: usize) -> Option<(Length, usize)> {
    hyphened(cursor, i).or_else(|| spelled(cursor, i))
}

/// "27-year", "fifty-year", "five-day".
fn hyphened(cursor: &Cursor<'_, '_>, i: usize) -> Option<(Length, usize)> {
    let (tenths, noun, next) = if cursor.number(i) {
        let tight = cursor.dash(i + 1) && !cursor.spaced(i + 1) && !cursor.spaced(i + 2);
        (numbers::count_tenths(cursor.lower(i)).filter(|_| tight)?, cursor.lower(i + 2), i + 3)
    } else {
        // "year-long", "daylong": one of them.
        let whole = cursor.lower(i).strip_suffix("long").and_then(|stem| unit(stem.trim_end_matches('-')));
        if let Some((unit, false)) = whole {
            return Some((Length { tenths: Some(10), unit }, i + 1));
        }
        let (count, noun) = cursor.lower(i).rsplit_once('-')?;
        let tenths = match numbers::in_letters(count) {
            Some(Numeral::Cardinal(n)) => n * 10,
            _ if count == "single" => 10,
            _ if count == "half" => 5,
            _ => return None,
        };
        (tenths, noun, i + 1)
    };
    let (unit, _) = unit(noun.strip_suffix("-long").unwrap_or(noun))?;
    Some((Length { tenths: Some(tenths), unit }, next))
}

/// "two weeks", "two and a half years", "a year", "several days", "half an hour".
fn spelled(cursor: &Cursor<'_, '_>, i: usize) -> Option<(Length, usize)> {
    let (tenths, mut at) = count(cursor, i)?;
    let half = |at: usize| cursor.is(at, "and") && cursor.is(at + 1, "a") && cursor.is(at + 2, "half");
    let tenths = if half(at) {
        at += 3;
        tenths.map(|t| t + 5)
    } else {
        tenths
    };
    // The list is long, and most counts count no time: the unit after it is asked for first.
    if unit(cursor.lower(at + 1)).is_some() && cursor.is(at, "consecutive straight full whole trading working business more additional long successive calendar further entire short") {
        at += 1;
    }
    let (unit, several) = unit(cursor.lower(at))?;
    // "the Six Day War", "the Seven Years' War".
    let war = at + 1 + usize::from(cursor.lower(at + 1).starts_with(['\'', '’']));
    if cursor.capital(at) && cursor.capital(war) {
        return None;
    }
    let articled = matches!(cursor.lower(i), "a" | "an") && at == i + 1;
    let one = tenths.is_some_and(|t| t <= 10);
    // "a second", "a quarter" count no time; "two second" is no count; "three quarters of" is a share.
    let odd = articled && (several || matches!(unit, Unit::Second | Unit::Quarter | Unit::Weekend))
        || tenths.is_none() && !several
        || one && several
        || unit == Unit::Quarter && cursor.is(at + 1, "of")
        || unit == Unit::Second && !several && !one;
    (!odd).then_some((Length { tenths, unit }, at + 1))
}

/// A count at token `i` in tenths, none if vague, and one past it.
fn count(cursor: &Cursor<'_, '_>, i: usize) -> Option<(Option<u32>, usize)> {
    let lower = cursor.lower(i);
    if cursor.number(i) {
        let next = if cursor.is(i + 1, "1/2") { i + 2 } else { i + 1 };
        return Some((Some(numbers::count_tenths(lower)?), next));
    }
    match lower {
        "a" | "an" if matches!(cursor.lower(i + 1), "few" | "couple") => {
            let couple = cursor.is(i + 1, "couple");
            let of = usize::from(cursor.is(i + 2, "of"));
            Some((couple.then_some(20), i + 2 + of))
        }
        "a" | "an" => Some((Some(10), i + 1)),
        "several" | "few" | "many" | "numerous" => Some((None, i + 1)),
        "half" if matches!(cursor.lower(i + 1), "a" | "an") => Some((Some(5), i + 2)),
        "couple" => None,
        _ if cursor.has(i, Class::NUMERAL) || lower.contains('-') => {
            let Some(Numeral::Cardinal(n)) = numbers::in_letters(lower) else { return None };
            match numbers::in_letters(cursor.lower(i + 1)) {
                Some(Numeral::Cardinal(times @ (100 | 1000))) if n < 100 => Some((Some(n * times * 10), i + 2)),
                _ => Some((Some(n * 10), i + 1)),
            }
        }
        _ => None,
    }
}

/// "weeks ago", "for years": a plural that stands without a count.
fn bare(cursor: &Cursor<'_, '_>, i: usize) -> Option<(Length, usize)> {
    let (unit, several) = unit(cursor.lower(i))?;
    let counted = led(cursor, i)
        || cursor.is(i + 1, "ago later earlier afterwards")
        || matches!(cursor.before(i, 1), "just" | "only") && matches!(cursor.lower(i + 1), "after" | "before");
    (several && unit != Unit::Quarter && unit != Unit::Second && counted)
        .then_some((Length { tenths: None, unit }, i + 1))
}

fn led(cursor: &Cursor<'_, '_>, i: usize) -> bool {
    cursor.led(i, 1, "of") && cursor.led(i, 2, "matter")
        || cursor.led(i, 1, "the")
            && matches!(cursor.before(i, 2), "over" | "through" | "throughout")
            && !cursor.number(i + 1)
            && cursor.lower(i + 1) != "of"
        || cursor.led(i, 1, "for in within just only") && cursor.lower(i + 1) != "of"
}

/// "15 a year", "once a week": what stands before the article counts.
fn per(cursor: &Cursor<'_, '_>, i: usize) -> bool {
    i > 0 && cursor.number(i - 1)
        || cursor.led(i, 1, "once twice times million billion % percent cent ) days hours dollars euros pounds people barrels miles tonnes tons")
}
