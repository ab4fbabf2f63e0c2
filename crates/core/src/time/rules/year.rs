//! Years that stand alone: "in 1961", "the 2009 crash", "Exhibition 2023", "461 BC"; not counts.

use super::date;
use crate::text::Class;
use crate::text::among;
use crate::time::Rule;
use crate::time::cursor::{Cursor, RuleMatch};
use crate::time::meaning::{Calendar, Meaning, YearPart, YearRef};
use crate::time::numbers::{digits, plausible_year};

pub(super) fn read(scan: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    if !scan.number(i) {
        return mid_year(scan, i);
    }
    if let Some(found) = before_christ(scan, i).or_else(|| last_two(scan, i)) {
        return Some(found);
    }
    let year = plausible_year(scan.lower(i))?;
    if matches!(scan.lower(i + 1), "fiscal" | "financial") && scan.is(i + 2, "year") {
        let meaning = Meaning::YearPart(YearPart::Fiscal, YearRef::Of(year));
        return Some(RuleMatch::date(scan.with_the(i), i + 3, meaning, Rule::YearPart));
    }
    if !is_year(scan, i, year) {
        return None;
    }
    let named = scan.led(i, 1, "year") && scan.led(i, 2, "the") && scan.taken + 2 <= i;
    let first = if named { i - 2 } else { i };
    let year = Calendar { year: YearRef::Of(year), ..Calendar::default() };
    Some(RuleMatch::date(first, i + 1, Meaning::Calendar(year), Rule::Year))
}

/// "480 BC", and the 499 of "499-493 BC", "496 and 495 BC".
fn before_christ(scan: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let year = digits(scan.lower(i), 4).filter(|y| *y > 0)? as i32;
    let date = Calendar { year: YearRef::Of(-year), ..Calendar::default() };
    let found = |last| Some(RuleMatch::date(i, last, Meaning::Calendar(date), Rule::Year));
    if date::before_christ(scan, i + 1) {
        return found(i + 2);
    }
    let tied = scan.dash(i + 1) || scan.is(i + 1, "to and or until /");
    let earlier = digits(scan.lower(i + 2), 4).is_some_and(|next| (next as i32) < year);
    if tied && earlier && date::before_christ(scan, i + 3) { found(i + 1) } else { None }
}

/// The 08 of "2007-08", "1939/40"; the ’89 of "the class of ’89".
fn last_two(scan: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let two = digits(scan.lower(i), 2).filter(|_| scan.lower(i).len() == 2)? as i32;
    let tight = i >= 2 && !scan.spaced(i);
    let found = |year: i32| {
        let date = Calendar { year: YearRef::Of(year), ..Calendar::default() };
        Some(RuleMatch::date(i, i + 1, Meaning::Calendar(date), Rule::Year))
    };
    if tight && scan.taken == i - 1 && (scan.dash(i - 1) || scan.led(i, 1, "/")) && !scan.spaced(i - 1) {
        let year = plausible_year(scan.before(i, 2))?;
        let ends = !scan.dash(i + 1) && scan.lower(i + 1) != "/";
        return if two > year % 100 && ends { found(year - year % 100 + two) } else { None };
    }
    let led = scan.led(i, 2, "of in since until summer winter spring fall");
    if tight && led && matches!(scan.before(i, 1), "’" | "'" | "‘") && scan.spaced(i - 1) {
        return found(two + if two < 30 { 2000 } else { 1900 });
    }
    None
}

/// "mid-2023", one word to the tokeniser.
fn mid_year(scan: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let (edge, figures) = scan.lower(i).split_once('-')?;
    let edge = crate::time::words::edge_word(edge)?;
    let year = Calendar { year: YearRef::Of(plausible_year(figures)?), ..Calendar::default() };
    let mut found = RuleMatch::date(i, i + 1, Meaning::Calendar(year), Rule::Year);
    found.edge = Some(edge);
    Some(found)
}

/// Tells a year from a count by what stands around it.
fn is_year(scan: &Cursor<'_, '_>, i: usize, year: i32) -> bool {
    let (before, after) = (scan.before(i, 1), scan.lower(i + 1));
    let tight_after = !scan.spaced(i + 1);
    if among(before, "$ £ € # ¥ no route than least nearly over some almost")
        || among(after, "% percent km kg metres meters miles hours hundred million")
        || matches!(before, "." | "/" | "&") && !scan.spaced(i)
        || after == "/" && tight_after && scan.lower(i + 2).len() != 2
        || after == "°" && tight_after
        || scan.dash(i + 1) && scan.number(i + 2) && scan.dash(i + 3) && tight_after
        || among(before, "page pages p pp room box channel number flight highway")
        || (1..4).any(|k| scan.capital(i + k) && scan.is(i + k, "street avenue road boulevard lane"))
        || after == "hrs"
    {
        return false;
    }
    let modern = (1700..2100).contains(&year);
    // "in 2009, 2014 and again in 2019".
    if before == "," && i == scan.taken + 1 && scan.is(i + 1, "and or ,") && modern {
        let told = i.checked_sub(2).and_then(|k| plausible_year(scan.lower(k)));
        if told.is_some_and(|told| told < year) {
            return true;
        }
    }
    let plural = scan.small_word(i + 1)
        && after.ends_with('s')
        && !scan.has(i + 1, Class::FUNCTION.or(Class::AUXILIARY).or(Class::PREPOSITION).or(Class::PAST_VERB));
    let people = among(after, "people men women children more other police troops");
    // "In 1956 demonstrations began", but "in 2000 cases".
    if before == "in" && modern && !people && (scan.opens(i - 1) || year % 10 != 0) {
        return true;
    }
    let counted = plural || people;
    let determined = scan.has(i.wrapping_sub(1), Class::DETERMINER);
    let led = among(
        before,
        "in since by until till during from before after between through to year early late mid circa ca about around back into spring summer autumn fall winter throughout as of for towards beyond and or c",
    );
    if among(before, "in since during until by year early late mid") {
        return !counted || modern && among(before, "since until early late year");
    }
    if led {
        return !counted && (modern || !scan.small_word(i + 1));
    }
    if determined || scan.led(i, 2, "the") && scan.small_word(i.wrapping_sub(1)) {
        // "the 2008 elections" but "the 2000 troops".
        let named = scan.small_word(i + 1) || scan.capital(i + 1) || matches!(after, "“" | "\"" | "‘");
        let open = !scan.small_word(i + 1) && !scan.capital(i + 1) && scan.dash(i + 1);
        return (modern || year >= 1500 && before == "the") && (!counted || year % 100 != 0) && (named || open);
    }
    let name_before = i > 0 && scan.capital(i - 1) && !counted;
    let bracketed = among(before, "( [ – - — , ; ’ '") || scan.dash(i + 1);
    let ends = !scan.small_word(i + 1) && !scan.capital(i + 1);
    let possessive = scan.before(i, 1).ends_with("’s") || scan.before(i, 1).ends_with("'s");
    modern && !counted && (name_before || bracketed && ends || scan.opens(i) || possessive || after.ends_with("’s"))
        || !modern && bracketed && ends && matches!(before, "(")
}
