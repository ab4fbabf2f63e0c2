//! What the years that a text names, and those that it does not, say of its day.

use super::Clue;
use super::span::DaySet;
use crate::article::Article;
use crate::text::Span;
use crate::time::{Calendar, Day, Days, Evidence, Expression, Meaning, Tense, YearRef};

/// A year that an expression names.
pub(super) struct Year {
    pub year: i32,
    pub tense: Tense,
    pub month: bool,
    pub span: Span,
    pub sentence: u32,
}

/// The years told outside quotations.
pub(super) fn named<'a>(times: &'a [Expression]) -> impl Iterator<Item = Year> + 'a {
    times.iter().filter(|e| !e.quoted).filter_map(|e| {
        let (year, month) = match &e.meaning {
            Meaning::Calendar(Calendar { year: YearRef::Of(year), month, .. })
            | Meaning::Range(Calendar { year: YearRef::Of(year), month, .. }, _) => (*year, month.is_some()),
            Meaning::YearPart(_, YearRef::Of(year)) => (*year, true),
            _ => return None,
        };
        Some(Year { year, tense: e.tense, month, span: e.span, sentence: e.sentence })
    })
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
