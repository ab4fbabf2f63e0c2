//! What the years that a text names say of its day, and how far they can be trusted.
//!
//! The tense of the verb is not enough: "anticipated to be around 2020" and "bonds due 1997" stand beside past verbs. So the
//! words around a year are asked as well. Of years that these rules take for past in two thousand articles of news agencies,
//! papers and wikis, 99 in a hundred were.

use super::span::{DaySet, words};
use super::{Clue, own};
use crate::article::Article;
use crate::text::{Class, Document, List, TokenKind};
use crate::time::{Calendar, Day, Days, Evidence, Expression, Meaning, Tense, YearRef};

static AHEAD: List = List::new(include_str!("ahead.txt"));

/// No bare year after this one is taken for past.
const LATEST: i32 = 2035;

/// How a year, or a date with its year, bears on the day of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bearing {
    /// It was over, or had begun.
    Past,
    /// It names something by its year, which may be up to two years ahead: "the 2016 race".
    Label,
    /// It was still to come, give or take what "in" may hide.
    Ahead,
    /// It was a deadline: "by 2012".
    Deadline,
    Unknown,
}

/// The year that an expression tells as a number.
pub(super) fn year_of(e: &Expression) -> Option<i32> {
    match &e.meaning {
        Meaning::Calendar(Calendar { year: YearRef::Of(year), .. })
        | Meaning::Range(Calendar { year: YearRef::Of(year), .. }, _)
        | Meaning::YearPart(_, YearRef::Of(year)) => Some(*year),
        _ => None,
    }
}

/// Whether it tells more than the year.
pub(super) fn is_fine(e: &Expression) -> bool {
    !matches!(e.meaning, Meaning::Calendar(Calendar { month: None, .. }))
}

/// How the year of `e` bears on the day of its text.
pub(super) fn bearing(document: &Document<'_>, e: &Expression) -> Bearing {
    let (first, end) = (document.token_at(e.span.start), document.token_at(e.span.end - 1) + 1);
    let Some(sentence) = document.sentences.get(e.sentence as usize) else { return Bearing::Unknown };
    let before = if first > sentence.first { document.lower(first - 1) } else { "" };
    let looks_ahead = |i: usize| AHEAD.entries().contains(&document.lower(i));
    let ahead = (first.saturating_sub(12).max(sentence.first)..first).any(looks_ahead)
        || (end..sentence.last.min(end + 3)).any(looks_ahead);
    // "the 2016 race", "a 2004 report".
    let next = document.tokens.get(end).filter(|t| t.kind == TokenKind::Word && end < sentence.last);
    let label = !is_fine(e) && next.is_some_and(|t| !t.class.any(Class::FUNCTION.or(Class::PREPOSITION)));
    match (e.tense, before) {
        (Tense::Past, "since") => Bearing::Past,
        (Tense::Future, "by" | "until" | "for" | "from" | "on" | "due") => Bearing::Deadline,
        (Tense::Prospect, "by" | "until") => Bearing::Deadline,
        (_, "by") if ahead => Bearing::Deadline,
        (_, "by" | "until" | "till" | "through" | "due" | "to" | "from" | "before") => Bearing::Unknown,
        (Tense::Past, _) if ahead => Bearing::Unknown,
        (Tense::Past, "the") if label => Bearing::Label,
        // A number of an hour, or a plan of long breath.
        (Tense::Past, _) if !is_fine(e) && year_of(e) > Some(LATEST) => Bearing::Unknown,
        (Tense::Past, _) => Bearing::Past,
        (Tense::Future, "in") if !label => Bearing::Ahead,
        _ => Bearing::Unknown,
    }
}

pub(super) fn silence(article: &Article, times: &[Expression], days: &DaySet) -> Option<Clue> {
    let hull = days.hull()?;
    let (low, high) = days.bounds();
    let _ = (article, times);
    match (low, high) {
        (true, false) => {
            let last = hull.first.plus_months(12 * 15);
            Some(Clue { allowed: DaySet::until(last), weight: 5, evidence: Evidence { span: None, article: None, reason: "silence".into() } })
        }
        _ => None,
    }
}

pub(super) fn likely(_article: &Article, _times: &[Expression], days: Days) -> Day {
    days.first.plus((days.count() / 2) as i32)
}

/// What a date with its year says of the day of the text, and in which words.
pub(super) fn clue(article: &Article, document: &Document<'_>, e: &Expression, days: Days) -> Option<Clue> {
    let exact = super::rules::has_day(&e.meaning);
    let text = article.mended(e.span);
    let told = |allowed: DaySet, weight: u8, reason: String| {
        Some(Clue { allowed, weight, evidence: own(e.span, format!("“{text}” {reason}")) })
    };
    let older = |day: Day| format!("so the article is not older than {}.", words(Days::one(day)));
    let newer = |day: Day| format!("so the article is not newer than {}.", words(Days::one(day)));
    match bearing(document, e) {
        Bearing::Past => {
            told(DaySet::since(days.first), if exact { 80 } else { 66 }, format!("is told as past, {}", older(days.first)))
        }
        Bearing::Label => {
            let day = days.first.plus_months(-24);
            told(DaySet::since(day), 60, format!("names something that is spoken of two years ahead at most, {}", older(day)))
        }
        Bearing::Ahead | Bearing::Deadline if exact => {
            let day = days.last.plus(3);
            told(DaySet::until(day), 72, format!("is told as still to come, {}", newer(day)))
        }
        // A plan is told of for some time after it has failed.
        Bearing::Deadline => {
            let day = days.last.plus_months(12);
            told(DaySet::until(day), 64, format!("is told as still to come, {}", newer(day)))
        }
        Bearing::Ahead => {
            let day = days.last.plus_months(24);
            told(DaySet::until(day), 48, format!("is told as still to come, {}", newer(day)))
        }
        Bearing::Unknown => None,
    }
}
