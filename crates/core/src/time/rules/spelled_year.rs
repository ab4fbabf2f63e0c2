//! Years in words: "nineteen ninety-three", "the year two thousand", "two thousand and five".

use crate::text::Class;
use crate::time::Rule;
use crate::time::cursor::{Cursor, RuleMatch};
use crate::time::meaning::{Calendar, Meaning, YearRef};
use crate::time::numbers::{self, Numeral};

pub(super) fn read(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    if !cursor.has(i, Class::NUMERAL) {
        return None;
    }
    let (year, last) = in_words(cursor, i)?;
    let named = cursor.led(i, 1, "year");
    let counts = cursor.small_noun(last) && cursor.lower(last).ends_with('s');
    let led = cursor.led(i, 1, "in since by until till from of to and during before after early late");
    // "nineteen ninety-three" can hardly be a count; "two thousand" and "nineteen hundred" mostly are.
    let plain = year < 2000 && year % 100 != 0;
    let tells = named || !counts && (plain || led && !cursor.small_noun(last));
    let first = if named && cursor.led(i, 2, "the") && cursor.taken + 2 <= i { i - 2 } else { i };
    let date = Calendar { year: YearRef::Of(year), ..Calendar::default() };
    tells.then(|| RuleMatch::date(first, last, Meaning::Calendar(date), Rule::Year))
}

/// The year that begins at token `i`, and one past its last token.
pub(super) fn in_words(cursor: &Cursor<'_, '_>, i: usize) -> Option<(i32, usize)> {
    if !cursor.has(i, Class::NUMERAL) {
        return None;
    }
    let cardinal = |k: usize| match numbers::in_letters(cursor.lower(k)) {
        Some(Numeral::Cardinal(n)) => Some(n as i32),
        _ => None,
    };
    // "ninety three" without its hyphen.
    let two_figures = |k: usize| {
        let tens = cardinal(k).filter(|n| (1..100).contains(n))?;
        let ones = cardinal(k + 1).filter(|n| (1..10).contains(n) && tens >= 20 && tens % 10 == 0);
        Some(ones.map_or((tens, k + 1), |ones| (tens + ones, k + 2)))
    };
    let rest = |k: usize| two_figures(k + usize::from(cursor.is(k, "and"))).unwrap_or((0, k));
    match cardinal(i)? {
        2 if cardinal(i + 1) == Some(1000) => {
            let (n, last) = rest(i + 2);
            Some((2000 + n, last))
        }
        hundreds @ 11..20 if cardinal(i + 1) == Some(100) => {
            let (n, last) = rest(i + 2);
            Some((100 * hundreds + n, last))
        }
        hundreds @ 15..21 => {
            // "nineteen oh-five".
            let oh = cursor.lower(i + 1).strip_prefix("oh-").and_then(numbers::in_letters);
            if let Some(Numeral::Cardinal(n @ 1..10)) = oh {
                return Some((100 * hundreds + n as i32, i + 2));
            }
            let (n, last) = two_figures(i + 1).filter(|(n, _)| *n >= 10)?;
            Some((100 * hundreds + n, last))
        }
        _ => None,
    }
}
