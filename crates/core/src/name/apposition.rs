//! What follows a name between commas: `, a professor at the institute,`.

use crate::text::{Class, Document, Span, TokenKind};

/// The words between the commas after a name that ends before token `after`, if one of them is a role.
pub(super) fn apposition(document: &Document<'_>, after: usize) -> Option<Span> {
    if !document.is(after, ",") {
        return None;
    }
    let begin = after + 1;
    let opener = document.tokens.get(begin)?;
    let article = matches!(document.lower(begin), "a" | "an" | "the" | "who" | "his" | "her" | "its" | "their");
    if !(article || opener.class.any(Class::ROLE.or(Class::TITLE).or(Class::DEMONYM)) || opener.capital) {
        return None;
    }
    let mut end = begin;
    let mut role = false;
    while let Some(t) = document.tokens.get(end).filter(|_| end < begin + 25) {
        if t.kind == TokenKind::Quote
            || t.kind == TokenKind::Punct && matches!(document.word(end), "," | ";" | ":" | "—" | "–")
            || document.is(end, ".") && document.word(end - 1).len() > 1
        {
            break;
        }
        if end < begin + 8 {
            role |= t.class.any(Class::ROLE.or(Class::TITLE));
        }
        if t.class.has(Class::CUE) && !t.class.any(Class::ROLE.or(Class::TITLE)) && t.form_is_finite() {
            break;
        }
        end += 1;
    }
    let start = begin + usize::from(article);
    (role && end > start && !document.reads(begin, "who")).then(|| document.slice(start, end))
}
