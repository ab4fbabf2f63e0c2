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
    // Where a relative clause begins.
    let mut clause = None;
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
        if matches!(document.lower(end), "who" | "whose" | "which" | "that") {
            clause = clause.or(Some(end));
        }
        let attributes = t.class.has(Class::CUE) && !t.class.any(Class::ROLE.or(Class::TITLE)) && t.form_is_finite();
        // "a man of iron will," ends in a noun.
        let leads = document.is_word(end + 1) || document.is(end + 1, "“");
        if attributes || t.class.has(Class::AUXILIARY) && !t.capital && leads {
            // With a verb of its own it is another clause, whose subject is no word on the name: "…, the mayor declined to say",
            // "…, the mayor would not say".
            end = clause?;
            break;
        }
        end += 1;
    }
    if !document.is(end, ",") && opens_with_a_phrase(document, after) {
        return None;
    }
    let start = begin + usize::from(article);
    while end > start && (document.tokens[end - 1].class.has(Class::FUNCTION) || document.is(end - 1, "&")) {
        end -= 1;
    }
    (role && end > start && !document.reads(begin, "who")).then(|| document.slice(start, end))
}

/// Whether the sentence up to token `after` is a phrase without a verb, as "After the talk by Jane Roe" is: its subject and its verb are
/// still to come, so that what follows to its end is no apposition.
fn opens_with_a_phrase(document: &Document<'_>, after: usize) -> bool {
    let Some(first) = document.sentence_of(after).map(|s| document.sentences[s].first) else { return false };
    let verb = Class::AUXILIARY.or(Class::VERB).or(Class::PAST_VERB);
    let has_verb = document.tokens[first..after].iter().any(|t| t.class.any(verb) || t.form_is_finite());
    document.tokens[first].class.any(Class::PREPOSITION.or(Class::OPENER)) && !has_verb
}
