//! Chicago Manual of Style, 18th edition: notes and bibliography.

use super::author::Author;
use super::reference::{Reference, american};
use super::styled::{Styled, stopped, with_comma};
use super::title::quoted;

/// Authors that the bibliography names at most; of more, three.
const NAMED: usize = 6;

/// "Marsh, Ida. “Council Keeps the Night Ferry.” *The Harbour Post*, November 6, 2024. Accessed January 31, 2026. https://…."
pub fn entry(reference: &Reference) -> Styled {
    let outlet = reference.container();
    let date = reference.day.map_or_else(|| "n.d.".to_owned(), |day| stopped(&american(day)));
    let mut text = Styled::default();
    if !reference.authors.is_empty() {
        text = text.text(format!("{} ", stopped(&authors(&reference.authors))));
    } else if let Some(outlet) = &outlet {
        // A newspaper stands for an author who is not named.
        text = text.italic(outlet).text(". ");
    }
    text = match &outlet {
        None => text.italic(reference.title_case()).text(". "),
        Some(_) => text.text(format!("{} ", stopped(&quoted(&reference.title_case())))),
    };
    if let Some(outlet) = outlet.filter(|_| !reference.authors.is_empty()) {
        text = text.italic(outlet).text(", ");
    }
    text = text.text(date);
    if let Some(url) = &reference.url {
        text = text.text(format!(" Accessed {}. {url}.", american(reference.accessed)));
    }
    text
}

fn authors(authors: &[Author]) -> String {
    let names: Vec<String> = authors
        .iter()
        .enumerate()
        .map(|(at, author)| if at == 0 { author.inverted_at_family() } else { author.natural() })
        .collect();
    match names.as_slice() {
        [one] => one.clone(),
        [one, two, three, ..] if names.len() > NAMED => format!("{one}, {two}, {three}, et al."),
        [first @ .., last] => format!("{}, and {last}", first.join(", ")),
        [] => String::new(),
    }
}

/// "Ida Marsh, “Council Keeps the Night Ferry,” *The Harbour Post*, November 6, 2024, para. 2, accessed January 31, 2026, https://…."
pub fn note(reference: &Reference, paragraph: Option<u32>) -> Styled {
    let by = match reference.authors.as_slice() {
        [] => String::new(),
        [one] => format!("{}, ", one.natural()),
        [one, two] => format!("{} and {}, ", one.natural(), two.natural()),
        [one, ..] => format!("{} et al., ", one.natural()),
    };
    let text = Styled::new(by);
    let text = match reference.container() {
        Some(outlet) => {
            text.text(format!("{} ", with_comma(&quoted(&reference.title_case())))).italic(outlet).text(", ")
        }
        None => text.italic(reference.title_case()).text(", "),
    };
    let mut end = reference.day.map_or_else(|| "n.d.".to_owned(), american);
    if let Some(paragraph) = paragraph {
        end.push_str(&format!(", para. {paragraph}"));
    }
    if let Some(url) = &reference.url {
        end.push_str(&format!(", accessed {}, {url}", american(reference.accessed)));
    }
    text.text(stopped(&end))
}
