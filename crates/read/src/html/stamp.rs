//! Stamps: lines that tell when an article was published or changed, and nothing else.

use crate::moment::names;

/// Words that announce a day.
const LABELS: &[&str] = &[
    "published",
    "posted",
    "updated",
    "modified",
    "created",
    "date",
    "publié",
    "mis",
    "veröffentlicht",
    "aktualisiert",
];

/// Words that stand beside a day. Points within them are left out: `a.m.` is `am`.
const WORDS: &[&str] = &[
    "on", "at", "last", "first", "a", "m", "p", "min", "mins", "minute", "minutes", "hour", "hours", "ago", "read",
    "reading", "time", "h", "uhr", "the", "of", "st", "nd", "rd", "th", "by", "le", "à", "de", "um",
];

/// Words that stand behind a time of day.
const ZONES: &[&str] = &[
    "am", "pm", "est", "edt", "et", "pst", "pdt", "pt", "cst", "cdt", "ct", "mst", "mdt", "mt", "gmt", "bst", "utc",
    "ist", "aest", "aedt", "cet", "cest", "eat", "wat", "sast", "pkt", "sgt", "hkt", "jst", "kst",
];

/// Whether a word in small letters stands behind a time of day: a half of the day, a zone.
pub(super) fn is_zone(word: &str) -> bool {
    ZONES.contains(&word)
}

/// Whether a word in small letters may stand in a stamp.
pub(super) fn is_word(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        || LABELS.contains(&word)
        || WORDS.contains(&word)
        || is_zone(word)
        || names::month(word).is_some()
        || names::is_weekday(word)
}

/// Whether a word in small letters announces a day.
pub(super) fn is_label(word: &str) -> bool {
    LABELS.contains(&word)
}

/// The words of a line in small letters, without marks. `a.m.` is one, `03.05.` are two.
pub(super) fn words(line: &str) -> impl Iterator<Item = String> {
    let parts =
        line.split(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '|' | '/' | '-' | '–' | '—' | '•' | '·'));
    parts
        .flat_map(|part| part.split(if part.contains(char::is_alphabetic) { '\n' } else { '.' }))
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect())
        .filter(|word: &String| !word.is_empty())
}

/// Whether a line is a day with its year, in words or figures, and nothing but words of a stamp.
pub(super) fn is(line: &str) -> bool {
    if line.len() > 140 {
        return false;
    }
    let (mut months, mut years, mut days, mut labels, mut figures) = (0, 0, 0, 0, 0);
    for word in words(line) {
        if !is_word(&word) {
            return false;
        }
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        months += usize::from(names::month(&word).is_some());
        labels += usize::from(is_label(&word));
        years += usize::from(digits == 4 && word.len() == 4 && (word.starts_with("19") || word.starts_with("20")));
        days += usize::from((1..=2).contains(&digits));
        figures += usize::from((1..=2).contains(&digits) && digits == word.len());
    }
    // A second day is that of a change, and is announced.
    years > 0 && (months == 1 || months == 2 && labels > 0) && days > 0
        || months == 0 && years > 0 && figures >= 2 && has_figures(line)
}

/// Whether a day stands in figures: `2024-05-03`, `3/5/2024`, `03.05.2024`.
fn has_figures(line: &str) -> bool {
    line.split(|c: char| c.is_whitespace() || matches!(c, 'T' | ',' | '|')).any(|word| {
        let parts: Vec<&str> = word.split(['-', '/', '.']).filter(|part| !part.is_empty()).collect();
        let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
        parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
            && matches!(lengths[..], [4, 1 | 2, 1 | 2] | [1 | 2, 1 | 2, 4])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_alone_is_a_stamp() {
        for line in [
            "3 May 2024",
            "Published: Friday, May 3rd, 2024 at 10.30 a.m. | 5 min read",
            "Published 3 May 2024, updated 4 May 2024",
            "2024-05-03 10:45",
            "3/5/2024",
            "03.05.2024, 14:30 Uhr",
        ] {
            assert!(is(line), "{line}");
        }
        for line in [
            "Marathon 2024",
            "Decision 1",
            "6-4, 6-3, 7-5",
            "May 2024",
            "The wall fell on 3 May 1899",
            "1 2 2024",
            "May 3",
            "3 May 2024 to 5 June 2024",
        ] {
            assert!(!is(line), "{line}");
        }
    }
}
