//! Dates as files write them.

use dateline_core::calendar::Day;

use super::model::Moment;
use super::names::{is_weekday, month};
use super::tokens::{Token, tokens};
use super::zones::zone;

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
    if let Some(number) = whole(text) {
        return digits(&number);
    }
    let text = without_place(text);
    let mut parts = Parts::default();
    for token in tokens(text) {
        parts.take(token)?;
    }
    parts.moment(order)
}

/// The whole part of a number as programs for tables write it: `1720600200.0`, `1.7206002e+09`, `20240710.0`.
fn whole(text: &str) -> Option<String> {
    let is_number = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+'));
    let number: f64 = text.parse().ok().filter(|_| is_number)?;
    let digits = format!("{:.0}", number.trunc());
    // A day has no fraction, and what a table would write otherwise is none of these numbers.
    (digits.len() > 8 || digits.len() == 8 && number.fract() == 0.0).then_some(digits)
}

/// A moment without the place whose time it is, which stands behind it: `[Europe/Paris]`, `(Central European Summer Time)`.
fn without_place(text: &str) -> &str {
    let cut = |open: char, close: char| {
        let at = text.strip_suffix(close)?.rfind(open)?;
        let place = &text[at + 1..text.len() - 1];
        let is_place = place.contains(['/', ' ']) && place.chars().all(|c| c.is_alphabetic() || "/_ -+".contains(c));
        (is_place && text[..at].contains(':')).then(|| text[..at].trim_end())
    };
    cut('[', ']').or_else(|| cut('(', ')')).unwrap_or(text)
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
        // `+0000` is whole; a year may follow, as it does in `ctime`.
        let is_whole = self.zone.len() == 2 || self.zone.first().is_some_and(|hours| hours.len() > 2);
        if self.sign.is_some() && !is_whole {
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
            // Chinese and Japanese, Korean: 2024年7月10日.
            "年" | "月" | "日" | "년" | "월" | "일" if matches!(self.before, Some(Token::Number(_))) => {}
            "published" | "updated" | "posted" | "date" | "publié" | "il" => {}
            "am" | "a" | "p" | "pm" if !self.clock.is_empty() => self.afternoon = Some(small.starts_with('p')),
            "m" if self.afternoon.is_some() => {}
            // `11AM`, `11 pm`, behind a whole day.
            "am" | "pm" if self.numbers.len() == 3 && self.month.is_some() => {
                let (hour, _) = self.numbers.pop()?;
                self.clock.extend([hour.parse().ok()?, 0]);
                self.afternoon = Some(small == "pm");
            }
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

#[cfg(test)]
mod tests;
