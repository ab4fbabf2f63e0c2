//! The command that makes an export again.

use std::env;

use dateline_core::calendar::Day;

/// As a shell takes it. The day on which the articles were at hand is told, since another one may date them otherwise.
pub fn again(today: Day, is_told: bool) -> String {
    let words = env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned());
    of_words(&words.collect::<Vec<_>>(), (!is_told).then_some(today))
}

/// The command of these words, with a day that they do not tell. It stands right behind the command's name, since behind `--`
/// everything is a file.
fn of_words(words: &[String], today: Option<Day>) -> String {
    let mut command = "dateline".to_owned();
    for (at, word) in words.iter().enumerate() {
        command.push(' ');
        command.push_str(&quoted(word));
        if let Some(today) = today.filter(|_| at == 0) {
            command.push_str(&format!(" --today {today}"));
        }
    }
    command
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
    use super::*;

    #[test]
    fn a_shell_takes_words_as_they_stand() {
        for (word, expected) in
            [("a-b/c.csv", "a-b/c.csv"), ("", "''"), ("my articles", "'my articles'"), ("it's $x", "'it'\\''s $x'")]
        {
            assert_eq!(quoted(word), expected);
        }
    }

    #[test]
    fn the_day_stands_where_it_is_an_option() {
        let words = ["export", "--as", "csv", "--", "-my"].map(str::to_owned);
        let today = "2024-07-10".parse().ok();
        assert_eq!(of_words(&words, today), "dateline export --today 2024-07-10 --as csv -- -my");
        assert_eq!(of_words(&words, None), "dateline export --as csv -- -my");
    }
}
