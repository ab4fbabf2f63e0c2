//! Where names that are known stand again, and where their bearers are spoken of without them.

use std::collections::BTreeMap;

use super::merge::forms;
use super::{Mentions, Name, NameKind};
use crate::text::{Class, Document, Span, TokenKind};

/// Adds the mentions that the runs of capitals left out: parts of other runs ("NATO Secretary General", "Russia-North Korea
/// ties"), and descriptions.
pub(super) fn complete(document: &Document<'_>, names: &mut [Name]) {
    let mut found = repeated(document, names);
    found.extend(described(document, names));
    for (name, span) in found {
        let mentions = &mut names[name as usize].mentions;
        let at = mentions.partition_point(|m| m.start < span.start);
        mentions.insert(at, span);
    }
}

/// A word or a part of a hyphenated one, in lower case.
struct Part<'a> {
    span: Span,
    lower: &'a str,
    /// It stands right after the part before it in the list, and neither is a mention yet.
    joined: bool,
}

/// Capitalised words outside all mentions; words that hyphens join are taken apart.
fn loose_parts<'a>(document: &'a Document<'_>, mentions: &Mentions<'_>) -> Vec<Part<'a>> {
    let mut parts: Vec<Part<'a>> = Vec::new();
    let mut joined = false;
    for (i, t) in document.tokens.iter().enumerate() {
        let initial = || i > 0 && document.word(i - 1).rsplit('-').next().is_some_and(|w| w.len() == 1);
        if !t.spaced && document.is(i, ".") && initial() {
            continue;
        }
        let name = t.kind == TokenKind::Word && t.capital && mentions.around(t.span).is_none();
        if !name {
            joined = false;
            continue;
        }
        let mut at = t.span.start;
        for lower in document.lower(i).split('-') {
            let span = Span { start: at, end: at + lower.len() as u32 };
            at = span.end + 1;
            parts.push(Part { span, lower, joined });
            joined = true;
        }
    }
    parts
}

/// A name's words, in lower case without stops, and its number.
type Known = BTreeMap<String, Vec<(Vec<String>, u32)>>;

fn known(names: &[Name]) -> Known {
    let mut known = Known::new();
    for (k, name) in names.iter().enumerate() {
        let plain = name.text.to_lowercase().replace('.', "").replace('-', " ");
        let mut put = |form: &str| {
            let words: Vec<String> = form.split(' ').map(str::to_owned).collect();
            // A family name alone may be anybody's.
            if words.len() >= 2 || name.kind != NameKind::Person {
                known.entry(words[0].clone()).or_default().push((words, k as u32));
            }
        };
        put(&plain);
        forms(&plain).filter(|form| *form != plain).for_each(put);
    }
    known
}

/// Places where a name stands that the article has elsewhere.
fn repeated(document: &Document<'_>, names: &[Name]) -> Vec<(u32, Span)> {
    let mentions = Mentions::new(names);
    let parts = loose_parts(document, &mentions);
    let known = if parts.is_empty() { Known::new() } else { known(names) };
    let mut found = Vec::new();
    let mut i = 0;
    while i < parts.len() {
        let fits = |words: &[String]| {
            let here = parts.get(i..i + words.len()).unwrap_or_default();
            here.len() == words.len()
                && here.iter().skip(1).all(|p| p.joined)
                && words.iter().zip(here).all(|(w, p)| w == p.lower || *w == p.lower.replace('.', ""))
        };
        let plain;
        let first = if parts[i].lower.contains('.') {
            plain = parts[i].lower.replace('.', "");
            &plain
        } else {
            parts[i].lower
        };
        let candidates = known.get(first).into_iter().flatten();
        match candidates.filter(|(words, _)| fits(words)).max_by_key(|(words, _)| words.len()) {
            Some((words, k)) => {
                let last = i + words.len() - 1;
                found.push((*k, Span { start: parts[i].span.start, end: parts[last].span.end }));
                i = last + 1;
            }
            None => i += 1,
        }
    }
    found
}

/// Places where somebody is spoken of by an office alone ("the Russian president"), if it is one person's; and a body by
/// the noun that ends its name ("the organisation").
fn described(document: &Document<'_>, names: &[Name]) -> Vec<(u32, Span)> {
    let mentions = Mentions::new(names);
    let office = Class::ROLE.or(Class::TITLE);
    let modifier = Class::DEMONYM.or(Class::COUNTRY).or(office).or(Class::BODY);
    let mut found = Vec::new();
    for i in (0..document.tokens.len()).filter(|&i| document.lower(i) == "the") {
        let belongs = |k: usize| {
            document.tokens.get(k).is_some_and(|t| {
                t.kind == TokenKind::Word && !t.class.has(Class::FUNCTION) && (t.class.any(modifier) || t.capital)
            })
        };
        let end = (i + 1..i + 6).find(|&k| !belongs(k)).unwrap_or(i + 6);
        if end == i + 1 || document.lower(end) == "of" {
            continue;
        }
        let span = document.slice(i, end);
        if mentions.within(span).any(|(m, _)| m.end == span.end) {
            continue;
        }
        if let Some(name) = mentions.described(document, i, end) {
            found.push((name, span));
            continue;
        }
        let noun = document.tokens[i + 1];
        if end == i + 2 && noun.class.has(Class::BODY) && !noun.capital {
            let word = document.lower(i + 1);
            let ends_so = |n: &Name| n.text.rsplit(' ').next().is_some_and(|w| w.eq_ignore_ascii_case(word));
            let mut bodies = names.iter().enumerate().filter(|(_, n)| n.kind == NameKind::Organisation && ends_so(n));
            if let (Some((k, _)), None) = (bodies.next(), bodies.next()) {
                found.push((k as u32, span));
            }
        }
    }
    found
}
