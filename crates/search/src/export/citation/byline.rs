//! The authors that a line names: a byline as an article prints it, or what a file tells of its authors, several in one text now
//! and then.

use std::collections::BTreeSet;

use super::author::{Author, SUFFIXES, is_body, is_office};

/// Words that a byline begins with.
const BY: [&str; 4] = ["by:", "by", "text:", "words:"];

/// The authors of one line, in its order: "By Ida Marsh and Tom Hale, Staff Writers", "Marsh, Ida; Hale, Tom".
pub fn authors(line: &str) -> Vec<Author> {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = without_by(&line);
    let semicolons: Vec<&str> = line.split([';', '|']).collect();
    if semicolons.len() > 1 {
        return semicolons.into_iter().flat_map(of_one).collect();
    }
    let ands: Vec<&str> = line.split(" and ").flat_map(|part| part.split(" & ")).collect();
    ands.into_iter().flat_map(by_commas).collect()
}

/// The same authors without those that came before.
pub fn each_once(mut authors: Vec<Author>) -> Vec<Author> {
    let mut known = BTreeSet::new();
    authors.retain(|author| known.insert(author.inverted()));
    authors
}

fn without_by(line: &str) -> &str {
    let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
    if BY.iter().any(|by| first.eq_ignore_ascii_case(by)) && !rest.is_empty() { rest } else { line }
}

/// The authors between "and" and "and".
fn by_commas(part: &str) -> Vec<Author> {
    let parts: Vec<&str> = part.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    if is_inverted(&parts) {
        return of_one(part).into_iter().collect();
    }
    let mut authors: Vec<Author> = Vec::new();
    let mut rest = parts.into_iter().peekable();
    while let Some(name) = rest.next() {
        // "Ida Marsh, Staff Writer": what somebody is, rather than one more.
        if !authors.is_empty() && is_office(name) {
            continue;
        }
        let suffix = rest.next_if(|next| SUFFIXES.contains(next));
        let name = suffix.map_or_else(|| name.to_owned(), |suffix| format!("{name} {suffix}"));
        authors.extend(of_one(&name));
    }
    authors
}

/// Whether the parts between commas are one name, whose family name comes first: "Marsh, Ida", "de Vries, Pieter", "Low, Martin,
/// Jr.". Two names of one word each are that too, unless one of them is a body's.
fn is_inverted(parts: &[&str]) -> bool {
    let parts = match parts {
        [name @ .., suffix] if name.len() == 2 && SUFFIXES.contains(suffix) => name,
        parts => parts,
    };
    let [family, given] = parts else { return false };
    let is_family = !family.contains(' ') || family.starts_with(char::is_lowercase);
    let is_abbreviated =
        |name: &str| name.chars().count() > 1 && !name.contains('.') && name.chars().all(char::is_uppercase);
    is_family
        && !SUFFIXES.contains(given)
        && ![family, given].into_iter().any(|part| is_body(part) || is_abbreviated(part))
}

/// One author; nothing of an empty name. Where he or she was stands behind some: "Ida Marsh in Norhaven".
fn of_one(name: &str) -> Option<Author> {
    let name = without_by(name.trim());
    let name = name.split_once(" Published ").map_or(name, |(name, _)| name);
    let name = match name.split_once(" in ") {
        Some((before, place)) if before.contains(' ') && place.starts_with(char::is_uppercase) => before,
        _ => name,
    };
    match name.split_once(',') {
        Some((family, given)) if !SUFFIXES.contains(&given.trim()) => {
            let (given, suffix) = given.split_once(',').unwrap_or((given, ""));
            Author::inverted_name(family.trim(), given.trim(), suffix.trim())
        }
        _ => Author::read(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_author_of_a_line_is_one() {
        for (line, expected) in [
            ("Ida Marsh", &["Marsh, Ida"][..]),
            ("By Ida Marsh", &["Marsh, Ida"]),
            ("BY: Ida Marsh and Tom Hale", &["Marsh, Ida", "Hale, Tom"]),
            ("Ida Marsh, Tom Hale & Mary-Ann O'Neill", &["Marsh, Ida", "Hale, Tom", "O’Neill, Mary-Ann"]),
            ("Ida Marsh, Tom Hale, and Ann Lee", &["Marsh, Ida", "Hale, Tom", "Lee, Ann"]),
            ("Marsh, Ida", &["Marsh, Ida"]),
            ("Marsh, Ida; de Vries, Pieter", &["Marsh, Ida", "de Vries, Pieter"]),
            ("de Vries, Pieter and Marsh, Ida Jane", &["de Vries, Pieter", "Marsh, Ida Jane"]),
            ("Martin Low, Jr.", &["Low, Martin, Jr."]),
            ("Low, Martin, Jr.", &["Low, Martin, Jr."]),
            ("Ida Marsh, Staff Writer", &["Marsh, Ida"]),
            ("Ida Marsh in Norhaven and Tom Hale in Elm", &["Marsh, Ida", "Hale, Tom"]),
            ("Reuters, AFP", &["Reuters", "AFP"]),
            ("Ida Marsh, Reuters", &["Marsh, Ida", "Reuters"]),
            ("Our Correspondent", &["Our Correspondent"]),
            ("Byron Hale", &["Hale, Byron"]),
            ("By", &["By"]),
            (" ; ", &[]),
            ("", &[]),
        ] {
            let found: Vec<String> = authors(line).iter().map(Author::inverted).collect();
            assert_eq!(found, expected, "{line}");
        }
    }

    #[test]
    fn nobody_is_named_twice() {
        let twice = authors("Ida Marsh and Tom Hale and Ida Marsh");
        assert_eq!(each_once(twice).len(), 2);
    }
}
