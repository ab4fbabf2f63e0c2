//! Civil days of the proleptic Gregorian calendar, by arithmetic of our own. What this file does costs a page 6.3 KB of brotli
//! (a program of nothing else); by the crate `time` 6.9 KB, by `jiff` 52 KB.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A civil day, counted from 1970-01-01. Years 1 to 9999 can be written and read.
///
/// ```
/// use dateline_core::calendar::{Day, Weekday};
///
/// let day: Day = "2024-07-10".parse()?;
/// assert_eq!(day.weekday(), Weekday::Wednesday);
/// assert_eq!(day.plus(30).to_string(), "2024-08-09");
/// assert_eq!(Day::new(2023, 2, 29), None);
/// # Ok::<(), dateline_core::calendar::NotADay>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(pub i32);

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Weekday {
    /// Monday, first day of the week as ISO 8601 counts.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

impl Weekday {
    /// All seven, Monday first.
    pub const ALL: [Weekday; 7] =
        [Self::Monday, Self::Tuesday, Self::Wednesday, Self::Thursday, Self::Friday, Self::Saturday, Self::Sunday];
}

impl Day {
    /// The day `year`-`month`-`day`, if there is such a day between the years 1 and 9999.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let valid =
            (1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month);
        valid.then(|| Self(days_from_civil(year, month, day)))
    }

    /// Whether the day lies in the years 1 to 9999, which alone can be written.
    pub fn is_written(self) -> bool {
        (Self::FIRST..=Self::LAST).contains(&self)
    }

    /// Year, month (1–12) and day of the month (1–31).
    pub fn civil(self) -> (i32, u32, u32) {
        // Howard Hinnant, "chrono-compatible low-level date algorithms": eras of 400 years that begin on 1 March.
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        let day = doy - (153 * mp + 2) / 5 + 1;
        (yoe + era * 400 + i32::from(month <= 2), month as u32, day as u32)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.civil().0
    }

    /// The month, 1–12.
    pub fn month(self) -> u32 {
        self.civil().1
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        Weekday::ALL[(self.0 + 3).rem_euclid(7) as usize]
    }

    /// The first day that can be written, 0001-01-01.
    pub const FIRST: Day = Day(-719_162);

    /// The last day that can be written, 9999-12-31.
    pub const LAST: Day = Day(2_932_896);

    /// The day `days` later, or earlier if negative; at most [`FIRST`](Self::FIRST) or [`LAST`](Self::LAST).
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days)).clamp(Self::FIRST, Self::LAST)
    }

    /// The day `days` later, or earlier if negative, if it can be written. What steps from day to day goes by this one:
    /// [`plus`](Self::plus) stands still at either end of the calendar, and a loop over it would not end.
    pub fn checked_plus(self, days: i32) -> Option<Self> {
        self.0.checked_add(days).map(Self).filter(|day| day.is_written())
    }

    /// The same day of the month `months` later; the month's last day where there is no such day; at most
    /// [`FIRST`](Self::FIRST) or [`LAST`](Self::LAST).
    pub fn plus_months(self, months: i32) -> Self {
        self.checked_plus_months(months).unwrap_or(if months < 0 { Self::FIRST } else { Self::LAST })
    }

    /// The same as [`plus_months`](Self::plus_months), if that day can be written.
    pub fn checked_plus_months(self, months: i32) -> Option<Self> {
        let (year, month, day) = self.civil();
        let total = i64::from(year) * 12 + i64::from(month) - 1 + i64::from(months);
        let (year, month) = (i32::try_from(total.div_euclid(12)).ok()?, total.rem_euclid(12) as u32 + 1);
        Self::new(year, month, day.min(days_in_month(year, month)))
    }

    /// The Monday of this day's week.
    pub fn monday(self) -> Self {
        self.plus(-(self.weekday() as i32))
    }

    /// ISO 8601 week-numbering year and week.
    pub fn iso_week(self) -> (i32, u32) {
        let thursday = self.monday().plus(3);
        let year = thursday.year();
        let first = days_from_civil(year, 1, 1);
        (year, ((thursday.0 - first) / 7 + 1) as u32)
    }
}

/// The number of days in a month.
pub fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let yoe = y.rem_euclid(400);
    let mp = (month as i32 + 9) % 12;
    let doy = (153 * mp + 2) / 5 + day as i32 - 1;
    era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
}

impl fmt::Display for Day {
    /// As ISO 8601: `2024-07-10`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(std::str::from_utf8(&self.figures()).unwrap_or_default())
    }
}

impl Day {
    /// As ISO 8601, in ASCII: `2024-07-10`.
    pub fn figures(self) -> [u8; 10] {
        // Written thousands of times for a large corpus: figures by hand are several times as fast as padded ones.
        let (year, month, day) = self.civil();
        let mut out = *b"0000-00-00";
        for (at, value) in [(3, year.rem_euclid(10_000) as u32), (6, month), (9, day)] {
            let (mut at, mut value) = (at, value);
            while value > 0 {
                out[at] += (value % 10) as u8;
                value /= 10;
                at = at.saturating_sub(1);
            }
        }
        out
    }
}

/// The text is no day as ISO 8601 writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADay;

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a day written as YYYY-MM-DD")
    }
}

impl std::error::Error for NotADay {}

impl FromStr for Day {
    type Err = NotADay;

    /// Reads `2024-07-10`; a time after `T` is ignored.
    fn from_str(s: &str) -> Result<Self, NotADay> {
        let date = s.split(['T', ' ']).next().unwrap_or(s);
        let mut parts = date.split('-');
        let mut next = |len: usize| -> Result<u32, NotADay> {
            let part =
                parts.next().filter(|p| p.len() == len && p.bytes().all(|b| b.is_ascii_digit())).ok_or(NotADay)?;
            part.parse().map_err(|_| NotADay)
        };
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        if parts.next().is_some() {
            return Err(NotADay);
        }
        Self::new(year as i32, month, day).ok_or(NotADay)
    }
}

/// A run of civil days, both ends inclusive; `first <= last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Days {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
}

impl Days {
    /// The days from `first` to `last`, in whichever order they are given.
    pub fn new(first: Day, last: Day) -> Self {
        Self { first: first.min(last), last: first.max(last) }
    }

    /// One day.
    pub fn one(day: Day) -> Self {
        Self { first: day, last: day }
    }

    /// A whole month, if the month exists.
    pub fn month(year: i32, month: u32) -> Option<Self> {
        let first = Day::new(year, month, 1)?;
        Some(Self { first, last: first.plus(days_in_month(year, month) as i32 - 1) })
    }

    /// A whole year, if it lies between 1 and 9999.
    pub fn year(year: i32) -> Option<Self> {
        Some(Self { first: Day::new(year, 1, 1)?, last: Day::new(year, 12, 31)? })
    }

    /// Number of days, at least one.
    pub fn count(self) -> u32 {
        (self.last.0 - self.first.0) as u32 + 1
    }

    /// Whether `day` is among them.
    pub fn covers(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// The days in both, if any.
    pub fn and(self, other: Days) -> Option<Days> {
        let (first, last) = (self.first.max(other.first), self.last.min(other.last));
        (first <= last).then_some(Self { first, last })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(s: &str) -> Day {
        s.parse().expect("a day")
    }

    #[test]
    fn days_round_trip() {
        for n in (Day::FIRST.0..Day::LAST.0).step_by(7) {
            let (y, m, d) = Day(n).civil();
            assert_eq!(Day::new(y, m, d), Some(Day(n)));
        }
        assert_eq!(day("1970-01-01"), Day(0));
        assert_eq!(day("2000-02-29").plus_months(12), day("2001-02-28"));
        assert!("2023-02-29".parse::<Day>().is_err());
        assert!("0000-01-01".parse::<Day>().is_err());
    }

    #[test]
    fn the_calendar_ends_and_says_so() {
        for by in [1, 7, 366, i32::MAX] {
            assert_eq!((Day::LAST.checked_plus(by), Day::FIRST.checked_plus(-by)), (None, None));
            assert_eq!((Day::LAST.plus(by), Day::FIRST.plus(-by)), (Day::LAST, Day::FIRST));
            assert_eq!((Day::LAST.checked_plus_months(by), Day::FIRST.checked_plus_months(-by)), (None, None));
            assert_eq!((Day::LAST.plus_months(by), Day::FIRST.plus_months(-by)), (Day::LAST, Day::FIRST));
        }
        assert_eq!(Day::LAST.checked_plus(-1).map(|d| d.to_string()).as_deref(), Some("9999-12-30"));
        assert_eq!(Day::FIRST.checked_plus_months(1), Day::new(1, 2, 1));
        assert_eq!((Day::FIRST.monday(), Day::FIRST.iso_week()), (Day::FIRST, (1, 1)));
        assert_eq!(Day::LAST.iso_week(), (9999, 52));
        assert_eq!(Days::month(9999, 12).map(|d| d.last), Some(Day::LAST));
    }

    #[test]
    fn weeks_are_iso() {
        assert_eq!(day("2024-07-10").weekday(), Weekday::Wednesday);
        assert_eq!(day("2021-01-03").iso_week(), (2020, 53));
        assert_eq!(day("2024-12-30").iso_week(), (2025, 1));
    }
}
