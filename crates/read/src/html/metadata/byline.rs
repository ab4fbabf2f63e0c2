//! How bylines begin.

/// Whether a line begins as bylines do, and goes on with a name.
pub(super) fn is_byline(line: &str) -> bool {
    let lower = line.to_lowercase();
    let Some(rest) =
        STARTS.iter().find_map(|start| lower.starts_with(start).then(|| line.get(start.len()..)).flatten())
    else {
        return false;
    };
    let words: Vec<&str> = rest.split_whitespace().collect();
    (1..=14).contains(&words.len())
        && words[0].starts_with(char::is_uppercase)
        && !rest.trim_end().ends_with(['.', '?', '!', ':'])
}

/// How bylines begin, in small letters.
pub(super) const STARTS: &[&str] = &[
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
    "von ",
    "par ",
    "por ",
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
