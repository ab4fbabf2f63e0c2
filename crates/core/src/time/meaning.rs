//! The meaning of a time expression before the day to count from is known: a symbolic value, small and storable.
//!
//! [`super::resolve`] turns meanings into days; no anchor is known here.

use serde::{Deserialize, Serialize};

use crate::calendar::Weekday;

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A civil day.
    Day,
    /// A Saturday and the Sunday after it.
    Weekend,
    /// An ISO week, from Monday.
    Week,
    /// Two weeks.
    Fortnight,
    /// A month.
    Month,
    /// A quarter of the calendar year.
    Quarter,
    /// A year.
    Year,
    /// Ten years from one divisible by ten.
    Decade,
    /// A hundred years from one divisible by a hundred.
    Century,
}

/// A season, counted in whole months as TIMEX3 readers do; winter runs into the next year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

/// A part of a year that has no name of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum YearPart {
    /// A season.
    Season(Season),
    /// Quarter 1 to 4.
    Quarter(u8),
    /// Half 1 or 2.
    Half(u8),
    /// The fiscal year, which begins on another day from body to body: it names no civil days.
    Fiscal,
    /// A fiscal year by its label, "FY23", which its value keeps; or by none, "the fiscal year".
    FiscalLabel,
    /// A holiday: its place in the list (`holidays.txt`).
    Holiday(u8),
}

/// A part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DayPart {
    /// Morning.
    Morning,
    /// Noon.
    Noon,
    /// Afternoon.
    Afternoon,
    /// Evening.
    Evening,
    /// Night.
    Night,
    /// Midnight, at the day's end.
    Midnight,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Clock {
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
    /// Hours ahead of universal time, if its zone is named.
    pub zone: Option<i8>,
}

/// How the year of a date is named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum YearRef {
    /// Not at all.
    #[default]
    Open,
    /// As a number; years before Christ are negative, and name no civil days: the calendar here begins with the year 1.
    Of(i32),
    /// Counted from the anchor's year: "June this year", "May last year".
    Shifted(i32),
    /// The year spoken of: "June that year".
    Told,
}

/// A date of the calendar as far as the text gives it: at least one part is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Calendar {
    /// The year.
    pub year: YearRef,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, 1 to 31.
    pub day: Option<u8>,
    /// The day of the week.
    pub weekday: Option<Weekday>,
}

/// A name of the calendar that comes round again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Recurring {
    /// A day of the week.
    Weekday(Weekday),
    /// A month, 1 to 12.
    Month(u8),
    /// A season.
    Season(Season),
}

/// A number of units, in tenths, so that halves can be written; none if the text is vague ("several years").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Length {
    /// Ten times the number.
    pub tenths: Option<u32>,
    /// The unit.
    pub unit: Unit,
}

/// Where an offset is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Origin {
    /// The day of writing: "two weeks ago".
    Writing,
    /// The day spoken of: "two weeks later".
    Told,
    /// An event that is named: "two weeks after the vote". Its day is the day spoken of in history; in news it is unknown.
    Event,
}

/// A time that is named only as past, present or future.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Reference {
    /// "recently".
    Past,
    /// "now".
    Present,
    /// "in the future".
    Future,
}

/// The symbolic value of a time expression.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Meaning {
    /// "19 June 2024", "July 9", "May", "Friday", "1961".
    Calendar(Calendar),
    /// "the 1990s": the first year; "the 470s BC": -470.
    Decade(i32),
    /// "the 19th century": the first year as it is commonly counted, 1800; "the 4th century BC": -300.
    Century(i32),
    /// "the third quarter of 2024", "summer".
    YearPart(YearPart, YearRef),
    /// "last week" (-1), "this year" (0), "tomorrow" (1).
    Shifted(Unit, i32),
    /// "the weekend".
    Weekend,
    /// "last Friday" (-1), "this May" (0), "next summer" (1), "the Sunday before last" (-2).
    Recurring(Recurring, i32),
    /// "the second Tuesday in November" (2), "the last Friday of April" (-1): a weekday of a month.
    Nth(i8, Calendar),
    /// "two weeks ago", "three days later"; true if it lies after its origin.
    Offset(Length, Origin, bool),
    /// "the past two years"; true if it lies ahead: "the next two years".
    Window(Length, bool),
    /// "that day", "the following week" (1), "the previous year" (-1): counted from the time spoken of.
    Told(Unit, i32),
    /// "July 9-11", "Monday to Tuesday".
    Range(Calendar, Calendar),
    /// "two years".
    Length(Length),
    /// "annually", "every two weeks".
    Every(Length),
    /// "every Friday", "Fridays".
    EveryNamed(Recurring),
    /// "at night": a day or another unit, no one in particular.
    Some(Unit),
    /// "at that time", "during this period": whenever was spoken of.
    Then,
    /// "now".
    Reference(Reference),
    /// "the latest quarter" (0), "the year-ago period" (-1): the period that results are told of, moved by whole years. Of a
    /// year means whichever period was named last.
    Period(Unit, i32),
    /// "Tuesday last week" (-1), "Monday this week" (0): a weekday of a week counted from the anchor's.
    WeekdayOf(Weekday, i32),
    /// "the previous Friday": before the day spoken of.
    WeekdayBefore(Weekday),
    /// "ten years ago today" (0), "a year ago this week": a length before a day or unit counted from the anchor's.
    Anniversary(Length, Unit, i32),
    /// "the week of March 5".
    WeekOf(Calendar),
}

/// Which stretch of the time named is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Edge {
    /// "early 2024", "the beginning of May": the first third.
    Start,
    /// "mid-July": the middle third.
    Middle,
    /// "late 2024", "the end of the year": the last third.
    End,
    /// "earlier this year": up to the anchor.
    Earlier,
    /// "later this year": from the anchor on.
    Later,
}

/// What the verbs around an expression say of its direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Tense {
    /// No verb tells.
    #[default]
    Open,
    /// The text speaks of what has happened.
    Past,
    /// The text speaks of what is to come.
    Future,
    /// The text speaks of what was, or may be, to come: "would", "could". It may be past by the day of writing.
    Prospect,
}

impl Tense {
    /// Whether the time lies ahead of the moment of writing, or did for those written of.
    pub(super) fn ahead(self) -> bool {
        matches!(self, Self::Future | Self::Prospect)
    }
}
