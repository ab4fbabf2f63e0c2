//! Decades and centuries: "the 1990s", "’80s", "the nineties", "the 19th century".

use super::date::before_christ;
use crate::time::Rule;
use crate::time::cursor::{Cursor, RuleMatch};
use crate::time::meaning::Meaning;
use crate::time::numbers::{self, Numeral, digits};

pub(super) fn read(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    decade(cursor, i).or_else(|| century(cursor, i))
}

fn decade(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let lower = cursor.lower(i);
    let figures = lower.strip_prefix("mid-").unwrap_or(lower);
    if let Some(stem) = figures.strip_suffix('s').filter(|s| s.bytes().all(|b| b.is_ascii_digit())) {
        if before_christ(cursor, i + 1) {
            let first = digits(stem, 4).filter(|y| y % 10 == 0 && *y > 0)? as i32;
            return Some(RuleMatch::date(cursor.with_the(i), i + 2, Meaning::Decade(-first), Rule::Era));
        }
        let first = match stem.len() {
            4 => digits(stem, 4).filter(|y| (1000..2100).contains(y) && y % 10 == 0)?,
            // "temperatures in the 80s", "a man in his 30s": two figures want a mark of time.
            2 => {
                let ages = matches!(cursor.before(i, 1), "his" | "her" | "their")
                    || cursor.led(i, 1, "mid low high upper")
                    || (2..6).any(|n| cursor.led(i, n, "temperatures temperature highs lows"));
                digits(stem, 2).filter(|n| n % 10 == 0 && *n >= 20 && !ages).map(|n| 1900 + n)?
            }
            _ => return None,
        };
        let mut found = RuleMatch::date(i, i + 1, Meaning::Decade(first as i32), Rule::Era);
        found.edge = (figures.len() < lower.len()).then_some(crate::time::meaning::Edge::Middle);
        return Some(found);
    }
    // "the 1960's", an older spelling.
    if cursor.number(i) && matches!(cursor.lower(i + 1), "'s" | "’s") && cursor.led(i, 1, "the") {
        let first =
            digits(lower, 4).filter(|y| (1700..2100).contains(y) && y % 10 == 0 && !cursor.small_word(i + 2))?;
        return Some(RuleMatch::date(i, i + 2, Meaning::Decade(first as i32), Rule::Era));
    }
    let stem = lower.strip_suffix("ies")?;
    let tens = match numbers::in_letters(&format!("{stem}y")) {
        Some(Numeral::Cardinal(n)) if (20..100).contains(&n) && n % 10 == 0 => n as i32,
        _ => return None,
    };
    // "the eighties", "the roaring twenties".
    let led = cursor.led(i, 1, "the") || cursor.led(i, 2, "the") && cursor.small_word(i - 1);
    led.then(|| RuleMatch::date(i, i + 1, Meaning::Decade(1900 + tens), Rule::Era))
}

fn century(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let lower = cursor.lower(i);
    let (ordinal, noun, next) = match lower.split_once('-') {
        Some((ordinal, "century")) => (ordinal, "century", i + 1),
        _ if cursor.dash(i + 1) && cursor.number(i) => (lower, cursor.lower(i + 2), i + 3),
        _ => (lower, cursor.lower(i + 1), i + 2),
    };
    if noun != "century" {
        return None;
    }
    let number = match numbers::in_letters(ordinal) {
        Some(Numeral::Ordinal(n)) => n,
        Some(Numeral::Cardinal(_)) => return None,
        None => numbers::ordinal_digits(ordinal)?,
    };
    let first = (number as i32 - 1) * 100;
    let (first, last) = if before_christ(cursor, next) { (-first, next + 1) } else { (first, next) };
    (2..=30).contains(&number).then(|| RuleMatch::date(cursor.with_the(i), last, Meaning::Century(first), Rule::Era))
}
