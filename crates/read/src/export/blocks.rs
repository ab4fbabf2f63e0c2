//! Blocks of lines: paragraphs, and the heads of articles.

use crate::rights;

/// Lines longer than this are paragraphs by themselves, since whoever wrote them did not break lines.
pub const UNBROKEN: usize = 130;

/// A block: lines without an empty one between them.
pub type Block<'a> = Vec<&'a str>;

/// The blocks of some lines.
pub fn blocks<'a>(lines: &[&'a str]) -> Vec<Block<'a>> {
    let mut blocks: Vec<Block<'a>> = Vec::new();
    let mut open = false;
    for line in lines {
        let line = line.trim();
        if line.is_empty() {
            open = false;
        } else if open && let Some(block) = blocks.last_mut() {
            block.push(line);
        } else {
            blocks.push(vec![line]);
            open = true;
        }
    }
    blocks
}

/// The text of some lines: paragraphs with an empty line between them. Broken lines are joined.
pub fn paragraphs(lines: &[&str]) -> String {
    let unbroken = lines.iter().any(|line| line.trim().len() > UNBROKEN);
    let blocks = blocks(lines);
    let paragraphs: Vec<String> = if unbroken {
        blocks.concat().iter().map(|line| (*line).to_owned()).collect()
    } else {
        blocks.iter().map(|block| block.join(" ")).collect()
    };
    paragraphs.join("\n\n")
}

/// A line that tells who holds the rights: “Copyright 2024 The Example”, “(c) 2024”, “All Rights Reserved”. A sentence may
/// begin with the same word.
pub fn is_copyright(line: &str) -> bool {
    let line = line.trim();
    let lower = line.to_lowercase();
    if rights::are_reserved(&lower) || ["(c)", "©"].iter().any(|sign| lower.starts_with(sign)) {
        return true;
    }
    let Some(rest) = lower.strip_prefix("copyright") else { return false };
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ':');
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let mut words = rest.split([' ', '.', ',', '-', '–']).filter(|word| !word.is_empty());
    ["(c)", "©"].iter().any(|sign| rest.starts_with(sign))
        || words.next().is_some_and(is_year)
        || words.next_back().is_some_and(is_year) && !rest.ends_with(['.', '!', '?'])
}

/// “532 words”, in the languages of the databases' own pages.
pub fn is_length(line: &str) -> bool {
    const WORDS: [&str; 7] = ["words", "Wörter", "mots", "palabras", "parole", "palavras", "woorden"];
    WORDS
        .iter()
        .find_map(|word| line.strip_suffix(word))
        .map(str::trim)
        .is_some_and(|count| !count.is_empty() && count.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_about_copyright_is_none() {
        for line in [
            "Copyright 2024 The Example Ltd",
            "Copyright 2024. The Example Ltd.",
            "Copyright (c) The Example",
            "COPYRIGHT THE EXAMPLE 2024",
            "(c) 2024. The Example.",
            "© The Example",
            "  All Rights Reserved",
            "Copyright The Example. All rights reserved.",
            "The Example 2024 all rights reserved worldwide",
        ] {
            assert!(is_copyright(line), "{line}");
        }
        for line in [
            "Band sells all rights reserved to it",
            "The songs were sold, all rights reserved",
            "Copyright holders sued the firm in 2024.",
            "Copyright holders sue",
            "Copyright law changed.",
        ] {
            assert!(!is_copyright(line), "{line}");
        }
    }
}
