//! Checks that an article from a file is one that analysis could have made.
//!
//! A checksum detects accidents, but a file that was made on purpose has a right checksum too. Later stages slice texts by spans
//! and count from days without further checks, so every article is checked here.

use dateline_core::analysis::Analysis;
use dateline_core::article::Article;
use dateline_core::calendar::{Day, Days};
use dateline_core::text::Span;
use dateline_core::time::{Calendar, Expression, Length, Meaning, Published, Recurring, Timex, YearPart, YearRef};

/// Bytes that a speaker's label may have in any text: a reader may have named somebody whom the article does not.
const LABEL: usize = 800;

/// Years, and numbers of units, that a text may name; the grammar reads no larger ones.
const FARTHEST: i32 = 1_000_000;

/// Whether an article's facts keep what analysis keeps: spans lie in the text on character boundaries, quotations, times
/// and mentions are in order, each reference from one fact to another has its target, and numbers are small enough to count
/// with. The article itself is [`Article::is_sound`]'s to judge, and must have been.
pub(crate) fn analysis(article: &Article, analysis: &Analysis) -> bool {
    let Analysis { names, quotes, times } = analysis;
    let text = Text(&article.text);
    names.iter().all(|n| {
        text.holds_in_order(&n.mentions) && [n.role, n.affiliation].into_iter().flatten().all(|s| text.holds(s))
    }) && quotes.iter().all(|q| {
        let speaker = q.speaker.as_ref().is_none_or(|s| {
            text.holds(s.mention)
                && s.name.is_none_or(|n| (n as usize) < names.len())
                && s.label.len() <= text.0.len().max(LABEL)
        });
        speaker && text.holds(q.span) && [q.cue, q.via, q.when, q.place].into_iter().flatten().all(|s| text.holds(s))
    }) && quotes.is_sorted_by_key(|q| q.span)
        && times.is_sorted_by_key(|e| e.span)
        && times.iter().all(|e| text.holds(e.span) && expression(e, times.len(), article))
}

/// Whether a day of publication can be counted from.
pub(super) fn published(article: &Article, published: &Published) -> bool {
    let text = Text(&article.text);
    days(published.days)
        && published.likely.is_written()
        // The words may stand in another article, which is not at hand here; whoever slices by them takes what is there.
        && published.evidence.iter().all(|e| match (e.span, e.article) {
            (Some(span), None) => text.holds(span),
            (Some(span), Some(_)) => span.start <= span.end,
            (None, _) => true,
        })
}

/// Whether counted times lie in the text.
pub(super) fn times(article: &Article, times: &[Timex]) -> bool {
    let text = Text(&article.text);
    times.is_sorted_by_key(|t| t.span)
        && times.iter().all(|t| text.holds(t.span) && t.days.is_none_or(days) && t.anchor.is_none_or(Day::is_written))
}

struct Text<'a>(&'a str);

impl Text<'_> {
    fn holds(&self, span: Span) -> bool {
        span.start <= span.end && self.0.get(span.start as usize..span.end as usize).is_some()
    }

    fn holds_in_order(&self, spans: &[Span]) -> bool {
        spans.iter().all(|&s| self.holds(s)) && spans.is_sorted()
    }
}

fn days(days: Days) -> bool {
    days.first <= days.last && days.first.is_written() && days.last.is_written()
}

fn near(number: i32) -> bool {
    (-FARTHEST..=FARTHEST).contains(&number)
}

fn expression(e: &Expression, count: usize, article: &Article) -> bool {
    e.spoken.is_none_or(|n| (n as usize) < count)
        // A sentence has a byte at least.
        && (e.sentence as usize) < article.text.len()
        && e.clock.is_none_or(|c| c.hour < 24 && c.minute < 60)
        && meaning(&e.meaning)
}

fn meaning(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Calendar(date) | Meaning::WeekOf(date) => calendar(date),
        Meaning::Range(first, last) => calendar(first) && calendar(last),
        Meaning::Nth(_, within) => calendar(within),
        Meaning::Decade(n) | Meaning::Century(n) | Meaning::Shifted(_, n) | Meaning::Told(_, n) => near(*n),
        Meaning::Period(_, n) | Meaning::WeekdayOf(_, n) => near(*n),
        Meaning::Anniversary(l, _, n) => length(*l) && near(*n),
        Meaning::YearPart(part, year) => part_of_year(*part) && reference(*year),
        Meaning::Recurring(recurring, by) => near(*by) && comes_round(*recurring),
        Meaning::EveryNamed(recurring) => comes_round(*recurring),
        Meaning::Offset(l, _, _) | Meaning::Window(l, _) | Meaning::Length(l) | Meaning::Every(l) => length(*l),
        Meaning::WeekdayBefore(_) | Meaning::Weekend | Meaning::Some(_) | Meaning::Then | Meaning::Reference(_) => true,
    }
}

fn calendar(date: &Calendar) -> bool {
    reference(date.year)
        && date.month.is_none_or(|m| (1..=12).contains(&m))
        && date.day.is_none_or(|d| (1..=31).contains(&d))
}

fn reference(year: YearRef) -> bool {
    match year {
        YearRef::Of(n) | YearRef::Shifted(n) => near(n),
        YearRef::Open | YearRef::Told => true,
    }
}

fn part_of_year(part: YearPart) -> bool {
    match part {
        YearPart::Quarter(n) => (1..=4).contains(&n),
        YearPart::Half(n) => (1..=2).contains(&n),
        // A holiday beyond the list names no day; the list may have been longer when this was stored.
        YearPart::Season(_) | YearPart::Fiscal | YearPart::FiscalLabel | YearPart::Holiday(_) => true,
    }
}

fn comes_round(recurring: Recurring) -> bool {
    !matches!(recurring, Recurring::Month(month) if !(1..=12).contains(&month))
}

fn length(length: Length) -> bool {
    // A thousand million in tenths: counted in days it still fits.
    length.tenths.is_none_or(|t| t <= 1_000_000_000)
}
