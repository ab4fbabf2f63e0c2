//! The drawing of the timeline, as numbers: which days the axis shows, what stands where on it, what lies beyond.
//!
//! Positions are fractions of the axis's width, so that the page can draw in per cent. The width in pixels decides only what
//! would collide: marks that are nearer than a finger or a pointer can tell apart become one, with a count.

use crate::time::{Day, Days};
use crate::view::dates;

/// Neighbours nearer than this many pixels are drawn as one.
const APART: f64 = 24.0;
/// Room that a tick's label needs, in pixels.
const LABEL: f64 = 34.0;
/// A character of a label at most, in pixels.
const CHARACTER: f64 = 8.5;
/// Facts further apart than this many days are not forced onto one axis.
const GAP: i32 = 45;
/// Rows of bars at most.
const ROWS: usize = 4;

/// What is to be drawn of one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The days meant.
    pub days: Days,
    /// Inferred rather than stated: drawn hollow.
    pub inferred: bool,
}

/// Facts of one day, or of neighbouring days that cannot be drawn apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its middle, 0 to 1.
    pub at: f64,
    /// The days it stands for.
    pub days: Days,
    /// Indices of the marks.
    pub items: Vec<usize>,
    /// How many of them are inferred.
    pub inferred: usize,
}

/// A run of days, with all marks that mean exactly these days.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Left end, 0 to 1.
    pub from: f64,
    /// Right end, 0 to 1.
    pub to: f64,
    /// Its row, 0 next to the axis.
    pub row: usize,
    /// Begins before the axis does.
    pub from_before: bool,
    /// Ends after the axis does.
    pub to_after: bool,
    /// The days it stands for.
    pub days: Days,
    /// Indices of the marks.
    pub items: Vec<usize>,
    /// Whether all of them are inferred.
    pub inferred: bool,
}

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

/// The drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// The days from its left end to its right.
    pub days: Days,
    /// Single days.
    pub columns: Vec<Column>,
    /// Runs of days.
    pub bars: Vec<Bar>,
    /// Lines and labels.
    pub ticks: Vec<Tick>,
    /// Marks that end before the axis begins.
    pub earlier: Vec<usize>,
    /// Marks that begin after the axis ends.
    pub later: Vec<usize>,
    /// Marks whose bars found no room.
    pub crowded: Vec<usize>,
}

impl Axis {
    /// The drawing of `marks` on `width` pixels; nothing if there are no marks.
    pub fn of(marks: &[Mark], width: f64) -> Option<Self> {
        let days = core(marks)?;
        let beyond = |test: &dyn Fn(Days) -> bool| (0..marks.len()).filter(|&i| test(marks[i].days)).collect();
        let (bars, crowded) = bars(marks, days);
        Some(Self {
            days,
            columns: columns(marks, days, width),
            bars,
            ticks: ticks(days, width),
            earlier: beyond(&|d| d.last < days.first),
            later: beyond(&|d| d.first > days.last),
            crowded,
        })
    }
}

/// The days around the median fact that facts reach without a long gap; years mentioned in passing do not stretch them.
fn core(marks: &[Mark]) -> Option<Days> {
    let mut short: Vec<Days> = marks.iter().map(|m| m.days).filter(|d| d.count() <= 31).collect();
    if short.is_empty() {
        short = marks.iter().map(|m| m.days).collect();
    }
    crate::order::plain(&mut short);
    let middle = *short.get(short.len() / 2)?;
    let (mut first, mut last) = (middle.first, middle.last);
    for d in &short[short.len() / 2..] {
        if d.first.0 - last.0 <= GAP {
            last = last.max(d.last);
        }
    }
    for d in short[..short.len() / 2].iter().rev() {
        if first.0 - d.last.0 <= GAP {
            first = first.min(d.first);
        }
    }
    let missing = (6 - (last.0 - first.0)).max(0);
    Some(Days { first: first.plus(-1 - missing / 2), last: last.plus(1 + missing - missing / 2) })
}

fn at(days: Days, day: Day, part: f64) -> f64 {
    (f64::from(day.0 - days.first.0) + part) / f64::from(days.count())
}

fn columns(marks: &[Mark], days: Days, width: f64) -> Vec<Column> {
    let mut singles: Vec<usize> =
        (0..marks.len()).filter(|&i| marks[i].days.count() == 1 && days.covers(marks[i].days.first)).collect();
    crate::order::by_key(&mut singles, |&i| (marks[i].days, i));
    let mut columns: Vec<Column> = Vec::new();
    for i in singles {
        let day = marks[i].days.first;
        let middle = at(days, day, 0.5);
        match columns.last_mut() {
            Some(c) if (middle - c.at) * width < APART => {
                c.items.push(i);
                c.days.last = day;
            }
            _ => columns.push(Column { at: middle, days: Days::one(day), items: vec![i], inferred: 0 }),
        }
    }
    for column in &mut columns {
        column.inferred = column.items.iter().filter(|&&i| marks[i].inferred).count();
    }
    columns
}

/// Runs of days in rows, the shortest first since they say most; what finds no room is returned apart.
fn bars(marks: &[Mark], days: Days) -> (Vec<Bar>, Vec<usize>) {
    let mut runs: Vec<usize> =
        (0..marks.len()).filter(|&i| marks[i].days.count() > 1 && marks[i].days.and(days).is_some()).collect();
    crate::order::by_key(&mut runs, |&i| (marks[i].days.count(), marks[i].days, i));
    let (mut bars, mut crowded): (Vec<Bar>, Vec<usize>) = (Vec::new(), Vec::new());
    for i in runs {
        let run = marks[i].days;
        if let Some(same) = bars.iter_mut().find(|b| b.days == run) {
            same.items.push(i);
            same.inferred &= marks[i].inferred;
            continue;
        }
        let (from, to) = (at(days, run.first, 0.0).max(0.0), at(days, run.last, 1.0).min(1.0));
        let free = |row: &usize| bars.iter().all(|b| b.row != *row || b.to <= from || to <= b.from);
        match (0..ROWS).find(free) {
            Some(row) => bars.push(Bar {
                from,
                to,
                row,
                from_before: run.first < days.first,
                to_after: run.last > days.last,
                days: run,
                items: vec![i],
                inferred: marks[i].inferred,
            }),
            None => crowded.push(i),
        }
    }
    (bars, crowded)
}

fn ticks(days: Days, width: f64) -> Vec<Tick> {
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
                (false, _) => (None, None),
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
    Days::month(day.year(), day.month()).map(dates::range).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(days: &str) -> Mark {
        let (first, last) = days.split_once("..").unwrap_or((days, days));
        Mark { days: Days::new(first.parse().expect("a day"), last.parse().expect("a day")), inferred: false }
    }

    fn marks(days: &[&str]) -> Vec<Mark> {
        days.iter().map(|d| mark(d)).collect()
    }

    #[test]
    fn years_in_passing_do_not_stretch_the_axis() {
        let marks = marks(&[
            "1961-01-01..1961-12-31",
            "2024-06-19",
            "2024-07-10",
            "2024-07-09..2024-07-11",
            "2024-01-01..2024-12-31",
            "2026-01-05",
        ]);
        let axis = Axis::of(&marks, 1000.0).expect("an axis");
        assert_eq!(
            (axis.days.first.to_string(), axis.days.last.to_string()),
            ("2024-06-18".into(), "2024-07-12".into())
        );
        assert_eq!((axis.earlier, axis.later), (vec![0], vec![5]));
        assert_eq!(axis.columns.iter().map(|c| c.items.clone()).collect::<Vec<_>>(), [vec![1], vec![2]]);
        assert_eq!(axis.bars.iter().map(|b| (b.row, b.from_before)).collect::<Vec<_>>(), [(0, false), (1, true)]);
    }

    #[test]
    fn neighbours_cluster_where_there_is_no_room() {
        let marks = marks(&["2024-07-08", "2024-07-09", "2024-07-09", "2024-07-20"]);
        let count = |width| Axis::of(&marks, width).expect("an axis").columns.len();
        assert_eq!((count(1000.0), count(200.0)), (3, 2));
    }

    #[test]
    fn nothing_is_lost() {
        let marks: Vec<Mark> = (0..200)
            .map(|i| {
                let first = Day(19_000 + (i * 7919) % 400);
                Mark { days: Days { first, last: first.plus((i * 31) % 40) }, inferred: i % 3 == 0 }
            })
            .collect();
        for width in [0.0, 1.0, 300.0, 2000.0] {
            let axis = Axis::of(&marks, width).expect("an axis");
            let mut seen: Vec<usize> = axis.columns.iter().flat_map(|c| c.items.clone()).collect();
            seen.extend(axis.bars.iter().flat_map(|b| b.items.clone()));
            seen.extend(axis.earlier.iter().chain(&axis.later).chain(&axis.crowded));
            crate::order::plain(&mut seen);
            assert_eq!(seen, (0..200).collect::<Vec<_>>());
            assert!(axis.bars.iter().all(|b| 0.0 <= b.from && b.from < b.to && b.to <= 1.0));
        }
        assert_eq!(Axis::of(&[], 100.0), None);
    }
}
