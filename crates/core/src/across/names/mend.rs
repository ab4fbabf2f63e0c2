//! Forms that a reading of one line at a time leaves apart: names that the end of a line parts, numbers of models alone.

use super::form::{Form, Marks};
use super::gazetteer::known;
use crate::text::{Class, Document, TokenKind, class_of};

/// Joins names that the end of a line parts: "Jane" and "Roe".
pub(super) fn join_broken(document: &Document<'_>, forms: Vec<Form>) -> Vec<Form> {
    let mut joined: Vec<Form> = Vec::with_capacity(forms.len());
    for form in forms {
        if let Some(before) = joined.last_mut() {
            let gap = document.text.get(before.span.end as usize..form.span.start as usize).unwrap_or("x");
            let given = |key: &str| class_of(key).has(Class::GIVEN);
            let quiet = |f: &Form| !f.marks.has(Marks::LOUD) && !f.marks.has(Marks::ROW) && known(&f.key).is_none();
            if gap == "\n" && given(&before.key) && !form.key.contains(' ') && quiet(before) && quiet(&form) {
                before.span = before.span.to(form.span);
                before.key = format!("{} {}", before.key, form.key);
                before.marks = Marks::default();
                before.marks.set(Marks::GIVEN, true);
                continue;
            }
        }
        joined.push(form);
    }
    joined
}

/// Adds the numbers of models that stand alone: "the 240" after "Roadster 240".
pub(super) fn with_models(document: &Document<'_>, mut forms: Vec<Form>) -> Vec<Form> {
    let plain = |word: &str| word.trim_end_matches(|c: char| !c.is_ascii_digit()).to_owned();
    let mut models: Vec<(String, String)> = Vec::new();
    for form in forms.iter().filter(|f| f.marks.has(Marks::THING)) {
        let number = form.key.split(' ').find(|w| w.len() > 2 && w.starts_with(|c: char| c.is_ascii_digit()));
        if let Some(number) = number.map(plain).filter(|n| n.len() > 2) {
            models.push((number, form.key.clone()));
        }
    }
    if models.is_empty() {
        return forms;
    }
    let mut found = Vec::new();
    for (i, t) in document.tokens.iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Number) {
        let at = forms.partition_point(|f| f.span.end <= t.span.start);
        let free = forms.get(at).is_none_or(|f| f.span.start >= t.span.end);
        if let Some((_, key)) = models.iter().find(|(n, _)| free && *n == plain(document.word(i))) {
            let mut marks = Marks::default();
            marks.set(Marks::THING, true);
            found.push(Form { span: t.span, key: key.clone(), marks });
        }
    }
    forms.extend(found);
    forms.sort_by_key(|f| f.span);
    forms
}
