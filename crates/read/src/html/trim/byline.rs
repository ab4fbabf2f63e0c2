//! Who wrote the article and when, in lines of their own at its head or end.

use super::Line;
use crate::html::blocks::Shape;
use crate::html::stamp;

pub(super) fn is(line: &Line<'_>) -> bool {
    if !line.is_at_an_end() || !line.is_shorter_than(140) || line.block.shape == Shape::Item {
        return false;
    }
    is_author(line) || !matches!(line.block.shape, Shape::Row | Shape::Heading) && stamp::is(&line.block.text)
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
