//! The day on which quoted words were spoken, if the article names it. Times within the words count from that day: “we will sign
//! next month”, said in March, means April, whenever the article was published.

use super::meaning::{Calendar, Meaning, Origin, Tense, Unit, YearRef};
use super::{Expression, TimexKind};
use crate::quote::{Quote, QuoteKind, Rule as QuoteRule};
use crate::text::{Class, Document, Form, Span, TokenKind};

/// How many sentences before a quotation its day may be told in.
const SENTENCES_BACK: u32 = 3;

/// Words of a sentence that are compared, and how many of them two sentences must share.
const COMPARED: usize = 60;
const SHARED: usize = 2;

/// Tokens between a verb of saying and its day at most.
const NEAR: usize = 6;

/// Sets [`Expression::spoken`] where the text says when the words around an expression were spoken: by the quotation that was
/// found, else beside the marks, else in a sentence before it on the same matter.
pub(super) fn link(document: &Document<'_>, quotes: &[Quote], expressions: &mut [Expression]) {
    told_by_quotes(quotes, expressions);
    for i in 0..expressions.len() {
        let Some(here) = expressions.get(i) else { continue };
        if !here.quoted || here.spoken.is_some() || !counts_from_speech(&here.meaning) {
            continue;
        }
        let told = if matches!(here.meaning, Meaning::Shifted(Unit::Day, _)) {
            beside(expressions, i, here.sentence, &tells_a_day).or_else(|| before(document, expressions, i, here))
        } else {
            beside(expressions, i, here.sentence, &|e| tells_a_day(e) && said_then(document, e.span))
        };
        if let Some(e) = expressions.get_mut(i) {
            e.spoken = told.map(|k| k as u32);
        }
    }
}

/// What the quotations themselves tell: [`Quote::when`], and for one that goes on, that of its beginning.
fn told_by_quotes(quotes: &[Quote], expressions: &mut [Expression]) {
    let mut last: Option<usize> = None;
    for quote in quotes.iter().filter(|q| q.kind != QuoteKind::Indirect) {
        let goes_on = matches!(quote.rule, QuoteRule::Continued | QuoteRule::SameSpeaker | QuoteRule::NextParagraph);
        let own = quote.when.and_then(|when| {
            let at = expressions.partition_point(|e| e.span.end <= when.start);
            expressions.get(at).filter(|e| e.span.overlaps(when) && !quote.span.overlaps(e.span)).map(|_| at)
        });
        last = own.or(last.filter(|_| goes_on));
        let Some(when) = last else { continue };
        let from = expressions.partition_point(|e| e.span.start < quote.span.start);
        for e in expressions.iter_mut().skip(from).take_while(|e| e.span.end <= quote.span.end) {
            if e.quoted && counts_from_speech(&e.meaning) {
                e.spoken = Some(when as u32);
            }
        }
    }
}

/// Whether a meaning counts from the moment of speaking.
fn counts_from_speech(meaning: &Meaning) -> bool {
    let counted = |year: &YearRef| matches!(year, YearRef::Open | YearRef::Shifted(_));
    match meaning {
        Meaning::Calendar(Calendar { year, .. }) | Meaning::YearPart(_, year) => counted(year),
        Meaning::Range(first, _) => counted(&first.year),
        Meaning::Offset(_, origin, _) => *origin == Origin::Writing,
        Meaning::Shifted(..)
        | Meaning::Recurring(..)
        | Meaning::Window(..)
        | Meaning::Weekend
        | Meaning::WeekdayOf(..)
        | Meaning::Anniversary(..) => true,
        _ => false,
    }
}

fn tells_a_day(e: &Expression) -> bool {
    let day = match &e.meaning {
        Meaning::Calendar(date) => date.day.is_some() || date.weekday.is_some(),
        Meaning::Shifted(Unit::Day, by) => *by <= 0,
        _ => false,
    };
    day && !e.quoted && matches!(e.kind, TimexKind::Date | TimexKind::Time) && e.tense != Tense::Future
}

/// Whether something is said on the day that is named at `span`: "said on 3 March", "on 3 March Roe said".
fn said_then(document: &Document<'_>, span: Span) -> bool {
    let (first, last) = (document.token_at(span.start), document.token_at(span.end));
    let verb = |i: usize| {
        let token = document.tokens.get(i).filter(|t| t.kind == TokenKind::Word && !t.capital)?;
        let any = Class::CUE.or(Class::PAST_VERB).or(Class::VERB);
        (token.class.any(any) || token.form == Form::Past).then_some(token.class.has(Class::CUE))
    };
    let before = (first.saturating_sub(NEAR)..first).rev().find_map(verb);
    before.or_else(|| (last..last + NEAR).find_map(verb)).unwrap_or(false)
}

/// “We leave today,” he said on Tuesday.
fn beside(expressions: &[Expression], i: usize, sentence: u32, tells: &dyn Fn(&Expression) -> bool) -> Option<usize> {
    let fits = |k: &usize| expressions.get(*k).is_some_and(|e| e.sentence == sentence && tells(e));
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
    words.sort();
    words.dedup();
    words
}
