//! The drawing of the timeline, as numbers: which days the axis shows, what stands where on it, what lies beyond.
//!
//! Positions are fractions of the axis's width, so that the page can draw in per cent. The width in pixels decides only what
//! would collide: marks that are nearer than a finger or a pointer can tell apart become one, with a count.

mod ticks;

use crate::time::{Day, Days};

pub use ticks::Tick;

/// Neighbours nearer than this many pixels are drawn as one.
const APART: f64 = 24.0;
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
        let days = core(&marks.iter().map(|m| m.days).collect::<Vec<_>>())?;
        let beyond = |test: &dyn Fn(Days) -> bool| (0..marks.len()).filter(|&i| test(marks[i].days)).collect();
        let (bars, crowded) = bars(marks, days, width);
        Some(Self {
            days,
            columns: columns(marks, days, width),
            bars,
            ticks: ticks::ticks(days, width),
            earlier: beyond(&|d| d.last < days.first),
            later: beyond(&|d| d.first > days.last),
            crowded,
        })
    }
}

/// The days around the median fact that facts reach without a long gap; years mentioned in passing do not stretch them.
pub fn core(all: &[Days]) -> Option<Days> {
    // The finest that there is more than one of: months do not stretch an axis of days.
    let finest = |most: u32| all.iter().copied().filter(move |d| d.count() <= most);
    let most = [7, 31, 366].into_iter().find(|&most| finest(most).count() > 1).unwrap_or(u32::MAX);
    let mut short: Vec<Days> = finest(most).collect();
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
            last = last.max(d.last);
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
fn bars(marks: &[Mark], days: Days, width: f64) -> (Vec<Bar>, Vec<usize>) {
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
        // As wide as a finger or a pointer needs, and within the axis.
        let least = (APART / width.max(APART)).min(1.0);
        let from = at(days, run.first, 0.0).clamp(0.0, 1.0 - least);
        let to = at(days, run.last, 1.0).max(from + least).min(1.0);
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
