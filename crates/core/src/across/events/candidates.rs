//! Words of an article that may name an event.

use super::kinds;
use super::lemma::lemma;
use crate::corpus::Item;
use crate::text::{Class, Document, Form, Span, TokenKind, among};

/// A word that may name an event.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub span: Span,
    pub lemma: String,
    /// Its sentence's number within the article.
    pub sentence: u32,
    /// The sentence.
    pub whole: Span,
    /// Its form is a verb's, or that of a noun made from one.
    pub verbal: bool,
    /// It is written as a name is, though no person's, body's or place's: "Watergate".
    pub named: bool,
}

/// Verbs that say nothing of what happens, or only that somebody said it.
const LIGHT: &str = "be have do get use like also need want seem let put try";

/// The candidates of an article, in order.
pub(super) fn of(item: &Item) -> Vec<Candidate> {
    let document = item.article.document();
    let mut found = Vec::new();
    for (number, sentence) in document.sentences.iter().enumerate() {
        let words = (sentence.first..sentence.last).filter(|&i| document.is_word(i));
        let (capitals, all) = words.fold((0, 0), |(c, n), i| (c + usize::from(document.tokens[i].capital), n + 1));
        let loud = capitals * 2 >= all;
        let whole = document.slice(sentence.first, sentence.last);
        for i in sentence.first..sentence.last {
            let named =
                document.tokens[i].capital && !loud && i > sentence.first && !is_name(item, document.tokens[i].span);
            if is_candidate(&document, i, i == sentence.first || loud || named) {
                let word = document.lower(i);
                let verbal = is_verbal(&document, i);
                let lemma = lemma(word);
                found.push(Candidate {
                    span: document.tokens[i].span,
                    lemma,
                    sentence: number as u32,
                    whole,
                    verbal,
                    named,
                });
            }
        }
    }
    found
}

/// Whether a name that the article's analysis knows covers `span`.
fn is_name(item: &Item, span: Span) -> bool {
    item.analysis.names.iter().any(|name| {
        let next = name.mentions.partition_point(|m| m.end <= span.start);
        name.mentions.get(next).is_some_and(|m| m.overlaps(span))
    })
}

fn is_candidate(document: &Document<'_>, i: usize, capital_is_free: bool) -> bool {
    let t = document.tokens[i];
    let other = Class::FUNCTION
        .or(Class::NUMERAL)
        .or(Class::TIME_UNIT)
        .or(Class::TIME_WORD)
        .or(Class::MONTH)
        .or(Class::WEEKDAY)
        .or(Class::DEICTIC)
        .or(Class::ADVERB)
        .or(Class::DEMONYM)
        .or(Class::COUNTRY)
        .or(Class::MODAL)
        .or(Class::BEING)
        .or(Class::PLACE_PART);
    let people = Class::ROLE_PLURAL.or(Class::GROUP);
    let reporting = t.class.any(Class::CUE_SPEECH) && !kinds::is_listed(&lemma(document.lower(i)));
    t.kind == TokenKind::Word
        && t.span.len() > 2
        && (!t.capital || capital_is_free)
        && !t.class.any(other)
        && !t.class.any(people)
        && !reporting
        && !document.lower(i).ends_with("ly")
        && !among(document.lower(i), LIGHT)
}

/// Whether the word has the form of a verb, or of a noun made from one.
fn is_verbal(document: &Document<'_>, i: usize) -> bool {
    let t = document.tokens[i];
    let word = document.lower(i);
    let ending = |list: &[&str]| word.len() > 5 && list.iter().any(|e| word.ends_with(e));
    t.form != Form::None
        || t.class.any(Class::VERB.or(Class::PAST_VERB).or(Class::CUE))
        || word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"))
        || ending(&["tion", "sion", "ment", "ance", "ence", "age", "tions", "ments", "sions"])
}
