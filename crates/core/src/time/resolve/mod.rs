//! Counting expressions from a day: symbolic values become TIMEX3 values and civil days.
//!
//! In news ([`Anchoring::Dct`]) what is incomplete counts from the day of writing, in the direction that the tense tells: a
//! bare weekday in the past is at most six days old, a bare month in the past at most eleven months. In history
//! ([`Anchoring::Narrative`]) it counts from the date told last. Anaphora ("that evening") count from the date told last in
//! both. What needs a day and has none keeps X where the day would tell, and no days.

mod dates;
mod days;
mod relative;
mod story;

use super::civil::{Day, Days};
use super::meaning::{Edge, Meaning, Reference, Tense, Unit};
use super::{Anchoring, Expression, Published, Rule, Timex, TimexKind, value};

/// How many sentences back an anaphor reaches in news.
const ANAPHOR_REACH: u32 = 6;

/// How many days from the day of writing a date belongs to the matter that news is about.
const RECENT: i32 = 31;

/// Resolves the expressions of one article, counting from its day of publication: the likeliest if it is not certain.
pub fn resolve(expressions: &[Expression], published: Option<&Published>, anchoring: Anchoring) -> Vec<Timex> {
    let mut counter = Counter {
        asides: story::asides(expressions, anchoring),
        ..Counter::new(published.map(|p| p.likely), anchoring)
    };
    let mut out: Vec<Timex> = Vec::with_capacity(expressions.len());
    for (i, e) in expressions.iter().enumerate() {
        let reading = counter.read(e);
        counter.remember(i, e, &reading);
        out.push(timex(e, reading, published));
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
fn spoken(e: &Expression, told: Days, anchoring: Anchoring) -> Reading {
    let from = |day: Option<Day>| Counter::new(day, anchoring).read(e);
    let (first, last) = (from(Some(told.first)), from(Some(told.last)));
    if first.value == last.value {
        return first;
    }
    let hull = |a: Days, b: Days| Days { first: a.first.min(b.first), last: a.last.max(b.last) };
    Reading {
        days: first.days.zip(last.days).map(|(a, b)| hull(a, b)),
        anchor: first.anchor,
        guessed: true,
        ..from(None)
    }
}

fn timex(e: &Expression, reading: Reading, published: Option<&Published>) -> Timex {
    let mut confidence = confidence(e, &reading);
    if reading.anchor.is_some() && published.is_some_and(|p| !p.given && p.days.count() > 7) {
        confidence = confidence.saturating_sub(10);
    }
    Timex {
        span: e.span,
        kind: if reading.length { TimexKind::Duration } else { e.kind },
        value: reading.value,
        days: reading.days,
        anchor: reading.anchor,
        rule: e.rule.name().to_owned(),
        confidence,
    }
}

/// How sure a reading is. The figures rank; they are not measured probabilities yet.
fn confidence(e: &Expression, reading: &Reading) -> u8 {
    let whole = reading.days.is_some() && reading.anchor.is_none();
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
    if reading.guessed { base.saturating_sub(15) } else { base }
}

/// What an expression was found to mean.
#[derive(Clone, Debug)]
struct Reading {
    value: String,
    days: Option<Days>,
    anchor: Option<Day>,
    /// Nothing in the text told the direction, or what it refers to.
    guessed: bool,
    /// It is no more than a length after all.
    length: bool,
}

impl Reading {
    fn of(value: impl Into<String>) -> Self {
        Self::days(value, None)
    }

    fn days(value: impl Into<String>, days: Option<Days>) -> Self {
        Self { value: value.into(), days, anchor: None, guessed: false, length: false }
    }

    fn from(self, anchor: Day) -> Self {
        Self { anchor: Some(anchor), ..self }
    }
}

/// The date told last.
#[derive(Clone, Copy)]
struct Told {
    days: Days,
    sentence: u32,
    /// Whether its year was told as a number.
    dated: bool,
}

struct Counter {
    anchor: Option<Day>,
    told: Option<Told>,
    /// The date told last that lies within weeks of the day of writing: in news, the matter itself and not what led to it.
    recent: Option<Told>,
    /// The year before Christ told last, negative, where nothing later is told since.
    before_christ: Option<i32>,
    /// The value told last, and its sentence.
    then: Option<(String, u32)>,
    /// Which expressions are no part of the story's course; of history only.
    asides: Vec<bool>,
    anchoring: Anchoring,
}

impl Counter {
    fn new(anchor: Option<Day>, anchoring: Anchoring) -> Self {
        Self { anchor, told: None, recent: None, before_christ: None, then: None, asides: Vec::new(), anchoring }
    }

    /// Whether the text is read as a history.
    fn narrative(&self) -> bool {
        self.anchoring == Anchoring::Narrative
    }

    fn remember(&mut self, i: usize, e: &Expression, reading: &Reading) {
        let dated = matches!(e.kind, TimexKind::Date | TimexKind::Time) && !e.quoted;
        if self.asides.get(i).is_some_and(|&aside| aside && (self.told.is_some() || self.before_christ.is_some())) {
            return;
        }
        if dated
            && self.narrative()
            && let Some(year) = before_christ(&reading.value)
        {
            (self.before_christ, self.told) = (Some(year), None);
        }
        if dated && reading.value.starts_with(|c: char| c.is_ascii_digit() || c == 'B') {
            self.then = Some((reading.value.clone(), e.sentence));
        }
        let coarse = matches!(e.meaning, Meaning::Decade(_) | Meaning::Century(_));
        // In history the present of the writer is no part of the story.
        let aside = self.narrative() && reading.anchor.is_some() && reading.anchor == self.anchor;
        if let Some(days) = reading.days.filter(|_| dated && !coarse && !aside) {
            // "June 19 … that year": a coarser mention does not unsettle the day unless it leaves it.
            let within = self.told.is_some_and(|t| days.first <= t.days.first && t.days.last <= days.last);
            if !within || !self.narrative() {
                let told = Told { days, sentence: e.sentence, dated: story::year(&e.meaning).is_some() };
                self.told = Some(told);
                if !self.narrative() && self.anchor.is_some_and(|anchor| (days.first.0 - anchor.0).abs() <= RECENT) {
                    self.recent = self.told;
                }
                self.before_christ = None;
            }
        }
    }

    /// The day that relative expressions count from.
    fn now(&self) -> Option<Day> {
        match (self.narrative(), self.told) {
            (true, Some(told)) => Some(told.days.first),
            (true, None) => None,
            (false, _) => self.anchor,
        }
    }

    fn read(&self, e: &Expression) -> Reading {
        let mut reading = self.meaning(e);
        if let Some(edge) = e.edge {
            self.cut(e, edge, &mut reading);
        }
        if let (TimexKind::Set, Some(_)) = (e.kind, e.part) {
            return Reading::of(value::with_time(value::of_unknown(Unit::Day), None, e.part));
        }
        let one_day = reading.days.is_none_or(|d| d.count() == 1) && reading.value.len() >= 10;
        if one_day && (e.clock.is_some() || e.part.is_some()) {
            reading.value = value::with_time(reading.value, e.clock, e.part);
        }
        reading
    }

    /// Narrows a reading to the stretch that is meant: thirds for early, mid and late.
    fn cut(&self, e: &Expression, edge: Edge, reading: &mut Reading) {
        let Some(days) = reading.days.filter(|d| d.count() > 2) else { return };
        // Of a year in whole months, of all else in days.
        let (first, second) = match days.count() {
            365 | 366 => (days.first.plus_months(4), days.first.plus_months(8)),
            count => (days.first.plus((count / 3) as i32), days.last.plus(1 - (count / 3) as i32)),
        };
        let now = self.now().map(|now| now.max(days.first).min(days.last));
        reading.days = Some(match (edge, now) {
            (Edge::Start, _) => Days::new(days.first, first.plus(-1)),
            (Edge::Middle, _) => Days::new(first, second.plus(-1)),
            (Edge::End, _) => Days::new(second, days.last),
            (Edge::Earlier, Some(now)) => Days::new(days.first, now),
            (Edge::Later, Some(now)) => {
                let rest = Days::new(now, days.last);
                if matches!(e.meaning, Meaning::Shifted(_, 0)) {
                    reading.value = format!("{}/{}", rest.first, rest.last);
                }
                rest
            }
            (_, None) => days,
        });
    }

    fn meaning(&self, e: &Expression) -> Reading {
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
            Meaning::Length(length) | Meaning::Every(length) => Reading::of(value::of_length(*length)),
            Meaning::EveryNamed(recurring) => Reading::of(value::of_recurring(*recurring)),
            Meaning::Some(unit) => Reading::of(value::of_unknown(*unit)),
            Meaning::Then => self.then(e.sentence),
            Meaning::Reference(Reference::Past) => Reading::of("PAST_REF"),
            Meaning::Reference(Reference::Present) => Reading::of("PRESENT_REF"),
            Meaning::Reference(Reference::Future) => Reading::of("FUTURE_REF"),
        }
    }
}

/// The year of a value before Christ, negative.
fn before_christ(value: &str) -> Option<i32> {
    let year: i32 = value.strip_prefix("BC")?.get(..4)?.parse().ok()?;
    Some(-year)
}

impl Reading {
    fn guessed_if(self, guessed: bool) -> Self {
        Self { guessed: self.guessed || guessed, ..self }
    }
}
