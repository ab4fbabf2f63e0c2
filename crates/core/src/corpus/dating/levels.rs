//! Dates articles by where stock markets stood: "the Dow fell to 7,552" was written in one of the few years in which it was there.

use super::clue::{Clue, own};
use super::quoted::quoted;
use super::span::DaySet;
use super::{weight, years};
use crate::article::Article;
use crate::calendar::Days;
use crate::text::{Document, TokenKind, among, word_list, words};
use crate::time::Expression;

/// How far beyond a year's closes a level may lie, in hundredths: those of the day, and those of the first weeks of the next year.
const BEYOND: f64 = 0.02;

/// How far a level is looked for behind the name of its index, in tokens.
const REACH: usize = 30;

/// An article that names more levels than this is a table.
const MOST: usize = 8;

/// The first word of each index as the table's first line has it, with other names of it.
const INDICES: [(&str, &str); 7] = [
    ("Dow", "Dow DJIA"),
    ("S&P", "S&P Standard"),
    ("Nasdaq", "Nasdaq NASDAQ"),
    ("FTSE", "FTSE Footsie"),
    ("Nikkei", "Nikkei"),
    ("DAX", "DAX Dax"),
    ("Hang", "Hang"),
];

/// A level of an index as an article names it.
struct Level {
    index: usize,
    value: f64,
    first: usize,
    last: usize,
}

/// What the levels named in an article say of its day.
pub(super) fn clues(article: &Article, document: &Document<'_>, times: &[Expression]) -> Vec<Clue> {
    let quoted = quoted(document);
    let mut dated = vec![false; document.sentences.len()];
    for e in times.iter().filter(|e| years::year_of(e).is_some()) {
        if let Some(slot) = dated.get_mut(e.sentence as usize) {
            *slot = true;
        }
    }
    let mut found: Vec<Level> = Vec::new();
    let mut index: Option<(usize, usize)> = None;
    for (number, sentence) in document.sentences.iter().enumerate() {
        // A year that is named says since when, or back when, the index stood so.
        if dated.get(number).is_some_and(|dated| *dated) {
            continue;
        }
        // "The index sank to a level of 4,210, as low as it had been in years".
        let same = (sentence.first..sentence.last).any(|i| document.reads(i, "index"));
        index = index.filter(|_| same).map(|(named, _)| (named, sentence.first));
        for i in sentence.first..sentence.last {
            if let Some(named) = index_at(document, i) {
                index = Some((named, i));
            }
            let Some((named, at)) = index.filter(|&(_, at)| i > at && i - at <= REACH) else { continue };
            if quoted.get(i).is_some_and(|q| *q) {
                continue;
            }
            if let Some(value) = level_at(document, i) {
                found.push(Level { index: named, value, first: at, last: i + 1 });
            }
        }
    }
    if found.len() > MOST {
        return Vec::new();
    }
    let mut clues: Vec<Clue> = Vec::new();
    for level in &found {
        clues.extend(clue(article, document, (level.first, level.last), |year| {
            stood(year, level.index)
                .is_some_and(|(low, high)| (low * (1.0 - BEYOND)..=high * (1.0 + BEYOND)).contains(&level.value))
        }));
    }
    // Two indices side by side tell more: how many times one is the other changes slowly.
    let pair = found.iter().find(|l| l.index == 0).zip(found.iter().find(|l| l.index == 1));
    if let Some((dow, other)) = pair {
        let times = dow.value / other.value;
        let words = (dow.first.min(other.first), dow.last.max(other.last));
        clues.extend(clue(article, document, words, |year| {
            ratio(year).is_some_and(|(low, high)| (low..=high).contains(&times))
        }));
    }
    clues
}

fn clue(
    article: &Article,
    document: &Document<'_>,
    (first, last): (usize, usize),
    fits: impl Fn(i32) -> bool,
) -> Option<Clue> {
    let years: Vec<i32> = table().map(|(year, _)| year).filter(|&year| fits(year)).collect();
    let newest = table().map(|(year, _)| year).max()?;
    // A level of the last year told may be one of the years since.
    if years.is_empty() || years.contains(&newest) {
        return None;
    }
    let span = document.slice(first, last);
    let told: Vec<String> = years.chunk_by(|a, b| a + 1 == *b).filter_map(stretch).collect();
    let reason = format!("“{}” is where the index stood in {}.", article.mended(span), told.join(", "));
    let allowed = DaySet::joined(years.iter().filter_map(|&year| Days::year(year)).collect());
    Some(Clue { allowed, weight: weight::LEVEL, evidence: own(span, reason) })
}

/// "2008–2009".
fn stretch(years: &[i32]) -> Option<String> {
    let (first, last) = (years.first()?, years.last()?);
    Some(if first == last { first.to_string() } else { format!("{first}–{last}") })
}

/// The years of the table with their figures.
fn table() -> impl Iterator<Item = (i32, &'static str)> {
    words(word_list!("levels.txt")).filter_map(|line| {
        let (year, figures) = line.split_once(' ')?;
        Some((year.parse().ok()?, figures))
    })
}

/// The lowest and the highest close of an index in a year.
fn stood(year: i32, index: usize) -> Option<(f64, f64)> {
    let (_, figures) = table().find(|(told, _)| *told == year)?;
    let mut figures = figures.split(' ').skip(2 * index);
    Some((figures.next()?.parse().ok()?, figures.next()?.parse().ok()?))
}

/// How many times the S&P 500 the Dow was in a year, at its low and its high, and a little beyond.
fn ratio(year: i32) -> Option<(f64, f64)> {
    const APART: f64 = 0.012;
    let (dow, other) = (stood(year, 0)?, stood(year, 1)?);
    let (low, high) = (dow.0 / other.0, dow.1 / other.1);
    Some((low.min(high) * (1.0 - APART), low.max(high) * (1.0 + APART)))
}

/// The index whose name begins at token `i`.
fn index_at(document: &Document<'_>, i: usize) -> Option<usize> {
    let word = document.tokens.get(i).filter(|t| t.capital).map(|_| document.word(i))?;
    let known = INDICES.iter().position(|(_, names)| names.split(' ').any(|name| name == word))?;
    let next = |list: &str| (i + 1..i + 4).any(|k| among(document.lower(k), list));
    let fits = match INDICES[known].0 {
        "S&P" => next("500") || word == "Standard" && (i + 1..i + 8).any(|k| document.word(k) == "500"),
        "FTSE" => next("100") || document.lower(i) == "footsie",
        "Hang" => next("seng"),
        _ => true,
    };
    fits.then_some(known)
}

/// The level that token `i` is, if it is one: "to 7,552", "at 1,102.44", "above the 10,000 mark".
fn level_at(document: &Document<'_>, i: usize) -> Option<f64> {
    if document.tokens.get(i).is_none_or(|t| t.kind != TokenKind::Number) {
        return None;
    }
    let word = document.word(i);
    let led = |n: usize| i.checked_sub(n).map_or("", |k| document.lower(k));
    let lead = if among(led(1), "the about around just nearly") { led(2) } else { led(1) };
    let reached = among(lead, "to at above below near past through hit reached reaching hitting topped under over");
    let after = document.lower(i + 1);
    let other = among(after, "percent % per pct a.m p.m am pm - million billion trillion") || word.contains(':');
    let value: f64 = word.trim_end_matches('.').replace(',', "").parse().ok()?;
    // "at 2010" may be a time of day or a year, but "at 2,010" is not.
    let year = !word.contains([',', '.']) && (1900.0..2100.0).contains(&value);
    (reached && !other && !year && value >= 200.0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_whole() {
        let columns = 2 * INDICES.len();
        assert!(table().count() > 30);
        for (year, figures) in table() {
            assert_eq!(figures.split(' ').count(), columns, "{year}");
            for index in 0..INDICES.len() {
                assert!(stood(year, index).is_none_or(|(low, high)| low < high), "{year} {index}");
            }
        }
    }
}
