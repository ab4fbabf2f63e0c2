//! Counting expressions from a day: symbolic values become TIMEX3 values and civil days.
//!
//! In news ([`Anchoring::Dct`]) an incomplete date counts from the day of writing, in the direction of the verb's tense: a
//! bare weekday in the past is at most six days old, a bare month in the past at most eleven months. In history
//! ([`Anchoring::Narrative`]) it counts from the date that the text named last. Anaphora ("that evening") count from that date
//! in both. An expression that needs a day and has none keeps X in its value, and has no days.

mod counter;
mod dates;
mod days;
mod period;
mod relative;
mod story;

use super::meaning::{Edge, Meaning, Reference, Tense, Unit};
use super::{Anchoring, Expression, Published, Rule, Timex, TimexKind, value};
use crate::calendar::{Day, Days};
use counter::{Counter, Resolved};

/// Resolves the expressions of one article, counting from its day of publication: the likeliest if it is not certain.
///
/// ```
/// use dateline_core::text::{Document, Span};
/// use dateline_core::calendar::{Day, Days};
/// use dateline_core::time::{self, Anchoring, Published};
///
/// let text = "The bridge was closed on Tuesday.";
/// let document = Document::read(text, &[Span::new(0, text.len())], &[]);
/// let expressions = time::find(&document, &[], Anchoring::Dct);
/// let day: Day = "2024-07-11".parse()?;
/// let published = Published { days: Days::one(day), likely: day, given: true, evidence: Vec::new() };
/// let times = time::resolve(&expressions, Some(&published), Anchoring::Dct);
/// assert_eq!(times[0].value, "2024-07-09");
/// # Ok::<(), dateline_core::calendar::NotADay>(())
/// ```
pub fn resolve(expressions: &[Expression], published: Option<&Published>, anchoring: Anchoring) -> Vec<Timex> {
    let mut counter = Counter {
        asides: story::asides(expressions, anchoring),
        ..Counter::new(published.map(|p| p.likely), anchoring)
    };
    let mut out: Vec<Timex> = Vec::with_capacity(expressions.len());
    for (i, e) in expressions.iter().enumerate() {
        let resolved = counter.read(e);
        counter.remember(i, e, &resolved);
        out.push(timex(e, resolved, published));
    }
    // Words spoken on a day that the article tells count from it; the day may be told after them.
    for (i, e) in expressions.iter().enumerate() {
        let told = e.spoken.and_then(|k| out.get(k as usize)).and_then(|t| t.days);
        if let (Some(told), Some(slot)) = (told, out.get_mut(i)) {
            *slot = timex(e, spoken(e, told, anchoring), published);
        }
    }
    out
}

/// What words mean that were spoken on one of the days `told`: "next year" said in March is one year whichever day of March
/// it was; "tomorrow" lies somewhere within a month.
fn spoken(e: &Expression, told: Days, anchoring: Anchoring) -> Resolved {
    let from = |day: Option<Day>| Counter::new(day, anchoring).read(e);
    let (first, last) = (from(Some(told.first)), from(Some(told.last)));
    if first.value == last.value {
        return first;
    }
    let hull = |a: Days, b: Days| Days { first: a.first.min(b.first), last: a.last.max(b.last) };
    Resolved {
        days: first.days.zip(last.days).map(|(a, b)| hull(a, b)),
        anchor: first.anchor,
        guessed: true,
        ..from(None)
    }
}

fn timex(e: &Expression, resolved: Resolved, published: Option<&Published>) -> Timex {
    let mut confidence = confidence(e, &resolved);
    if resolved.anchor.is_some() && published.is_some_and(|p| !p.given && p.days.count() > 7) {
        confidence = confidence.saturating_sub(10);
    }
    Timex {
        span: e.span,
        kind: if resolved.length { TimexKind::Duration } else { e.kind },
        value: resolved.value,
        days: resolved.days,
        anchor: resolved.anchor,
        rule: e.rule.name().to_owned(),
        confidence,
    }
}

/// How sure a resolved expression is. The figures rank; they are not measured probabilities yet.
fn confidence(e: &Expression, resolved: &Resolved) -> u8 {
    let whole = resolved.days.is_some() && resolved.anchor.is_none();
    let base: u8 = match e.rule {
        _ if e.quoted && e.spoken.is_none() && e.rule == Rule::Deictic => 60,
        Rule::Date | Rule::DateRange if whole => 98,
        Rule::Date | Rule::DateRange => 90,
        Rule::Weekday if e.tense == Tense::Open => 80,
        Rule::Weekday | Rule::Deictic => 90,
        Rule::Year => 92,
        Rule::Era => 90,
        Rule::YearPart | Rule::Offset | Rule::Set | Rule::Duration | Rule::Window => 80,
        Rule::Anaphor | Rule::Clock => 70,
        Rule::Reference => 60,
    };
    if resolved.guessed { base.saturating_sub(15) } else { base }
}

impl Counter {
    fn read(&self, e: &Expression) -> Resolved {
        let mut resolved = self.meaning(e);
        if let Some(edge) = e.edge {
            self.cut(e, edge, &mut resolved);
        }
        if let (TimexKind::Set, Some(_)) = (e.kind, e.part) {
            return Resolved::of(value::with_time(value::of_unknown(Unit::Day), None, e.part));
        }
        let one_day = resolved.days.is_none_or(|d| d.count() == 1) && resolved.value.len() >= 10;
        if one_day && (e.clock.is_some() || e.part.is_some()) {
            resolved.value = value::with_time(resolved.value, e.clock, e.part);
        }
        resolved
    }

    /// Narrows a resolved expression to the stretch that is meant: thirds for early, mid and late.
    fn cut(&self, e: &Expression, edge: Edge, resolved: &mut Resolved) {
        let Some(days) = resolved.days.filter(|d| d.count() > 2) else { return };
        // Of a year in whole months, of all else in days.
        let (first, second) = match days.count() {
            365 | 366 => (days.first.plus_months(4), days.first.plus_months(8)),
            count => (days.first.plus((count / 3) as i32), days.last.plus(1 - (count / 3) as i32)),
        };
        let now = self.now().map(|now| now.max(days.first).min(days.last));
        resolved.days = Some(match (edge, now) {
            (Edge::Start, _) => Days::new(days.first, first.plus(-1)),
            (Edge::Middle, _) => Days::new(first, second.plus(-1)),
            (Edge::End, _) => Days::new(second, days.last),
            (Edge::Earlier, Some(now)) => Days::new(days.first, now),
            (Edge::Later, Some(now)) => {
                let rest = Days::new(now, days.last);
                if matches!(e.meaning, Meaning::Shifted(_, 0)) {
                    resolved.value = format!("{}/{}", rest.first, rest.last);
                }
                rest
            }
            (_, None) => days,
        });
    }

    fn meaning(&self, e: &Expression) -> Resolved {
        match &e.meaning {
            Meaning::Calendar(date) => self.calendar(*date, (e.tense, e.firm), e.sentence),
            Meaning::Decade(first) => days::era(*first, Unit::Decade),
            Meaning::Century(first) => days::era(*first, Unit::Century),
            Meaning::YearPart(part, year) => self.year_part(*part, *year, (e.tense, e.firm)),
            Meaning::Shifted(unit, by) => self.shifted(*unit, *by, e.tense),
            Meaning::Weekend => self.weekend(e.tense),
            Meaning::Recurring(recurring, by) => self.recurring(*recurring, *by, e.tense),
            Meaning::Nth(number, date) => self.nth(*number, *date, (e.tense, e.firm), e.sentence),
            Meaning::Offset(length, origin, ahead) => self.offset(*length, *origin, *ahead, e.sentence),
            Meaning::Window(length, ahead) => self.window(*length, *ahead),
            Meaning::Told(unit, by) => self.told(*unit, *by, e),
            Meaning::Range(first, last) => self.range(*first, *last, (e.tense, e.firm), e.sentence),
            Meaning::Length(length) | Meaning::Every(length) => Resolved::of(value::of_length(*length)),
            Meaning::EveryNamed(recurring) => Resolved::of(value::of_recurring(*recurring)),
            Meaning::Some(unit) => Resolved::of(value::of_unknown(*unit)),
            Meaning::Then => self.then(e.sentence),
            Meaning::Period(unit, years) => self.period(*unit, *years),
            Meaning::WeekdayOf(weekday, weeks) => self.weekday_of(*weekday, *weeks),
            Meaning::WeekdayBefore(weekday) => self.weekday_before(*weekday, e.sentence),
            Meaning::Anniversary(length, unit, by) => self.anniversary(*length, *unit, *by),
            Meaning::WeekOf(date) => self.week_of(*date, (e.tense, e.firm), e.sentence),
            Meaning::Reference(Reference::Past) => Resolved::of("PAST_REF"),
            Meaning::Reference(Reference::Present) => Resolved::of("PRESENT_REF"),
            Meaning::Reference(Reference::Future) => Resolved::of("FUTURE_REF"),
        }
    }
}
