//! American Psychological Association, 7th edition.

use super::author::Author;
use super::reference::{Reference, american};
use super::styled::{Styled, stopped, with_comma};
use super::title::{curly, quoted};
use dateline_core::calendar::month_of;

/// Authors that are named at most; of more, the last stands behind an ellipsis.
const NAMED: usize = 20;

/// "Marsh, I. (2024, November 6). Council keeps the night ferry. *The Harbour Post*. https://…"
pub fn entry(reference: &Reference) -> Styled {
    let date = match reference.day {
        Some(day) => {
            let (year, _, of_month) = day.civil();
            format!("({year}, {} {of_month}). ", month_of(day))
        }
        None => "(n.d.). ".to_owned(),
    };
    let title = stopped(&curly(&reference.title));
    let is_alone = reference.outlet.is_none();
    let titled = |text: Styled| if is_alone { in_italics(text, &title) } else { text.text(title.clone()) };
    let mut text = if reference.authors.is_empty() {
        titled(Styled::default()).text(format!(" {date}"))
    } else {
        titled(Styled::new(format!("{} {date}", stopped(&authors(&reference.authors))))).text(" ")
    };
    if let Some(outlet) = reference.container() {
        text = in_italics(text, &stopped(&outlet)).text(" ");
    }
    let url = reference.url.as_ref().map(|url| match reference.day {
        Some(_) => url.clone(),
        None => format!("Retrieved {}, from {url}", american(reference.accessed)),
    });
    text.text(url.unwrap_or_default()).trimmed()
}

/// A stop that ends the words in italics is none of them.
fn in_italics(text: Styled, words: &str) -> Styled {
    match words.strip_suffix('.') {
        Some(words) => text.italic(words).text("."),
        None => text.italic(words),
    }
}

fn authors(authors: &[Author]) -> String {
    let names: Vec<String> = authors.iter().map(Author::initials).collect();
    match names.as_slice() {
        [one] => one.clone(),
        [first @ .., last] if names.len() > NAMED => format!("{}, … {last}", first[..NAMED - 1].join(", ")),
        [first @ .., last] => format!("{}, & {last}", first.join(", ")),
        [] => String::new(),
    }
}

/// "(Marsh, 2024, para. 2)"
pub fn note(reference: &Reference, paragraph: Option<u32>) -> Styled {
    let year = reference.day.map_or_else(|| "n.d.".to_owned(), |day| day.year().to_string());
    let place = paragraph.map(|n| format!(", para. {n}")).unwrap_or_default();
    let by = match reference.authors.as_slice() {
        [] if reference.outlet.is_none() => Styled::new("(").italic(reference.title_case()).text(", "),
        [] => Styled::new(format!("({} ", with_comma(&quoted(&reference.title_case())))),
        [one] => Styled::new(format!("({}, ", one.family())),
        [one, two] => Styled::new(format!("({} & {}, ", one.family(), two.family())),
        [one, ..] => Styled::new(format!("({} et al., ", one.family())),
    };
    by.text(format!("{year}{place})"))
}
