//! Days with a name: "Christmas", "Easter Monday", "Thanksgiving"; fixed, or computed year by year.

use std::sync::OnceLock;

use crate::calendar::Day;
use crate::text::words;

/// A day with a name.
pub(super) struct Holiday {
    /// Its name's words as tokens, in lower case with straight apostrophes.
    pub words: Vec<&'static str>,
    /// Whether other countries have another day of this name.
    pub shared: bool,
    when: &'static str,
}

/// All of them, in the order of the list: a name that begins another stands after it.
pub(super) fn all() -> &'static [Holiday] {
    static TABLE: OnceLock<Vec<Holiday>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let entry = |line: &'static str| {
            let (name, when) = line.split_once('|')?;
            let plain = name.trim_end_matches('?');
            Some(Holiday { words: plain.split(' ').collect(), shared: plain.len() < name.len(), when })
        };
        words(crate::text::word_list!("holidays.txt")).filter_map(entry).collect()
    })
}

/// The day of holiday number `place` in `year`.
pub(super) fn day(place: u8, year: i32) -> Option<Day> {
    let when = all().get(place as usize)?.when;
    if let Some(days) = when.strip_prefix('e') {
        return Some(easter(year)?.plus(days.parse().ok()?));
    }
    let (month, rest) = when.split_once('-')?;
    let month = month.parse().ok()?;
    let Some((nth, rest)) = rest.split_once('/') else { return Day::new(year, month, rest.parse().ok()?) };
    let (weekday, add) = rest.split_once('+').unwrap_or((rest, "0"));
    let (nth, weekday): (i32, i32) = (nth.parse().ok()?, weekday.parse().ok()?);
    let first = Day::new(year, month, 1)?;
    let first = first.plus((weekday - 1 - first.weekday() as i32).rem_euclid(7));
    let mut day = first.plus(7 * (nth - 1));
    if day.month() != month {
        day = day.plus(-7);
    }
    Some(day.plus(add.parse().ok()?))
}

/// Whether it falls on the same day of the same month in every year.
pub(super) fn fixed(place: u8) -> Option<(u32, u32)> {
    let (a, b) = (day(place, 2001)?.civil(), day(place, 2002)?.civil());
    let is_rule = all().get(place as usize)?.when.contains(['e', '/']);
    (!is_rule && (a.1, a.2) == (b.1, b.2)).then_some((a.1, a.2))
}

/// Easter Sunday of the western churches. J. Meeus, Astronomical Algorithms, chapter 8: the Gregorian rule, valid from 1583.
fn easter(year: i32) -> Option<Day> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Day::new(year, (n / 31) as u32, (n % 31 + 1) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_fall_on_their_days() {
        for (year, sunday) in [(1916, "1916-04-23"), (1998, "1998-04-12"), (2000, "2000-04-23"), (2024, "2024-03-31")] {
            assert_eq!(easter(year).map(|d| d.to_string()), Some(sunday.into()));
        }
        let on = |words: &[&str], year| {
            let place = all().iter().position(|h| h.words == words).expect("a holiday");
            day(place as u8, year).expect("a day").to_string()
        };
        assert_eq!(on(&["thanksgiving"], 2023), "2023-11-23");
        assert_eq!(on(&["black", "friday"], 2024), "2024-11-29");
        assert_eq!(on(&["memorial", "day"], 2024), "2024-05-27");
        assert_eq!(on(&["labor", "day"], 2024), "2024-09-02");
        assert_eq!(on(&["new", "year", "'s", "eve"], 2024), "2024-12-31");
        assert_eq!(on(&["all", "saints", "'", "day"], 2024), "2024-11-01");
        assert_eq!(on(&["st", ".", "patrick", "'s", "day"], 2024), "2024-03-17");
    }

    #[test]
    fn every_line_is_a_day() {
        for (place, holiday) in all().iter().enumerate() {
            assert!(day(place as u8, 2024).is_some(), "{:?}", holiday.words);
            let hidden = all()[..place].iter().find(|h| holiday.words.starts_with(&h.words));
            assert!(hidden.is_none(), "{:?} is never read", holiday.words);
        }
    }
}
