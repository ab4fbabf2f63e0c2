//! The marks on the screen: dots for days, bars for longer times, hollow where a day was inferred, discs with a count where
//! there is no room for each.

use leptos::prelude::*;

use super::plot::{Act, Plot, Target, act_of};
use crate::el::{El, el, kept};
use crate::text::{counted, number};
use dateline_core::time::{Day, Days};
use dateline_search::view::axis::{Axis, Bar, Column, Facts, Form, Period, Row, Tick, View};
use dateline_search::view::range;

/// As many marks can be drawn anew in a frame.
const MARKS: usize = 80;

/// Height of a dot with the room above it, in pixels.
const DOT: u32 = 11;
/// Height of a row of bars: a line of text over a rule.
const BAR: u32 = 28;
/// Height of a lane's single days.
const DISCS: u32 = 30;

/// Width of the arrow where a bar goes on beyond the plot.
const ARROW: u32 = 10;

/// A length in pixels.
pub fn px(n: u32) -> String {
    format!("{n}px")
}

/// In thousandths of a per cent: the standard library's writing of floats would cost a visitor 4 KB.
pub fn percent(part: f64) -> String {
    let thousandths = (part * 100_000.0).round() as u32;
    format!("{}.{:03}%", thousandths / 1000, thousandths % 1000)
}

/// A drawing in the making.
struct Pen<'a> {
    facts: &'a Facts,
    axis: &'a Axis,
    width: f64,
    /// Lanes and days of the fact that is selected.
    selected: &'a [(u32, usize, Days)],
    /// Which mark the Tab key stops at.
    stop: usize,
    targets: Vec<Target>,
    /// The lane that is being drawn, and its first row's number.
    lane: usize,
    row: u32,
    /// The number of the next mark.
    number: usize,
}

/// The plot: grid, marks, ticks. `labels` are the lanes' names and counts, in the order of the facts' lanes. If a mark is
/// `focused`, all lanes are drawn although the view moves.
pub fn draw(plot: Plot, facts: &Facts, labels: &[(String, u32)], focused: bool) -> Vec<AnyView> {
    let (view, width) = (plot.view.get(), f64::from(plot.width.get()));
    let one = facts.lanes.len() == 1;
    let (turns, frame) = turns(plot, view, !one && !focused);
    let is_due = |lane: usize| (lane + frame).is_multiple_of(turns);
    let axis = Axis::some(facts, view, width, &is_due);
    let rows = rows(plot, &axis);
    let stop = stop(plot, &axis);
    let place = plot.selected();
    let selected = place.map_or(&[][..], |place| facts.at(place));
    let before = plot.hidden.with_value(|h| h.targets.clone());
    let targets = Vec::new();
    let mut pen = Pen { facts, axis: &axis, width, selected, stop, targets, lane: 0, row: 0, number: 0 };
    let ticks = el("div").class("axis-ticks").attr("aria-hidden", "true");
    let ticks = ticks.children(axis.ticks.iter().map(tick)).children(axis.periods.iter().map(period));
    let lines = axis.ticks.iter().filter(|t| t.label.is_some());
    let grid = el("div").class("axis-grid").attr("aria-hidden", "true");
    let grid = grid.children(lines.map(|t| el("i").style("left", percent(t.at)).into_any()));
    let mut parts = vec![grid.into_any()];
    if one {
        let row = &axis.lanes[0];
        let (columns, bars) = (pen.columns(row, (pile(plot, row) * DOT + 14).max(DISCS)), pen.bars(row, rows[0]));
        parts.extend([columns, ticks.into_any(), bars]);
    } else {
        parts.push(ticks.into_any());
        for (number, row) in axis.lanes.iter().enumerate() {
            pen.lane = number;
            parts.push(if is_due(number) {
                pen.lane(row, rows[number], labels.get(number))
            } else {
                pen.targets.extend(before.iter().filter(|t| t.number / NUMBERS == number));
                kept()
            });
        }
    }
    let targets = pen.targets;
    plot.hidden.update_value(|h| {
        h.targets = targets;
        h.stop_number = stop;
    });
    parts
}

/// Every how many frames a lane is drawn, and the number of this one. While the view zooms, which draws most marks anew, and
/// until all lanes show where it got to, they take turns if there are too many marks for a frame.
fn turns(plot: Plot, view: View, may_wait: bool) -> (usize, usize) {
    let turns = plot.hidden.try_update_value(|h| {
        let mut turns = h.targets.len() / MARKS + 1;
        if (h.length - view.length()).abs() > 1e-6 {
            h.turns = turns;
        }
        if !may_wait || !h.moving || h.turns == 0 {
            (turns, h.turns) = (1, 1);
        }
        h.length = view.length();
        h.frame += 1;
        h.turns -= 1;
        (turns, h.frame, h.turns)
    });
    let (turns, frame, left) = turns.unwrap_or((1, 0, 0));
    if left > 0 && !plot.is_gliding() {
        plot.show(view);
    }
    (turns, frame)
}

/// How many rows of bars each lane is given: as many as it needs now or needed before.
fn rows(plot: Plot, axis: &Axis) -> Vec<u32> {
    let rows = plot.hidden.try_update_value(|h| {
        h.rows.resize(axis.lanes.len(), 0);
        for (had, lane) in h.rows.iter_mut().zip(&axis.lanes) {
            *had = lane.bars.iter().map(|b| b.row + 1).fold(*had, u32::max);
        }
        h.rows.clone()
    });
    rows.unwrap_or_default()
}

/// The highest pile of dots that is in sight or was.
fn pile(plot: Plot, row: &Row) -> u32 {
    let highest = row.columns.iter().filter(|c| c.is_pile()).map(|c| c.count).max().unwrap_or(0);
    let pile = plot.hidden.try_update_value(|h| {
        h.pile = h.pile.max(highest);
        h.pile
    });
    pile.unwrap_or(highest)
}

/// Before all that there are facts of.
const LONG_AGO: Day = Day(-10_000_000);

/// The number of the mark that the Tab key stops at: the one that holds the day where it stopped before, or else the first.
fn stop(plot: Plot, axis: &Axis) -> usize {
    let (row, day) = plot.hidden.with_value(|h| h.stop).unwrap_or((0, LONG_AGO));
    let mut best = (true, true, i32::MAX, 0);
    let mut first = 0;
    for (lane, marks) in axis.lanes.iter().enumerate() {
        let rows = marks.bars.iter().map(|b| first + 1 + b.row);
        let bars = marks.bars.iter().map(|b| b.days).zip(rows);
        let columns = marks.columns.iter().map(|c| (c.days, first));
        for (number, (days, at)) in (lane * NUMBERS..).zip(columns.chain(bars)) {
            let away = (days.first.0 - day.0).max(day.0 - days.last.0).max(0);
            // Of its own row if that shows the day, else whichever is nearest.
            best = best.min((away > 0, at != row, away, number));
        }
        first += ROWS_A_LANE;
    }
    best.3
}

/// Numbers for the rows of a lane: its single days and its bars.
const ROWS_A_LANE: u32 = 8;
/// Numbers for the marks of a lane, more than there is room for. So the first of them has the same number in every frame.
const NUMBERS: usize = 1 << 13;

impl Pen<'_> {
    fn lane(&mut self, row: &Row, rows: u32, label: Option<&(String, u32)>) -> AnyView {
        self.row = self.lane as u32 * ROWS_A_LANE;
        self.number = self.lane * NUMBERS;
        let (label, count) = label.cloned().unwrap_or_default();
        let name = format!("{label}: {}", counted(count, "passage", "passages"));
        let label = el("p")
            .class("axis-lane-label")
            .attr("aria-hidden", "true")
            .child(el("b").text(label))
            .child(el("span").text(number(count)));
        let (columns, bars) = (self.columns(row, DISCS), self.bars(row, rows));
        let lane = el("div").class("axis-lane").attr("role", "group").attr("aria-label", name);
        lane.child(label).children([columns, bars]).into_any()
    }

    fn columns(&mut self, row: &Row, height: u32) -> AnyView {
        let columns = row.columns.iter().map(|c| self.column(c).into_any());
        el("div").class("axis-columns").style("height", px(height)).children(columns).into_any()
    }

    fn bars(&mut self, row: &Row, rows: u32) -> AnyView {
        let bars = row.bars.iter().map(|b| self.bar(b).into_any());
        el("div").class("axis-bars").style("height", px(rows * BAR)).children(bars).into_any()
    }

    fn column(&mut self, column: &Column) -> El {
        let Column { days, count, inferred, ahead, told, forms, place, .. } = *column;
        let target =
            Target { number: self.number, row: self.row, at: column.at, days, place, several: days.count() > 1 };
        let what = What { count, inferred: inferred == count, ahead, told, runs: 1 };
        let one = self.facts.lanes.len() == 1;
        let half = column.half(one) as u32;
        let is_pile = one && column.is_pile();
        let mut class = "axis-day".to_owned();
        if count > 1 && !is_pile {
            class.push_str(" axis-count");
            if inferred == count {
                class.push_str(" hollow");
            }
            class.push_str(if ahead == count {
                " ahead"
            } else if ahead > 0 {
                " some-ahead"
            } else {
                ""
            });
        }
        let day = self
            .mark(target, what)
            .class(class)
            .style("left", percent(column.at))
            .style("width", px(2 * half))
            .style("margin-left", format!("-{half}px"));
        if is_pile {
            // The plainest stand below.
            let lane = &self.facts.lanes[self.lane];
            let forms = lane.forms.iter().skip(forms as usize).take(count as usize);
            day.children(forms.map(|form| dot(*form).into_any()))
        } else if count == 1 {
            day.child(dot(Form { inferred: inferred == 1, ahead: ahead == 1, told }))
        } else {
            day.text(number(count))
        }
    }

    fn bar(&mut self, bar: &Bar) -> El {
        let at = (bar.from + bar.to) / 2.0;
        let row = self.row + 1 + bar.row;
        let target = Target { number: self.number, row, at, days: bar.days, place: bar.place, several: bar.runs > 1 };
        let mut class = "axis-bar".to_owned();
        let kinds = [
            (bar.inferred, " hollow"),
            (bar.ahead, " ahead"),
            (bar.from_before, " from-before"),
            (bar.to_after, " to-after"),
            (bar.runs > 1, " several"),
        ];
        kinds.iter().filter(|(holds, _)| *holds).for_each(|(_, word)| class.push_str(word));
        let room = ((bar.room * self.width) as u32).saturating_sub(if bar.from_before { ARROW } else { 0 });
        // The count is drawn by the style sheet: it is no part of the name that one would call the mark by.
        let label = |label: &str| {
            let (text, count) = label.split_once(" · ").unwrap_or((label, ""));
            el("span").style("width", px(room)).attr("data-count", count.to_owned()).text(text)
        };
        let label = bar.label.as_deref().map(|text| label(text).into_any());
        let Bar { count, inferred, ahead, told, runs, .. } = *bar;
        self.mark(target, What { count, inferred, ahead: if ahead { count } else { 0 }, told, runs })
            .class(class)
            .style("left", percent(bar.from))
            .style("width", percent(bar.to - bar.from))
            .style("top", px(bar.row * BAR))
            .child(el("i"))
            .children(label)
    }

    /// What can be pressed, and is one stop of the Tab key with all others.
    fn mark(&mut self, target: Target, what: What) -> El {
        let number = self.number;
        self.number += 1;
        let stop = if number == self.stop { "0" } else { "-1" };
        let days = target.days;
        let selected = self.selected.iter().any(|(_, lane, d)| *lane == self.lane && is_in(*d, &target, days));
        let outside = if target.place.is_none() { Some("") } else { None };
        // A button of the browser's own would take it several times as long to style, and there are hundreds.
        let mark = el("div")
            .attr("role", "button")
            .attr("tabindex", stop)
            .attr("data-n", number.to_string())
            .maybe("data-outside", outside)
            .maybe("aria-current", selected.then_some("true"))
            .attr("aria-label", self.name(&target, what));
        self.targets.push(target);
        mark
    }

    /// What a mark stands for, and what happens when it is pressed.
    fn name(&self, target: &Target, what: What) -> String {
        let What { count, inferred, ahead, told, runs } = what;
        let runs = if runs > 1 { format!("{runs} longer times, ") } else { String::new() };
        let estimate = if inferred { ", our estimate" } else { "" };
        let facts = match (count, told) {
            (1, 2..) => format!("told by {told} articles"),
            _ => counted(count, "fact", "facts"),
        };
        let to_come = match ahead {
            0 => "",
            _ if ahead == count => ", still to come when written",
            _ => ", some still to come when written",
        };
        let act = match act_of(target, self.axis.view, self.facts.extent) {
            Act::Zoom(_) => "zooms in",
            Act::Jump(_) if count == 1 => "goes to it in the list",
            Act::Jump(_) => "goes to the first in the list",
            Act::Widen => "not among the days chosen, shows all days",
        };
        format!("{runs}{}{estimate}: {facts}{to_come}; {act}", range(target.days))
    }
}

/// What a mark stands for.
#[derive(Clone, Copy)]
struct What {
    /// Facts.
    count: u32,
    /// Whether all are inferred.
    inferred: bool,
    /// How many were still to come.
    ahead: u32,
    /// How many articles tell of the one that most tell of.
    told: u32,
    /// How many different runs of days.
    runs: u32,
}

/// One fact: hollow if inferred, with corners if still to come, with the number of articles that tell of it.
pub fn dot(form: Form) -> El {
    let class = match (form.inferred, form.ahead) {
        (false, false) => "axis-dot",
        (true, false) => "axis-dot hollow",
        (false, true) => "axis-dot ahead",
        (true, true) => "axis-dot hollow ahead",
    };
    let dot = el("span").class(class);
    if form.told > 1 { dot.attr("data-told", form.told.to_string()) } else { dot }
}

/// Whether facts of days `d` are drawn by this mark: in the same kind of row, and within its days.
fn is_in(d: Days, target: &Target, days: Days) -> bool {
    let single = target.row.is_multiple_of(ROWS_A_LANE);
    let same = d == days || target.several && d.and(days) == Some(d);
    single == (d.count() == 1) && same
}

fn tick(tick: &Tick) -> AnyView {
    let class = if tick.label.is_none() { "axis-tick minor" } else { "axis-tick" };
    let label = tick.label.clone().map(IntoAny::into_any);
    el("div").class(class).style("left", percent(tick.at)).children(label).into_any()
}

fn period(period: &Period) -> AnyView {
    el("b").style("left", percent(period.at)).text(period.label.clone()).into_any()
}
