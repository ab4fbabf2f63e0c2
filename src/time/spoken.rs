//! The day on which quoted words were spoken, where the article tells one: “… signed today …” was said on the day of the
//! signing, not on the day the article was printed.

use super::meaning::{Meaning, Tense, Unit};
use super::{Expression, TimexKind};
use crate::text::{Class, Document, TokenKind};

/// How many sentences before a quotation its day may be told in.
const SENTENCES_BACK: u32 = 3;

/// Words of a sentence that are compared, and how many of them two sentences must share.
const COMPARED: usize = 60;
const SHARED: usize = 2;

/// Sets [`Expression::spoken`] where the day is told beside the quotation or in a sentence before it on the same matter.
pub(super) fn link(document: &Document<'_>, expressions: &mut [Expression]) {
    for i in 0..expressions.len() {
        let Some(here) = expressions.get(i).filter(|e| e.quoted && counts_from_speech(&e.meaning)) else { continue };
        let beside = beside(expressions, i, here.sentence);
        let told = beside.or_else(|| before(document, expressions, i, here));
        if let Some(e) = expressions.get_mut(i) {
            e.spoken = told.map(|k| k as u32);
        }
    }
}

fn counts_from_speech(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Shifted(Unit::Day, _))
}

fn tells_a_day(e: &Expression) -> bool {
    let day = match &e.meaning {
        Meaning::Calendar(date) => date.day.is_some() || date.weekday.is_some(),
        Meaning::Shifted(Unit::Day, by) => *by <= 0,
        _ => false,
    };
    day && !e.quoted && matches!(e.kind, TimexKind::Date | TimexKind::Time) && e.tense != Tense::Future
}

/// “We leave today,” he said on Tuesday.
fn beside(expressions: &[Expression], i: usize, sentence: u32) -> Option<usize> {
    let fits = |k: &usize| expressions.get(*k).is_some_and(|e| e.sentence == sentence && tells_a_day(e));
    (i + 1..expressions.len().min(i + 4)).find(fits).or_else(|| (i.saturating_sub(3)..i).rev().find(fits))
}

/// “Doe and Kim on June 19 signed an agreement … Doe stated, ‘The agreement signed today …’”
fn before(document: &Document<'_>, expressions: &[Expression], i: usize, here: &Expression) -> Option<usize> {
    let words = content(document, here.sentence);
    (i.saturating_sub(6)..i).rev().find(|&k| {
        let Some(e) = expressions.get(k) else { return false };
        let near = e.sentence < here.sentence && here.sentence - e.sentence <= SENTENCES_BACK;
        near && e.tense == Tense::Past && tells_a_day(e) && {
            let others = content(document, e.sentence);
            words.iter().filter(|w| others.contains(w)).count() >= SHARED
        }
    })
}

/// The telling words of a sentence, in lower case, each once.
fn content<'a>(document: &'a Document<'_>, sentence: u32) -> Vec<&'a str> {
    let Some(sentence) = document.sentences.get(sentence as usize) else { return Vec::new() };
    let mut words: Vec<&str> = (sentence.first..sentence.last.min(sentence.first + 4 * COMPARED))
        .filter(|&i| {
            document.tokens.get(i).is_some_and(|t| {
                t.kind == TokenKind::Word
                    && t.span.len() >= 5
                    && !t.class.any(Class::FUNCTION.or(Class::MONTH).or(Class::WEEKDAY).or(Class::CUE))
            })
        })
        .map(|i| document.lower(i))
        .take(COMPARED)
        .collect();
    crate::order::plain(&mut words);
    words.dedup();
    words
}
