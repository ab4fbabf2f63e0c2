//! Clues that one article gives by itself of the day on which it was written: one function for each kind.

use super::clue::{Clue, own};
use super::span::DaySet;
use super::{line, weight, years};
use crate::article::Article;
use crate::calendar::{Days, Weekday};
use crate::text::Document;
use crate::text::among;
use crate::time::{self, Anchoring, Calendar, Expression, Meaning, Tense, Unit, YearRef};

/// How old a date named without its year may be, and how far ahead, in days. Together they stay under a year, so that a past
/// date and a future one settle the season.
const PAST_REACH: i32 = 220;
const FUTURE_REACH: i32 = 140;

/// The constraints of an article, in the order in which a reader would weigh them.
pub(super) fn of(article: &Article, document: &Document<'_>, times: &[Expression]) -> Vec<Clue> {
    let mut found = line::clues(article);
    let dated = times.iter().find(|e| is_bare_past_date(document, e));
    for (i, e) in times.iter().enumerate() {
        let told = |allowed: DaySet, reason: String| Clue {
            allowed,
            weight: if years::has_day(&e.meaning) { weight::EXACT } else { weight::OWN },
            evidence: own(e.span, reason),
        };
        if e.quoted {
            continue;
        }
        let text = article.mended(e.span);
        let named = whole(e).filter(|_| !is_name_year(article, e));
        found.extend(named.and_then(|days| years::clue(article, document, e, days)));
        // The verb near a date is often that of something else.
        let bound = is_bound(document, e) || e.tense == Tense::Past && !e.firm;
        found.extend(yearless(e, &text).filter(|_| !bound).map(|(allowed, reason)| told(allowed, reason)));
        found.extend(year_named(article, times, i).map(|(allowed, reason)| told(allowed, reason)));
        found.extend(
            dated
                .and_then(|dated| weekday_after(article, e, dated))
                .filter(|_| !is_bound(document, e))
                .map(|(allowed, reason)| told(allowed, reason)),
        );
    }
    found
}

/// Whether a date ends or begins a stretch, or something is planned for it: whatever the verb's tense, it may lie on either
/// side of the day of writing. "Until Friday", "effective April 1", "its scheduled April 2 date", "the March 31 quarter".
fn is_bound(document: &Document<'_>, e: &Expression) -> bool {
    let (first, end) = (document.token_at(e.span.start), document.token_at(e.span.end.saturating_sub(1)) + 1);
    let before = if first > 0 { document.lower(first - 1) } else { "" };
    let after = document.lower(end);
    if among(after, "quarter year book balance") || among(before, "effective ending ended of") {
        return true;
    }
    match e.tense {
        Tense::Past => {
            among(before, "by until till through from record due payable before to prior for and or")
                || among(
                    after,
                    "deadline date target maturity settlement election annual special meeting through to and or",
                )
                || years::looks_ahead(document, e)
        }
        // A year of business, a contract or a season "ends October 31" whenever that is.
        _ => (first.saturating_sub(2)..first).any(|i| among(document.lower(i), "ends begins starts expires expire")),
    }
}

/// The weekday of a bare past weekday.
pub(super) fn past_weekday(e: &Expression) -> Option<Weekday> {
    match &e.meaning {
        Meaning::Calendar(date) if date.day.is_none() && e.tense != Tense::Future && !e.quoted => date.weekday,
        _ => None,
    }
}

/// The days of an expression that tells its year.
fn whole(e: &Expression) -> Option<Days> {
    match &e.meaning {
        Meaning::Calendar(Calendar { year: YearRef::Of(_), .. }) => {}
        Meaning::Range(Calendar { year: YearRef::Of(_), .. }, _) | Meaning::YearPart(_, YearRef::Of(_)) => {}
        _ => return None,
    }
    time::resolve(std::slice::from_ref(e), None, Anchoring::Dct).first().and_then(|t| t.days)
}

/// The days on which an article could mention `days` without a year, by tense.
pub(super) fn direction(e: &Expression, days: Days) -> Option<DaySet> {
    match e.tense {
        // A month given by its name is over, or it would be "this month".
        Tense::Past if days.count() > 1 => Some(DaySet::of(Days::new(days.last.plus(1), days.first.plus(330)))),
        Tense::Past => Some(DaySet::of(Days::new(days.first, days.first.plus(PAST_REACH)))),
        Tense::Future => Some(DaySet::of(Days::new(days.first.plus(-FUTURE_REACH), days.first))),
        Tense::Prospect | Tense::Open => None,
    }
}

/// "June 19" and "July 9-11": past and to come within the year around them; "June this year": of the same year.
fn yearless(e: &Expression, text: &str) -> Option<(DaySet, String)> {
    let date = match &e.meaning {
        Meaning::Calendar(date) | Meaning::Range(date, _) if date.month.is_some() => *date,
        _ => return None,
    };
    let (past, what) = match e.tense {
        Tense::Past => (true, "past"),
        Tense::Future => (false, "still to come"),
        Tense::Prospect | Tense::Open => return None,
    };
    match date.year {
        YearRef::Open if date.day.is_some() => {
            let allowed = DaySet::yearly(|year| direction(e, years::in_year(date, year)?)?.hull());
            let weekday = if date.weekday.is_some() { ", and its weekday leaves few years" } else { "" };
            Some((
                allowed,
                format!("“{text}” is told as {what} without its year, so it is some months away at most{weekday}."),
            ))
        }
        YearRef::Shifted(0) => {
            let allowed = DaySet::yearly(|year| {
                let (all, told) = (Days::year(year)?, years::in_year(date, year)?);
                if past {
                    let over = told.last.plus(1);
                    (over <= all.last).then(|| Days::new(over, all.last))
                } else {
                    Some(Days::new(all.first, told.first))
                }
            });
            Some((allowed, format!("“{text}” is told as {what}, so the article is from the same year.")))
        }
        _ => None,
    }
}

/// “started last year … the Exhibition 2023”: a year within a name tells which year is "last year".
fn year_named(article: &Article, times: &[Expression], i: usize) -> Option<(DaySet, String)> {
    let e = times.get(i)?;
    let Meaning::Shifted(Unit::Year, by @ -1..=1) = e.meaning else { return None };
    let named =
        |other: &&Expression| other.sentence == e.sentence && other.tense == e.tense && is_name_year(article, other);
    let beside = times.get(i.saturating_sub(2)..times.len().min(i + 3))?;
    let mut years = beside.iter().filter(named).filter_map(|other| match other.meaning {
        Meaning::Calendar(Calendar { year: YearRef::Of(year), month: None, .. }) => Some((year, other.span)),
        _ => None,
    });
    let (year, span) = years.next().filter(|_| e.edge.is_none())?;
    if years.next().is_some() {
        return None;
    }
    let (text, name) = (article.mended(e.span), article.mended(span));
    let written = year - by;
    let days = Days::year(written)?;
    Some((
        DaySet::of(days),
        format!("“{text}” is {name}, as the same sentence tells, so the article is from {written}."),
    ))
}

/// Whether a year stands right after a capitalised word, as in the name of an event.
fn is_name_year(article: &Article, e: &Expression) -> bool {
    if !matches!(e.meaning, Meaning::Calendar(Calendar { month: None, .. })) {
        return false;
    }
    let before = article.text.get(..e.span.start as usize).unwrap_or("").trim_end();
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    // "French 1987 growth" names nothing.
    let after = article.text.get(e.span.end as usize..).unwrap_or("");
    let goes_on =
        after.strip_prefix(' ').and_then(|a| a.split(|c: char| !c.is_alphanumeric()).next()).is_some_and(|w| {
            w.chars().next().is_some_and(char::is_lowercase)
                && !among(
                    w,
                    "in on at and or was were is are has had to by for from with of as alongside along after before \
                     during while when who which that where under between among but without near against until",
                )
        });
    word.len() > 2 && word.chars().next().is_some_and(char::is_uppercase) && !goes_on
}

/// "June 19", named as past: a date without its year and weekday.
fn is_bare_past_date(document: &Document<'_>, e: &Expression) -> bool {
    let bare =
        matches!(&e.meaning, Meaning::Calendar(d) if d.day.is_some() && d.weekday.is_none() && d.year == YearRef::Open);
    bare && e.tense == Tense::Past && !e.quoted && !is_bound(document, e)
}

/// A bare weekday beside a bare date, both past: what is named by its weekday is the newer of the two. `other` is the first such
/// date of the article, looked for once: an article of nothing but weekdays would have each look through all of them.
fn weekday_after(article: &Article, e: &Expression, other: &Expression) -> Option<(DaySet, String)> {
    let weekday = past_weekday(e).filter(|_| e.tense == Tense::Past)?;
    let Meaning::Calendar(date) = other.meaning else { return None };
    let allowed = DaySet::yearly(|year| {
        let day = years::in_year(date, year)?.first;
        let after = (0..7).map(|k| day.plus(k)).find(|d| d.weekday() == weekday)?;
        Some(Days::new(after, day.plus(PAST_REACH)))
    });
    let (text, date) = (article.mended(e.span), article.mended(other.span));
    Some((
        allowed,
        format!("“{text}” is told by its weekday and so is newer than “{date}”, which is told by its date."),
    ))
}
