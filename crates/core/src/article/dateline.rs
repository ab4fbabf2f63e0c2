//! Reads the dateline: the place at the start of the first paragraph where a story was filed.

use super::head::word_count;
use super::{Credit, agency};
use crate::text::{List, Span};

static PLACES: List = List::new(crate::text::word_list!("../name/places.txt"));

/// Length in bytes of the dateline at a paragraph's start: `Washington: `, `PARIS, July 3 (AFP) — `.
pub(super) fn dateline(line: &str) -> usize {
    const LONGEST: usize = 70;
    if let Some(end) = agency_alone(line).or_else(|| slashed(line)) {
        return end;
    }
    let window = line.char_indices().take(LONGEST).last().map_or(0, |(i, c)| i + c.len_utf8());
    for (at, c) in line[..window].char_indices() {
        let mut end = at + c.len_utf8();
        let dash = matches!(c, '—' | '–' | '-') && line[..at].ends_with(|c: char| c.is_whitespace() || c == ')');
        // Two hyphens stand for a dash, and need no space behind them.
        let double = c == '-' && line[end..].starts_with('-');
        if double {
            end += 1;
        }
        let spaced = double || line[end..].starts_with(char::is_whitespace);
        // "U.S." and "Nov. 16" have stops of their own.
        let abbreviates = c == '.'
            && (line[..at].ends_with(|c: char| c.is_uppercase())
                || line[end..]
                    .trim_start()
                    .starts_with(|c: char| c.is_ascii_digit() || c == '(' || c == '—' || c == '–'));
        // "New Delhi, Jun 28 (PTI) Members …": the bracket ends it where a known agency stands in it.
        if c == ')' && spaced && line[..at].contains(',') {
            let name = line[..at].rsplit('(').next().unwrap_or("");
            let text = line[end..].trim_start();
            if agency::agency(name).is_some()
                && text.starts_with(|c: char| c.is_uppercase())
                && is_place(&line[..end], true)
            {
                return line.len() - text.len();
            }
        }
        if matches!(c, '.' | '?' | '!' | '"' | '“' | ';') && !abbreviates {
            return 0;
        }
        if spaced && (c == ':' || dash || matches!(c, '—' | '–')) {
            let place = line[..at].trim_end();
            end += line[end..].len() - line[end..].trim_start_matches(['-', ' ', '\u{a0}']).len();
            return if is_place(place, c != ':') && end < line.len() { end } else { 0 };
        }
    }
    0
}

/// "(Reuters) - ", "/TASS/. ": an agency and no place. Where it ends.
fn agency_alone(line: &str) -> Option<usize> {
    let (name, rest) = match line.strip_prefix('(') {
        Some(inner) => inner.split_once(')')?,
        None => line.strip_prefix('/')?.split_once('/')?,
    };
    agency::agency(name)?;
    let text = rest.trim_start_matches(['.', ' ', '-', '–', '—', ':', '\u{a0}']);
    (text.len() < rest.len() && !text.is_empty()).then(|| line.len() - text.len())
}

/// "MOSCOW, July 12. /TASS/. ": a place, a day at most, and the agency between slashes. Where it ends.
fn slashed(line: &str) -> Option<usize> {
    const LONGEST: usize = 60;
    let open = line.as_bytes().iter().take(LONGEST).position(|&b| b == b'/')?;
    let (place, rest) = (line[..open].trim_end(), &line[open + 1..]);
    let (name, rest) = rest.split_once('/')?;
    agency::agency(name)?;
    let text = rest.trim_start_matches(['.', ' ', '-', '–', '—', ':', '\u{a0}']);
    let place = place.trim_end_matches('.');
    (is_place(place, true) && text.len() < rest.len() && !text.is_empty()).then(|| line.len() - text.len())
}

/// Whether the words before a dateline's dash or colon are a place, with date and agency at most.
fn is_place(place: &str, dashed: bool) -> bool {
    let has_agency = place.contains('(');
    let name = place.split(['(', '[']).next().unwrap_or("").trim();
    // "KYIV. July 12": but "ST. LOUIS".
    let city = name.split(',').next().unwrap_or("").trim();
    let city = match city.split_once(". ") {
        Some((place, day)) if day.contains(|c: char| c.is_ascii_digit()) => place,
        _ => city,
    };
    let count = word_count(city);
    let shouted = !city.is_empty() && city.chars().all(|c| !c.is_lowercase());
    let titled = city.split_whitespace().all(|w| w.chars().next().is_some_and(char::is_uppercase));
    let letters = city.chars().all(|c| c.is_alphabetic() || " .'’-/".contains(c));
    (1..=3).contains(&count)
        && letters
        && titled
        && (shouted || has_agency || (name.contains(',') && dashed) || is_known_place(city) || (!dashed && count == 1))
}

fn is_known_place(name: &str) -> bool {
    let key = name.replace(' ', "_");
    PLACES.entries().iter().any(|line| line.split('|').any(|f| f == key))
}

/// The agency in brackets, or between slashes, within a dateline: `DALLAS (AP) —`, `/TASS/.`
pub(super) fn bracketed_agency(text: &str, place: Span) -> Option<Credit> {
    let line = place.of(text);
    let open = line.find(['(', '/'])?;
    let close = open + 1 + line[open + 1..].find([')', '/'])?;
    let name = &line[open + 1..close];
    let short = agency::agency(name)?;
    let start = place.start as usize + open + 1;
    Some(Credit { name: short, span: Span::new(start, start + name.len()) })
}
