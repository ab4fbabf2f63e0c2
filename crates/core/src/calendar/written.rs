//! Writes days and runs of days for readers: "Wed 10 July 2024", "between 10 and 16 July 2024".

use super::day::{Day, Days, Weekday, days_in_month};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn weekday(day: Day) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "Mon",
        Weekday::Tuesday => "Tue",
        Weekday::Wednesday => "Wed",
        Weekday::Thursday => "Thu",
        Weekday::Friday => "Fri",
        Weekday::Saturday => "Sat",
        Weekday::Sunday => "Sun",
    }
}

fn month(month: u32) -> &'static str {
    MONTHS[(month as usize + 11) % 12]
}

/// The name of a day's month in full: "July".
pub fn month_of(day: Day) -> &'static str {
    month(day.civil().1)
}

/// "Wed 10 July 2024".
pub fn long_date(day: Day) -> String {
    format!("{} {}", weekday(day), plain(day))
}

/// "10 July 2024".
fn plain(day: Day) -> String {
    let (y, m, d) = day.civil();
    format!("{d} {} {y}", month(m))
}

/// Whether `days` are whole months.
fn is_months(days: Days) -> bool {
    let (year, month, last) = days.last.civil();
    days.first.civil().2 == 1 && last == days_in_month(year, month)
}

/// Both ends with what they share said once: `("9", "11 July 2024")`, `("28 June", "3 July 2024")`.
fn ends(days: Days) -> (String, String) {
    let (y, m, d) = days.first.civil();
    let (last_y, last_m, _) = days.last.civil();
    let first = match (y == last_y, m == last_m) {
        (true, true) => d.to_string(),
        (true, false) => format!("{d} {}", month(m)),
        (false, _) => plain(days.first),
    };
    (first, plain(days.last))
}

/// Days that a reader chose, of which one end may be open: "9–11 July 2024", "from 9 July 2024", "until 11 July 2024".
pub fn chosen(days: Days) -> String {
    match (days.first == Day::FIRST, days.last == Day::LAST) {
        (true, true) => "any day".to_owned(),
        (true, false) => format!("until {}", plain(days.last)),
        (false, true) => format!("from {}", plain(days.first)),
        (false, false) => range(days),
    }
}

/// A run of days that are all meant: "Wed 10 July 2024", "9–11 July 2024", "28 June – 3 July 2024", "July 2024",
/// "April–June 2024", "2024", "2020–2024".
pub fn range(days: Days) -> String {
    if days.first == days.last {
        return long_date(days.first);
    }
    let (y, m, _) = days.first.civil();
    let (last_y, last_m, _) = days.last.civil();
    if is_months(days) {
        return match (m == 1 && last_m == 12, y == last_y) {
            (true, true) => y.to_string(),
            (true, false) => format!("{y}–{last_y}"),
            (false, true) if m == last_m => format!("{} {y}", month(m)),
            (false, true) => format!("{}–{} {y}", month(m), month(last_m)),
            (false, false) => format!("{} {y} – {} {last_y}", month(m), month(last_m)),
        };
    }
    let (first, last) = ends(days);
    let tight = y == last_y && m == last_m;
    format!("{first}{}{last}", if tight { "–" } else { " – " })
}

/// One day, known only to be among `days`: "between 10 and 16 July 2024", "7 or 8 July 2024", "some time in
/// July 2024".
pub fn one_of(days: Days) -> String {
    if days.first == days.last {
        return long_date(days.first);
    }
    let (first_y, first_m, _) = days.first.civil();
    let (last_y, last_m, _) = days.last.civil();
    let month_or_year = first_m == last_m || (first_m, last_m) == (1, 12);
    if first_y == last_y && is_months(days) && month_or_year {
        return format!("some time in {}", range(days));
    }
    let (first, last) = ends(days);
    if days.count() == 2 {
        return format!("{first} or {last}");
    }
    format!("between {first} and {last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(first: &str, last: &str) -> Days {
        Days::new(first.parse().expect("a day"), last.parse().expect("a day"))
    }

    #[test]
    fn days_read_as_people_write_them() {
        for (first, last, text) in [
            ("2024-07-10", "2024-07-10", "Wed 10 July 2024"),
            ("2024-07-09", "2024-07-11", "9–11 July 2024"),
            ("2024-06-28", "2024-07-03", "28 June – 3 July 2024"),
            ("2023-12-30", "2024-01-02", "30 December 2023 – 2 January 2024"),
            ("2024-07-01", "2024-07-31", "July 2024"),
            ("2024-02-01", "2024-02-29", "February 2024"),
            ("2024-04-01", "2024-06-30", "April–June 2024"),
            ("2023-12-01", "2024-01-31", "December 2023 – January 2024"),
            ("2024-01-01", "2024-12-31", "2024"),
            ("1990-01-01", "1999-12-31", "1990–1999"),
            ("0001-01-01", "0001-01-31", "January 1"),
            ("9999-12-01", "9999-12-31", "December 9999"),
            ("0001-01-01", "9999-12-31", "1–9999"),
        ] {
            assert_eq!(range(days(first, last)), text);
        }
    }

    #[test]
    fn an_uncertain_day_lies_between_two() {
        assert_eq!(one_of(days("2024-07-10", "2024-07-16")), "between 10 and 16 July 2024");
        assert_eq!(one_of(days("2024-07-07", "2024-07-08")), "7 or 8 July 2024");
        assert_eq!(one_of(days("2024-06-28", "2024-07-03")), "between 28 June and 3 July 2024");
        assert_eq!(one_of(days("2024-07-01", "2024-07-31")), "some time in July 2024");
        assert_eq!(one_of(days("2024-04-01", "2024-06-30")), "between 1 April and 30 June 2024");
        assert_eq!(one_of(days("2024-07-10", "2024-07-10")), "Wed 10 July 2024");
    }
}
