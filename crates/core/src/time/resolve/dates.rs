//! Decides which date an incomplete one means: a date without a year, a part of a year, a weekday or month by name.

use super::counter::{Counter, LastDate, Resolved};
use super::days::{days_in_year, fits, in_year, of_part, part_days, pick};
use crate::calendar::{Day, Days, Weekday};
use crate::time::meaning::{Calendar, Recurring, Season, Tense, YearPart, YearRef};
use crate::time::value;

/// How many months ahead a story may jump over the end of a year without saying so.
const TURN: u32 = 4;

/// How many days after its end a quarter's results are awaited and discussed.
const REPORTED: i32 = 75;

/// How many days from the day of writing a date without a year is news, whatever year was named before it.
const NEWS: i32 = 31;

impl Counter {
    pub(super) fn calendar(&self, date: Calendar, (tense, firm): (Tense, bool), sentence: u32) -> Resolved {
        let told_year = self.told.map(|t| t.days.first.year());
        let year = match date.year {
            YearRef::Of(year) => Some(year),
            YearRef::Shifted(by) => self.now().map(|now| now.year() + by),
            YearRef::Told => told_year.or(self.anchor.map(Day::year)),
            YearRef::Open => None,
        };
        if let Some(year) = year {
            let counted = !matches!(date.year, YearRef::Of(_));
            let resolved = in_year(date, year);
            return match self.now().or(self.anchor) {
                Some(now) if counted => resolved.from(now),
                _ => resolved,
            };
        }
        if let (Some(year), Some(_)) = (self.before_christ.filter(|_| self.narrative()), date.month) {
            return Resolved::of(value::of_calendar(Calendar { year: YearRef::Of(year), ..date }));
        }
        let Some(now) = self.now() else { return Resolved::of(value::of_calendar(date)) };
        if self.narrative()
            && let Some(month) = date.month
        {
            let year = self.story_year(now, u32::from(month), tense);
            return in_year(date, leap(date, year)).from(now);
        }
        // "In April 2011 divers found the wreck. In May they raised it."
        if let (Some(month), Some(told)) = (date.month, self.background(sentence, now).filter(|_| !tense.ahead()))
            && date.weekday.is_none()
            && !in_the_news(date, now)
        {
            let turned = u32::from(month) < told.days.last.month();
            return in_year(date, leap(date, told.days.last.year() + i32::from(turned))).guessed_if(true).from(now);
        }
        let guessed = tense == Tense::Open;
        let resolved = match (date.month, date.day, date.weekday) {
            (Some(_), day, weekday) => {
                // A weekday beside it picks the year, however far; leap years repeat within eleven.
                let on = |year: i32| days_in_year(date, year).is_some_and(|d| Some(d.first.weekday()) == weekday);
                let mut told = (0..24).map(|k| now.year() + if k % 2 == 0 { -k / 2 } else { (k + 1) / 2 });
                if let (Some(_), Some(_), Some(year)) = (day, weekday, told.find(|&year| on(year))) {
                    return in_year(date, year).from(now);
                }
                let slack = if day.is_some() { 3 } else { 0 };
                let year = |k: i32| leap(date, now.year() + k);
                let k = pick(&|k| days_in_year(date, year(k)), now, (tense, firm), slack);
                in_year(date, year(k))
            }
            // "On 2 October … on the 5th": the month named last, or the next if the day lies behind.
            (None, Some(day), None)
                if self.told.is_some_and(|t| {
                    t.days.count() <= 31 && (self.narrative() || sentence.saturating_sub(t.sentence) <= 2)
                }) =>
            {
                let told = self.told.map_or(now, |t| t.days.first);
                let behind = told.civil().2 > u32::from(day) + 7;
                in_month(date, told, i32::from(behind && self.told.is_some_and(|t| t.days.count() == 1)))
            }
            // "Friday the 13th": the nearest month that has one.
            (None, Some(_), Some(weekday)) => {
                let sign = if tense.ahead() { 1 } else { -1 };
                let mut near =
                    (0..28).map(|k| in_month(date, now, if k % 2 == 0 { sign } else { -sign } * (k + 1) / 2));
                let fits = |r: &Resolved| r.days.is_some_and(|d| d.first.weekday() == weekday);
                near.find(fits).unwrap_or_else(|| Resolved::of(value::of_calendar(date)))
            }
            (None, Some(_), None) if self.narrative() => in_month(date, now, 0),
            (None, Some(_), None) => {
                let k = pick(&|k| in_month(date, now, k).days, now, (tense, firm), 0);
                in_month(date, now, k)
            }
            (None, None, Some(weekday)) => {
                let back = (now.weekday() as i32 - weekday as i32).rem_euclid(7);
                let ahead = (weekday as i32 - now.weekday() as i32).rem_euclid(7);
                let nearest = tense == Tense::Open && ahead < back;
                let by = if tense.ahead() || nearest || self.narrative() { ahead } else { -back };
                let Some(day) = now.checked_plus(by) else { return Resolved::of(value::of_calendar(date)) };
                Resolved::days(day.to_string(), Some(Days::one(day)))
            }
            (None, None, None) => Resolved::of(value::of_calendar(date)),
        };
        Resolved { guessed, ..resolved.from(now) }
    }

    /// In news, a month or day of an earlier year that is named right before, as background.
    fn background(&self, sentence: u32, now: Day) -> Option<LastDate> {
        let near = |t: &LastDate| t.dated && t.days.count() <= 31 && sentence.saturating_sub(t.sentence) <= 1;
        self.told.filter(|t| near(t) && t.days.last.year() < now.year())
    }

    /// The year of a month named without one: the story's, or the next if the story has turned the year.
    fn story_year(&self, now: Day, month: u32, tense: Tense) -> i32 {
        let Some(told) = self.told.filter(|t| t.days.count() <= 92) else {
            return self.told.map_or(now, |t| t.days.last).year();
        };
        let (year, last, _) = told.days.last.civil();
        let turned = last > month && month + 12 - last <= TURN && !tense.ahead();
        year + i32::from(turned)
    }

    fn story_season(&self, part: YearPart, now: Day) -> i32 {
        let _ = part;
        now.year()
    }

    pub(super) fn year_part(&self, part: YearPart, year: YearRef, (tense, firm): (Tense, bool)) -> Resolved {
        let now = self.now();
        if let (Some(year), YearRef::Open) = (self.before_christ.filter(|_| self.narrative()), year) {
            return Resolved::of(value::of_year_part(part, Some(year)));
        }
        let known = match year {
            YearRef::Of(year) => Some(year),
            YearRef::Shifted(by) => now.map(|now| now.year() + by),
            YearRef::Told => self.told.map(|t| t.days.first.year()),
            YearRef::Open => None,
        };
        let at = |year: i32| of_part(part, year);
        let Some(now) = now else {
            return known.map_or_else(|| Resolved::of(value::of_year_part(part, None)), at);
        };
        if let Some(year) = known {
            return if matches!(year, y if y == now.year()) { at(year).from(now) } else { at(year) };
        }
        let year = now.year();
        if self.narrative() {
            return at(self.story_season(part, now)).from(now);
        }
        if matches!(part, YearPart::Holiday(_)) {
            let resolved = at(year + pick(&|k| part_days(part, year + k), now, (tense, firm), 3));
            return Resolved { guessed: tense == Tense::Open, ..resolved.from(now) };
        }
        let ended = |y: i32| part_days(part, y).is_some_and(|d| d.last < now);
        let begun = |y: i32| part_days(part, y).is_some_and(|d| d.first <= now);
        if tense == Tense::Open && matches!(part, YearPart::Season(_)) {
            let resolved = at(year + pick(&|k| part_days(part, year + k), now, (tense, firm), 0));
            return Resolved { guessed: true, ..resolved.from(now) };
        }
        // A loss that a firm "expects to post" in the weeks after a quarter is that quarter's.
        let fresh = |y: i32| part_days(part, y).is_some_and(|d| d.last < now && now.0 - d.last.0 <= REPORTED);
        let year = match (tense, part) {
            (Tense::Future | Tense::Prospect, YearPart::Quarter(_) | YearPart::Half(_)) if fresh(year) => year,
            (Tense::Future | Tense::Prospect, YearPart::Quarter(_) | YearPart::Half(_)) if fresh(year - 1) => year - 1,
            (Tense::Future | Tense::Prospect, _) => year + i32::from(ended(year)),
            (_, YearPart::Fiscal | YearPart::FiscalLabel) => year,
            // A quarter that is half a year behind is no news; the one that is about to begin may be.
            (_, YearPart::Quarter(_) | YearPart::Half(_)) => {
                let last = year - i32::from(!ended(year));
                let old = part_days(part, last)
                    .is_some_and(|d| now.0 - d.last.0 > if tense == Tense::Past { 215 } else { 200 });
                last + i32::from(old)
            }
            _ => year - i32::from(!begun(year)),
        };
        Resolved { guessed: tense == Tense::Open, ..at(year).from(now) }
    }

    /// A weekday of a month, counted from its beginning or, if negative, from its end.
    pub(super) fn nth(&self, number: i8, date: Calendar, tense: (Tense, bool), sentence: u32) -> Resolved {
        let month = self.calendar(Calendar { weekday: None, ..date }, tense, sentence);
        let day = month.days.zip(date.weekday).map(|(days, weekday)| {
            let ahead = |from: Weekday, to: Weekday| (to as i32 - from as i32).rem_euclid(7);
            if number < 0 {
                days.last.plus(-ahead(weekday, days.last.weekday()))
            } else {
                days.first.plus(ahead(days.first.weekday(), weekday) + 7 * (i32::from(number) - 1))
            }
        });
        match day.filter(|day| month.days.is_some_and(|d| d.covers(*day))) {
            Some(day) => Resolved { value: day.to_string(), days: Some(Days::one(day)), ..month },
            None => month,
        }
    }

    pub(super) fn recurring(&self, recurring: Recurring, by: i32, tense: Tense) -> Resolved {
        let Some(now) = self.now() else { return Resolved::of(value::of_recurring(recurring)) };
        let resolved = match recurring {
            Recurring::Weekday(weekday) => {
                let back = (now.weekday() as i32 - weekday as i32 - 1).rem_euclid(7) + 1;
                let ahead = (weekday as i32 - now.weekday() as i32 - 1).rem_euclid(7) + 1;
                let this = now.monday().checked_plus(weekday as i32);
                let day = match by {
                    ..0 => now.checked_plus(-back + 7 * (by + 1)),
                    0 if this.is_some_and(|this| this < now) && tense != Tense::Past => {
                        this.and_then(|this| this.checked_plus(7))
                    }
                    0 => this,
                    // "Friday week" (2) is a week after the next.
                    1.. => now.checked_plus(ahead + 7 * (by - 1)),
                };
                let Some(day) = day else { return Resolved::of(value::of_recurring(recurring)) };
                Resolved::days(day.to_string(), Some(Days::one(day)))
            }
            Recurring::Month(month) => {
                let number = u32::from(month);
                let year = match by {
                    ..0 => now.year() + by + 1 - i32::from(number >= now.month()),
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
                    // January's "this winter" began last year, and so did the winter that an article of April means.
                    0 if season == Season::Winter && (!ended(year - 1) || tense == Tense::Past && now.month() < 7) => {
                        year - 1
                    }
                    0 => year,
                    1.. => year + i32::from(begun(year)),
                };
                of_part(part, year + (by + 1).min(0))
            }
        };
        resolved.from(now)
    }

    pub(super) fn range(
        &self,
        first: Calendar,
        last: Calendar,
        (tense, firm): (Tense, bool),
        sentence: u32,
    ) -> Resolved {
        let from = self.calendar(first, (tense, firm), sentence);
        let unknown = || format!("{}/{}", value::of_calendar(first), value::of_calendar(last));
        let Some(begin) = from.days else { return Resolved { value: unknown(), ..from } };
        let mut last = last;
        if last.year == YearRef::Open && last.month.is_some() {
            last.year = YearRef::Of(begin.first.year());
        }
        let end = match last.weekday.filter(|_| last.month.is_none()) {
            Some(weekday) => {
                let ahead = (weekday as i32 - begin.first.weekday() as i32).rem_euclid(7);
                begin.first.checked_plus(ahead)
            }
            None => self.calendar(last, (tense, firm), sentence).days.map(|d| d.last),
        };
        match end.filter(|end| *end >= begin.first) {
            Some(end) => {
                Resolved { value: format!("{}/{}", begin.first, end), days: Some(Days::new(begin.first, end)), ..from }
            }
            None => Resolved { value: unknown(), days: None, ..from },
        }
    }
}

/// Whether a day of the month lies within the last weeks before `now`.
fn in_the_news(date: Calendar, now: Day) -> bool {
    let recent = |year: i32| days_in_year(date, year).is_some_and(|d| (0..=NEWS).contains(&(now.0 - d.first.0)));
    date.day.is_some() && (recent(now.year()) || recent(now.year() - 1))
}

/// A day of the month that lies `months` from that of `day`.
fn in_month(date: Calendar, day: Day, months: i32) -> Resolved {
    let Some(day) = day.checked_plus_months(months) else { return Resolved::of(value::of_calendar(date)) };
    let (year, month, _) = day.civil();
    in_year(Calendar { month: Some(month as u8), ..date }, year)
}

/// The year nearest to `year` in which `date` exists: February 29 waits for a leap year.
fn leap(date: Calendar, year: i32) -> i32 {
    (0..9).map(|k| year + if k % 2 == 0 { k / 2 } else { -(k + 1) / 2 }).find(|&y| fits(date, y)).unwrap_or(year)
}
