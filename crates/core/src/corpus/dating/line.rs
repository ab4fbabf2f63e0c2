//! The line that dates an article: a date alone, or among what sites print beside it ("By Ann Roe | Published 12:04 BST, 12 July
//! 2024 | 4 min read").

use super::clue::{Clue, own};
use super::span::DaySet;
use super::weight;
use super::years::in_year;
use crate::article::{Article, BlockKind};
use crate::calendar::Days;
use crate::text::{Document, TokenKind, among};
use crate::time::{self, Anchoring, Calendar, Expression, Meaning, Rule, YearRef};

/// Blocks of the head of an article.
const HEAD: usize = 8;

/// How long a line is at most that holds a date and some other words, and one that holds a date and furniture, in bytes.
const LINE: usize = 60;
const STAMP: usize = 140;

/// How many words the name of a site or section has at most.
const NAME: usize = 5;

/// What may stand beside a date in its part of the line.
const LABELS: &str = "published publish posted post updated update modified created issued released filed first last on at date \
                      dated of the release publication am pm a.m p.m a.m. p.m. gmt utc est edt et ct pt cst cdt mst mdt pst pdt \
                      bst cet cest ist jst kst sgt sast wat eat pkt aest local time min mins minute minutes read ago story";

/// What says that a date is that of publication, or of a change.
const PUBLISHED: &str = "published publish posted updated update modified created issued released filed";

/// A line that holds a date and little else is the day of publication.
pub(super) fn clues(article: &Article) -> Vec<Clue> {
    let mut found: Vec<(bool, Clue)> = Vec::new();
    for block in article.blocks.iter().take(HEAD) {
        let line = block.span;
        let furniture = block.kind == BlockKind::Boilerplate;
        let dated = block.kind == BlockKind::Dateline
            || (block.kind.is_analysed() || block.kind == BlockKind::Byline || furniture) && line.len() <= STAMP;
        if !dated {
            continue;
        }
        let document = Document::read(&article.text, &[line], &[]);
        let times = time::find(&document, &[], Anchoring::Dct);
        // The head of a table has a date in each column, and nothing that says what for.
        let one = times.iter().filter(|e| day_of(e).is_some() && e.rule != Rule::Clock).count() == 1;
        let labelled = (0..document.tokens.len()).any(|i| among(document.lower(i), PUBLISHED));
        let stamp = block.kind != BlockKind::Dateline && (one || labelled) && is_stamp(&document, &times);
        for e in &times {
            // "Pay April 30", or "April 15" at the end of a paragraph that was broken by hand: only a whole date is a line's own.
            let told = day_of(e).is_some_and(|d| d.weekday.is_some() || matches!(d.year, YearRef::Of(_)));
            let alone = told && one && e.span.len() * 5 >= line.len() * 3 && line.len() <= LINE && !furniture;
            let stamp = stamp && told;
            // "12:04 BST, 12 July 2024" tells its day twice.
            let twice = e.rule == Rule::Clock && times.iter().any(|o| o.rule != Rule::Clock && day_of(o) == day_of(e));
            if let Some(date) =
                day_of(e).filter(|_| !twice).filter(|_| alone || stamp || block.kind == BlockKind::Dateline)
            {
                found.push((is_update(&document, e), clue(article, e, date, alone || stamp)));
            }
        }
    }
    // Where a line tells both, the update is not the day of publication.
    let published = found.iter().any(|(update, _)| !update);
    found.into_iter().filter(|(update, _)| !(*update && published)).map(|(_, clue)| clue).collect()
}

fn day_of(e: &Expression) -> Option<Calendar> {
    match &e.meaning {
        Meaning::Calendar(date) if date.day.is_some() => Some(*date),
        _ => None,
    }
}

fn clue(article: &Article, e: &Expression, date: Calendar, alone: bool) -> Clue {
    let allowed = DaySet::yearly(|year| match date.year {
        YearRef::Of(told) if told != year => None,
        // A place with a day is where and when the report was filed: printed then, or the day after.
        _ => in_year(date, year).map(|d| Days::new(d.first, d.last.plus(i32::from(!alone)))),
    });
    let reason = format!("The line “{}” dates the article.", article.mended(e.span));
    Clue { allowed, weight: weight::LINE, evidence: own(e.span, reason) }
}

/// Whether the date tells when the article was changed last.
fn is_update(document: &Document<'_>, e: &Expression) -> bool {
    let at = document.token_at(e.span.start);
    let own_part = (0..at).rev().take(6).take_while(|&i| !parts(document, i));
    own_part.into_iter().any(|i| among(document.lower(i), "updated update modified"))
}

/// Whether token `i` parts what stands in one line.
fn parts(document: &Document<'_>, i: usize) -> bool {
    matches!(document.word(i), "|" | "/" | "·" | "•" | "—" | "–" | ";")
}

/// Whether every part of a line is a date or a time with its label, who wrote the article, or the name of a site or section.
fn is_stamp(document: &Document<'_>, times: &[Expression]) -> bool {
    let within = |i: usize| {
        let span = document.tokens.get(i).map(|t| t.span);
        span.is_some_and(|span| times.iter().any(|e| e.span.overlaps(span)))
    };
    let (mut from, mut dated) = (0, false);
    let count = document.tokens.len();
    for i in 0..=count {
        if i < count && (within(i) || !parts(document, i)) {
            continue;
        }
        let timed = (from..i).any(within);
        let fits = if timed {
            let by = (from..i).find(|&k| document.reads(k, "by"));
            let written = |k: usize| by.is_some_and(|by| (by..=by + NAME).contains(&k)) && is_name(document, k, k + 1);
            (from..i).all(|k| within(k) || is_label(document, k) || Some(k) == by || written(k))
        } else {
            (from..i).all(|k| is_label(document, k)) || is_name(document, from, i)
        };
        if !fits {
            return false;
        }
        dated |= timed;
        from = i + 1;
    }
    dated
}

fn is_label(document: &Document<'_>, i: usize) -> bool {
    let word = document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word);
    !word || among(document.lower(i), LABELS)
}

/// "By Ann Roe", "CBS News", "Press Release".
fn is_name(document: &Document<'_>, from: usize, to: usize) -> bool {
    let by = usize::from(among(document.lower(from), "by from"));
    let words = || (from + by..to).filter(|&i| document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word));
    let named = |i: usize| {
        document.tokens.get(i).is_some_and(|t| t.capital) || among(document.lower(i), "and of the for de la van von")
    };
    (1..=NAME).contains(&words().count()) && words().all(named)
}
