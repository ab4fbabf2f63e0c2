//! Dates as files write them.

use dateline_core::calendar::Day;

use super::model::Moment;
use super::names::{is_weekday, month};

/// Which of two figures is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `31/12/2024`.
    DayFirst,
    /// `12/31/2024`.
    MonthFirst,
}

/// Longer texts are no dates.
const LONGEST: usize = 100;
/// Years that a lone number may mean: seconds since 1970 are told from other numbers by giving one of these.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

impl Moment {
    /// Reads a date as files write it: ISO 8601, RFC 822, with the month in words, or figures alone. Days and months that
    /// may be either are not guessed.
    pub fn parse(text: &str) -> Option<Self> {
        Self::parse_in(text, None)
    }

    /// The same, where the order of day and month in `3/4/2024` is known.
    pub fn parse_in(text: &str, order: Option<Order>) -> Option<Self> {
        parse(text, order)
    }
}

fn parse(text: &str, order: Option<Order>) -> Option<Moment> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return digits(text);
    }
    let mut parts = Parts::default();
    for token in tokens(text) {
        parts.take(token)?;
    }
    parts.moment(order)
}

/// A date of digits alone: `20240710`, `20240710083000`, or seconds or milliseconds since 1970.
fn digits(text: &str) -> Option<Moment> {
    let number: i64 = text.parse().ok()?;
    let two = |at: usize| text.get(at..at + 2)?.parse::<u8>().ok();
    let day = || Day::new(text.get(..4)?.parse().ok()?, u32::from(two(4)?), u32::from(two(6)?));
    match text.len() {
        8 => day().map(Moment::of_day),
        14 => Some(Moment { day: day()?, time: Some(time(two(8)?, two(10)?, two(12)?)?), offset: None }),
        9 | 10 => Moment::from_unix(number).filter(|m| YEARS.contains(&m.day.year())),
        12 | 13 => Moment::from_unix(number / 1000).filter(|m| YEARS.contains(&m.day.year())),
        _ => None,
    }
}

fn time(hour: u8, minute: u8, second: u8) -> Option<(u8, u8, u8)> {
    // A leap second is the last second of its minute.
    (hour < 24 && minute < 60 && second <= 60).then_some((hour, minute, second.min(59)))
}

/// A piece of a date: a run of digits, a run of letters, or one sign.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Token<'a> {
    Number(&'a str),
    Word(&'a str),
    Sign(char),
}

fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let same: fn(char) -> bool = if first.is_ascii_digit() {
            |c| c.is_ascii_digit()
        } else if first.is_alphabetic() {
            |c| c.is_alphabetic()
        } else {
            |_| false
        };
        let end = rest.char_indices().skip(1).find(|(_, c)| !same(*c)).map_or(rest.len(), |(at, _)| at);
        let (token, after) = rest.split_at(end);
        rest = after;
        Some(if first.is_ascii_digit() {
            Token::Number(token)
        } else if first.is_alphabetic() {
            Token::Word(token)
        } else {
            Token::Sign(first)
        })
    })
}

/// What was read of a date.
#[derive(Default)]
struct Parts<'a> {
    /// Numbers of the day in their order, with the sign before each.
    numbers: Vec<(&'a str, char)>,
    month: Option<u32>,
    /// Where among the numbers the month's name stood.
    month_at: usize,
    clock: Vec<u8>,
    /// A fraction of a second follows.
    fraction: bool,
    /// The sign of the distance from UTC, once it was seen.
    sign: Option<i16>,
    zone: Vec<&'a str>,
    offset: Option<i16>,
    afternoon: Option<bool>,
    before: Option<Token<'a>>,
    /// The last number that was taken may be an hour, if a colon follows.
    pending: bool,
}

impl<'a> Parts<'a> {
    /// Nothing if the text is no date.
    fn take(&mut self, token: Token<'a>) -> Option<()> {
        match token {
            Token::Sign(':') if self.sign.is_some() => {}
            Token::Sign(':') => {
                if self.clock.is_empty() && self.pending {
                    let (hour, _) = self.numbers.pop()?;
                    self.clock.push(hour.parse().ok()?);
                }
            }
            Token::Sign(sign @ ('+' | '-' | '−')) if !self.clock.is_empty() && self.sign.is_none() => {
                self.sign = Some(if sign == '+' { 1 } else { -1 });
            }
            Token::Sign('.') if self.clock.len() == 3 => self.fraction = true,
            Token::Sign(',' | '.' | '/' | '-' | '(' | ')' | '|' | '·' | '–' | '_' | '[' | ']' | '\'' | '°') => {}
            Token::Sign(c) if c.is_whitespace() => {}
            Token::Sign(_) => return None,
            Token::Number(digits) => self.number(digits)?,
            Token::Word(word) => self.word(word)?,
        }
        self.pending = matches!(token, Token::Number(_)) && self.clock.is_empty();
        self.before = Some(token);
        Some(())
    }

    fn number(&mut self, digits: &'a str) -> Option<()> {
        if self.sign.is_some() && self.zone.len() < 2 {
            self.zone.push(digits);
        } else if self.fraction {
            self.fraction = false;
        } else if self.before == Some(Token::Sign(':')) && self.clock.len() < 3 {
            self.clock.push(digits.parse().ok()?);
        } else if matches!(self.before, Some(Token::Word("T" | "t"))) && matches!(digits.len(), 4 | 6) {
            for at in (0..digits.len()).step_by(2) {
                self.clock.push(digits.get(at..at + 2)?.parse().ok()?);
            }
        } else if self.numbers.len() < 4 {
            let sign = match self.before {
                Some(Token::Sign(sign)) => sign,
                _ => ' ',
            };
            self.numbers.push((digits, sign));
        } else {
            return None;
        }
        Some(())
    }

    fn word(&mut self, word: &str) -> Option<()> {
        let small = word.to_lowercase();
        match small.as_str() {
            "t" | "st" | "nd" | "rd" | "th" | "de" | "del" | "le" | "at" | "on" | "of" | "the" | "um" | "uhr"
            | "den" | "o" | "clock" => {}
            "published" | "updated" | "posted" | "date" | "publié" | "il" => {}
            "am" | "a" | "p" | "pm" if !self.clock.is_empty() => self.afternoon = Some(small.starts_with('p')),
            "m" if self.afternoon.is_some() => {}
            "am" => {}
            // `11AM` without minutes.
            "pm" => return None,
            _ => {
                if let Some(month) = month(&small).filter(|_| self.month.is_none()) {
                    self.month = Some(month);
                    self.month_at = self.numbers.len();
                } else if let Some(offset) = zone(&small) {
                    if !self.clock.is_empty() {
                        self.offset = offset;
                    }
                } else if !is_weekday(&small) {
                    return None;
                }
            }
        }
        Some(())
    }

    fn moment(self, order: Option<Order>) -> Option<Moment> {
        let day = self.day(order)?;
        let hour = match (self.clock.first().copied(), self.afternoon) {
            (Some(12), Some(false)) => Some(0),
            (Some(hour @ 1..12), Some(true)) => Some(hour + 12),
            (hour, _) => hour,
        };
        let clock = match (hour, self.clock.get(1)) {
            (Some(hour), Some(&minute)) => Some(time(hour, minute, self.clock.get(2).copied().unwrap_or(0))?),
            _ => None,
        };
        let named = self.offset;
        let offset = match (self.sign, &self.zone[..]) {
            (Some(sign), [hours]) if hours.len() >= 3 => {
                let (hours, minutes) = hours.split_at(hours.len() - 2);
                in_minutes(sign, hours, minutes)
            }
            (Some(sign), [hours]) => in_minutes(sign, hours, "0"),
            (Some(sign), [hours, minutes]) => in_minutes(sign, hours, minutes),
            _ => named,
        };
        Some(Moment { day, time: clock, offset: clock.and(offset) })
    }

    fn day(&self, order: Option<Order>) -> Option<Day> {
        let number = |at: usize| self.numbers.get(at).and_then(|(digits, _)| digits.parse::<u32>().ok());
        let length = |at: usize| self.numbers.get(at).map_or(0, |(digits, _)| digits.len());
        if let Some(month) = self.month {
            // "10 July 2024", "July 10, 2024", "2024 July 10"; what follows is no part of the day.
            let (day, year) = if length(0) == 4 { (1, 0) } else { (0, 1) };
            return Day::new(full_year(number(year)?, length(year))?, month, number(day)?);
        }
        if self.numbers.len() == 1 && length(0) == 8 {
            return digits(self.numbers[0].0).map(|m| m.day);
        }
        let (first, second, third) = (number(0)?, number(1)?, number(2)?);
        if length(0) == 4 {
            return Day::new(i32::try_from(first).ok()?, second, third);
        }
        if length(0) > 2 || length(1) > 2 || self.numbers[1].1 != self.numbers[2].1 {
            return None;
        }
        let year = full_year(third, length(2))?;
        let order = match order {
            // Dates with full stops have the day first wherever they are written so.
            None if self.numbers[1].1 == '.' => Order::DayFirst,
            None if first == second => Order::DayFirst,
            None if first > 12 => Order::DayFirst,
            None if second > 12 => Order::MonthFirst,
            None => return None,
            Some(order) => order,
        };
        match order {
            Order::DayFirst => Day::new(year, second, first),
            Order::MonthFirst => Day::new(year, first, second),
        }
    }
}

fn in_minutes(sign: i16, hours: &str, minutes: &str) -> Option<i16> {
    let (hours, minutes): (i16, i16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours <= 15 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

/// A year of two figures lies between 1970 and 2069, as RFC 822's readers take it.
fn full_year(year: u32, figures: usize) -> Option<i32> {
    let year = i32::try_from(year).ok()?;
    match figures {
        4 => Some(year),
        2 if year < 70 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

/// Minutes east of UTC of a zone's abbreviation, or none if it names several zones (China's and Chicago's `CST`, New York's
/// `ET` in summer and in winter). Nothing if it is no zone.
fn zone(word: &str) -> Option<Option<i16>> {
    if matches!(word, "et" | "ct" | "mt" | "pt" | "cst" | "ist" | "ast") {
        return Some(None);
    }
    Some(Some(match word {
        "z" | "gmt" | "utc" | "ut" | "wet" => 0,
        "bst" | "cet" | "mez" | "west" => 60,
        "cest" | "mesz" | "eet" | "sast" => 120,
        "eest" | "msk" => 180,
        "sgt" | "hkt" | "awst" => 480,
        "jst" | "kst" => 540,
        "aest" => 600,
        "aedt" => 660,
        "nzst" => 720,
        "nzdt" => 780,
        "edt" => -240,
        "est" | "cdt" => -300,
        "mdt" => -360,
        "mst" | "pdt" => -420,
        "pst" | "akdt" => -480,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        parse(text, None).map_or_else(|| "none".to_owned(), |m| m.to_string())
    }

    #[test]
    fn dates_of_files_are_read() {
        for (text, iso) in [
            ("2024-07-10", "2024-07-10"),
            ("2024-07-10T08:30:00Z", "2024-07-10T08:30:00Z"),
            ("2024-07-10T08:30:15.123+02:00", "2024-07-10T08:30:15+02:00"),
            ("2024-07-10T08:30-0430", "2024-07-10T08:30:00-04:30"),
            ("2024-07-10 08:30:00", "2024-07-10T08:30:00"),
            ("2024-07-10 08:30:00 +0000 UTC", "2024-07-10T08:30:00Z"),
            ("2024/7/9", "2024-07-09"),
            ("20240710", "2024-07-10"),
            ("20240710083000", "2024-07-10T08:30:00"),
            ("20240710T083000Z", "2024-07-10T08:30:00Z"),
            ("1720600200", "2024-07-10T08:30:00Z"),
            ("1720600200000", "2024-07-10T08:30:00Z"),
            ("Wed, 10 Jul 2024 08:30:00 GMT", "2024-07-10T08:30:00Z"),
            ("Wed, 10 Jul 24 08:30 EST", "2024-07-10T08:30:00-05:00"),
            ("10 Jul 2024 08:30:00 -0800 (PST)", "2024-07-10T08:30:00-08:00"),
            ("July 10, 2024 Wednesday 8:30 PM EDT", "2024-07-10T20:30:00-04:00"),
            ("Wednesday, July 10th, 2024", "2024-07-10"),
            ("10 July 2024", "2024-07-10"),
            ("10-Jul-2024", "2024-07-10"),
            ("Mittwoch, 10. Juli 2024", "2024-07-10"),
            ("mer. 10 juil. 2024", "2024-07-10"),
            ("mercoledì 10 luglio 2024", "2024-07-10"),
            ("quarta-feira, 10 de julho de 2024", "2024-07-10"),
            ("woensdag 10 juli 2024", "2024-07-10"),
            ("onsdag den 10. juli 2024", "2024-07-10"),
            ("lørdag 13. juli 2024", "2024-07-13"),
            ("10 juillet 2024", "2024-07-10"),
            ("10 de mayo de 2024", "2024-05-10"),
            ("31/12/2024", "2024-12-31"),
            ("12/31/2024 11:05 pm", "2024-12-31T23:05:00"),
            ("10.07.2024", "2024-07-10"),
            ("2024-12-31T23:59:60Z", "2024-12-31T23:59:59Z"),
            // Which of two zones is not told.
            ("July 10, 2024 8:30 PM ET", "2024-07-10T20:30:00"),
            ("Wed, 10 Jul 2024 08:30 CST", "2024-07-10T08:30:00"),
            // Either of two days, no day, no date.
            ("7/10/2024", "none"),
            ("2024-02-30", "none"),
            ("2024", "none"),
            ("July 2024", "none"),
            ("12345", "none"),
            ("The 10 July 2024 report", "none"),
            ("yesterday", "none"),
            ("10 market 2024", "none"),
            ("1 Decision 2024", "none"),
        ] {
            assert_eq!(read(text), iso, "{text}");
        }
        let american = parse("7/10/2024", Some(Order::MonthFirst)).map(|m| m.day);
        assert_eq!(american, "2024-07-10".parse().ok());
    }

    #[test]
    fn years_of_the_calendar_end_where_it_ends() {
        assert_eq!(read("0001-01-01T00:00:00Z"), "0001-01-01T00:00:00Z");
        assert_eq!(read("9999-12-31"), "9999-12-31");
        assert_eq!(read("0000-01-01"), "none");
        assert_eq!(Moment::from_unix(i64::MAX), None);
        assert_eq!(Moment::from_unix(i64::MIN), None);
    }
}
