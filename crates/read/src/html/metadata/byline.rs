//! How bylines begin.

/// Whether a line begins as bylines do, and goes on with a name.
pub(super) fn is_byline(line: &str) -> bool {
    let Some(rest) = after_by(line) else { return false };
    let words: Vec<&str> = rest.split_whitespace().collect();
    (1..=14).contains(&words.len())
        && words[0].starts_with(char::is_uppercase)
        && !rest.trim_end().ends_with(['.', '?', '!', ':'])
}

/// What follows on the words that a byline begins with; nothing if it begins with none.
pub(super) fn after_by(line: &str) -> Option<&str> {
    let lower = line.to_lowercase();
    let start = STARTS.iter().find(|start| lower.starts_with(**start)).map(|start| start.len());
    start.and_then(|start| line.get(start..)).or_else(|| crate::byline::after_foreign_by(line))
}

/// How bylines begin, in small letters.
const STARTS: &[&str] = &[
    "written by: ",
    "written by ",
    "posted by ",
    "published by ",
    "article by ",
    "story by ",
    "words by ",
    "report by ",
    "author: ",
    "authors: ",
    "author(s): ",
    "by: ",
    "by ",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_is_no_sentence() {
        assert!(is_byline("By Jane Roe"));
        assert!(!is_byline("By then the storm had passed."));
        assert!(!is_byline("By the sea"));
    }
}
