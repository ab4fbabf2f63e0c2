//! Bodies that an article calls by another's name and a noun: "Ruritanian intelligence agencies", "Roe’s office". They are
//! neither Ruritania nor Roe.

use super::form::{Form, Marks, key};
use super::gazetteer::known;
use super::row::ROLE;
use crate::text::{Class, Document, TokenKind, among};

/// Nouns in small letters that make a body of what stands before them.
const PARTNERS: &str = "partners leaders members allies";

/// What belongs to somebody and speaks for them.
const OFFICES: &str = "office administration campaign cabinet";

/// `forms` with those of bodies that are called so.
pub(super) fn with_groups(document: &Document<'_>, forms: Vec<Form>) -> Vec<Form> {
    let mut all = Vec::with_capacity(forms.len());
    let mut known_as: Option<(u32, String)> = None;
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
            let key = key(document, first, end)
                .replace("partner nations", "partners")
                .replace("partner countries", "partners");
            let whole = Form { span: document.slice(first, end), key, marks };
            if news {
                form = whole;
            } else {
                known_as = document.tokens.get(alias_at(document, end)).map(|t| (t.span.start, whole.key.clone()));
                all.push(whole);
            }
        }
        if let Some((at, key)) = known_as.take_if(|(at, _)| *at <= form.span.start)
            && at == form.span.start
        {
            form.key = key;
        }
        let described = place.filter(|p| p.demonym).and_then(|p| description(document, first, next, &p.place));
        if let Some((end, label)) = described {
            all.push(Form { span: document.slice(first, end), key: label, marks: Marks::default() });
        }
        all.push(form);
    }
    all
}

/// Where the letters stand that a body which ends before `end` is known as: ", collectively known as IP4".
fn alias_at(document: &Document<'_>, end: usize) -> usize {
    let known = (end..end + 4).find(|&i| document.reads(i, "known") && document.reads(i + 1, "as"));
    known.map_or(usize::MAX, |i| i + 2)
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
        let nations = among(document.lower(next + 1), "nations countries states");
        return Some(next + 1 + usize::from(nations));
    }
    let modifier =
        !class(next).any(Class::FUNCTION.or(Class::VERB).or(Class::CUE).or(Class::BODY).or(Class::PAST_VERB));
    let body =
        small(next + 1) && class(next + 1).any(Class::BODY.or(Class::BODY_PLURAL)) && !class(next + 1).has(Class::CUE);
    let partners =
        small(next + 1) && among(document.lower(next + 1), "nations countries") && document.reads(next, "partner");
    (demonym && modifier && body || partners).then_some(next + 2)
}
