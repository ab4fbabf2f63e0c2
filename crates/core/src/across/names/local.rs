//! The names of one article as rows for the corpus: each a label, its mentions, and what speaks for its kind.

use std::collections::BTreeMap;

use super::form::{Form, Marks, key_of};
use super::gazetteer::known;
use super::groups;
use super::read;
use super::row::{Local, Loose, ROLE, Row, TEAM};
use super::short::{self, without_tail};
use super::sport;
use crate::across::tail::is_tail;
use crate::corpus::Item;
use crate::name::{Name, NameKind};
use crate::text::{Span, TokenKind};

/// The names of `item`. `seen` is told of each word that stands in small letters.
pub(super) fn row(item: &Item, seen: &mut dyn FnMut(&str)) -> Row {
    use crate::article::{BlockKind, Language};
    if item.article.language != Language::English {
        return Row::default();
    }
    let text = item.article.text.as_str();
    let blocks = item.article.blocks.iter().filter(|b| b.kind != BlockKind::Boilerplate);
    let spans: Vec<Span> = blocks.map(|b| b.span).collect();
    let document = item.article.document_of(&spans);
    for (i, t) in document.tokens.iter().enumerate() {
        let small = |i| !document.word(i).contains(char::is_uppercase);
        if t.kind == TokenKind::Word && !t.capital && t.span.len() > 1 && small(i) {
            seen(document.lower(i));
        }
    }
    let sport = sport::of(&document);
    let forms = groups::with_groups(&document, read::forms(&document));
    let (loud, forms): (Vec<Form>, Vec<Form>) = forms
        .into_iter()
        .partition(|f| f.marks.has(Marks::LOUD) && known(&f.key).is_none() && !f.marks.has(Marks::ROW));
    let mut table = Table { text, sport, at: BTreeMap::new(), locals: Vec::new() };
    table.read(item, forms);
    for local in &mut table.locals {
        local.keys.sort_unstable();
        local.keys.dedup();
        local.keys.shrink_to_fit();
        local.spans.shrink_to_fit();
    }
    short::join(&mut table.locals);
    let loose = table.explain(loud);
    let mut locals = table.locals;
    locals.retain(|l| !l.spans.is_empty());
    locals.shrink_to_fit();
    Row { locals, loose, sport }
}

struct Table<'a> {
    text: &'a str,
    sport: Option<&'static str>,
    at: BTreeMap<String, usize>,
    locals: Vec<Local>,
}

impl Table<'_> {
    /// Puts forms and the names of the analysis together.
    fn read(&mut self, item: &Item, mut forms: Vec<Form>) {
        let names = &item.analysis.names;
        let mut mentions: Vec<(Span, usize)> =
            names.iter().enumerate().flat_map(|(n, name)| name.mentions.iter().map(move |&m| (m, n))).collect();
        mentions.sort();
        forms.sort_by_key(|f| f.span);
        let forms = whole_people(self.text, item, forms, &mentions);
        // Which name of the analysis a form is a mention of: the one whose mention ends where it ends.
        let mut taken = vec![false; mentions.len()];
        let mut at_name: Vec<Option<usize>> = vec![None; names.len()];
        for form in forms {
            let from = mentions.partition_point(|(m, _)| m.end <= form.span.start);
            let to = from + mentions[from..].partition_point(|(m, _)| m.start < form.span.end);
            taken[from..to].fill(true);
            let of = mentions[from..to].iter().rev().find(|(mention, _)| mention.end == form.span.end);
            let person = of
                .map(|&(mention, n)| (n, mention))
                .filter(|&(n, mention)| names[n].kind != NameKind::Place && fits(&form, mention, &names[n].text));
            // "Dane" is no Dane where the article tells of Eric Dane.
            match person.filter(|&(n, _)| known(&form.key).is_none() || is_whole_person(&names[n])) {
                Some((n, mention)) => {
                    let called = form.marks.has(Marks::CALLED);
                    let label = if called { form.key.clone() } else { key_of(&names[n].text) };
                    // "John Roe Jr." is not John Roe Sr., though the analysis may take them for one.
                    let tail = form.key.rsplit_once(' ').map(|(_, tail)| tail);
                    let tail = tail.filter(|t| is_tail(t) && !label.ends_with(&format!(" {t}")));
                    let i = match (tail, at_name[n]) {
                        (Some(tail), _) => self.entry(&format!("{} {tail}", without_tail(&label).unwrap_or(&label))),
                        (None, Some(i)) => i,
                        (None, None) => self.entry(&plain(&label)),
                    };
                    if tail.is_none() {
                        at_name[n] = Some(i);
                    }
                    let person = names[n].kind == NameKind::Person;
                    if let Some(role) = names[n].role.and_then(|r| groups::role(r.of(self.text))) {
                        self.locals[i].roles.insert(role);
                    }
                    let sure = person && (names[n].sex.is_some() || names[n].role.is_some());
                    // "Zenda RBA" is the RBA, and "Zenda" no part of its name.
                    let letters = names[n].text.chars().all(|c| c.is_uppercase() || c == '.');
                    let span = if letters || mention.start < form.span.start { mention } else { form.span };
                    let mut marks = form.marks;
                    marks.set(Marks::PERSON, sure);
                    marks.set(Marks::NAMED, person && label.contains(' '));
                    self.take(i, span, &form.key, marks, names[n].kind == NameKind::Organisation);
                }
                None => {
                    let label = self.label(&form);
                    let i = self.entry(&label);
                    self.take(i, form.span, &form.key, form.marks, false);
                }
            }
        }
        // What no form covers: descriptions in small letters, "the Ruritanian president", go with their name.
        for (k, &(mention, n)) in mentions.iter().enumerate() {
            if taken[k] || names[n].kind == NameKind::Place {
                continue;
            }
            let label = plain(&key_of(&names[n].text));
            let i = at_name[n].unwrap_or_else(|| self.entry(&label));
            at_name[n] = Some(i);
            self.locals[i].spans.push(mention);
        }
    }

    fn label(&self, form: &Form) -> String {
        match (known(&form.key), self.sport) {
            (Some(k), Some(sport)) if !k.demonym && !k.group && !form.marks.has(Marks::WHERE) => {
                format!("{}{TEAM}{sport}", k.place)
            }
            (Some(k), _) => k.place.clone(),
            _ if form.key.starts_with(ROLE) => form.key.clone(),
            _ => plain(&form.key),
        }
    }

    fn entry(&mut self, label: &str) -> usize {
        if let Some(&i) = self.at.get(label) {
            return i;
        }
        self.at.insert(label.to_owned(), self.locals.len());
        self.locals.push(Local { label: label.to_owned(), ..Local::default() });
        self.locals.len() - 1
    }

    fn take(&mut self, i: usize, span: Span, key: &str, marks: Marks, body: bool) {
        let local = &mut self.locals[i];
        // Each once in the end; most names are spelled in one way.
        if local.keys.last().is_none_or(|last| last != key) {
            local.keys.push(key.to_owned());
        }
        local.evidence.add(marks, body);
        let shouts = |s: Span| s.of(self.text).chars().filter(|c| c.is_uppercase()).count() > s.len() / 2;
        let given = marks.has(Marks::GIVEN);
        let fuller = span.len() > local.shown.len() && !shouts(span);
        let quieter = shouts(local.shown) && !shouts(span) && span.len() + 2 >= local.shown.len();
        if local.spans.is_empty() || given && !local.given || given == local.given && (fuller || quieter) {
            (local.shown, local.given) = (span, given);
        }
        local.spans.push(span);
    }

    /// Gives the words of lines in capitals to the names whose forms they make up; returns what is left.
    fn explain(&mut self, loud: Vec<Form>) -> Vec<Loose> {
        let mut of: BTreeMap<&str, usize> = BTreeMap::new();
        for (i, local) in self.locals.iter().enumerate() {
            of.insert(&local.label, i);
        }
        for (i, local) in self.locals.iter().enumerate() {
            for key in &local.keys {
                of.entry(key).or_insert(i);
            }
        }
        let loose: Vec<Loose> = loud.into_iter().map(|f| Loose { span: f.span, key: f.key }).collect();
        let (found, left) = match_loose(self.text, loose, |key| of.get(key).copied());
        for (i, span) in found {
            self.locals[i].spans.push(span);
        }
        left
    }
}

/// Whether the analysis knows a person by more than one word, as no place is called.
fn is_whole_person(name: &Name) -> bool {
    let key = key_of(&name.text);
    name.kind == NameKind::Person && key.contains(' ') && known(&key).is_none()
}

/// `forms`, those joined that make up the name of a person: "Chad" and "Roe" of "Chad Roe". Both are in order.
fn whole_people(text: &str, item: &Item, forms: Vec<Form>, mentions: &[(Span, usize)]) -> Vec<Form> {
    let mut whole: Vec<Form> = Vec::with_capacity(forms.len());
    for form in forms {
        let at = mentions.partition_point(|(m, _)| m.end < form.span.end);
        let ends = mentions.get(at).filter(|(m, _)| m.end == form.span.end && m.start < form.span.start);
        if let Some(before) = whole.last_mut()
            && let Some(&(mention, n)) = ends
            && before.span.start == mention.start
            && is_whole_person(&item.analysis.names[n])
        {
            let mut marks = form.marks;
            marks.set(Marks::GIVEN, true);
            *before = Form { span: mention, key: key_of(mention.of(text)), marks };
            continue;
        }
        whole.push(form);
    }
    whole
}

/// Whether the analysis' name may stand for a form that ends where its mention ends: "Works Inc. Jane Roe" is no name of Jane
/// Roe's, nor is one that leaves out what the form begins with.
fn fits(form: &Form, mention: Span, name: &str) -> bool {
    let key = key_of(name);
    let firm = key.rsplit_once(' ').is_some_and(|(head, _)| head.split(' ').any(|w| crate::text::among(w, FIRM)));
    !firm && (form.marks.has(Marks::GIVEN) || form.span.start >= mention.start || !form.marks.has(Marks::BODY))
}

/// Gives runs of loose words to the longest name that they spell: pairs of name and span, and the words that are left.
pub(super) fn match_loose<T>(
    text: &str,
    loose: Vec<Loose>,
    find: impl Fn(&str) -> Option<T>,
) -> (Vec<(T, Span)>, Vec<Loose>) {
    let (mut found, mut left) = (Vec::new(), Vec::new());
    let mut i = 0;
    while i < loose.len() {
        let mut end = i + 1;
        let joined = |k: usize| Span { start: loose[k - 1].span.end, end: loose[k].span.start }.of(text) == " ";
        while end < loose.len() && end < i + 5 && joined(end) {
            end += 1;
        }
        let hit = (i + 1..=end).rev().find_map(|end| {
            let key = loose[i..end].iter().map(|l| l.key.as_str()).collect::<Vec<_>>().join(" ");
            find(&key).map(|name| (name, end))
        });
        match hit {
            Some((name, end)) => {
                found.push((name, loose[i].span.to(loose[end - 1].span)));
                i = end;
            }
            None => {
                left.push(loose[i].clone());
                i += 1;
            }
        }
    }
    (found, left)
}

/// Last words of names of companies that say no more than that they are companies.
const FIRM: &str = "inc corp corporation co company ltd limited plc spa ag nv sa gmbh llc ab asa oy kk pty bhd";

/// A key as a label: without "the" before it and "Inc" behind it, common forms for known others.
pub(super) fn plain(key: &str) -> String {
    if let Some(place) = known(key) {
        return place.place.clone();
    }
    let mut words: Vec<&str> = key.split(' ').collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    while words.len() > 1 && words.last().is_some_and(|w| crate::text::among(w, FIRM)) && words[0] != "bank" {
        words.pop();
    }
    if words.len() > 2 && words.ends_with(&["news", "agency"]) {
        words.truncate(words.len() - 2);
    }
    // "U.S. Air Force" and "American Air Force" begin with one country.
    for cut in (1..words.len().min(4)).rev() {
        let Some(country) = known(&words[..cut].join(" ")).filter(|k| k.country) else { continue };
        if words[cut..] == ["government"] {
            return country.place.clone();
        }
        let label = format!("{} {}", country.place, words[cut..].join(" "));
        return crate::name::aliases(&label).next().map_or(label, str::to_owned);
    }
    let label = words.join(" ");
    crate::name::aliases(&label).next().map_or(label, str::to_owned)
}
