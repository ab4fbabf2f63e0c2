//! Classifies a line of an article's head by the line alone: section, mark, headline, byline, date line, standfirst. Subheads
//! within the body are recognised here too, since they look like headlines.

use super::furniture;
use super::pull::same_words;
use crate::text::List;

static SECTIONS: List = List::new(crate::text::word_list!("sections.txt"));

/// Words of a line, counted no further than any rule asks.
pub(super) fn word_count(line: &str) -> usize {
    const MOST: usize = 64;
    line.split_whitespace().take(MOST).count()
}

/// Whether a line has `most` words at most. A paragraph is not counted to its end.
pub(super) fn at_most(line: &str, most: usize) -> bool {
    // Each word but the last has a byte of white space after it at least.
    line.len() <= most * 2 || line.split_whitespace().nth(most).is_none()
}

pub(super) fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', ']']).ends_with(['.', '!', '?', ':', ';'])
}

pub(super) fn is_section(line: &str) -> bool {
    if !at_most(line, 6) {
        return false;
    }
    let lower = line.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').to_ascii_lowercase();
    let breadcrumb = line.contains(['>', '»', '/', '|']);
    SECTIONS.entries().contains(&lower.as_str())
        || (breadcrumb && lower.split(['>', '»', '/', '|']).all(|part| SECTIONS.entries().contains(&part.trim())))
}

/// A label that no list knows: a few words in capitals, or parted by a bar, above a longer headline.
pub(super) fn is_label(line: &str, next: &str) -> bool {
    if !at_most(line, 5) {
        return false;
    }
    let capitals =
        line.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && line.chars().any(char::is_alphabetic);
    let parted = line.contains('|');
    let longer = word_count(next) >= 5 && word_count(next) > word_count(line) && next.chars().any(char::is_lowercase);
    (capitals && at_most(line, 3) || parted) && longer && !ends_sentence(line)
}

/// A headline is short, and is not the only paragraph unless it also does without a full stop.
pub(super) fn is_headline(line: &str, only: bool) -> bool {
    if only || ends_sentence(line) && !line.ends_with(['?', '!']) {
        // “…,” he said. is a paragraph; "Campaign to shift staff to Iowa." is a headline with a stray stop.
        return !only && at_most(line, 16) && !line.contains(['"', '“', '”']);
    }
    at_most(line, 30)
}

/// Whether a line is the headline that was handed in, in the same words or nearly: sites add their name to it, or shorten it.
pub(super) fn repeats_headline(line: &str, title: &str) -> bool {
    /// Bytes of a line that is longer than any headline.
    const LONGEST: usize = 300;
    fn words(line: &str) -> impl Iterator<Item = String> {
        line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase)
    }
    let line = &line[headline_mark(line)..];
    let title = &title[headline_mark(title)..];
    if line.len() > LONGEST || title.len() > LONGEST || ends_sentence(line) {
        return same_words(line, title);
    }
    let (own, given): (Vec<String>, Vec<String>) = (words(line).collect(), words(title).collect());
    let fewest = own.len().min(given.len());
    let begun = own.iter().zip(&given).take_while(|(a, b)| a == b).count();
    // The whole of one of them begins the other.
    let rest = own.len().max(given.len()) - fewest;
    if fewest > 0 && begun == fewest && (rest == 0 || fewest >= 3 && rest <= 6) {
        return true;
    }
    let shared = own.iter().filter(|w| given.contains(w)).count();
    fewest >= 4 && shared * 4 >= own.len().max(given.len()) * 3
}

/// Length in bytes of an agency's mark at a headline's start: `(LEAD) `, `UPDATE 2-`, `(2nd LD) `.
pub(super) fn headline_mark(line: &str) -> usize {
    if let Some(rest) = line.strip_prefix('(') {
        let Some(end) = rest.find(')') else { return 0 };
        let inner = &rest[..end];
        let capitals = inner.chars().filter(|c| c.is_uppercase()).count();
        let small = inner.chars().filter(|c| c.is_lowercase()).count();
        let after = &rest[end + 1..];
        if inner.len() <= 20 && capitals >= 2 && small <= 2 && after.starts_with(' ') {
            return line.len() - after.trim_start().len();
        }
        return 0;
    }
    for word in ["UPDATE", "WRAPUP", "RPT", "REFILE", "CORRECTED", "EXCLUSIVE", "BREAKING", "URGENT", "FLASH", "LEAD"] {
        let Some(rest) = line.strip_prefix(word) else { continue };
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        if let Some(after) = rest.strip_prefix(['-', ':', '–', '—']) {
            return line.len() - after.trim_start().len();
        }
    }
    0
}

/// "Our Correspondent", "Jane Roe in Nairobi", "Malik Asad Published July 3, 2024": a short line of names before the body.
pub(super) fn is_bare_byline(line: &str) -> bool {
    if !at_most(line, 8) {
        return false;
    }
    let count = word_count(line);
    let desk = ["bureau", "correspondent", "desk", "reporter", "reporters", "staff", "agencies", "newsroom"];
    let last = line.rsplit(|c: char| !c.is_alphanumeric()).find(|w| !w.is_empty()).unwrap_or("");
    let names = line.split_whitespace().take_while(|w| w.chars().next().is_some_and(char::is_uppercase)).count();
    let rest = line.split_whitespace().nth(names).unwrap_or("");
    !ends_sentence(line)
        && names >= 1
        && (desk.iter().any(|d| last.eq_ignore_ascii_case(d))
            || names == count && (2..=4).contains(&count) && line.chars().any(char::is_lowercase)
            || (2..=4).contains(&names) && matches!(rest, "in" | "and" | "at")
            || line.contains("Published "))
}

pub(super) fn is_byline(line: &str) -> bool {
    let Some(rest) = ["By ", "BY ", "by "].iter().find_map(|p| line.strip_prefix(p)) else { return false };
    at_most(rest, 10)
        && !ends_sentence(line)
        && rest.split_whitespace().take(2).all(|w| w.chars().next().is_some_and(|c| c.is_uppercase()))
}

/// `Friday, July 21, 2017`, `Published: 3 May 2024, 10:15 GMT`: a line of nothing but a date.
pub(super) fn is_date_line(line: &str) -> bool {
    at_most(line, 14) && line.bytes().any(|b| b.is_ascii_digit()) && furniture::is_stamp(line) && has_day(line)
}

/// A month's name, or a date in digits.
pub(super) fn has_day(line: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = line.to_ascii_lowercase();
    let named = lower.split(|c: char| !c.is_alphabetic()).any(|w| MONTHS.iter().any(|m| w.starts_with(m)));
    named || line.bytes().filter(|&b| b == b'-' || b == b'/').count() >= 2
}

/// One or two statements without a last full stop, longer than a subhead, shorter than a paragraph.
pub(super) fn is_standfirst(line: &str) -> bool {
    if !at_most(line, 60) {
        return false;
    }
    let stamped = line.contains('|') || line.contains("Published ") || line.contains("Updated ");
    !at_most(line, 7) && !ends_sentence(line) && !line.starts_with(['"', '“']) && !stamped
}

/// A short line without a stop between paragraphs.
pub(super) fn is_subhead(line: &str) -> bool {
    line.len() <= 90
        && at_most(line, 10)
        && !ends_sentence(line)
        && !line.ends_with(',')
        && line.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        && !line.contains(['"', '“', '”'])
        && !line.starts_with(['(', '['])
}
