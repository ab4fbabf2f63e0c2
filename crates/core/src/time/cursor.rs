//! The one pass over a document that finds its time expressions. What is looked for lives in `rules/`; here is what the
//! rules read with, the order they are asked in, and the evidence added to what they find.

use super::meaning::{Calendar, Clock, DayPart, Edge, Meaning, Tense};
use super::tense::Clauses;
use super::{Anchoring, Expression, Rule, TimexKind, extend, rules, spoken};
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
    for &(first, last) in &document.blocks {
        let mut scan = Scan { document, first, last, taken: first, told: None, history };
        let begun = found.len();
        let mut i = first;
        while i < last {
            match worth_asking(&scan, i).then(|| rules::read(&scan, i)).flatten() {
                Some(mut core) => {
                    extend::extend(&scan, &mut core);
                    scan.taken = core.last;
                    scan.told = if let Meaning::Calendar(date) = core.meaning { Some(date) } else { None };
                    i = core.last.max(i + 1);
                    found.push(core);
                }
                None => i += 1,
            }
        }
        extend::share_years(&scan, found.get_mut(begun..).unwrap_or_default());
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
fn worth_asking(scan: &Scan<'_, '_>, i: usize) -> bool {
    const TIME: Class = Class::MONTH
        .or(Class::WEEKDAY)
        .or(Class::TIME_UNIT)
        .or(Class::NUMERAL)
        .or(Class::DEICTIC)
        .or(Class::TIME_WORD)
        .or(Class::HOLIDAY)
        .or(Class::TIME_HINT);
    let Some(token) = scan.document.tokens.get(i) else { return false };
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Word if token.class.any(TIME) => true,
        // "a year", "half an hour".
        TokenKind::Word if token.span.len() <= 2 => matches!(scan.lower(i), "a" | "an"),
        // "two-week", "mid-2023", "twenty-five".
        TokenKind::Word if token.class == Class::NONE && token.span.len() >= 6 => {
            let word = scan.lower(i);
            let Some((first, last)) = word.split_once('-') else {
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

/// What a rule has read.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    pub kind: TimexKind,
    pub meaning: Meaning,
    pub part: Option<DayPart>,
    pub clock: Option<Clock>,
    pub edge: Option<Edge>,
    pub rule: Rule,
}

impl Found {
    pub fn new(first: usize, last: usize, kind: TimexKind, meaning: Meaning, rule: Rule) -> Self {
        Self { first, last, kind, meaning, part: None, clock: None, edge: None, rule }
    }

    /// A day or something coarser.
    pub fn date(first: usize, last: usize, meaning: Meaning, rule: Rule) -> Self {
        Self::new(first, last, TimexKind::Date, meaning, rule)
    }
}

/// Whether `word` is one of the words of `list`, which stand apart by one space. A list costs a visitor a third of what
/// as many patterns cost.
pub fn among(word: &str, list: &str) -> bool {
    let (word, list) = (word.as_bytes(), list.as_bytes());
    let mut at = 0;
    while !word.is_empty() && at + word.len() <= list.len() {
        let end = at + word.len();
        if list[at] == word[0] && list[at..end] == *word && list.get(end).is_none_or(|b| *b == b' ') {
            return true;
        }
        while at < list.len() && list[at] != b' ' {
            at += 1;
        }
        at += 1;
    }
    false
}

/// One block of a document, as the rules read it: beyond its ends every word is empty.
pub(super) struct Scan<'a, 'd> {
    pub document: &'a Document<'d>,
    first: usize,
    last: usize,
    /// One past the last token that an expression has taken.
    pub taken: usize,
    /// The date that the expression told, if it was one of the calendar.
    pub told: Option<Calendar>,
    /// Whether the text is read as a history.
    history: bool,
}

impl Scan<'_, '_> {
    /// Whether the text is read as a history.
    pub fn history(&self) -> bool {
        self.history
    }

    fn inside(&self, i: usize) -> bool {
        (self.first..self.last).contains(&i)
    }

    /// Token `i` in lower case.
    pub fn lower(&self, i: usize) -> &str {
        if self.inside(i) { self.document.lower(i) } else { "" }
    }

    /// Whether token `i` in lower case is one of the words of `list`.
    pub fn is(&self, i: usize, list: &str) -> bool {
        let word = self.lower(i);
        word == list || word.len() < list.len() && among(word, list)
    }

    /// Whether token `i - n` in lower case is one of the words of `list`.
    pub fn led(&self, i: usize, n: usize, list: &str) -> bool {
        i.checked_sub(n).is_some_and(|k| self.is(k, list))
    }

    /// Token `i - n` in lower case.
    pub fn before(&self, i: usize, n: usize) -> &str {
        i.checked_sub(n).map_or("", |k| self.lower(k))
    }

    /// Whether token `i` has some class of `class`.
    pub fn has(&self, i: usize, class: Class) -> bool {
        self.inside(i) && self.document.tokens.get(i).is_some_and(|t| t.class.any(class))
    }

    /// Whether token `i` is a word that begins with a capital.
    pub fn capital(&self, i: usize) -> bool {
        self.inside(i) && self.document.tokens.get(i).is_some_and(|t| t.capital && t.kind == TokenKind::Word)
    }

    /// Whether token `i` is a word that does not.
    pub fn small_word(&self, i: usize) -> bool {
        self.inside(i) && self.document.tokens.get(i).is_some_and(|t| !t.capital && t.kind == TokenKind::Word)
    }

    /// Whether token `i` is such a word of an open class.
    pub fn small_noun(&self, i: usize) -> bool {
        self.small_word(i) && !self.has(i, Class::FUNCTION.or(Class::PAST_VERB).or(Class::AUXILIARY))
    }

    /// Whether token `i` begins with a digit.
    pub fn number(&self, i: usize) -> bool {
        self.inside(i) && self.document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number)
    }

    /// Whether white space stands before token `i`.
    pub fn spaced(&self, i: usize) -> bool {
        self.document.tokens.get(i).is_none_or(|t| t.spaced)
    }

    /// Whether token `i` is a hyphen or dash.
    pub fn dash(&self, i: usize) -> bool {
        matches!(self.lower(i), "-" | "–" | "—" | "‐" | "‑" | "−")
    }

    /// Whether token `i` begins a sentence or stands after a mark that a sentence may begin after.
    pub fn opens(&self, i: usize) -> bool {
        i <= self.first || matches!(self.before(i, 1), "." | "!" | "?" | ":" | "“" | "\"" | "”" | "(" | "•" | "—")
    }

    /// `i` without the full stop of an abbreviation before it.
    pub fn after_stop(&self, i: usize) -> usize {
        if self.lower(i) == "." && !self.spaced(i) { i + 1 } else { i }
    }

    /// `first`, or the article before it if that is free.
    pub fn with_the(&self, first: usize) -> usize {
        if self.before(first, 1) == "the" && first > self.taken { first - 1 } else { first }
    }
}

/// The tense that "since", "by" and the like settle before any verb is looked at.
pub(super) fn preposition_tense(word: &str) -> Option<Tense> {
    (word == "since").then_some(Tense::Past)
}
