//! Stamps of live blogs: when an entry was written, in a line of its own.

use super::line::Line;
use crate::html::stamp;

pub(super) fn is(line: &Line<'_>) -> bool {
    if !line.is_shorter_than(60) {
        return false;
    }
    let words: Vec<&str> = line.lower.split_whitespace().collect();
    let words: &[&str] = match words[..] {
        ["updated" | "posted" | "published" | "at" | "updated:" | "posted:", "at", ref rest @ ..] => rest,
        ["updated" | "posted" | "published" | "at" | "updated:" | "posted:", ref rest @ ..] => rest,
        ref all => all,
    };
    match words {
        [ago] if is_age(ago) => true,
        [first, rest @ ..] if is_clock(first) => rest.iter().all(|word| is_zone(word)),
        [number, unit, "ago"] => is_number(number) && is_unit(unit),
        [age, "ago"] => is_age(age),
        _ => false,
    }
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_unit(word: &str) -> bool {
    let word = word.trim_end_matches('s');
    matches!(word, "minute" | "min" | "hour" | "hr" | "second" | "sec" | "day" | "h" | "m" | "d")
}

/// `5m`, `12h`.
fn is_age(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    is_number(digits) && digits.len() < word.len() && is_unit(&word[digits.len()..])
}

/// `10:45`, `10.45`, `10:45am`, `07.13`.
fn is_clock(word: &str) -> bool {
    let word = word.trim_end_matches([',', ':', '-']);
    let word = word.strip_suffix("am").or_else(|| word.strip_suffix("pm")).unwrap_or(word);
    word.split_once([':', '.']).is_some_and(|(hour, minute)| is_number(hour) && minute.len() == 2 && is_number(minute))
}

fn is_zone(word: &str) -> bool {
    stamp::words(word).all(|word| stamp::is_zone(&word))
}
