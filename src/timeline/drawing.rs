//! One frame of the plot as a value: lines, labels and marks of every lane. [`Drawing::next`] makes it of the frame before,
//! the facts and what is in sight; the plot's components show it.

use std::sync::Arc;

use dateline_core::calendar::Days;
use dateline_search::protocol;
use dateline_search::view::axis::{Axis, Facts, Period, Row, Same, Tick, View};

use super::marks::{self, BarMark, DayMark, Frame};
use super::target::{self, NUMBERS_PER_LANE, ROWS_PER_LANE, TabStop, Target};
use super::turns::Turns;
use crate::state::EntryNames;

/// Height of a dot with the room above it, in pixels.
const DOT: u32 = 11;
/// Height of a row of bars, in pixels: a line of text over a rule.
const BAR: u32 = 28;
/// Height of a lane's single days, in pixels.
const DISCS: u32 = 30;

/// What the plot shows in a frame.
#[derive(Clone, Debug, Default)]
pub struct Drawing {
    /// Lines and labels of the axis.
    pub ticks: Vec<Tick>,
    /// What the ticks' labels leave out: months of days, years of months.
    pub periods: Vec<Period>,
    /// The lanes. One that is not due in a frame is the same as in the frame before.
    pub lanes: Vec<Arc<Lane>>,
    /// The number of the mark at which the Tab key stops.
    pub tab_stop: usize,
    turns: Turns,
    /// The facts that are drawn.
    facts: Option<Arc<Facts>>,
    /// How many names were known.
    names: usize,
}

/// What is drawn of a lane.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lane {
    /// Its speaker or outlet; empty if there is one lane for all.
    pub label: String,
    /// How many passages it has.
    pub count: u32,
    /// Single days, from left to right.
    pub days: Vec<DayMark>,
    /// Height of the single days, in pixels.
    pub days_height: u32,
    /// Runs of days, by row.
    pub bars: Vec<BarMark>,
    /// Height of the bars, in pixels.
    pub bars_height: u32,
}

/// What is to be drawn.
pub struct Scene<'a> {
    /// The facts.
    pub facts: &'a Arc<Facts>,
    /// What the lanes are.
    pub labels: &'a [protocol::Lane],
    /// What is in sight.
    pub view: View,
    /// The plot's width in pixels.
    pub width: u32,
    /// The place in the list of the fact that is selected.
    pub selected: Option<u32>,
    /// What entries are called, by their places.
    pub names: &'a EntryNames,
    /// Where the Tab key stopped before.
    pub tab_stop: Option<TabStop>,
    /// Whether lanes may be drawn in a later frame.
    pub may_wait: bool,
}

impl Drawing {
    /// The frame that follows this one.
    pub fn next(&self, scene: &Scene) -> Self {
        let facts = scene.facts;
        let width = f64::from(scene.width);
        let has_same_names = self.names == scene.names.len();
        let is_of_same_facts = self.facts.as_ref().is_some_and(|f| Arc::ptr_eq(f, facts));
        let has_one_lane = facts.lanes.len() == 1;
        let may_wait = scene.may_wait && is_of_same_facts && has_same_names && !has_one_lane;
        let turns = self.turns.next(self.targets().count(), scene.view.length(), may_wait);
        let axis = Axis::some(facts, scene.view, width, &|lane| turns.is_due(lane));
        let tab_stop = tab_stop(&axis, scene.tab_stop);
        let frame = Frame { view: scene.view, facts, tab_stop, names: scene.names };
        let selected = scene.selected.map_or(&[][..], |place| facts.at(place));
        let lane = |(number, row): (usize, &Row)| {
            let before = self.lanes.get(number).filter(|_| is_of_same_facts);
            if let (Some(before), false) = (before, turns.is_due(number)) {
                return before.clone();
            }
            let days: Vec<Days> =
                selected.iter().filter(|(_, lane, _)| *lane == number).map(|(.., days)| *days).collect();
            let mut lane = Lane::of(row, number, &frame, width, &days);
            // Heights only grow while the same facts are shown: what stands below does not jump while the view zooms.
            lane.days_height = lane.days_height.max(before.map_or(0, |b| b.days_height));
            lane.bars_height = lane.bars_height.max(before.map_or(0, |b| b.bars_height));
            if let Some(label) = scene.labels.get(number) {
                (lane.label, lane.count) = (label.label.clone(), label.count);
            }
            Arc::new(lane)
        };
        let lanes = axis.lanes.iter().enumerate().map(lane).collect();
        let Axis { ticks, periods, .. } = axis;
        Self { ticks, periods, lanes, tab_stop, turns, facts: Some(facts.clone()), names: scene.names.len() }
    }

    /// All marks, lane after lane.
    pub fn targets(&self) -> impl Iterator<Item = &Target> {
        self.lanes.iter().flat_map(|lane| lane.targets())
    }

    /// The mark of this number.
    pub fn target(&self, number: usize) -> Option<Target> {
        self.targets().find(|t| t.number == number).copied()
    }

    /// What the mark of this number tells.
    pub fn name(&self, number: usize) -> Option<&str> {
        let marks = self
            .lanes
            .iter()
            .flat_map(|lane| lane.days.iter().map(|day| &day.mark).chain(lane.bars.iter().map(|bar| &bar.mark)));
        marks.into_iter().find(|mark| mark.target.number == number).map(|mark| mark.name.as_str())
    }

    /// Whether some lanes do not show yet what is in sight.
    pub fn is_unfinished(&self) -> bool {
        self.turns.some_wait()
    }
}

impl Lane {
    fn of(row: &Row, lane: usize, frame: &Frame, width: f64, selected: &[Days]) -> Self {
        let has_piles = frame.facts.lanes.len() == 1;
        let mut numbers = lane * NUMBERS_PER_LANE..;
        let first = lane as u32 * ROWS_PER_LANE;
        let days = row.columns.iter().zip(&mut numbers).map(|(column, number)| {
            let several = column.facts.days.count() > 1;
            let target = Target {
                number,
                row: first,
                at: column.at,
                days: column.facts.days,
                place: column.facts.place,
                first: column.facts.first,
                several,
            };
            frame.day(column, lane, target, selected)
        });
        let mut days: Vec<DayMark> = days.collect();
        marks::label_days(&mut days, width);
        let bars = row.bars.iter().zip(&mut numbers).map(|(bar, number)| {
            let at = (bar.from + bar.to) / 2.0;
            let row = first + 1 + bar.row;
            let Same { days, place, first, .. } = bar.facts;
            let target = Target { number, row, at, days, place, first, several: bar.runs > 1 };
            frame.bar(bar, width, target, selected)
        });
        let highest = row.columns.iter().filter(|c| c.is_pile()).map(|c| c.facts.count).max().unwrap_or(0);
        let rows = row.bars.iter().map(|b| b.row + 1).max().unwrap_or(0);
        Self {
            days,
            days_height: if has_piles { (highest * DOT + 14).max(DISCS) } else { DISCS },
            bars: bars.collect(),
            bars_height: rows * BAR,
            ..Self::default()
        }
    }

    /// Its marks: single days, then bars.
    pub fn targets(&self) -> impl Iterator<Item = &Target> {
        let days = self.days.iter().map(|d| &d.mark.target);
        days.chain(self.bars.iter().map(|b| &b.mark.target))
    }
}

impl BarMark {
    /// How far below the lane's first row of bars it stands, in pixels.
    pub fn top(&self) -> u32 {
        self.row * BAR
    }
}

/// The number of the mark at which the Tab key stops.
fn tab_stop(axis: &Axis, before: Option<TabStop>) -> usize {
    let marks = axis.lanes.iter().enumerate().flat_map(|(lane, row)| {
        let first = lane as u32 * ROWS_PER_LANE;
        let days = row.columns.iter().map(move |c| (first, c.facts.days));
        let bars = row.bars.iter().map(move |b| (first + 1 + b.row, b.facts.days));
        (lane * NUMBERS_PER_LANE..).zip(days.chain(bars)).map(|(number, (row, days))| (number, row, days))
    });
    target::tab_stop(marks, before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_core::calendar::Day;
    use dateline_search::view::axis::{Form, Mark};

    /// `lanes` lanes with a fact on every tenth day, and one of a month in the first lane.
    fn facts(lanes: usize) -> Arc<Facts> {
        let form = Form { inferred: false, ahead: false, mentioned: 1 };
        let mut marks: Vec<Mark> = (0..60)
            .map(|n| Mark { place: n, days: Days::one(Day(10 * n as i32)), form, lane: n as usize % lanes, lead: n })
            .collect();
        marks.push(Mark { place: 60, days: Days::new(Day(595), Day(625)), form, lane: 0, lead: 60 });
        Arc::new(Facts::of(&marks, lanes, None).expect("facts"))
    }

    fn scene(facts: &Arc<Facts>) -> Scene<'_> {
        Scene {
            facts,
            labels: &[],
            view: View::of(facts.extent),
            width: 6000,
            selected: None,
            names: Box::leak(Box::default()),
            tab_stop: None,
            may_wait: true,
        }
    }

    #[test]
    fn marks_are_numbered_by_lane_and_one_of_them_is_the_tab_stop() {
        let facts = facts(3);
        let drawing = Drawing::default().next(&scene(&facts));
        assert_eq!(drawing.targets().count(), 61);
        for (number, lane) in drawing.lanes.iter().enumerate() {
            let numbers: Vec<usize> = lane.targets().map(|t| t.number - number * NUMBERS_PER_LANE).collect();
            assert_eq!(numbers, (0..numbers.len()).collect::<Vec<_>>());
        }
        let days = drawing.lanes.iter().flat_map(|l| &l.days).filter(|d| d.mark.is_tab_stop);
        assert_eq!(days.map(|d| d.mark.target.number).collect::<Vec<_>>(), [drawing.tab_stop]);
        let stop = drawing.next(&Scene { tab_stop: Some((ROWS_PER_LANE, Day(130))), ..scene(&facts) }).tab_stop;
        let held = drawing.target(stop).expect("a mark");
        assert_eq!((held.row, held.days), (ROWS_PER_LANE, Days::one(Day(130))));
    }

    #[test]
    fn the_selected_fact_is_current_and_no_other() {
        let facts = facts(3);
        let drawing = Drawing::default().next(&Scene { selected: Some(13), ..scene(&facts) });
        let current = drawing.lanes.iter().flat_map(|l| &l.days).filter(|d| d.mark.is_current);
        assert_eq!(current.map(|d| d.mark.target.days).collect::<Vec<_>>(), [Days::one(Day(130))]);
    }

    #[test]
    fn heights_stay_while_the_same_facts_are_shown() {
        let one = facts(1);
        let before = Drawing::default().next(&scene(&one));
        assert_eq!(before.lanes[0].bars_height, BAR);
        let early = View::of(Days::new(Day(0), Day(100)));
        let after = before.next(&Scene { view: early, ..scene(&one) });
        assert!(after.lanes[0].bars.is_empty());
        assert_eq!(after.lanes[0].bars_height, BAR);
        let other = facts(1);
        assert_eq!(after.next(&Scene { view: early, ..scene(&other) }).lanes[0].bars_height, 0);
    }

    #[test]
    fn lanes_that_are_not_due_stay_as_they_are() {
        let facts = facts(3);
        // More marks than a frame has room for.
        let crowded =
            Drawing { turns: Turns::default().next(400, 1.0, true), ..Drawing::default().next(&scene(&facts)) };
        let zoomed = |view| Scene { view, ..scene(&facts) };
        let next = crowded.next(&zoomed(View::of(Days::new(Day(0), Day(500)))));
        let same = |a: &Drawing, b: &Drawing| a.lanes.iter().zip(&b.lanes).filter(|(a, b)| Arc::ptr_eq(a, b)).count();
        assert_eq!(same(&crowded, &next), if next.is_unfinished() { 2 } else { 0 });
    }
}
