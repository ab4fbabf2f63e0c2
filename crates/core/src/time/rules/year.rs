//! Years that stand alone: "in 1961", "the 2009 crash", "Exhibition 2023", "461 BC"; not counts.

use super::date;
use crate::text::Class;
use crate::text::among;
use crate::time::Rule;
use crate::time::cursor::{Cursor, RuleMatch};
use crate::time::meaning::{Calendar, Meaning, YearPart, YearRef};
use crate::time::numbers::{self, digits, plausible_year};

pub(super) fn read(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    if !cursor.number(i) {
        return mid_year(cursor, i);
    }
    if let Some(found) = before_christ(cursor, i).or_else(|| last_two(cursor, i)) {
        return Some(found);
    }
    let year = plausible_year(cursor.lower(i))?;
    if matches!(cursor.lower(i + 1), "fiscal" | "financial") && cursor.is(i + 2, "year") {
        let meaning = Meaning::YearPart(YearPart::Fiscal, YearRef::Of(year));
        return Some(RuleMatch::date(cursor.with_the(i), i + 3, meaning, Rule::YearPart));
    }
    if !is_year(cursor, i, year) {
        return None;
    }
    let named = cursor.led(i, 1, "year") && cursor.led(i, 2, "the") && cursor.taken + 2 <= i;
    let first = if named { i - 2 } else { i };
    let year = Calendar { year: YearRef::Of(year), ..Calendar::default() };
    Some(RuleMatch::date(first, i + 1, Meaning::Calendar(year), Rule::Year))
}

/// "480 BC", and the 499 of "499-493 BC", "496 and 495 BC".
fn before_christ(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let year = match numbers::count_tenths(cursor.lower(i)) {
        Some(tenths) if cursor.lower(i).contains(',') && tenths < 1_000_000 => (tenths / 10) as i32,
        _ => digits(cursor.lower(i), 5).filter(|y| *y > 0)? as i32,
    };
    let date = Calendar { year: YearRef::Of(-year), ..Calendar::default() };
    let found = |last| Some(RuleMatch::date(i, last, Meaning::Calendar(date), Rule::Year));
    if date::before_christ(cursor, i + 1) {
        return found(i + 2);
    }
    let tied = cursor.dash(i + 1) || cursor.is(i + 1, "to and or until /");
    let earlier = digits(cursor.lower(i + 2), 4).is_some_and(|next| (next as i32) < year);
    if tied && earlier && date::before_christ(cursor, i + 3) { found(i + 1) } else { None }
}

/// The 08 of "2007-08", "1939/40"; the ’89 of "the class of ’89".
fn last_two(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let two = digits(cursor.lower(i), 2).filter(|_| cursor.lower(i).len() == 2)? as i32;
    let tight = i >= 2 && !cursor.spaced(i);
    let found = |year: i32| {
        let date = Calendar { year: YearRef::Of(year), ..Calendar::default() };
        Some(RuleMatch::date(i, i + 1, Meaning::Calendar(date), Rule::Year))
    };
    if tight && cursor.taken == i - 1 && (cursor.dash(i - 1) || cursor.led(i, 1, "/")) && !cursor.spaced(i - 1) {
        let year = plausible_year(cursor.before(i, 2))?;
        let ends = !cursor.dash(i + 1) && cursor.lower(i + 1) != "/";
        return if two > year % 100 && ends { found(year - year % 100 + two) } else { None };
    }
    let led = cursor.led(i, 2, "of in since until summer winter spring fall");
    if tight && led && matches!(cursor.before(i, 1), "’" | "'" | "‘") && cursor.spaced(i - 1) {
        return found(two + if two < 30 { 2000 } else { 1900 });
    }
    None
}

/// "mid-2023", one word to the tokeniser.
fn mid_year(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let (edge, figures) = cursor.lower(i).split_once('-')?;
    let edge = crate::time::words::edge_word(edge)?;
    let year = Calendar { year: YearRef::Of(plausible_year(figures)?), ..Calendar::default() };
    let mut found = RuleMatch::date(i, i + 1, Meaning::Calendar(year), Rule::Year);
    found.edge = Some(edge);
    Some(found)
}

/// Tells a year from a count by what stands around it.
fn is_year(cursor: &Cursor<'_, '_>, i: usize, year: i32) -> bool {
    let (before, after) = (cursor.before(i, 1), cursor.lower(i + 1));
    let tight_after = !cursor.spaced(i + 1);
    if among(before, "$ £ € # ¥ no route than least nearly over some almost")
        || among(after, "% percent km kg metres meters miles hours hundred million")
        || matches!(before, "." | "/" | "&") && !cursor.spaced(i)
        || after == "/" && tight_after && cursor.lower(i + 2).len() != 2
        || after == "°" && tight_after
        || cursor.dash(i + 1) && cursor.number(i + 2) && cursor.dash(i + 3) && tight_after
        || among(before, "page pages p pp room box channel number flight highway")
        || (1..4).any(|k| cursor.capital(i + k) && cursor.is(i + k, "street avenue road boulevard lane"))
        || after == "hrs"
    {
        return false;
    }
    let modern = (1700..2100).contains(&year);
    // "in 2009, 2014 and again in 2019".
    if before == "," && i == cursor.taken + 1 && cursor.is(i + 1, "and or ,") && modern {
        let told = i.checked_sub(2).and_then(|k| plausible_year(cursor.lower(k)));
        if told.is_some_and(|told| told < year) {
            return true;
        }
    }
    let plural = cursor.small_word(i + 1)
        && after.ends_with('s')
        && !cursor.has(i + 1, Class::FUNCTION.or(Class::AUXILIARY).or(Class::PREPOSITION).or(Class::PAST_VERB));
    let people = among(after, "people men women children more other police troops");
    // "In 1956 demonstrations began", but "in 2000 cases".
    if before == "in" && modern && !people && (cursor.opens(i - 1) || year % 10 != 0) {
        return true;
    }
    let counted = plural || people;
    let determined = cursor.has(i.wrapping_sub(1), Class::DETERMINER);
    let led = among(
        before,
        "in since by until till during from before after between through to year early late mid circa ca about around back into spring summer autumn fall winter throughout as of for towards beyond and or c",
    );
    if among(before, "in since during until by year early late mid") {
        return !counted || modern && among(before, "since until early late year");
    }
    if led {
        return !counted && (modern || !cursor.small_word(i + 1));
    }
    if determined || cursor.led(i, 2, "the") && cursor.small_word(i.wrapping_sub(1)) {
        // "the 2008 elections" but "the 2000 troops".
        let named = cursor.small_word(i + 1) || cursor.capital(i + 1) || matches!(after, "“" | "\"" | "‘");
        let open = !cursor.small_word(i + 1) && !cursor.capital(i + 1) && cursor.dash(i + 1);
        return (modern || year >= 1500 && before == "the") && (!counted || year % 100 != 0) && (named || open);
    }
    // "paper due 2021", "his failed 2002 campaign", "2013 profits".
    let account = "profit profits earnings sales revenue revenues results budget forecast forecasts estimate estimates \
                   guidance outlook loss losses income";
    let due = before == "due" && (!cursor.small_word(i + 1) || cursor.is(i + 1, "that which and to with"));
    let noun = cursor.small_noun(i + 1) && !counted;
    let owned = noun && cursor.led(i, 2, "his her its their a") && cursor.small_noun(i.wrapping_sub(1));
    let accounted = cursor.is(i + 1, account) || cursor.capital(i + 1) && cursor.is(i + 2, account);
    if modern && (due || owned || accounted) {
        return true;
    }
    let name_before = i > 0 && year < 2040 && cursor.capital(i - 1) && !counted;
    let bracketed = among(before, "( [ – - — , ; ’ '") || cursor.dash(i + 1);
    let ends = !cursor.small_word(i + 1) && !cursor.capital(i + 1);
    let possessive = cursor.before(i, 1).ends_with("’s") || cursor.before(i, 1).ends_with("'s");
    modern && !counted && (name_before || bracketed && ends || cursor.opens(i) || possessive || after.ends_with("’s"))
        || !modern && bracketed && ends && matches!(before, "(")
}
