//! Times named only as past, present or future: "now", "recently", "in the future", "the former", "at that time".

use crate::text::among;
use crate::time::Rule;
use crate::time::cursor::{Cursor, RuleMatch};
use crate::time::meaning::{Meaning, Reference};

pub(super) fn read(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let the = cursor.led(i, 1, "the");
    let with_the = cursor.with_the(i);
    let history = cursor.history();
    let found =
        |first, last, reference| Some(RuleMatch::date(first, last, Meaning::Reference(reference), Rule::Reference));
    match cursor.lower(i) {
        "now" | "currently" | "presently" | "nowadays" => found(i, i + 1, Reference::Present),
        "recently" | "lately" if cursor.before(i, 1) != "as" => found(i, i + 1, Reference::Past),
        "past" | "future" if is_distance(cursor.before(i, 1)) && in_the(cursor, i - 1) => {
            let reference = if cursor.is(i, "past") { Reference::Past } else { Reference::Future };
            found(cursor.with_the(i - 1), i + 1, reference)
        }
        "past" if in_the(cursor, i) => found(with_the, i + 1, Reference::Past),
        "formerly" if history => found(i, i + 1, Reference::Past),
        // "the former of the two" orders, "former president" dates.
        "former" | "recent" if history && describes(cursor, i) => found(i, i + 1, Reference::Past),
        "current" if history && describes(cursor, i) => found(i, i + 1, Reference::Present),
        "future" if in_the(cursor, i) => found(with_the, i + 1, Reference::Future),
        "future" if history && describes(cursor, i) && cursor.before(i, 1) != "near" => {
            found(i, i + 1, Reference::Future)
        }
        "present-day" => found(i, i + 1, Reference::Present),
        "present" => {
            let day = cursor.is(i + 1, "day");
            let led = among(cursor.before(i, 1 + usize::from(the)), "at in until till to");
            let alone = led && (the && !cursor.small_noun(i + 1) || cursor.led(i, 1, "at"));
            (day || alone).then_some(())?;
            found(with_the, i + 1 + usize::from(day), Reference::Present)
        }
        "date" if cursor.led(i, 1, "to") && (!cursor.small_noun(i + 1) || cursor.opens(i - 1)) => {
            found(i - 1, i + 1, Reference::Present)
        }
        "time" | "period" => spoken_of(cursor, i),
        _ => None,
    }
}

/// "in the past", not "in the past two weeks" nor "the past president".
fn in_the(cursor: &Cursor<'_, '_>, i: usize) -> bool {
    let ends = !cursor.small_noun(i + 1) || is_distance(cursor.lower(i));
    cursor.led(i, 1, "the") && cursor.led(i, 2, "in of for from") && ends
}

/// "the near future", "the distant past".
fn is_distance(word: &str) -> bool {
    among(word, "near distant foreseeable immediate recent")
}

/// An adjective before its noun.
fn describes(cursor: &Cursor<'_, '_>, i: usize) -> bool {
    cursor.small_noun(i + 1) || cursor.capital(i + 1)
}

/// "At that time", "by this time", "during the same period", "at the time".
fn spoken_of(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let period = cursor.is(i, "period");
    if period && !cursor.history() {
        return None;
    }
    let (mut first, word) = (i.checked_sub(1)?, cursor.before(i, 1));
    if first < cursor.taken {
        return None;
    }
    let placed = match word {
        "this" if !cursor.history() => return None,
        "this" | "that" => true,
        "same" if cursor.history() => {
            let by = cursor.before(first, 1);
            let some = matches!(by, "the" | "this" | "that");
            first -= usize::from(some && first > cursor.taken);
            some
        }
        "the" => false,
        _ => return None,
    };
    let lead = cursor.before(first, 1);
    let led = among(lead, "at by around about during from until till since throughout before up")
        || among(lead, "in over for to within") && period
        || lead == "to" && cursor.led(first, 2, "up");
    let being = cursor.is(i + 1, "being") && lead == "for";
    if !placed {
        // "at the time of", "by the time they" belong to what follows.
        let at = lead == "at" && !matches!(cursor.lower(i + 1), "of" | "when" | "that");
        let reference = if being { Reference::Present } else { Reference::Past };
        return (!period && (at || being)).then(|| {
            RuleMatch::date(first, i + 1 + usize::from(being), Meaning::Reference(reference), Rule::Reference)
        });
    }
    let compound = cursor.is(i + 1, "zone zones frame limit scale slot");
    (led && !compound).then(|| RuleMatch::date(first, i + 1, Meaning::Then, Rule::Anaphor))
}
