//! Times named only as past, present or future: "now", "recently", "in the future", "the former", "at that time".

use crate::text::among;
use crate::time::Rule;
use crate::time::cursor::{Cursor, RuleMatch};
use crate::time::meaning::{Meaning, Reference};

pub(super) fn read(scan: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let the = scan.led(i, 1, "the");
    let with_the = scan.with_the(i);
    let history = scan.history();
    let found =
        |first, last, reference| Some(RuleMatch::date(first, last, Meaning::Reference(reference), Rule::Reference));
    match scan.lower(i) {
        "now" | "currently" | "presently" | "nowadays" => found(i, i + 1, Reference::Present),
        "recently" | "lately" if scan.before(i, 1) != "as" => found(i, i + 1, Reference::Past),
        "past" | "future" if is_distance(scan.before(i, 1)) && in_the(scan, i - 1) => {
            let reference = if scan.is(i, "past") { Reference::Past } else { Reference::Future };
            found(scan.with_the(i - 1), i + 1, reference)
        }
        "past" if in_the(scan, i) => found(with_the, i + 1, Reference::Past),
        "formerly" if history => found(i, i + 1, Reference::Past),
        // "the former of the two" orders, "former president" dates.
        "former" | "recent" if history && describes(scan, i) => found(i, i + 1, Reference::Past),
        "current" if history && describes(scan, i) => found(i, i + 1, Reference::Present),
        "future" if in_the(scan, i) => found(with_the, i + 1, Reference::Future),
        "future" if history && describes(scan, i) && scan.before(i, 1) != "near" => found(i, i + 1, Reference::Future),
        "present-day" => found(i, i + 1, Reference::Present),
        "present" => {
            let day = scan.is(i + 1, "day");
            let led = among(scan.before(i, 1 + usize::from(the)), "at in until till to");
            let alone = led && (the && !scan.small_noun(i + 1) || scan.led(i, 1, "at"));
            (day || alone).then_some(())?;
            found(with_the, i + 1 + usize::from(day), Reference::Present)
        }
        "date" if scan.led(i, 1, "to") && (!scan.small_noun(i + 1) || scan.opens(i - 1)) => {
            found(i - 1, i + 1, Reference::Present)
        }
        "time" | "period" => spoken_of(scan, i),
        _ => None,
    }
}

/// "in the past", not "in the past two weeks" nor "the past president".
fn in_the(scan: &Cursor<'_, '_>, i: usize) -> bool {
    let ends = !scan.small_noun(i + 1) || is_distance(scan.lower(i));
    scan.led(i, 1, "the") && scan.led(i, 2, "in of for from") && ends
}

/// "the near future", "the distant past".
fn is_distance(word: &str) -> bool {
    among(word, "near distant foreseeable immediate recent")
}

/// An adjective before its noun.
fn describes(scan: &Cursor<'_, '_>, i: usize) -> bool {
    scan.small_noun(i + 1) || scan.capital(i + 1)
}

/// "At that time", "by this time", "during the same period", "at the time".
fn spoken_of(scan: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let period = scan.is(i, "period");
    if period && !scan.history() {
        return None;
    }
    let (mut first, word) = (i.checked_sub(1)?, scan.before(i, 1));
    if first < scan.taken {
        return None;
    }
    let placed = match word {
        "this" if !scan.history() => return None,
        "this" | "that" => true,
        "same" if scan.history() => {
            let by = scan.before(first, 1);
            let some = matches!(by, "the" | "this" | "that");
            first -= usize::from(some && first > scan.taken);
            some
        }
        "the" => false,
        _ => return None,
    };
    let lead = scan.before(first, 1);
    let led = among(lead, "at by around about during from until till since throughout before up")
        || among(lead, "in over for to within") && period
        || lead == "to" && scan.led(first, 2, "up");
    let being = scan.is(i + 1, "being") && lead == "for";
    if !placed {
        // "at the time of", "by the time they" belong to what follows.
        let at = lead == "at" && !matches!(scan.lower(i + 1), "of" | "when" | "that");
        let reference = if being { Reference::Present } else { Reference::Past };
        return (!period && (at || being)).then(|| {
            RuleMatch::date(first, i + 1 + usize::from(being), Meaning::Reference(reference), Rule::Reference)
        });
    }
    let compound = scan.is(i + 1, "zone zones frame limit scale slot");
    (led && !compound).then(|| RuleMatch::date(first, i + 1, Meaning::Then, Rule::Anaphor))
}
