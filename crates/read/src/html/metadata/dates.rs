//! Which of the words of a page are a date.

use dom_query::Document;
use html5ever::tendril::StrTendril;

use crate::html::stamp;
use crate::moment::names;

/// A value as a date with its year, in ISO 8601.
pub(super) fn date(value: &str) -> Option<String> {
    if value.len() > 80 {
        return None;
    }
    crate::moment::Moment::parse(value.trim()).map(|moment| moment.to_string())
}

/// The date that a line tells, alone or among other words: `Published: 3 May 2024 | 5 min read`.
pub(super) fn in_line(line: &str) -> Option<String> {
    if line.len() > 200 {
        return None;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    for at in 0..words.len() {
        if let Some(date) = at_word(&words[at..]) {
            return Some(date);
        }
    }
    None
}

/// The date of a line that tells when an article was published, and of none that is about a day: a stamp alone or between
/// bars, or after the words that announce one.
pub(super) fn in_stamp(line: &str) -> Option<String> {
    if let Some(stamp) = [line].into_iter().chain(line.split(['|', '•', '·'])).find(|part| stamp::is(part)) {
        return in_line(stamp);
    }
    // `September 1st, 2023 By Jane Roe`
    let before = [" by ", " By ", " BY "].iter().find_map(|by| line.split_once(by)).map(|(before, _)| before);
    if let Some(before) = before.filter(|before| stamp::is(before)) {
        return in_line(before);
    }
    let words: Vec<String> = stamp::words(line).take(17).collect();
    let announced = match &words[..] {
        [first, second, ..] if stamp::is_label(first) => stamp::is_word(second) || second == "in",
        [first, second, ..] => matches!(first.as_str(), "last" | "first") && stamp::is_label(second),
        _ => false,
    };
    let is_stamp = (announced || super::byline::is_byline(line)) && words.len() <= 16 && !crate::html::prose::is(line);
    is_stamp.then(|| in_line(line)).flatten()
}

/// The date in the place line that a report begins with: `NORHAVEN, Dec 20, 2025 (ABC) - `. A place in capitals, where that
/// lies, and a day; a sentence may begin with a name in capitals and tell of a day, too.
pub(super) fn in_dateline(paragraph: &str) -> Option<String> {
    let ends = [" (", " - ", " -- ", " – ", " — ", " /", ": "];
    let end = ends.iter().filter_map(|end| paragraph.find(end)).min().filter(|end| *end < 90)?;
    let words: Vec<&str> = paragraph[..end].split_whitespace().collect();
    let in_capitals = |word: &&&str| !word.chars().any(char::is_lowercase);
    let letters = |word: &str| word.chars().filter(|c| c.is_uppercase()).count();
    let begins_day = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        bare.starts_with(|c: char| c.is_ascii_digit()) || is_month(&bare) || names::is_weekday(&bare)
    };
    // `VILA DO CONDE`: a word of a place may be short for a weekday.
    let splits = (0..words.len()).filter(|at| begins_day(words[*at])).map(|at| words.split_at(at));
    let (place, day) = splits.map(|(place, day)| (place, day.join(" "))).find(|(_, day)| stamp::is(day))?;
    // `PARIS, France, 3 May 2024`; a day in capitals may stand alone.
    let mut first = words.iter().take_while(in_capitals);
    let is_place = first.any(|word| letters(word) >= 3)
        && place.iter().all(|word| word.starts_with(|c: char| !c.is_alphabetic() || c.is_uppercase()));
    is_place.then(|| in_line(&day)).flatten()
}

/// The date that begins with the first of some words.
fn at_word(words: &[&str]) -> Option<String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let first = bare(words.first()?);
    let is_start = first.starts_with(|c: char| c.is_ascii_digit()) || is_month(&first);
    if !is_start {
        return None;
    }
    // `2024-05-03`, `03.05.2024`; `May 3, 2024`, `3 May 2024`.
    [1, 3].into_iter().filter(|count| words.len() >= *count).find_map(|count| {
        let date = words[..count].iter().map(|word| plain(&bare(word))).collect::<Vec<_>>().join(" ");
        let year = date.split(|c: char| !c.is_ascii_digit()).any(|part| part.len() == 4);
        year.then(|| self::date(&date)).flatten()
    })
}

/// A day without the end of an ordinal: `1st`.
fn plain(word: &str) -> String {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ordinal = (1..=2).contains(&digits.len()) && matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th");
    if ordinal && digits.bytes().all(|b| b.is_ascii_digit()) { digits.to_owned() } else { word.to_owned() }
}

pub(super) fn is_month(word: &str) -> bool {
    names::month(&word.trim_end_matches('.').to_lowercase()).is_some()
}

/// A run of at most `length` figures.
fn number(part: &str, length: usize) -> Option<&str> {
    (part.len() <= length && !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())).then_some(part)
}

/// The day in an address: `/2024/05/03/`.
pub(super) fn in_address(address: &str) -> Option<String> {
    let parts: Vec<&str> = address.split(|c: char| !c.is_ascii_digit()).collect();
    parts.windows(3).find_map(|parts| {
        let [year, month, day] = parts else { return None };
        let year =
            number(year, 4).filter(|year| year.len() == 4 && (year.starts_with("19") || year.starts_with("20")))?;
        let date = format!("{year}-{:0>2}-{:0>2}", number(month, 2)?, number(day, 2)?);
        self::date(&date)
    })
}

/// Names under which programs keep the day of publication.
const KEYS: &[&str] = &[
    "datePublished",
    "publishedAt",
    "published_at",
    "publishDate",
    "publicationDate",
    "publishedDate",
    "publish_date",
];

/// The date in a script that holds the page's data.
pub(super) fn in_scripts(page: &Document) -> Option<String> {
    let scripts = page.select("script");
    let texts: Vec<StrTendril> = scripts.nodes().iter().map(|node| node.text()).collect();
    KEYS.iter().find_map(|key| {
        texts.iter().find_map(|text| {
            // Scripts within scripts have their marks escaped.
            text.match_indices(*key).take(20).find_map(|(at, _)| {
                let rest = text.get(at + key.len()..)?;
                let value =
                    rest.trim_start_matches('\\').strip_prefix('"')?.trim_start().strip_prefix(':')?.trim_start();
                let value = value.trim_start_matches('\\').strip_prefix('"')?;
                let whole = text[..at].ends_with('"');
                whole.then(|| date(value.split(['"', '\\']).next()?)).flatten()
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_about_a_day_is_no_stamp() {
        for (line, expected) in [
            ("Published in Sport on 3 May 2024", Some("2024-05-03")),
            ("Jane Roe | May 3, 2024 | 5 min read", Some("2024-05-03")),
            ("By Jane Roe, Norhaven, 3 May 2024", Some("2024-05-03")),
            ("May 3rd, 2024 By Jane Roe", Some("2024-05-03")),
            ("The wall was built on 3 May 1899", None),
            ("The wall fell on 3 May 1899, and nobody was hurt.", None),
            ("Storm of 3 May 1899", None),
            ("Published by order of the king, who was born on 3 May 1799, it was read by all.", None),
        ] {
            assert_eq!(in_stamp(line).as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn a_line_tells_its_date() {
        for (line, expected) in [
            ("Published: 3 May 2024 | 5 min read", Some("2024-05-03")),
            ("May 3, 2024 10:00 am", Some("2024-05-03")),
            ("Updated on 2024-05-03", Some("2024-05-03")),
            ("5 reasons to stay", None),
            ("In May we left", None),
        ] {
            assert_eq!(in_line(line).as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn a_place_line_tells_its_date() {
        assert_eq!(in_dateline("NORHAVEN, Dec 20, 2025 (ABC) - The sea rose.").as_deref(), Some("2025-12-20"));
        for line in [
            "NEW YORK, Dec. 20, 2025 /ABC/ -- The sea rose.",
            "NORHAVEN, Eastmere, Saturday, 20 December 2025 — The sea rose.",
            "DEC 20, 2025 - The sea rose.",
            "PORTO DO NORTE, Dec 20, 2025 - The sea rose.",
        ] {
            assert_eq!(in_dateline(line).as_deref(), Some("2025-12-20"), "{line}");
        }
        for line in [
            "The sea rose on Dec 20, 2025 - and fell.",
            "NATO was not formed on 4 April 1950 - it was founded a year before",
            "NATO Day, 4 April 1950, was a feast - a quiet one",
            "Storm ABC, 4 April 1950 - the sea rose",
        ] {
            assert_eq!(in_dateline(line), None, "{line}");
        }
    }

    #[test]
    fn an_address_tells_its_day() {
        assert_eq!(in_address("https://a.example/2024/5/03/storm").as_deref(), Some("2024-05-03"));
        assert_eq!(in_address("https://a.example/2024/storm-12-30"), None);
        assert_eq!(in_address("https://a.example/2024/13/40/storm"), None);
    }
}
