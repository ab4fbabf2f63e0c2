//! The command that makes an export again.

use std::env;

use dateline_core::calendar::Day;

/// As a shell takes it. The day on which the articles were at hand is told, since another one may date them otherwise.
pub fn again(today: Day) -> String {
    let mut words: Vec<String> = env::args_os().skip(1).map(|word| quoted(&word.to_string_lossy())).collect();
    if !words.iter().any(|word| word == "--today" || word.starts_with("--today=")) {
        words.push(format!("--today {today}"));
    }
    format!("dateline {}", words.join(" "))
}

/// A word that a shell takes as it stands, control characters too.
fn quoted(word: &str) -> String {
    let is_plain =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':' | '=' | ',' | '@' | '%' | '+');
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_shell_takes_words_as_they_stand() {
        for (word, expected) in
            [("a-b/c.csv", "a-b/c.csv"), ("", "''"), ("my articles", "'my articles'"), ("it's $x", "'it'\\''s $x'")]
        {
            assert_eq!(quoted(word), expected);
        }
    }
}
