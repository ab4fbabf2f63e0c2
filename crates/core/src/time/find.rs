//! Finds the time expressions of a document in one pass: decides at which tokens the rules are tried, and adds the evidence that
//! counting will need.
//!
//! The rules are in `rules/`, the cursor that they read with is in `cursor`.

use super::cursor::Cursor;
use super::expression::{Anchoring, Expression};
use super::meaning::{Meaning, YearPart};
use super::tense::Clauses;
use super::{extend, rules, spoken};
use crate::quote::{Quote, QuoteKind};
use crate::text::{Class, Document, TokenKind, class_of};

/// Finds the time expressions of a document, in text order and without overlap.
///
/// Pure and linear: every rule looks at a bounded number of tokens around the one it is asked at.
///
/// `anchoring` says whether the text is news or a history. In a history ([`Anchoring::Narrative`]) words that only hint at a
/// time are expressions too: "the former king", "at the same time". In news they are mere adjectives.
pub fn find(document: &Document<'_>, quotes: &[Quote], anchoring: Anchoring) -> Vec<Expression> {
    let history = anchoring == Anchoring::Narrative;
    let mut found = Vec::new();
    let mut quarters = false;
    for &(first, last) in &document.blocks {
        let mut cursor = Cursor::new(document, (first, last), history);
        cursor.quarters = quarters;
        let begun = found.len();
        let mut i = first;
        while i < last {
            match worth_asking(&cursor, i).then(|| rules::read(&cursor, i)).flatten() {
                Some(mut core) => {
                    extend::extend(&cursor, &mut core);
                    cursor.taken = core.last;
                    cursor.told = if let Meaning::Calendar(date) = core.meaning { Some(date) } else { None };
                    cursor.quarters |= matches!(
                        core.meaning,
                        Meaning::YearPart(YearPart::Quarter(_) | YearPart::Half(_), _) | Meaning::Period(..)
                    );
                    i = core.last.max(i + 1);
                    found.push(core);
                }
                None => i += 1,
            }
        }
        quarters = cursor.quarters;
        extend::share_years(&cursor, found.get_mut(begun..).unwrap_or_default());
    }
    let clauses = Clauses::of(document);
    let mut direct = quotes.iter().filter(|q| q.kind == QuoteKind::Direct).peekable();
    let mut expressions: Vec<Expression> = Vec::with_capacity(found.len());
    for core in &found {
        let span = document.slice(core.first, core.last);
        while direct.next_if(|q| q.span.end <= span.start).is_some() {}
        let quoted = clauses.in_quotation(core.first) || direct.peek().is_some_and(|q| q.span.contains(span));
        let (tense, firm) = clauses.tense(core.first, core.last);
        expressions.push(Expression {
            span,
            kind: core.kind,
            meaning: core.meaning.clone(),
            part: core.part,
            clock: core.clock,
            edge: core.edge,
            leads: clauses.leads(core.first),
            tense,
            firm,
            quoted,
            spoken: None,
            sentence: document.sentence_of(core.first).map_or(0, |s| s as u32),
            rule: core.rule,
        });
    }
    spoken::link(document, quotes, &mut expressions);
    expressions
}

/// Whether a rule could begin at token `i`: one look at its class.
fn worth_asking(cursor: &Cursor<'_, '_>, i: usize) -> bool {
    const TIME: Class = Class::MONTH
        .or(Class::WEEKDAY)
        .or(Class::TIME_UNIT)
        .or(Class::NUMERAL)
        .or(Class::DEICTIC)
        .or(Class::TIME_WORD)
        .or(Class::HOLIDAY)
        .or(Class::TIME_HINT);
    let Some(token) = cursor.document.tokens.get(i) else { return false };
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Word if token.class.any(TIME) => true,
        // "a year", "half an hour".
        TokenKind::Word if token.span.len() <= 2 => matches!(cursor.lower(i), "a" | "an"),
        // "FY23", "FY2023".
        TokenKind::Word if token.class == Class::NONE && matches!(token.span.len(), 4 | 5) => {
            let word = cursor.lower(i);
            word.starts_with("fy") && word.ends_with(|c: char| c.is_ascii_digit())
        }
        // "two-week", "mid-2023", "twenty-five".
        TokenKind::Word if token.class == Class::NONE && token.span.len() >= 6 => {
            let word = cursor.lower(i);
            let Some((first, last)) = cursor.halves(i) else {
                return word.starts_with("fy") && word.ends_with(|c: char| c.is_ascii_digit());
            };
            let last = last.rsplit('-').next().unwrap_or(last);
            matches!(first, "mid" | "early" | "late" | "single")
                || last == "long"
                || class_of(first).any(TIME)
                || class_of(last).any(TIME)
        }
        _ => false,
    }
}
