//! Bodies that an article calls by another's name and a noun: "Ruritanian intelligence agencies", "Roe’s office". They are
//! neither Ruritania nor Roe.

use std::collections::BTreeMap;

use super::form::{Form, Marks, key};
use super::gazetteer::known;
use super::row::ROLE;
use crate::text::{Class, Document, TokenKind, among};

/// Nouns in small letters that make a body of what stands before them.
const PARTNERS: &str = "partners leaders members allies";

/// Nouns that do so before a word for countries: "member states" are members.
const PARTNER: &str = "partner member";

/// What a body is told to be called by.
const CALLED: &str = "known called dubbed abbreviated";

/// What belongs to somebody and speaks for them.
const OFFICES: &str = "office administration campaign cabinet";

/// `forms` with those of bodies that are called so.
pub(super) fn with_groups(document: &Document<'_>, forms: Vec<Form>) -> Vec<Form> {
    let mut all = Vec::with_capacity(forms.len());
    let mut known_as: Option<(u32, String)> = None;
    // What letters stand for, from where the article tells it on.
    let mut called: BTreeMap<String, String> = BTreeMap::new();
    for mut form in forms {
        let next = document.token_at(form.span.end);
        let first = document.token_at(form.span.start);
        let place = known(&form.key);
        let group = !form.marks.has(Marks::LOUD)
            && !form.marks.has(Marks::FIRST)
            && document.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Possessive || t.spaced);
        if let Some(end) = group.then(|| group_end(document, next, place.is_some_and(|p| p.demonym))).flatten() {
            let mut marks = Marks::default();
            marks.set(Marks::BODY, true);
            let news = document.lower(end - 1) == "agency" && place.is_none();
            let key = match states(document, next) {
                true => format!("{}s", key(document, first, next + 1)),
                false => key(document, first, end),
            };
            let whole = Form { span: document.slice(first, end), key, marks };
            if news {
                form = whole;
            } else {
                known_as = alias_at(document, end).map(|at| (at, whole.key.clone()));
                all.push(whole);
            }
        }
        if let Some((_, key)) = known_as.take_if(|(at, _)| *at <= form.span.start).filter(|k| k.0 == form.span.start) {
            called.insert(form.key.clone(), key);
        }
        if let Some(key) = called.get(&form.key) {
            form.key.clone_from(key);
            form.marks.set(Marks::CALLED, true);
        } else if let Some(at) = alias_at(document, next).filter(|_| known_as.is_none() && form.key.contains(' ')) {
            known_as = Some((at, form.key.clone()));
        }
        let described = place.filter(|p| p.demonym).and_then(|p| description(document, first, next, &p.place));
        if let Some((end, label)) = described {
            all.push(Form { span: document.slice(first, end), key: label, marks: Marks::default() });
        }
        all.push(form);
    }
    all
}

/// Where the letters stand that what ends before token `end` is called by: ", better known as RBA".
fn alias_at(document: &Document<'_>, end: usize) -> Option<u32> {
    let between = |i: usize| {
        document.is(i, ",") || document.lower(i).ends_with("ly") || among(document.lower(i), "better best also")
    };
    let called = (end..end + 4).find(|&i| !between(i)).filter(|&i| among(document.lower(i), CALLED))?;
    // Without a comma somebody may call somebody: "Roe called CNN".
    if !(document.is(end, ",") || document.reads(called, "known")) {
        return None;
    }
    let as_or_the = |i: usize| usize::from(document.reads(i, "as") || document.reads(i, "the"));
    let at = called + 1 + as_or_the(called + 1);
    let token = document.tokens.get(at + as_or_the(at))?;
    token.shout.then_some(token.span.start)
}

/// Whether "member states" or the like begins at `i`.
fn states(document: &Document<'_>, i: usize) -> bool {
    document.is_word(i + 1)
        && among(document.lower(i), PARTNER)
        && among(document.lower(i + 1), "nations countries states")
}

/// "the Ruritanian president", where no name follows: its end and its label. The adjective is `tokens[first..next]`.
fn description(document: &Document<'_>, first: usize, next: usize, place: &str) -> Option<(usize, String)> {
    let office = |i: usize| {
        document.tokens.get(i).is_some_and(|t| t.class.any(Class::TITLE.or(Class::ROLE)))
            || among(document.lower(i), "prime foreign defence defense finance interior")
    };
    let the = first.checked_sub(1).is_some_and(|b| document.reads(b, "the"));
    let end = (next..next + 3).find(|&i| !office(i)).unwrap_or(next + 3);
    let named = document.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word && t.capital);
    let last = document.tokens.get(end.checked_sub(1)?)?;
    if !the || end == next || named || !last.class.any(Class::TITLE.or(Class::ROLE)) || document.reads(end, "of") {
        return None;
    }
    let words: Vec<&str> = (next..end).map(|i| document.lower(i)).collect();
    Some((end, format!("{ROLE}{place} {}", words.join(" "))))
}

/// The label of a role that names a country: "Ruritanian President".
pub(super) fn role(text: &str) -> Option<String> {
    let key = super::form::key_of(text);
    let words: Vec<&str> = key.split(' ').collect();
    let cut = (1..words.len().min(4)).rev().find(|&cut| known(&words[..cut].join(" ")).is_some_and(|k| k.country))?;
    let place = &known(&words[..cut].join(" "))?.place;
    Some(format!("{ROLE}{place} {}", words[cut..].join(" ")))
}

/// One past the noun that makes a body of the form before token `next`.
fn group_end(document: &Document<'_>, next: usize, demonym: bool) -> Option<usize> {
    let small = |i: usize| document.is_word(i) && !document.tokens[i].capital && document.tokens[i].spaced;
    let class = |i: usize| document.tokens.get(i).map_or(Class::NONE, |t| t.class);
    if document.tokens.get(next)?.kind == TokenKind::Possessive {
        return (small(next + 1) && among(document.lower(next + 1), OFFICES)).then_some(next + 2);
    }
    if !small(next) {
        return None;
    }
    if document.reads(next, "news") && document.reads(next + 1, "agency") {
        return Some(next + 2);
    }
    if among(document.lower(next), PARTNERS) {
        return Some(next + 1);
    }
    if states(document, next) {
        return Some(next + 2);
    }
    let modifier =
        !class(next).any(Class::FUNCTION.or(Class::VERB).or(Class::CUE).or(Class::BODY).or(Class::PAST_VERB));
    let body =
        small(next + 1) && class(next + 1).any(Class::BODY.or(Class::BODY_PLURAL)) && !class(next + 1).has(Class::CUE);
    (demonym && modifier && body).then_some(next + 2)
}
