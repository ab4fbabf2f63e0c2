//! Values as TIMEX3 writes them.

use super::meaning::{Calendar, Clock, DayPart, Length, Recurring, Season, Unit, YearPart, YearRef};
use crate::calendar::{Day, Weekday};

/// A day, week, month … that holds `day`: `2024-07-10`, `2024-W28`, `2024-07`, `2024-Q3`, `2024`, `202`, `20`.
pub(super) fn of_unit(unit: Unit, day: Day) -> String {
    let (year, month, _) = day.civil();
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => day.to_string(),
        Unit::Week | Unit::Fortnight => {
            let (year, week) = day.iso_week();
            format!("{year:04}-W{week:02}")
        }
        Unit::Weekend => {
            let (year, week) = day.iso_week();
            format!("{year:04}-W{week:02}-WE")
        }
        Unit::Month => format!("{year:04}-{month:02}"),
        Unit::Quarter => format!("{year:04}-Q{}", (month - 1) / 3 + 1),
        Unit::Year => format!("{year:04}"),
        Unit::Decade => format!("{:03}", year / 10),
        Unit::Century => format!("{:02}", year / 100),
    }
}

/// A year: `2024`, `BC0480`.
pub(super) fn of_year(year: i32) -> String {
    if year < 0 { format!("BC{:04}", -year) } else { format!("{year:04}") }
}

/// A decade or century from its first year: `199`, `BC047`, `18`.
pub(super) fn of_era(first: i32, unit: Unit) -> String {
    let mut value = of_year(first);
    value.truncate(value.len() - if unit == Unit::Decade { 1 } else { 2 });
    value
}

/// The same where no day is known.
pub(super) fn of_unknown(unit: Unit) -> String {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => "XXXX-XX-XX",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
    }
    .to_owned()
}

/// A date of which no day could be made, with X for what is not named.
pub(super) fn of_calendar(date: Calendar) -> String {
    let year = match date.year {
        YearRef::Of(year) => of_year(year),
        _ => "XXXX".to_owned(),
    };
    match (date.month, date.day, date.weekday) {
        (Some(month), Some(day), _) => format!("{year}-{month:02}-{day:02}"),
        (Some(month), None, _) => format!("{year}-{month:02}"),
        (None, Some(day), _) => format!("{year}-XX-{day:02}"),
        (None, None, Some(weekday)) => of_weekday(weekday),
        (None, None, None) => year,
    }
}

fn of_weekday(weekday: Weekday) -> String {
    format!("XXXX-WXX-{}", weekday as u8 + 1)
}

/// A name that comes round again, in no certain year.
pub(super) fn of_recurring(recurring: Recurring) -> String {
    match recurring {
        Recurring::Weekday(weekday) => of_weekday(weekday),
        Recurring::Month(month) => format!("XXXX-{month:02}"),
        Recurring::Season(season) => format!("XXXX-{}", season_code(season)),
    }
}

/// A part of a year: `2024-Q3`, `XXXX-SU`.
pub(super) fn of_year_part(part: YearPart, year: Option<i32>) -> String {
    let year = year.map_or("XXXX".to_owned(), of_year);
    match part {
        YearPart::Fiscal => year,
        YearPart::FiscalLabel => format!("FY{year}"),
        YearPart::Holiday(place) => match super::holiday::fixed(place) {
            Some((month, day)) => format!("{year}-{month:02}-{day:02}"),
            None => format!("{year}-XX-XX"),
        },
        YearPart::Season(season) => format!("{year}-{}", season_code(season)),
        YearPart::Quarter(n) => format!("{year}-Q{n}"),
        YearPart::Half(n) => format!("{year}-H{n}"),
    }
}

fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

/// A length: `P2W`, `P2.5Y`, `PT30M`, `PXY`.
pub(super) fn of_length(length: Length) -> String {
    match (length.tenths, length.unit) {
        (Some(5), Unit::Hour) => return "PT30M".to_owned(),
        (Some(5), Unit::Year) => return "P6M".to_owned(),
        _ => {}
    }
    let (time, letter, times) = match length.unit {
        Unit::Second => ("T", "S", 1),
        Unit::Minute => ("T", "M", 1),
        Unit::Hour => ("T", "H", 1),
        Unit::Day => ("", "D", 1),
        Unit::Weekend => ("", "WE", 1),
        Unit::Week => ("", "W", 1),
        Unit::Fortnight => ("", "W", 2),
        Unit::Month => ("", "M", 1),
        Unit::Quarter => ("", "Q", 1),
        Unit::Year => ("", "Y", 1),
        Unit::Decade => ("", "Y", 10),
        Unit::Century => ("", "Y", 100),
    };
    let count = match length.tenths {
        None if length.unit == Unit::Decade => return "PXDE".to_owned(),
        None => "X".to_owned(),
        Some(tenths) => {
            let tenths = u64::from(tenths) * times;
            if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
        }
    };
    format!("P{time}{count}{letter}")
}

/// `day` with a time of day or a part of the day written on.
pub(super) fn with_time(day: String, clock: Option<Clock>, part: Option<DayPart>) -> String {
    if let Some(clock) = clock {
        let zone = match clock.zone {
            None => String::new(),
            Some(0) => "Z".to_owned(),
            Some(hours) => format!("{hours:+03}"),
        };
        return format!("{day}T{:02}:{:02}{zone}", clock.hour, clock.minute);
    }
    let code = match part {
        None => return day,
        Some(DayPart::Morning) => "MO",
        Some(DayPart::Noon) => "12:00",
        Some(DayPart::Afternoon) => "AF",
        Some(DayPart::Evening) => "EV",
        Some(DayPart::Night) => "NI",
        Some(DayPart::Midnight) => "24:00",
    };
    format!("{day}T{code}")
}
