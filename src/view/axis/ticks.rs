//! Lines and labels at the axis: days, weeks or months, whichever there is room for.

use super::at;
use crate::time::{Day, Days};

/// Room that a tick's label needs, in pixels.
const LABEL: f64 = 34.0;
/// A character of a label at most, in pixels.
const CHARACTER: f64 = 8.5;

/// A line at the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where, 0 to 1: the middle of its day.
    pub at: f64,
    /// Its day of the month or month, if there is room for one.
    pub label: Option<String>,
    /// Month or year, where it changes and there is room for it.
    pub above: Option<String>,
}

/// The lines of an axis, and labels where there is room for them.
pub fn ticks(days: Days, width: f64) -> Vec<Tick> {
    let pixels = width / f64::from(days.count());
    let every_day = days.first.0..=days.last.0;
    let months = 30.4 * pixels;
    let mut told = None;
    let ticks = every_day
        .filter_map(|n| {
            let day = Day(n);
            let (year, month, of_month) = day.civil();
            let named = if pixels >= LABEL {
                true
            } else if 7.0 * pixels >= LABEL {
                day.weekday() as i32 == 0
            } else {
                // Months, or every so many of them.
                let step = [1, 3, 6, 12, 60, 120].into_iter().find(|&s| months * f64::from(s) >= LABEL).unwrap_or(1200);
                of_month == 1 && (year * 12 + month as i32 - 1) % step == 0
            };
            let small = pixels >= 6.0 || (months >= 6.0 && of_month == 1);
            if !named && !small {
                return None;
            }
            let by_day = 7.0 * pixels >= LABEL;
            let (label, group) = match (named, by_day) {
                (false, true) => (None, Some(month_and_year(day))),
                (false, false) => (None, None),
                (true, true) => (Some(of_month.to_string()), Some(month_and_year(day))),
                (true, false) => (Some(month_and_year(day)[..3].to_owned()), Some(year.to_string())),
            };
            let above = group.filter(|g| told.as_ref() != Some(g));
            if above.is_some() {
                told.clone_from(&above);
            }
            Some(Tick { at: at(days, day, 0.5), label, above })
        })
        .collect();
    without_collisions(ticks, width)
}

/// Drops what stands above where the next one would run into it, or the axis ends.
fn without_collisions(mut ticks: Vec<Tick>, width: f64) -> Vec<Tick> {
    let mut end = width;
    for tick in ticks.iter_mut().rev() {
        if let Some(above) = &tick.above {
            let begins = tick.at * width;
            if begins + above.chars().count() as f64 * CHARACTER > end {
                tick.above = None;
            } else {
                end = begins;
            }
        }
    }
    ticks
}

fn month_and_year(day: Day) -> String {
    Days::month(day.year(), day.month()).map(crate::time::range).unwrap_or_default()
}
