//! Reads the dateline: the place at the start of the first paragraph where a story was filed.

use super::head::word_count;
use super::{Credit, agency};
use crate::text::{List, Span};

static PLACES: List = List::new(crate::text::word_list!("../name/places.txt"));

/// Length in bytes of the dateline at a paragraph's start: `Washington: `, `PARIS, July 3 (AFP) — `.
pub(super) fn dateline(line: &str) -> usize {
    const LONGEST: usize = 70;
    let window = line.char_indices().take(LONGEST).last().map_or(0, |(i, c)| i + c.len_utf8());
    for (at, c) in line[..window].char_indices() {
        let end = at + c.len_utf8();
        let spaced = line[end..].starts_with(char::is_whitespace);
        let dash = matches!(c, '—' | '–' | '-') && line[..at].ends_with(|c: char| c.is_whitespace() || c == ')');
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
            let mut end = end;
            // Two hyphens stand for a dash.
            end += line[end..].len() - line[end..].trim_start_matches(['-', ' ', '\u{a0}']).len();
            return if is_place(place, c != ':') && end < line.len() { end } else { 0 };
        }
    }
    0
}

/// Whether the words before a dateline's dash or colon are a place, with date and agency at most.
fn is_place(place: &str, dashed: bool) -> bool {
    let has_agency = place.contains('(');
    let name = place.split(['(', '[']).next().unwrap_or("").trim();
    let city = name.split(',').next().unwrap_or("").trim();
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

/// The agency in brackets within a dateline: `DALLAS (AP) —`.
pub(super) fn bracketed_agency(text: &str, place: Span) -> Option<Credit> {
    let line = place.of(text);
    let open = line.find('(')?;
    let close = open + line[open..].find(')')?;
    let name = &line[open + 1..close];
    let short = agency::agency(name)?;
    let start = place.start as usize + open + 1;
    Some(Credit { name: short, span: Span::new(start, start + name.len()) })
}
