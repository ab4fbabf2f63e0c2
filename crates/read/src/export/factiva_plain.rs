//! Articles of Factiva without its two-letter codes: what each line of the head is follows from its words and its place.

use dateline_core::text::{Class, class_of};

use super::blocks::{is_copyright, is_length, paragraphs};
use crate::article::Article;
use crate::byline;
use crate::moment::Moment;

/// Lines of a head behind the length of the article, at most.
const HEAD: usize = 12;

/// An article without codes: headline, byline, length, day, outlet, code, language and copyright, a line each, then the text.
pub(super) fn plain(document: &[&str]) -> Article {
    let mut article = Article::default();
    let length = document.iter().position(|line| is_length(line.trim()));
    // A text may end with a copyright line, and a headline may be about one.
    let from = length.map_or(0, |at| at + 1);
    let lines = || document.iter().enumerate().skip(from).filter(|(_, line)| !line.trim().is_empty()).take(HEAD);
    let language = lines().position(|(_, line)| length.is_some() && is_language(line.trim()));
    // It stands behind the language, where that is told, and the text behind it.
    let (skipped, taken) = language.map_or((0, HEAD), |at| (at + 1, 1));
    let has_text = |at: usize| document[at + 1..].iter().any(|line| !line.trim().is_empty());
    let copyright = lines().skip(skipped).take(taken).find(|(at, line)| is_copyright(line) && has_text(*at));
    let end = copyright.or_else(|| lines().nth(language?)).map_or(from, |(at, _)| at + 1);
    let (head, text) = document.split_at(end);
    article.text = paragraphs(text);
    let length = length.unwrap_or(0).min(head.len());
    let mut before: Vec<&str> = head[..length].iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    let marked = before.iter().rposition(|line| is_marked_byline(line)).filter(|_| before.len() > 1);
    let byline = marked.or_else(|| before.len().checked_sub(1).filter(|at| *at > 0 && is_person(before[*at])));
    if let Some(at) = byline {
        article.authors = byline::names(before.remove(at));
    }
    // A headline may go on in a second line, which begins as no headline does.
    let first = before.iter().rposition(|line| !line.starts_with(char::is_lowercase)).unwrap_or(0);
    let headline = before.split_off(first.min(before.len()));
    article.title = Some(headline.join(" ")).filter(|title| !title.is_empty());
    article.section = before.pop().map(str::to_owned);
    let behind: Vec<&str> = head[length..].iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    if let Some(at) = behind.iter().position(|line| Moment::parse(line).is_some()) {
        article.date = Moment::parse(behind[at]);
        let mut rest = behind[at + 1..].iter().copied();
        let mut next = rest.next();
        if let Some(clock) = next.filter(|line| is_clock(line)) {
            time(&mut article, clock);
            next = rest.next();
        }
        article.outlet = next.map(str::to_owned);
        article.language = rest.find(|line| is_language(line)).map(str::to_owned);
    }
    article
}

/// “By Jane Roe and John Doe”: names follow, where a headline may begin with the same word (“By the sea they wait”).
fn is_marked_byline(line: &str) -> bool {
    let rest = ["By ", "BY ", "Von ", "VON ", "Par ", "PAR "].iter().find_map(|by| line.strip_prefix(by));
    let Some(rest) = rest else { return false };
    let mut words = rest.split([',', ';']).next().unwrap_or_default().split_whitespace();
    words.next().is_some_and(|word| word.starts_with(char::is_uppercase))
        && words.all(|word| word.starts_with(char::is_uppercase) || is_within_names(word))
}

/// Whether a line without “By” names somebody: a given name that is known, a family name, and perhaps an office or a place.
fn is_person(line: &str) -> bool {
    let name = line.split([',', ';']).next().unwrap_or_default();
    let name = [" in ", " at ", " and "].iter().find_map(|word| name.split_once(word)).map_or(name, |(name, _)| name);
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_given = words.first().is_some_and(|word| class_of(&word.to_lowercase()).has(Class::GIVEN));
    (2..=4).contains(&words.len())
        && is_given
        && line.len() <= 80
        && words.iter().all(|word| {
            word.starts_with(char::is_uppercase)
                && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '’' | '\''))
                || is_within_names(word)
        })
}

fn is_within_names(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "und"
            | "et"
            | "in"
            | "at"
            | "de"
            | "da"
            | "del"
            | "della"
            | "di"
            | "van"
            | "von"
            | "der"
            | "den"
            | "al"
            | "bin"
            | "la"
            | "le"
    )
}

/// Sets the time of day of an article's day.
pub(super) fn time(article: &mut Article, clock: &str) {
    let read = article.date.and_then(|date| Moment::parse(&format!("{} {clock}", date.day)));
    if read.is_some_and(|moment| moment.time.is_some()) {
        article.date = read;
    }
}

/// A time of day, with or without a zone: `08:30`, `08:30 GMT`, `8:30 AM`.
fn is_clock(line: &str) -> bool {
    let Some((hours, rest)) = line.split_once(':') else { return false };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    line.len() <= 14 && hours.len() <= 2 && is_number(hours) && rest.get(..2).is_some_and(is_number)
}

/// Whether a line is a language as Factiva names it, in the languages of its own pages.
fn is_language(line: &str) -> bool {
    let name = line.split([' ', ',', '-', '–']).next().unwrap_or_default();
    LANGUAGES.contains(&line) || line.len() <= 30 && name.len() < line.len() && matches!(name, "Chinese" | "Chinesisch")
}

const LANGUAGES: [&str; 74] = [
    "English",
    "German",
    "French",
    "Spanish",
    "Italian",
    "Portuguese",
    "Dutch",
    "Russian",
    "Chinese",
    "Japanese",
    "Arabic",
    "Swedish",
    "Danish",
    "Norwegian",
    "Finnish",
    "Icelandic",
    "Polish",
    "Czech",
    "Slovak",
    "Slovenian",
    "Hungarian",
    "Romanian",
    "Bulgarian",
    "Croatian",
    "Serbian",
    "Ukrainian",
    "Greek",
    "Turkish",
    "Hebrew",
    "Persian",
    "Hindi",
    "Urdu",
    "Thai",
    "Vietnamese",
    "Korean",
    "Indonesian",
    "Bahasa Indonesia",
    "Malay",
    "Bahasa Malaysia",
    "Catalan",
    "Basque",
    "Galician",
    "Estonian",
    "Latvian",
    "Lithuanian",
    "Afrikaans",
    "Deutsch",
    "Englisch",
    "Französisch",
    "Spanisch",
    "Italienisch",
    "Portugiesisch",
    "Niederländisch",
    "Russisch",
    "Chinesisch",
    "Japanisch",
    "Arabisch",
    "Schwedisch",
    "Dänisch",
    "Norwegisch",
    "Finnisch",
    "Polnisch",
    "Türkisch",
    "Anglais",
    "Allemand",
    "Français",
    "Espagnol",
    "Italien",
    "Portugais",
    "Inglés",
    "Alemán",
    "Francés",
    "Español",
    "Italiano",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn of(head: &str, day: &str) -> Article {
        let text = format!("{head}\n532 words\n{day}\nThe Example\nEXAMPL\nTurkish\n\nThe sea rose.\n\nIt fell.\n");
        plain(&text.lines().collect::<Vec<_>>())
    }

    #[test]
    fn headlines_bylines_and_sections_are_told_apart() {
        for (head, section, title, authors) in [
            ("The headline\nJane Roe in Paris", None, "The headline", &["Jane Roe in Paris"][..]),
            ("The headline\nJane Roe", None, "The headline", &["Jane Roe"]),
            (
                "News\nThe headline\nJane Roe, Chief Correspondent",
                Some("News"),
                "The headline",
                &["Jane Roe", "Chief Correspondent"],
            ),
            ("By the sea they wait\nJane Roe", None, "By the sea they wait", &["Jane Roe"]),
            ("News\nBy the sea they wait", Some("News"), "By the sea they wait", &[]),
            (
                "World\nThe headline that\ngoes on in a second line\nBy Jane Roe",
                Some("World"),
                "The headline that goes on in a second line",
                &["Jane Roe"],
            ),
            ("World\nSea Rises Again", Some("World"), "Sea Rises Again", &[]),
            ("Jane Roe", None, "Jane Roe", &[]),
        ] {
            let article = of(head, "10 July 2024");
            assert_eq!((article.section.as_deref(), article.title.as_deref()), (section, Some(title)), "{head}");
            assert_eq!(article.authors, authors, "{head}");
            assert_eq!(article.text, "The sea rose.\n\nIt fell.", "{head}");
            assert_eq!(article.language.as_deref(), Some("Turkish"));
        }
    }

    #[test]
    fn a_time_of_day_is_no_outlet() {
        for (day, moment) in [
            ("10 July 2024\n08:30", "2024-07-10T08:30:00"),
            ("10 July 2024\n08:30 GMT", "2024-07-10T08:30:00Z"),
            ("July 10, 2024\n08:30 AM", "2024-07-10T08:30:00"),
        ] {
            let article = of("The headline", day);
            assert_eq!(article.date.map(|date| date.to_string()).as_deref(), Some(moment));
            assert_eq!(article.outlet.as_deref(), Some("The Example"), "{day}");
        }
    }
}
