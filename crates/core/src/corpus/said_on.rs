//! The day on which words were said: as their sentence tells, else the day their article was published.

use serde::Serialize;

use crate::article::{Article, BlockKind};
use crate::calendar::{Day, Days};
use crate::quote::Quote;
use crate::text::{Document, Span};
use crate::time::{self, Anchoring, Published, Timex};

/// What a day of saying rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The sentence of the words tells it: "on Monday".
    Told,
    /// The sentence tells nothing: the article's own day.
    Published,
}

/// When words were said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SaidOn {
    /// Where the article tells it.
    pub text: Option<Span>,
    /// The first and the last day meant, if that is known.
    pub days: Option<Days>,
    /// What it rests on.
    pub basis: Basis,
}

/// When `quote` was said. `times` are the article's time expressions, at least those around the quotation.
pub fn said_on(quote: &Quote, times: &[Timex], published: Option<&Published>) -> Option<SaidOn> {
    if let Some(text) = quote.when {
        let told = times.iter().find(|t| t.span.overlaps(text));
        return Some(SaidOn { text: Some(text), days: told.and_then(|t| t.days), basis: Basis::Told });
    }
    published.map(|p| SaidOn { text: None, days: Some(p.days), basis: Basis::Published })
}

/// The time expressions that tell when the `quotes` of an article were said, found without reading the rest of it.
pub fn times_of_saying(article: &Article, quotes: &[Quote], published: Option<&Published>) -> Vec<Timex> {
    let mut sentences: Vec<Span> = quotes.iter().filter(|q| q.when.is_some()).map(|q| q.sentence).collect();
    sentences.dedup();
    if sentences.is_empty() {
        return Vec::new();
    }
    let document = Document::read(&article.text, &sentences, &[]);
    time::resolve(&time::find(&document, &[], Anchoring::Dct), published, Anchoring::Dct)
}

/// The day of an article by itself, without a look at its facts: the one handed in, else the one in its lines of date and
/// author, if that is not after `today`.
pub fn day_of_head(article: &Article, today: Option<Day>) -> Option<Published> {
    let given = |days: Days, given: bool| Published { days, likely: days.first, given, evidence: Vec::new() };
    if let Some(day) = article.given.date {
        return Some(given(Days::one(day), true));
    }
    let lines: Vec<Span> = article
        .blocks
        .iter()
        .filter(|b| matches!(b.kind, BlockKind::Dateline | BlockKind::Byline))
        .map(|b| b.span)
        .collect();
    if lines.is_empty() {
        return None;
    }
    let document = Document::read(&article.text, &lines, &[]);
    let times = time::resolve(&time::find(&document, &[], Anchoring::Dct), None, Anchoring::Dct);
    let whole = times
        .iter()
        .filter_map(|t| t.days)
        .find(|days| days.count() == 1 && today.is_none_or(|today| days.last <= today));
    whole.map(|days| given(days, false))
}
