//! Whom somebody speaks or works for, as the article states it: "Ruritanian" of a Ruritanian president, "the Institute for
//! Rivers" of a professor there, "D-Ohio" of a senator.

use super::part::is_domain;
use super::{Mentions, Name, NameKind};
use crate::text::{Class, Document, Span, TokenKind};

/// The affiliation of a person, from the role and from what stands in brackets after the name.
pub(super) fn of(document: &Document<'_>, mentions: &Mentions<'_>, name: &Name) -> Option<Span> {
    let role = name.role.and_then(|role| within(document, mentions, role));
    role.or_else(|| name.mentions.iter().take(4).find_map(|&m| bracketed(document, m)))
}

/// "professor at the Institute for Rivers", "spokesman of the Foreign Ministry": what follows the preposition; "Ruritanian
/// president", "NATO secretary general": what stands before the office.
fn within(document: &Document<'_>, mentions: &Mentions<'_>, role: Span) -> Option<Span> {
    let first = document.token_at(role.start);
    let last = document.token_at(role.end.saturating_sub(1)) + 1;
    let office = Class::TITLE.or(Class::ROLE);
    let noun = (first..last).find(|&i| document.tokens[i].class.any(office))?;
    let links = |i: &usize| matches!(document.lower(*i), "of" | "at" | "for" | "with" | "from");
    let after = (noun + 1..last).find(links).and_then(|i| {
        let ends = |k: &usize| {
            matches!(document.lower(*k), "," | ";" | "who" | "which")
                || document.reads(*k, "and") && !document.tokens[*k + 1].capital
        };
        let end = (i + 1..last - 1).find(ends).unwrap_or(last);
        let end = end - usize::from(document.tokens[end - 1].kind == TokenKind::Possessive);
        let article = usize::from(document.reads(i + 1, "the"));
        let named = document.tokens.get(i + 1 + article).is_some_and(|t| t.capital && !t.class.any(office));
        (named && i + 1 < end && !is_domain(document, i + 1)).then(|| document.slice(i + 1, end))
    });
    // Before the office nations and bodies count, "finance" and "prime" do not.
    after.or_else(|| {
        let nation = Class::DEMONYM.or(Class::COUNTRY).or(Class::CAPITAL);
        let bears = |i: &usize| {
            let t = document.tokens[*i];
            let body = || mentions.around(t.span).is_some_and(|(_, n)| mentions.name(n).kind != NameKind::Person);
            t.capital && (t.class.any(nation.or(Class::BODY)) || t.shout && t.span.len() >= 3 || body())
        };
        let end = (first..noun).rev().find(bears)? + 1;
        let past = |i: usize| matches!(document.lower(i), "former" | "interim" | "acting" | "deputy" | "outgoing");
        let begin = (first..end)
            .rev()
            .take_while(|&i| (document.tokens[i].capital || document.is(i, "-")) && !past(i))
            .last()?;
        Some(document.slice(begin, end))
    })
}

/// "Jane Roe (D-Ohio)": the letter of a party, a hyphen and a place.
fn bracketed(document: &Document<'_>, mention: Span) -> Option<Span> {
    let open = document.token_at(mention.end);
    if !document.is(open, "(") {
        return None;
    }
    let word = document.word(open + 1);
    let (party, place) = word.split_once('-')?;
    let letters = (1..=3).contains(&party.len()) && party.bytes().all(|b| b.is_ascii_uppercase());
    let close = (open + 2..open + 5).find(|&k| document.is(k, ")"))?;
    (letters && place.starts_with(char::is_uppercase)).then(|| document.slice(open + 1, close))
}
