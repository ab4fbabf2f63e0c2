//! Clues of the years that a text names, and how far each can be trusted.
//!
//! The tense of the verb is not enough: "anticipated to be around 2020" and "bonds due 1997" stand beside past verbs. So the
//! words around a year are looked at as well. Measured on two thousand articles of news agencies, papers and wikis: of the years
//! that these rules take for past, 99 in a hundred were past.

use super::clue::{Clue, own};
use super::span::{DaySet, month, words};
use super::weight;
use crate::article::Article;
use crate::calendar::{Day, Days};
use crate::text::among;
use crate::text::{Class, Document, Form, List, TokenKind};
use crate::time::{Calendar, Expression, Meaning, Tense, YearRef};

static AHEAD: List = List::new(crate::text::word_list!("ahead.txt"));

/// No bare year after this one is taken for past.
const LATEST: i32 = 2035;

/// How a year, or a date with its year, bears on the day of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bearing {
    /// It was over, or had begun.
    Past,
    /// It was over, and may be so for long: "the worst since 1991".
    Since,
    /// A prize of that year is being won: "about winning the 2017 Nobel Prize".
    Won,
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

/// Whether words around `e` tell of what was to come: "scheduled for", "maturing on".
pub(super) fn looks_ahead(document: &Document<'_>, e: &Expression) -> bool {
    let (first, end) = (document.token_at(e.span.start), document.token_at(e.span.end.saturating_sub(1)) + 1);
    let Some(sentence) = document.sentences.get(e.sentence as usize) else { return false };
    let looks_ahead = |i: usize| AHEAD.entries().contains(&document.lower(i)) || is_proposal(document.lower(i));
    (first.saturating_sub(16).max(clause(document, sentence.first, first))..first)
        .any(|i| looks_ahead(i) && !has_begun(document, sentence.first, i, first))
        || (end..sentence.last.min(end + 3)).any(looks_ahead)
}

/// How the year of `e` bears on the day of its text.
pub(super) fn bearing(document: &Document<'_>, e: &Expression) -> Bearing {
    let (first, end) = (document.token_at(e.span.start), document.token_at(e.span.end.saturating_sub(1)) + 1);
    let Some(sentence) = document.sentences.get(e.sentence as usize) else { return Bearing::Unknown };
    // In lines that were broken by hand "due" may end what is taken for a paragraph.
    let before = if first > 0 { document.lower(first - 1) } else { "" };
    let near = |n: usize, words: &str| {
        (first.saturating_sub(n).max(sentence.first)..first).any(|i| among(document.lower(i), words))
    };
    // "1987/88", "January-August 1987", "between March 1 and July 1987", "probably in 1994": the end of a stretch, or a guess.
    let season = document.reads(end, "/") && document.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number);
    let stretch = among(before, "/ - – —") || season || before == "and" && near(8, "between for");
    // "the 8½ pct of 2011", "the 8.5 pct June 1997 stock", "the 1999 bonds" fall due then.
    let paper = near(3, "pct percent %") && before == "of"
        || (end..sentence.last.min(end + 3)).any(|i| is_paper(document.lower(i)));
    if stretch || paper || near(3, "probably possibly perhaps maybe") {
        return Bearing::Unknown;
    }
    let ahead = looks_ahead(document, e);
    // "the 2016 race", "a 2004 report".
    let next = document.tokens.get(end).filter(|t| t.kind == TokenKind::Word && end < sentence.last);
    let label = !is_fine(e) && next.is_some_and(|t| !t.class.any(Class::FUNCTION.or(Class::PREPOSITION)));
    let hoped = "hope hopes hoped hoping chance chances aim aims goal bid dream dreams favourite favorite odds eye eyes if could \
                 would may might can toward towards";
    if label && near(3, "winning receiving accepting") && !near(10, hoped) {
        return Bearing::Won;
    }
    let alone = !is_fine(e);
    match (e.tense, before) {
        (Tense::Past | Tense::Open, "since") if alone => Bearing::Since,
        (Tense::Past | Tense::Open, "the") if alone && first >= 2 && document.reads(first - 2, "since") => {
            Bearing::Since
        }
        (Tense::Past, "since") => Bearing::Past,
        (Tense::Open, "in") if !ahead && !label && accounts(document, sentence.first, first) => Bearing::Past,
        (Tense::Future, "by" | "until" | "for" | "on" | "due") => Bearing::Deadline,
        (Tense::Prospect, "by") => Bearing::Deadline,
        // "would last until 2012", but "had been barred until 2009".
        (Tense::Prospect, "until") if near(12, "would could may might should must can") => Bearing::Deadline,
        (_, "by") if ahead => Bearing::Deadline,
        _ if among(before, "by until till through due to from before between record than") => Bearing::Unknown,
        (Tense::Past, _) if ahead => Bearing::Unknown,
        (Tense::Past, "the") if label => Bearing::Label,
        // A number of an hour, or a plan of long breath.
        (Tense::Past, _) if !is_fine(e) && year_of(e) > Some(LATEST) => Bearing::Unknown,
        (Tense::Past, _) => Bearing::Past,
        (Tense::Future, "in") if !label => Bearing::Ahead,
        _ => Bearing::Unknown,
    }
}

/// Words of what is not settled yet.
fn is_proposal(word: &str) -> bool {
    among(word, "proposes propose recommend recommends recommended wants approval extension extensions closing")
}

/// Where the clause of token `at` begins, if it is one of "who", "which" or "when" with a past verb: what the sentence plans
/// before it is another matter. "Roe will succeed Doe, who took over in 2009".
fn clause(document: &Document<'_>, from: usize, at: usize) -> usize {
    let past = |i: usize| document.tokens.get(i).is_some_and(|t| t.class.has(Class::PAST_VERB) || t.form == Form::Past);
    let opens = |&i: &usize| among(document.lower(i), "who which when") && (i + 1..at.min(i + 3)).any(past);
    (from..at).rev().take(12).find(opens).unwrap_or(from)
}

/// Whether the "beginning" or "starting" at token `i`, right before the time at token `at`, tells since when something has
/// been: "it has shown more earthquakes, beginning in May 2007".
fn has_begun(document: &Document<'_>, from: usize, i: usize, at: usize) -> bool {
    let mut before = (from..i).rev().take(14);
    among(document.lower(i), "beginning starting")
        && at <= i + 2
        && document.is(i.saturating_sub(1), ",")
        && before.any(|k| among(document.lower(k), "has have had was were"))
        && !(from..i).rev().take(14).any(|k| AHEAD.entries().contains(&document.lower(k)) || document.reads(k, "to"))
}

/// "posting sales of 52 billion in 2013": what a body did in a year, beside a verb of the present.
fn accounts(document: &Document<'_>, from: usize, at: usize) -> bool {
    let done = "posting reporting recording earning booking logging generating making selling producing employing killing \
                attracting drawing carrying handling";
    (from..at).rev().take(10).take_while(|&i| !document.is(i, ",")).any(|i| among(document.lower(i), done))
}

fn is_paper(word: &str) -> bool {
    among(word, "stock bond bonds note notes gilt gilts tranche debentures loan")
}

/// What a date with its year says of the day of the text, and in which words.
pub(super) fn clue(article: &Article, document: &Document<'_>, e: &Expression, days: Days) -> Option<Clue> {
    let exact = has_day(&e.meaning);
    let text = article.mended(e.span);
    let told = |allowed: DaySet, weight: u8, reason: String| {
        Some(Clue { allowed, weight, evidence: own(e.span, format!("“{text}” {reason}")) })
    };
    let older = |day: Days| format!("so the article is not older than {}.", words(day));
    let newer = |day: Day| {
        format!("so the article is not newer than {}.", if exact { words(Days::one(day)) } else { month(day) })
    };
    match bearing(document, e) {
        Bearing::Past => told(
            DaySet::since(days.first),
            if exact {
                weight::EXACT
            } else if is_fine(e) {
                weight::MONTH
            } else {
                weight::YEAR
            },
            format!("is told as past, {}", older(days)),
        ),
        Bearing::Since => {
            let day = days.last.plus(1);
            told(DaySet::since(day), weight::SINCE, format!("is told as past, {}", older(Days::year(day.year())?)))
        }
        Bearing::Won => told(
            DaySet::since(days.first),
            weight::MONTH,
            format!("is the year of something that is being won, {}", older(days)),
        ),
        Bearing::Label => {
            let day = days.first.plus_months(-24);
            told(
                DaySet::since(day),
                weight::LABEL,
                format!(
                    "names something that is spoken of two years ahead at most, {}",
                    older(Days::year(day.year())?)
                ),
            )
        }
        Bearing::Ahead | Bearing::Deadline if exact => {
            let day = days.last.plus(3);
            told(DaySet::until(day), weight::PLANNED, format!("is told as still to come, {}", newer(day)))
        }
        // A plan is mentioned for some time after it has failed.
        Bearing::Deadline => {
            let day = days.last.plus_months(12);
            told(DaySet::until(day), weight::DEADLINE, format!("is told as still to come, {}", newer(day)))
        }
        Bearing::Ahead => {
            let day = days.last.plus_months(24);
            told(DaySet::until(day), weight::AHEAD, format!("is told as still to come, {}", newer(day)))
        }
        Bearing::Unknown => None,
    }
}

/// The days of a date if it is of `year`.
pub(super) fn in_year(date: Calendar, year: i32) -> Option<Days> {
    let month = u32::from(date.month?);
    match date.day {
        Some(day) => {
            let day = Day::new(year, month, u32::from(day))?;
            date.weekday.is_none_or(|w| w == day.weekday()).then(|| Days::one(day))
        }
        None => Days::month(year, month),
    }
}

/// Whether a day of the month is named.
pub(super) fn has_day(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Calendar(date) | Meaning::Range(date, _) => date.day.is_some(),
        _ => false,
    }
}
