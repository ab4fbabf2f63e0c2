//! Who wrote the article and when, in lines of their own at its head or end.

use super::Line;
use crate::html::blocks::Shape;

const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

pub(super) fn is(line: &Line<'_>) -> bool {
    if !line.is_at_an_end() || !line.is_shorter_than(140) || line.block.shape == Shape::Item {
        return false;
    }
    is_author(line) || is_date(line.lower)
}

fn is_author(line: &Line<'_>) -> bool {
    let bare = line.block.text.trim_end_matches(|c: char| !c.is_alphanumeric());
    if line.about.authors.iter().any(|author| author.eq_ignore_ascii_case(bare)) {
        return true;
    }
    let by = line.starts_with(&[
        "by ",
        "by: ",
        "written by",
        "posted by",
        "story by",
        "words by",
        "reviewed by",
        "edited by",
        "author:",
        "author(s):",
        "von ",
        "par ",
    ]);
    // A sentence may begin so too.
    by && !line.block.text.ends_with(['.', ',', ';', ':', '?', '!', '”', '"'])
        && line.block.text.split_whitespace().count() < 16
        && starts_names(&line.block.text)
}

/// Whether names follow on the first word or two.
fn starts_names(text: &str) -> bool {
    text.split_whitespace()
        .skip(1)
        .find(|word| !matches!(*word, "by" | "by:"))
        .is_none_or(|word| word.starts_with(char::is_uppercase))
}

/// Whether a line is a day, with or without the words that announce it.
fn is_date(lower: &str) -> bool {
    let mut months = 0;
    let mut numbers = 0;
    for word in lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let is_month = MONTHS.iter().any(|month| word.starts_with(month)) && word.len() <= 9;
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            numbers += 1;
        } else if is_month {
            months += 1;
        } else if !WORDS.contains(&word) {
            return false;
        }
    }
    numbers > 0 && (months == 1 || numbers >= 3)
}

const WORDS: &[&str] = &[
    "published",
    "posted",
    "updated",
    "on",
    "at",
    "last",
    "modified",
    "created",
    "date",
    "first",
    "am",
    "pm",
    "a",
    "m",
    "p",
    "est",
    "edt",
    "et",
    "pst",
    "pdt",
    "pt",
    "cst",
    "cdt",
    "ct",
    "gmt",
    "bst",
    "utc",
    "ist",
    "aest",
    "cet",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "min",
    "mins",
    "minute",
    "minutes",
    "read",
    "h",
    "the",
    "of",
    "st",
    "nd",
    "rd",
    "th",
    "by",
];
