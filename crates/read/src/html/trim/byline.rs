//! Who wrote the article and when, in lines of their own at its head or end.

use super::Line;
use crate::html::blocks::Shape;
use crate::html::stamp;
use crate::moment::names::month;

pub(super) fn is(line: &Line<'_>) -> bool {
    if !line.is_at_an_end() || !line.is_shorter_than(140) || line.block.shape == Shape::Item {
        return false;
    }
    is_author(line)
        || is_left_over(&line.block.text)
        || !matches!(line.block.shape, Shape::Row | Shape::Heading) && stamp::is(&line.block.text)
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

/// A byline whose names were links and went with them: “By”, “By 10 July”.
fn is_left_over(text: &str) -> bool {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let by = first.trim_end_matches(':').to_lowercase();
    let is_of_day =
        |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) || month(&word.to_lowercase()).is_some();
    let is_day = rest.split_whitespace().count() < 4 && rest.split_whitespace().all(is_of_day);
    matches!(by.as_str(), "by" | "von" | "par" | "por") && (is_day || stamp::is(rest))
}

/// Whether names follow on the first word or two.
fn starts_names(text: &str) -> bool {
    text.split_whitespace()
        .skip(1)
        .find(|word| !matches!(*word, "by" | "by:"))
        .is_none_or(|word| word.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_without_its_names_is_left_over() {
        for text in ["By", "By 10 July", "By: 10 July 2024", "Von"] {
            assert!(is_left_over(text), "{text}");
        }
        for text in ["By 10 July the wall was built", "By the sea", "Von Miller left"] {
            assert!(!is_left_over(text), "{text}");
        }
    }
}
