//! Lines that reserve the rights in a text, in whichever file it stands.

const WORDS: &str = "all rights reserved";

/// Whether a line in small letters reserves all rights. A report may tell of “all rights reserved to the band”: in a notice the
/// words begin a sentence, stand behind a year, or share their line with a sign.
pub fn are_reserved(lower: &str) -> bool {
    lower.match_indices(WORDS).any(|(at, _)| {
        let before = lower[..at].trim_end();
        let begins = before.is_empty() || before.ends_with(['.', '!', '|', '·', '•', '-', '–', '—', ')', '©']);
        begins
            || ends_with_year(before)
            || lower.contains('©')
            || lower.contains("(c)")
            || lower.starts_with("copyright")
    })
}

fn ends_with_year(before: &str) -> bool {
    let bare = before.trim_end_matches(',');
    let word = bare.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|b| b.is_ascii_digit())
}
