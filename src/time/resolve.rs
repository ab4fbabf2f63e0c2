//! Counting expressions from a day: symbolic values become TIMEX3 values and civil days.
//!
//! In news ([`Anchoring::Dct`]) what is incomplete counts from the day of writing, in the direction that the tense tells: a
//! bare weekday in the past is at most six days old, a bare month in the past at most eleven months. In history
//! ([`Anchoring::Narrative`]) it counts from the date told last. Anaphora ("that evening") count from the date told last in
//! both. What needs a day and has none keeps X where the day would tell, and no days.

use super::civil::{Day, Days, Weekday};
use super::meaning::{
    Calendar, Edge, Length, Meaning, Origin, Recurring, Reference, Season, Tense, Unit, YearPart, YearRef,
};
use super::{Anchoring, Expression, Published, Rule, Timex, TimexKind, value};

/// How many sentences back an anaphor reaches in news.
const ANAPHOR_REACH: u32 = 6;

/// Resolves the expressions of one article, counting from its day of publication: the likeliest if it is not certain.
pub fn resolve(expressions: &[Expression], published: Option<&Published>, anchoring: Anchoring) -> Vec<Timex> {
    let mut counter = Counter { anchor: published.map(|p| p.likely), told: None, anchoring };
    let mut out: Vec<Timex> = Vec::with_capacity(expressions.len());
    for e in expressions {
        let reading = counter.read(e);
        counter.remember(e, &reading);
        out.push(timex(e, reading, published));
    }
    // Words spoken on a day that the article tells count from it; the day may be told after them.
    for (i, e) in expressions.iter().enumerate() {
        let day = e.spoken.and_then(|k| out.get(k as usize)).and_then(|t| t.days);
        if let Some(day) = day.filter(|d| d.count() == 1) {
            let counter = Counter { anchor: Some(day.first), told: None, anchoring };
            let spoken = timex(e, counter.read(e), published);
            if let Some(slot) = out.get_mut(i) {
                *slot = spoken;
            }
        }
    }
    out
}

fn timex(e: &Expression, reading: Reading, published: Option<&Published>) -> Timex {
    let mut confidence = confidence(e, &reading);
    if reading.anchor.is_some() && published.is_some_and(|p| !p.given && p.days.count() > 7) {
        confidence = confidence.saturating_sub(10);
    }
    Timex {
        span: e.span,
        kind: e.kind,
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
}

impl Reading {
    fn of(value: impl Into<String>) -> Self {
        Self { value: value.into(), days: None, anchor: None, guessed: false }
    }

    fn days(value: impl Into<String>, days: Option<Days>) -> Self {
        Self { value: value.into(), days, anchor: None, guessed: false }
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
}

struct Counter {
    anchor: Option<Day>,
    told: Option<Told>,
    anchoring: Anchoring,
}

impl Counter {
    fn narrative(&self) -> bool {
        self.anchoring == Anchoring::Narrative
    }

    fn remember(&mut self, e: &Expression, reading: &Reading) {
        let dated = matches!(e.kind, TimexKind::Date | TimexKind::Time) && !e.quoted;
        let coarse = matches!(e.meaning, Meaning::Decade(_) | Meaning::Century(_));
        // In history the present of the writer is no part of the story.
        let aside = self.narrative() && reading.anchor.is_some() && reading.anchor == self.anchor;
        if let Some(days) = reading.days.filter(|_| dated && !coarse && !aside) {
            // "June 19 … that year": a coarser mention does not unsettle the day unless it leaves it.
            let within = self.told.is_some_and(|t| days.first <= t.days.first && t.days.last <= days.last);
            if !within || !self.narrative() {
                self.told = Some(Told { days, sentence: e.sentence });
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
        let one_day = reading.days.is_none_or(|d| d.count() == 1) && reading.value.len() >= 10;
        if one_day && (e.clock.is_some() || e.part.is_some()) && e.kind != TimexKind::Set {
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
            Meaning::Calendar(date) => self.calendar(*date, e.tense),
            Meaning::Decade(first) => era(*first, 10, value::of_unit),
            Meaning::Century(first) => era(*first, 100, value::of_unit),
            Meaning::BeforeChrist(year) => Reading::of(format!("BC{year:04}")),
            Meaning::YearPart(part, year) => self.year_part(*part, *year, e.tense),
            Meaning::Shifted(unit, by) => self.shifted(*unit, *by, e.tense),
            Meaning::Weekend => self.weekend(e.tense),
            Meaning::Recurring(recurring, by) => self.recurring(*recurring, *by, e.tense),
            Meaning::Offset(length, origin, ahead) => self.offset(*length, *origin, *ahead, e.sentence),
            Meaning::Window(length, ahead) => self.window(*length, *ahead),
            Meaning::Told(unit, by) => self.told(*unit, *by, e),
            Meaning::Range(first, last) => self.range(*first, *last, e.tense),
            Meaning::Length(length) | Meaning::Every(length) => Reading::of(value::of_length(*length)),
            Meaning::EveryNamed(recurring) => Reading::of(value::of_recurring(*recurring)),
            Meaning::Reference(Reference::Past) => Reading::of("PAST_REF"),
            Meaning::Reference(Reference::Present) => Reading::of("PRESENT_REF"),
            Meaning::Reference(Reference::Future) => Reading::of("FUTURE_REF"),
        }
    }

    fn calendar(&self, date: Calendar, tense: Tense) -> Reading {
        let told_year = self.told.map(|t| t.days.first.year());
        let year = match date.year {
            YearRef::Of(year) => Some(year),
            YearRef::Shifted(by) => self.now().map(|now| now.year() + by),
            YearRef::Told => told_year.or(self.anchor.map(Day::year)),
            YearRef::Open => None,
        };
        if let Some(year) = year {
            let counted = !matches!(date.year, YearRef::Of(_));
            let reading = in_year(date, year);
            return match self.now().or(self.anchor) {
                Some(now) if counted => reading.from(now),
                _ => reading,
            };
        }
        let Some(now) = self.now() else { return Reading::of(value::of_calendar(date)) };
        if self.narrative()
            && let Some(month) = date.month
        {
            return in_year(date, self.story_year(now, u32::from(month), tense)).from(now);
        }
        let guessed = tense == Tense::Open;
        let reading = match (date.month, date.day, date.weekday) {
            (Some(_), Some(_), weekday) => {
                let candidates = [now.year() - 1, now.year(), now.year() + 1];
                // A weekday beside it picks the year, however far; leap years repeat within eleven.
                if let Some(weekday) = weekday {
                    let fits = |year: &i32| in_year(date, *year).days.is_some_and(|d| d.first.weekday() == weekday);
                    let near = (0..12).flat_map(|k| [now.year() - k, now.year() + k]).find(fits);
                    if let Some(year) = near {
                        return in_year(date, year).from(now);
                    }
                }
                pick(candidates.map(|year| in_year(date, year)), now, tense, 3)
            }
            (Some(month), None, _) => {
                let month = u32::from(month);
                let year = match tense {
                    Tense::Future | Tense::Prospect => now.year() + i32::from(month < now.month()),
                    _ => now.year() - i32::from(month > now.month()),
                };
                in_year(date, year)
            }
            (None, Some(day), _) => {
                let (year, month, _) = now.civil();
                let at = |months: i32| {
                    let (year, month, _) = Day::new(year, month, 1).unwrap_or(now).plus_months(months).civil();
                    in_year(Calendar { month: Some(month as u8), ..date }, year)
                };
                if self.narrative() { at(0) } else { pick([at(-1), at(0), at(1)], now, tense, 0) }
                    .guessed_if(Day::new(year, month, u32::from(day)).is_none())
            }
            (None, None, Some(weekday)) => {
                let back = (now.weekday() as i32 - weekday as i32).rem_euclid(7);
                let ahead = (weekday as i32 - now.weekday() as i32).rem_euclid(7);
                let day = if tense.ahead() || self.narrative() { now.plus(ahead) } else { now.plus(-back) };
                Reading::days(day.to_string(), Some(Days::one(day)))
            }
            (None, None, None) => Reading::of(value::of_calendar(date)),
        };
        Reading { guessed, ..reading.from(now) }
    }

    /// The year of a month told without one: the story's, or the next if the story has turned the year.
    fn story_year(&self, now: Day, month: u32, tense: Tense) -> i32 {
        let last = self.told.map_or(now, |t| t.days.last);
        let day_or_month = self.told.is_some_and(|t| t.days.count() <= 31);
        let turned = day_or_month && last.month() == 12 && month <= 2 && !tense.ahead();
        last.year() + i32::from(turned)
    }

    fn year_part(&self, part: YearPart, year: YearRef, tense: Tense) -> Reading {
        let now = self.now();
        let known = match year {
            YearRef::Of(year) => Some(year),
            YearRef::Shifted(by) => now.map(|now| now.year() + by),
            YearRef::Told => self.told.map(|t| t.days.first.year()),
            YearRef::Open => None,
        };
        let at = |year: i32| Reading::days(value::of_year_part(part, Some(year)), part_days(part, year));
        let Some(now) = now else {
            return known.map_or_else(|| Reading::of(value::of_year_part(part, None)), at);
        };
        if let Some(year) = known {
            return if matches!(year, y if y == now.year()) { at(year).from(now) } else { at(year) };
        }
        if self.narrative() {
            return at(now.year()).from(now);
        }
        let year = now.year();
        let ended = |y: i32| part_days(part, y).is_some_and(|d| d.last < now);
        let begun = |y: i32| part_days(part, y).is_some_and(|d| d.first <= now);
        let year = match (tense, part) {
            (Tense::Future | Tense::Prospect, _) => year + i32::from(ended(year)),
            (_, YearPart::Quarter(_) | YearPart::Half(_)) => year - i32::from(!ended(year)),
            _ => year - i32::from(!begun(year)),
        };
        Reading { guessed: tense == Tense::Open, ..at(year).from(now) }
    }

    fn shifted(&self, unit: Unit, by: i32, tense: Tense) -> Reading {
        // "Today" in a history is the writer's.
        let now = if self.narrative() && unit == Unit::Day { self.anchor } else { self.now() };
        let Some(now) = now else { return Reading::of(value::of_unknown(unit)) };
        // "This week" written on a weekend about what is to come is the week that begins.
        if unit == Unit::Week && by == 0 && tense.ahead() && !self.narrative() {
            if now.weekday() == Weekday::Sunday {
                let days = Days::new(now, now.plus(6));
                return Reading::days(format!("{}/{}", days.first, days.last), Some(days)).from(now);
            }
            if now.weekday() == Weekday::Saturday {
                return of_unit(unit, now.plus(2)).from(now);
            }
        }
        of_unit(unit, step(now, unit, by)).from(now)
    }

    fn weekend(&self, tense: Tense) -> Reading {
        let Some(now) = self.now() else { return Reading::of(value::of_unknown(Unit::Weekend)) };
        let passed = now.weekday() < Weekday::Saturday && !tense.ahead();
        let day = if passed { now.plus(-7) } else { now };
        Reading { guessed: tense == Tense::Open, ..of_unit(Unit::Weekend, day).from(now) }
    }

    fn recurring(&self, recurring: Recurring, by: i32, tense: Tense) -> Reading {
        let Some(now) = self.now() else { return Reading::of(value::of_recurring(recurring)) };
        let reading = match recurring {
            Recurring::Weekday(weekday) => {
                let back = (now.weekday() as i32 - weekday as i32 - 1).rem_euclid(7) + 1;
                let ahead = (weekday as i32 - now.weekday() as i32 - 1).rem_euclid(7) + 1;
                let this = now.monday().plus(weekday as i32);
                let day = match by {
                    ..0 => now.plus(-back),
                    0 if this < now && tense != Tense::Past => this.plus(7),
                    0 => this,
                    1.. => now.plus(ahead),
                };
                Reading::days(day.to_string(), Some(Days::one(day)))
            }
            Recurring::Month(month) => {
                let number = u32::from(month);
                let year = match by {
                    ..0 => now.year() - i32::from(number >= now.month()),
                    0 => now.year(),
                    1.. => now.year() + i32::from(number <= now.month()),
                };
                in_year(Calendar { month: Some(month), ..Calendar::default() }, year)
            }
            Recurring::Season(season) => {
                let part = YearPart::Season(season);
                let ended = |y: i32| part_days(part, y).is_some_and(|d| d.last < now);
                let begun = |y: i32| part_days(part, y).is_some_and(|d| d.first <= now);
                let year = now.year();
                let year = match by {
                    ..0 if ended(year) => year,
                    ..0 if ended(year - 1) => year - 1,
                    ..0 => year - 2,
                    // January's "this winter" began last year.
                    0 if season == Season::Winter && !ended(year - 1) => year - 1,
                    0 => year,
                    1.. => year + i32::from(begun(year)),
                };
                Reading::days(value::of_year_part(part, Some(year)), part_days(part, year))
            }
        };
        reading.from(now)
    }

    fn offset(&self, length: Length, origin: Origin, ahead: bool, sentence: u32) -> Reading {
        let vague = Reading::of(if ahead { "FUTURE_REF" } else { "PAST_REF" });
        let from = match origin {
            Origin::Writing => self.now(),
            Origin::Told => self.last_told(sentence).map(|t| t.days.last),
        };
        let (Some(from), Some(tenths)) = (from, length.tenths) else { return vague };
        let sign = if ahead { 1 } else { -1 };
        let Some((day, unit)) = moved(from, length.unit, tenths, sign) else { return vague };
        // "A week ago" is a day; "two weeks ago" is told by the week.
        let unit = if unit == Unit::Week && tenths <= 10 { Unit::Day } else { unit };
        of_unit(unit, day).from(from)
    }

    fn window(&self, length: Length, ahead: bool) -> Reading {
        let value = value::of_length(length);
        let (Some(now), Some(tenths)) = (self.now(), length.tenths) else { return Reading::of(value) };
        let days = moved(now, length.unit, tenths, if ahead { 1 } else { -1 }).map(|(day, _)| Days::new(day, now));
        Reading::days(value, days).from(now)
    }

    fn last_told(&self, sentence: u32) -> Option<Told> {
        self.told.filter(|t| self.narrative() || sentence.saturating_sub(t.sentence) <= ANAPHOR_REACH)
    }

    fn told(&self, unit: Unit, by: i32, e: &Expression) -> Reading {
        let told = self.last_told(e.sentence).filter(|t| match unit {
            Unit::Day => t.days.count() == 1 || by != 0,
            Unit::Week | Unit::Weekend => t.days.count() <= 7,
            Unit::Month => t.days.count() <= 31,
            _ => true,
        });
        let alone = e.clock.is_some() || e.part.is_some() || unit == Unit::Day && by == 0;
        let (from, guessed) = match (told, self.anchor) {
            (Some(told), _) => (if by > 0 { told.days.last } else { told.days.first }, false),
            (None, Some(anchor)) if !self.narrative() && (alone || unit > Unit::Week) => (anchor, true),
            _ => return Reading { guessed: true, ..Reading::of(value::of_unknown(unit)) },
        };
        Reading { guessed, ..of_unit(unit, step(from, unit, by)).from(from) }
    }

    fn range(&self, first: Calendar, last: Calendar, tense: Tense) -> Reading {
        let from = self.calendar(first, tense);
        let unknown = || format!("{}/{}", value::of_calendar(first), value::of_calendar(last));
        let Some(begin) = from.days else { return Reading { value: unknown(), ..from } };
        let mut last = last;
        if last.year == YearRef::Open && last.month.is_some() {
            last.year = YearRef::Of(begin.first.year());
        }
        let end = match last.weekday.filter(|_| last.month.is_none()) {
            Some(weekday) => {
                let ahead = (weekday as i32 - begin.first.weekday() as i32).rem_euclid(7);
                Some(begin.first.plus(ahead))
            }
            None => self.calendar(last, tense).days.map(|d| d.last),
        };
        match end.filter(|end| *end >= begin.first) {
            Some(end) => {
                Reading { value: format!("{}/{}", begin.first, end), days: Some(Days::new(begin.first, end)), ..from }
            }
            None => Reading { value: unknown(), days: None, ..from },
        }
    }
}

impl Reading {
    fn guessed_if(self, guessed: bool) -> Self {
        Self { guessed: self.guessed || guessed, ..self }
    }
}

/// A date in a year that is known.
fn in_year(date: Calendar, year: i32) -> Reading {
    let full = Calendar { year: YearRef::Of(year), ..date };
    let days = match (date.month, date.day) {
        (Some(month), Some(day)) => Day::new(year, u32::from(month), u32::from(day)).map(Days::one),
        (Some(month), None) => Days::month(year, u32::from(month)),
        _ => Days::year(year),
    };
    Reading::days(value::of_calendar(full), days)
}

/// The candidate that the tense asks for: the last not after `now`, the first not before it, else the nearest. `slack` days
/// are forgiven, since a report may be filed from another time zone.
fn pick(candidates: [Reading; 3], now: Day, tense: Tense, slack: i32) -> Reading {
    let first = |r: &Reading| r.days.map(|d| d.first);
    let wanted = match tense {
        Tense::Past => candidates.iter().rev().find(|r| first(r).is_some_and(|d| d <= now.plus(slack))),
        Tense::Future | Tense::Prospect => candidates.iter().find(|r| first(r).is_some_and(|d| d >= now.plus(-slack))),
        Tense::Open => {
            candidates.iter().filter(|r| r.days.is_some()).min_by_key(|r| first(r).map(|d| (d.0 - now.0).abs()))
        }
    };
    let [_, this, _] = &candidates;
    wanted.unwrap_or(this).clone()
}

fn era(first: i32, years: i32, write: fn(Unit, Day) -> String) -> Reading {
    let unit = if years == 10 { Unit::Decade } else { Unit::Century };
    let (Some(begin), Some(end)) = (Day::new(first, 1, 1), Day::new(first + years - 1, 12, 31)) else {
        return Reading::of(value::of_unknown(unit));
    };
    Reading::days(write(unit, begin), Some(Days::new(begin, end)))
}

fn part_days(part: YearPart, year: i32) -> Option<Days> {
    let (first, months) = match part {
        YearPart::Quarter(n) => (3 * u32::from(n).clamp(1, 4) - 2, 3),
        YearPart::Half(n) => (6 * u32::from(n).clamp(1, 2) - 5, 6),
        YearPart::Season(Season::Spring) => (3, 3),
        YearPart::Season(Season::Summer) => (6, 3),
        YearPart::Season(Season::Autumn) => (9, 3),
        YearPart::Season(Season::Winter) => (12, 3),
    };
    let first = Day::new(year, first, 1)?;
    Some(Days::new(first, first.plus_months(months).plus(-1)))
}

/// The unit that holds `day`.
fn of_unit(unit: Unit, day: Day) -> Reading {
    Reading::days(value::of_unit(unit, day), unit_days(unit, day))
}

fn unit_days(unit: Unit, day: Day) -> Option<Days> {
    let (year, month, _) = day.civil();
    let years = |first: i32, count: i32| Some(Days::new(Day::new(first, 1, 1)?, Day::new(first + count - 1, 12, 31)?));
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => (1..=9999).contains(&year).then(|| Days::one(day)),
        Unit::Week => Some(Days::new(day.monday(), day.monday().plus(6))),
        Unit::Fortnight => Some(Days::new(day.monday(), day.monday().plus(13))),
        Unit::Weekend => Some(Days::new(day.monday().plus(5), day.monday().plus(6))),
        Unit::Month => Days::month(year, month),
        Unit::Quarter => part_days(YearPart::Quarter(((month - 1) / 3 + 1) as u8), year),
        Unit::Year => Days::year(year),
        Unit::Decade => years(year - year.rem_euclid(10), 10),
        Unit::Century => years(year - year.rem_euclid(100), 100),
    }
}

/// `day` moved by whole units.
fn step(day: Day, unit: Unit, by: i32) -> Day {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => day,
        Unit::Day => day.plus(by),
        Unit::Week | Unit::Weekend => day.plus(7 * by),
        Unit::Fortnight => day.plus(14 * by),
        Unit::Month => day.plus_months(by),
        Unit::Quarter => day.plus_months(3 * by),
        Unit::Year => day.plus_months(12 * by),
        Unit::Decade => day.plus_months(120 * by),
        Unit::Century => day.plus_months(1200 * by),
    }
}

/// `day` moved by a length, and the unit that the new day is told in; none where the calendar ends.
fn moved(day: Day, unit: Unit, tenths: u32, sign: i32) -> Option<(Day, Unit)> {
    let tenths = i64::from(tenths) * i64::from(sign);
    let months = |per: i64| i32::try_from(tenths * per / 10).ok().map(|m| day.plus_months(m));
    let days = |per: i64| i32::try_from(tenths * per / 10).ok().map(|d| day.plus(d));
    let (moved, unit) = match unit {
        Unit::Second | Unit::Minute => (day, unit),
        Unit::Hour => (day.plus(i32::try_from(tenths / 240).ok()?), unit),
        Unit::Day => (days(1)?, unit),
        Unit::Week | Unit::Weekend => (days(7)?, Unit::Week),
        Unit::Fortnight => (days(14)?, Unit::Week),
        Unit::Month => (months(1)?, unit),
        Unit::Quarter => (months(3)?, unit),
        Unit::Year => (months(12)?, unit),
        Unit::Decade => (months(120)?, unit),
        Unit::Century => (months(1200)?, unit),
    };
    (1..=9999).contains(&moved.year()).then_some((moved, unit))
}
