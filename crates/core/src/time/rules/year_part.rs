//! Seasons, quarters and halves: "summer 2024", "the spring of 1957", "the third quarter of this year", "Q3".

use super::date::year_after;
use super::numeric;
use crate::text::Class;
use crate::text::among;
use crate::time::Rule;
use crate::time::cursor::{Cursor, RuleMatch};
use crate::time::meaning::{Meaning, Season, YearPart, YearRef};
use crate::time::numbers::{self, Numeral, plausible_year};

pub(super) fn read(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    season_of_year(cursor, i)
        .or_else(|| fiscal(cursor, i))
        .or_else(|| numbered(cursor, i))
        .or_else(|| short_part(cursor, i))
}

/// The season a word names.
pub(super) fn season(lower: &str) -> Option<Season> {
    Some(match lower {
        "spring" => Season::Spring,
        "summer" => Season::Summer,
        "autumn" | "fall" => Season::Autumn,
        "winter" => Season::Winter,
        _ => return None,
    })
}

fn season_of_year(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let named = season(cursor.lower(i))?;
    let (year, next) = year_after(cursor, i + 1);
    let with_the = cursor.with_the(i);
    // Without a year only "in the summer", "in winter" will do: "the Arab Spring", "a fall in prices".
    let led = with_the < i || cursor.led(i, 1, "in during by since until early late over that");
    // "the summer offensive", "a spring campaign"; "winter" and "summer" are seldom anything else.
    let campaign = cursor.is(i + 1, "offensive campaign season session term semester break holidays elections months");
    let plain = matches!(cursor.lower(i), "summer" | "winter") && (cursor.history() || !cursor.small_noun(i + 1));
    let fall = with_the < i
        && cursor.led(with_the, 1, "in during throughout by until over since")
        && cursor.lower(i + 1) != "of";
    let spring_or_fall = led && (cursor.lower(i) != "fall" || fall) && !cursor.small_noun(i + 1);
    let after_season = cursor.led(i, 1, "and") && season(cursor.before(i, 2)).is_some();
    let lone = !cursor.capital(i) && (plain || campaign || spring_or_fall || after_season)
        || cursor.capital(i)
            && matches!(cursor.before(i, 1), "in" | "that")
            && !cursor.small_noun(i + 1)
            && !cursor.capital(i + 1);
    if year == YearRef::Open && !lone || matches!(year, YearRef::Shifted(_)) && cursor.is(i + 1, ",") {
        return None;
    }
    Some(RuleMatch::date(with_the, next, Meaning::YearPart(YearPart::Season(named), year), Rule::YearPart))
}

/// "the third quarter of 2024", "the last quarter", "third-quarter", "the first half of 2008".
pub(super) fn numbered(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let (part, at) = part_at(cursor, i)?;
    let (year, next) = year_after(cursor, at);
    // "the third quarter of the year" is the present one's.
    let (year, next) = match cursor.is(at, "of") && cursor.is(at + 1, "the this") && cursor.is(at + 2, "year") {
        true if year == YearRef::Open => (YearRef::Shifted(0), at + 3),
        _ => (year, next),
    };
    // A match has halves too, so a half needs its year or an account.
    let half = matches!(part, YearPart::Half(_));
    if half
        && year == YearRef::Open
        && !(if at == i + 1 { is_account(cursor.lower(at)) } else { of_accounts(cursor, i) })
    {
        return None;
    }
    // "the first quarter of the season" is no quarter of a year.
    if year == YearRef::Open && cursor.is(at, "of") {
        return None;
    }
    Some(RuleMatch::date(cursor.with_the(i), next, Meaning::YearPart(part, year), Rule::YearPart))
}

/// "sales fell in the first half".
fn of_accounts(cursor: &Cursor<'_, '_>, i: usize) -> bool {
    let match_played = || (1..12).any(|n| cursor.led(i, n, "goal goals scored minute minutes game points yards"));
    (2..10).any(|n| i >= n && is_account(cursor.before(i, n))) && !match_played()
}

/// "the 2011 third quarter", "last year’s first half": the year comes first.
pub(super) fn dated(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let possessive = |k: usize| k + usize::from(matches!(cursor.lower(k), "'s" | "’s"));
    let (year, at) = if cursor.number(i) {
        (YearRef::Of(plausible_year(cursor.lower(i))?), possessive(i + 1))
    } else {
        let by = match cursor.lower(i) {
            "last" => -1,
            "this" => 0,
            "next" => 1,
            _ => return None,
        };
        if !cursor.is(i + 1, "year") || possessive(i + 2) == i + 2 {
            return None;
        }
        (YearRef::Shifted(by), i + 3)
    };
    let at = at + usize::from(cursor.is(at, "fiscal"));
    let (part, last) = part_at(cursor, at)?;
    Some(RuleMatch::date(cursor.with_the(i), last, Meaning::YearPart(part, year), Rule::YearPart))
}

/// The quarter or half that begins at token `i`, and one past its last token.
fn part_at(cursor: &Cursor<'_, '_>, i: usize) -> Option<(YearPart, usize)> {
    let lower = cursor.lower(i);
    let (ordinal, noun, at) = match lower.split_once('-') {
        Some((ordinal, noun)) => (ordinal, noun, i + 1),
        None => (lower, cursor.lower(i + 1), i + 2),
    };
    if !matches!(noun, "quarter" | "half") {
        return None;
    }
    let number = match numbers::in_letters(ordinal) {
        Some(Numeral::Ordinal(n)) => n as u8,
        _ if matches!(ordinal, "last" | "final" | "latter") => 4,
        _ => numbers::ordinal_digits(ordinal)? as u8,
    };
    Some(match noun {
        "quarter" if (1..=4).contains(&number) => (YearPart::Quarter(number), at),
        "half" => (YearPart::Half(if number >= 2 { 2 } else { 1 }), at),
        _ => return None,
    })
}

/// "first-half profit".
fn is_account(noun: &str) -> bool {
    among(noun, "profit profits sales results earnings net loss losses revenue")
}

/// "fiscal 2024", "FY2024", "the 2024 fiscal year", "this fiscal year".
fn fiscal(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let found = |first, last, year| {
        Some(RuleMatch::date(first, last, Meaning::YearPart(YearPart::Fiscal, year), Rule::YearPart))
    };
    let lower = cursor.lower(i);
    let label = |last, year| {
        let meaning = Meaning::YearPart(YearPart::FiscalLabel, YearRef::Of(year));
        Some(RuleMatch::date(i, last, meaning, Rule::YearPart))
    };
    if let Some(year) = lower.strip_prefix("fy").and_then(short_year) {
        return label(i + 1, year);
    }
    if lower == "fy" {
        let at = i + 1 + usize::from(matches!(cursor.lower(i + 1), "’" | "'" | "‘"));
        return short_year(cursor.lower(at)).and_then(|year| label(at + 1, year));
    }
    if !matches!(lower, "fiscal" | "financial") {
        return None;
    }
    let at = i + 1 + usize::from(cursor.is(i + 1, "year"));
    let whole = at == i + 2;
    if !whole && lower == "financial" {
        return None;
    }
    if let Some(year) = plausible_year(cursor.lower(at)) {
        return found(cursor.with_the(i), at + 1, YearRef::Of(year));
    }
    if !whole {
        return None;
    }
    let free = i > cursor.taken;
    if let Some(year) = plausible_year(cursor.before(i, 1)).filter(|_| free) {
        return found(cursor.with_the(i - 1), at, YearRef::Of(year));
    }
    let by = match cursor.before(i, 1) {
        "last" | "previous" => -1,
        "this" | "current" => 0,
        "next" | "coming" => 1,
        _ => {
            let meaning = Meaning::YearPart(YearPart::FiscalLabel, YearRef::Shifted(0));
            return Some(RuleMatch::date(cursor.with_the(i), at, meaning, Rule::YearPart));
        }
    };
    if free { found(cursor.with_the(i - 1), at, YearRef::Shifted(by)) } else { None }
}

/// "Q3 2024", "Q3’23", "H1 2023", "3Q23", "1H 2024"; "Quarter 1 2018" is read by [`counted`].
fn short_part(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let (part, figures) = letter_and_number(cursor.lower(i))?;
    let (year, next) = match figures.trim_start_matches(['’', '\'']) {
        "" => {
            let mark = i + 1 + usize::from(matches!(cursor.lower(i + 1), "’" | "'" | "‘"));
            let two = short_year(cursor.lower(mark)).filter(|_| cursor.number(mark) && !cursor.spaced(mark));
            two.map_or_else(|| year_after(cursor, i + 1), |year| (YearRef::Of(year), mark + 1))
        }
        figures => (YearRef::Of(short_year(figures)?), i + 1),
    };
    let half = matches!(part, YearPart::Half(_));
    let free = !cursor.has(i + 1, Class::NUMERAL) && (!half || year != YearRef::Open);
    free.then(|| RuleMatch::date(i, next, Meaning::YearPart(part, year), Rule::YearPart))
}

/// "q3", "3q", "h1", "q323": the part, and what figures follow it.
fn letter_and_number(lower: &str) -> Option<(YearPart, &str)> {
    let (head, rest) = lower.split_at_checked(2)?;
    let (number, half) = match head.as_bytes() {
        [n @ b'1'..=b'4', b'q'] | [b'q', n @ b'1'..=b'4'] => (n - b'0', false),
        [n @ b'1'..=b'2', b'h'] | [b'h', n @ b'1'..=b'2'] => (n - b'0', true),
        _ => return None,
    };
    Some((if half { YearPart::Half(number) } else { YearPart::Quarter(number) }, rest))
}

/// A year in four figures or in the last two.
fn short_year(figures: &str) -> Option<i32> {
    plausible_year(figures).or_else(|| numeric::two_figures(figures))
}

/// "Quarter 1 2018".
pub(super) fn counted(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    if !cursor.is(i, "quarter") || !cursor.number(i + 1) {
        return None;
    }
    let number = numbers::digits(cursor.lower(i + 1), 1).filter(|n| (1..=4).contains(n))? as u8;
    let (year, next) = year_after(cursor, i + 2);
    let meaning = Meaning::YearPart(YearPart::Quarter(number), year);
    (year != YearRef::Open).then(|| RuleMatch::date(i, next, meaning, Rule::YearPart))
}
