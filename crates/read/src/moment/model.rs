//! A day with what was told of the time of day.

use std::fmt;

use dateline_core::calendar::Day;
use serde::{Serialize, Serializer};

/// A day, and what was told of the time of day. The day is the one that was written, at the place where it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub day: Day,
    /// Hours, minutes and seconds.
    pub time: Option<(u8, u8, u8)>,
    /// Minutes east of UTC.
    pub offset: Option<i16>,
}

impl Moment {
    /// So many seconds after the beginning of 1970, UTC.
    pub fn from_unix(seconds: i64) -> Option<Self> {
        let day = i32::try_from(seconds.div_euclid(86_400)).ok().map(Day)?;
        let second = u32::try_from(seconds.rem_euclid(86_400)).ok()?;
        let part = |n: u32| u8::try_from(n).unwrap_or(0);
        let time = (part(second / 3600), part(second / 60 % 60), part(second % 60));
        day.is_written().then_some(Self { day, time: Some(time), offset: Some(0) })
    }

    /// The day of a spreadsheet's number, which counts from the end of 1899: 45483 is 2024-07-10. Numbers are days where a column of
    /// days holds them; what lies before 1980 or after 2100 is another number.
    pub fn from_spreadsheet(text: &str) -> Option<Self> {
        let number: f64 = text.parse().ok().filter(|_| text.bytes().all(|b| b.is_ascii_digit() || b == b'.'))?;
        if !(29_221.0..73_415.0).contains(&number) {
            return None;
        }
        let seconds = (number * 86_400.0).round() - 25_569.0 * 86_400.0;
        // The range is far within that of whole numbers.
        #[expect(clippy::cast_possible_truncation)]
        let moment = Self::from_unix(seconds as i64)?;
        Some(if number.fract() == 0.0 { Self::of_day(moment.day) } else { Self { offset: None, ..moment } })
    }

    /// A day without a time.
    pub fn of_day(day: Day) -> Self {
        Self { day, time: None, offset: None }
    }
}

impl fmt::Display for Moment {
    /// ISO 8601, as precise as it was told.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.day)?;
        let Some((hour, minute, second)) = self.time else { return Ok(()) };
        write!(f, "T{hour:02}:{minute:02}:{second:02}")?;
        match self.offset {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(minutes) => {
                let (sign, minutes) = (if minutes < 0 { '-' } else { '+' }, minutes.unsigned_abs());
                write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
