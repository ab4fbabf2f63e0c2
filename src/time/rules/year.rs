//! Years that stand alone: "in 1961", "the 2009 crash", "Exhibition 2023", "461 BC"; not counts.

use crate::text::Class;
use crate::time::Rule;
use crate::time::meaning::{Calendar, Meaning, YearRef};
use crate::time::numbers::digits;
use crate::time::scan::{Found, Scan};

/// Four figures that can be a year.
pub(super) fn plausible(word: &str) -> Option<i32> {
    digits(word, 4).filter(|y| word.len() == 4 && (1000..2200).contains(y)).map(|y| y as i32)
}

pub(super) fn read(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    if !scan.number(i) {
        return mid_year(scan, i);
    }
    if matches!(scan.lower(i + 1), "bc" | "bce") && scan.capital(i + 1) {
        let year = digits(scan.lower(i), 4)?;
        return Some(Found::date(i, i + 2, Meaning::BeforeChrist(year), Rule::Year));
    }
    let year = plausible(scan.lower(i))?;
    if !is_year(scan, i, year) {
        return None;
    }
    let named = scan.before(i, 1) == "year" && scan.before(i, 2) == "the" && scan.taken + 2 <= i;
    let first = if named { i - 2 } else { i };
    let year = Calendar { year: YearRef::Of(year), ..Calendar::default() };
    Some(Found::date(first, i + 1, Meaning::Calendar(year), Rule::Year))
}

/// "mid-2023", one word to the tokeniser.
fn mid_year(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let (edge, figures) = scan.lower(i).split_once('-')?;
    let edge = crate::time::extend::edge_word(edge)?;
    let year = Calendar { year: YearRef::Of(plausible(figures)?), ..Calendar::default() };
    let mut found = Found::date(i, i + 1, Meaning::Calendar(year), Rule::Year);
    found.edge = Some(edge);
    Some(found)
}

/// Tells a year from a count by what stands around it.
fn is_year(scan: &Scan<'_, '_>, i: usize, year: i32) -> bool {
    let (before, after) = (scan.before(i, 1), scan.lower(i + 1));
    let tight_after = !scan.spaced(i + 1);
    if matches!(
        before,
        "$" | "£" | "€" | "#" | "¥" | "no" | "route" | "than" | "least" | "nearly" | "over" | "some" | "almost"
    ) || matches!(
        after,
        "%" | "percent" | "km" | "kg" | "metres" | "meters" | "miles" | "hours" | "hundred" | "million"
    ) || matches!(before, "." | "/" | "&") && !scan.spaced(i)
        || matches!(after, "/" | "°") && tight_after
        || after == "hrs"
    {
        return false;
    }
    let modern = (1700..2100).contains(&year);
    let plural = scan.small_word(i + 1)
        && after.ends_with('s')
        && !scan.has(i + 1, Class::FUNCTION.or(Class::AUXILIARY).or(Class::PREPOSITION).or(Class::PAST_VERB));
    let counted = plural || matches!(after, "people" | "men" | "women" | "children" | "more" | "other" | "police");
    let determined = scan.has(i.wrapping_sub(1), Class::DETERMINER);
    let led = matches!(
        before,
        "in" | "since"
            | "by"
            | "until"
            | "till"
            | "during"
            | "from"
            | "before"
            | "after"
            | "between"
            | "through"
            | "to"
            | "year"
            | "early"
            | "late"
            | "mid"
            | "circa"
            | "ca"
            | "about"
            | "around"
            | "back"
            | "into"
            | "spring"
            | "summer"
            | "autumn"
            | "fall"
            | "winter"
            | "throughout"
            | "as"
            | "of"
            | "for"
            | "towards"
            | "beyond"
            | "and"
            | "or"
            | "c"
    );
    if matches!(before, "in" | "since" | "during" | "until" | "by" | "year" | "early" | "late" | "mid") {
        return !counted || modern && matches!(before, "since" | "until" | "early" | "late" | "year");
    }
    if led {
        return !counted && (modern || !scan.small_word(i + 1));
    }
    if determined || scan.before(i, 2) == "the" && scan.small_word(i.wrapping_sub(1)) {
        // "the 2008 elections" but "the 2000 troops".
        return modern && (!counted || year % 100 != 0) && (scan.small_word(i + 1) || scan.capital(i + 1));
    }
    let name_before = i > 0 && scan.capital(i - 1) && !counted;
    let bracketed = matches!(before, "(" | "[" | "–" | "-" | "—" | "," | ";" | "’" | "'") || scan.dash(i + 1);
    let ends = !scan.small_word(i + 1) && !scan.capital(i + 1);
    let possessive = scan.before(i, 1).ends_with("’s") || scan.before(i, 1).ends_with("'s");
    modern && !counted && (name_before || bracketed && ends || scan.opens(i) || possessive || after.ends_with("’s"))
        || !modern && bracketed && ends && matches!(before, "(")
}
