//! Runs of days: bars in rows, with labels where there is room.

use super::lane::Same;
use super::measure::{LEAST, between, label_width};
use super::scale::View;
use dateline_core::calendar::range;

/// Room is given out in cells of this many pixels.
const CELL: f64 = 4.0;
/// An end that goes on beyond the view is drawn as an arrow of this width, in pixels.
const ARROW: f64 = 12.0;

/// A run of days, with all facts that mean exactly these days; or several runs that found no room of their own.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Left end, 0 to 1.
    pub from: f64,
    /// Right end, 0 to 1.
    pub to: f64,
    /// Its row, 0 next to the axis.
    pub row: u32,
    /// Begins before what is in sight.
    pub from_before: bool,
    /// Ends after what is in sight.
    pub to_after: bool,
    /// Its facts, and the days from the first to the last of theirs.
    pub facts: Same,
    /// How many different runs of days it stands for.
    pub runs: u32,
    /// What is written over it, if there is room.
    pub label: Option<String>,
    /// How far the label may reach, from the bar's left end, as a part of the axis's width.
    pub room: f64,
    /// How far before the bar's left end the label begins, likewise: at the right end of the axis there is no room behind.
    pub lead: f64,
}

/// The bars in sight, `rows` rows of them; in one more row what found no room.
pub fn bars(runs: &[Same], view: View, width: f64, rows: u32) -> Vec<Bar> {
    let cells = (width / CELL) as usize + 1;
    // A bit for each row.
    let mut taken: Vec<u8> = vec![0; cells];
    let mut bars: Vec<Bar> = Vec::new();
    let mut crowded: Vec<Bar> = Vec::new();
    for same in runs.iter().filter(|r| view.shows(r.days)) {
        let mut bar = Bar::of(*same, view, width);
        let label = label(&bar, view);
        let begin = (bar.from * width / CELL) as usize;
        let cell = |px: f64| ((px / CELL) as usize + 1).min(cells);
        let end = cell(bar.to * width);
        let wish = bar.from * width + arrow(bar.from_before) + label_width(&label);
        let fits = wish <= width;
        let free = |from: usize, to: usize| {
            let full = (1u8 << rows) - 1;
            let mut mask = 0;
            for cell in &taken[from..to] {
                mask |= cell;
                if mask & full == full {
                    return None;
                }
            }
            Some((!mask).trailing_zeros())
        };
        // A label that would leave the axis ends with its bar instead.
        let before = ((bar.to * width - label_width(&label)) / CELL).max(0.0) as usize;
        let has_room = bar.to * width >= label_width(&label) && before < begin;
        let leads = !fits && !bar.to_after && has_room && free(before, end).is_some();
        let (from, reach) = if leads { (before, end) } else { (begin, end.max(cell(wish))) };
        let labelled = if fits || leads { free(from, reach) } else { None };
        // In a lane a short bar without its label tells no more than a bundle does, and hundreds of them take the browser
        // longer to lay out than a frame has.
        let bundled = rows == 1 && (bar.to - bar.from) * width < label_width(&label);
        let (row, from, upto) = match (labelled, free(begin, end)) {
            (Some(row), _) => (row, from, reach),
            (None, Some(row)) if !bundled => (row, begin, end),
            (None, _) => {
                crowded.push(bar);
                continue;
            }
        };
        for cell in &mut taken[from..upto] {
            *cell |= 1 << row;
        }
        bar.row = row;
        bar.label = labelled.map(|_| label);
        let wished = if leads { bar.to } else { wish.min(width) / width };
        bar.room = bar.to.max(wished) - bar.from;
        bar.lead = if leads { bar.from - from as f64 * CELL / width } else { 0.0 };
        bars.push(bar);
    }
    // Right below the last row that is used.
    let below = bars.iter().map(|b| b.row + 1).max().unwrap_or(0);
    bars.extend(joined(crowded, view, width, below));
    bars.sort_by(|a, b| a.row.cmp(&b.row).then(a.from.total_cmp(&b.from)));
    // What is free up to the next bar of the row is a label's too.
    for at in 0..bars.len() {
        let next = bars.get(at + 1).filter(|next| next.row == bars[at].row);
        let end = next.map_or(1.0, |next| next.from - next.lead - CELL / width);
        bars[at].room = bars[at].room.max(end - bars[at].from);
    }
    bars
}

/// Bars that overlap as one, in a row of their own.
fn joined(mut crowded: Vec<Bar>, view: View, width: f64, row: u32) -> Vec<Bar> {
    crowded.sort_by(|a, b| a.from.total_cmp(&b.from));
    let mut bars: Vec<Bar> = Vec::new();
    for next in crowded {
        match bars.last_mut() {
            Some(last) if next.from < last.to + CELL / width => last.join(&next),
            _ => bars.push(Bar { row, ..next }),
        }
    }
    let ends: Vec<f64> = bars.iter().skip(1).map(|b| b.from - CELL / width).chain([1.0]).collect();
    for (bar, end) in bars.iter_mut().zip(ends) {
        bar.room = end - bar.from;
        let several = || format!("{} longer times · {}", bar.runs, bar.facts.count);
        let label = if bar.runs > 1 { several() } else { label(bar, view) };
        bar.label = Some(label).filter(|l| arrow(bar.from_before) + label_width(l) <= bar.room * width);
    }
    bars
}

fn arrow(there: bool) -> f64 {
    if there { ARROW } else { 0.0 }
}

impl Bar {
    /// Whether the days of all its facts are inferred.
    pub fn is_inferred(&self) -> bool {
        self.facts.inferred == self.facts.count
    }

    /// Whether all its facts were still to come when they were written.
    pub fn is_ahead(&self) -> bool {
        self.facts.ahead == self.facts.count
    }

    fn of(facts: Same, view: View, width: f64) -> Self {
        let days = facts.days;
        // As wide as a finger or a pointer needs, and within the axis.
        let least = LEAST / width;
        let (first, end) = (f64::from(days.first.0), f64::from(days.last.0) + 1.0);
        let from = between(view.at(first), 0.0, 1.0 - least);
        Self {
            from,
            to: between(view.at(end), from + least, 1.0),
            row: 0,
            from_before: first < view.from,
            to_after: end > view.to,
            facts,
            runs: 1,
            label: None,
            room: 0.0,
            lead: 0.0,
        }
    }

    fn join(&mut self, next: &Self) {
        self.facts.join(&next.facts);
        self.to = self.to.max(next.to);
        self.from_before |= next.from_before;
        self.to_after |= next.to_after;
        self.runs += next.runs;
    }
}

/// "9–11 July · 3": without the year where all that is in sight lies in it. What several articles mention says so.
fn label(bar: &Bar, view: View) -> String {
    let Same { days, count, mentioned, .. } = bar.facts;
    let mut text = range(days);
    let year = days.first.year();
    let seen = view.days();
    if [days.last, seen.first, seen.last].iter().all(|d| d.year() == year)
        && let Some(short) = text.strip_suffix(&format!(" {year}"))
    {
        text.truncate(short.len());
    }
    match (count, mentioned) {
        (1, 0 | 1) => text,
        (1, _) => format!("{text} · told by {mentioned}"),
        _ => format!("{text} · {count}"),
    }
}
