//! Days with a name: "Christmas 2007", "on Easter Monday", "last Thanksgiving".

use super::date::year_after;
use crate::text::Class;
use crate::time::Rule;
use crate::time::cursor::{Cursor, RuleMatch};
use crate::time::holiday;
use crate::time::meaning::{Meaning, YearPart};

pub(super) fn read(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    if !cursor.capital(i) || !cursor.has(i, Class::HOLIDAY) {
        return None;
    }
    let stands = |word: &str, k: usize| {
        let token = cursor.lower(k);
        token == word || word.strip_prefix('\'').is_some_and(|s| token.strip_prefix('’') == Some(s))
    };
    let (place, named) = holiday::all()
        .iter()
        .enumerate()
        .find(|(_, h)| h.words.iter().enumerate().all(|(n, word)| stands(word, i + n)))?;
    let next = i + named.words.len();
    let (year, last) = year_after(cursor, next);
    // "Ukraine's Independence Day" is another day; "Christmas Island" is none, nor is "the Easter Rising".
    let foreign = named.shared
        && i > 0
        && (cursor.has(i - 1, Class::COUNTRY.or(Class::DEMONYM)) && !cursor.led(i, 1, "american states u.s. us")
            || cursor.before(i, 1).starts_with(['\'', '’']));
    let name_goes_on = last == next && cursor.capital(next) && !cursor.has(next, Class::FUNCTION.or(Class::MONTH));
    let within_name = i > 0 && cursor.capital(i - 1) && !cursor.opens(i - 1) && !cursor.has(i - 1, Class::FUNCTION);
    if foreign || name_goes_on || within_name && named.words.len() == 1 {
        return None;
    }
    Some(RuleMatch::date(i, last, Meaning::YearPart(YearPart::Holiday(place as u8), year), Rule::Date))
}
