//! Finds further mentions of names that are known: the same words again, and descriptions such as "the Russian president".

use super::merge::forms;
use super::{Mentions, Name, NameKind};
use crate::text::{Class, Document, Span, TokenKind};

/// Adds the mentions that the runs of capitals left out: parts of other runs ("NATO Secretary General", "Russia-North Korea
/// ties"), and descriptions.
pub(super) fn complete(document: &Document<'_>, names: &mut [Name]) {
    let mentions = Mentions::new(names);
    let mut found = repeated(document, names, &mentions);
    found.extend(described(document, names, &mentions));
    for (name, span) in found {
        let mentions = &mut names[name as usize].mentions;
        let at = mentions.partition_point(|m| m.start < span.start);
        if mentions[..at].last().is_none_or(|m| m.end <= span.start)
            && mentions.get(at).is_none_or(|m| span.end <= m.start)
        {
            mentions.insert(at, span);
        }
    }
}

/// A word or a part of a hyphenated one, in lower case.
struct LooseWord<'a> {
    span: Span,
    lower: &'a str,
    /// It stands right after the part before it in the list, and neither is a mention yet.
    joined: bool,
}

/// Capitalised words outside all mentions; words that hyphens join are taken apart.
fn loose_parts<'a>(document: &'a Document<'_>, mentions: &Mentions<'_>) -> Vec<LooseWord<'a>> {
    let mut words: Vec<LooseWord<'a>> = Vec::new();
    let mut joined = false;
    for (i, t) in document.tokens.iter().enumerate() {
        if t.kind == TokenKind::Word && !t.capital {
            joined = false;
            continue;
        }
        let initial = || i > 0 && document.last_part(i - 1).len() == 1;
        if !t.spaced && document.is(i, ".") && initial() {
            continue;
        }
        let name = t.kind == TokenKind::Word && t.capital && mentions.around(t.span).is_none();
        if !name {
            joined = false;
            continue;
        }
        let mut at = t.span.start;
        if !t.hyphened {
            words.push(LooseWord { span: t.span, lower: document.lower(i), joined });
            joined = true;
            continue;
        }
        for lower in document.lower(i).split('-') {
            let span = Span { start: at, end: at + lower.len() as u32 };
            at = span.end + 1;
            words.push(LooseWord { span, lower, joined });
            joined = true;
        }
    }
    words
}

/// A form of a name by the hash of its first word.
struct NameForm<'a> {
    first: u32,
    text: &'a str,
    name: u32,
}

/// All forms of the names, sorted by their first words.
fn known<'n>(names: &'n [Name]) -> Vec<NameForm<'n>> {
    let mut known = Vec::with_capacity(names.len() * 2);
    let mut key = String::new();
    for (k, name) in names.iter().enumerate() {
        // A family name alone may be anybody's.
        let mut put = |text: &'n str| {
            let mut words = words(text);
            let first = words.next().map_or(0, hash);
            if words.next().is_some() || name.kind != NameKind::Person {
                known.push(NameForm { first, text, name: k as u32 });
            }
        };
        put(&name.text);
        key.clear();
        key.extend(name.text.chars().filter(|c| *c != '.').map(crate::text::lower));
        for form in forms(&key) {
            put(form);
        }
    }
    known.sort_by_cached_key(|f| f.first);
    known
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '-'])
}

/// FNV-1a of a word without case and stops.
fn hash(word: &str) -> u32 {
    letters(word).fold(0x811c_9dc5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// The bytes of a word in lower case, without stops.
fn letters(word: &str) -> impl Iterator<Item = u8> + '_ {
    word.bytes().filter(|&b| b != b'.').map(|b| b.to_ascii_lowercase())
}

/// Places where a name stands that the article has elsewhere.
fn repeated(document: &Document<'_>, names: &[Name], mentions: &Mentions<'_>) -> Vec<(u32, Span)> {
    let parts = loose_parts(document, mentions);
    let known = if parts.is_empty() { Vec::new() } else { known(names) };
    let mut found = Vec::new();
    let mut i = 0;
    while i < parts.len() {
        let first = hash(parts[i].lower);
        let from = known.partition_point(|f| f.first < first);
        // The longest form that stands here, with its number of words.
        let mut longest: Option<(usize, u32)> = None;
        for form in known[from..].iter().take_while(|f| f.first == first) {
            let count = words(form.text).count();
            let here = parts.get(i..i + count).unwrap_or_default();
            let fits = here.len() == count
                && here.iter().skip(1).all(|p| p.joined)
                && words(form.text).zip(here).all(|(w, p)| letters(w).eq(letters(p.lower)));
            if fits && longest.is_none_or(|(most, _)| count > most) {
                longest = Some((count, form.name));
            }
        }
        let (count, name) = longest.map_or((1, None), |(count, name)| (count, Some(name)));
        if let Some(name) = name {
            found.push((name, Span { start: parts[i].span.start, end: parts[i + count - 1].span.end }));
        }
        i += count;
    }
    found
}

/// Places where somebody is spoken of by an office alone ("the Russian president"), if it is one person's; and a body by
/// the noun that ends its name ("the organisation").
fn described(document: &Document<'_>, names: &[Name], mentions: &Mentions<'_>) -> Vec<(u32, Span)> {
    let office = Class::ROLE.or(Class::TITLE);
    let modifier = Class::DEMONYM.or(Class::COUNTRY).or(office).or(Class::BODY);
    let mut found = Vec::new();
    let article = |i: &usize| document.tokens[*i].class.has(Class::DETERMINER) && document.reads(*i, "the");
    for i in (0..document.tokens.len()).filter(article) {
        let belongs = |k: usize| {
            document.tokens.get(k).is_some_and(|t| {
                t.kind == TokenKind::Word && !t.class.has(Class::FUNCTION) && (t.class.any(modifier) || t.capital)
            })
        };
        let end = (i + 1..i + 6).find(|&k| !belongs(k)).unwrap_or(i + 6);
        if end == i + 1 || document.reads(end, "of") {
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
