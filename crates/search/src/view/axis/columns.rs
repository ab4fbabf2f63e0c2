//! Single days: piles of dots, and counted discs where there are too many or days stand too near each other.

use super::lane::Same;
use super::measure::{LEAST, between};
use super::scale::View;
use dateline_core::calendar::Days;

/// Dots in a pile at most; more are a number.
const PILE: u32 = 6;
/// Room between neighbours, in pixels.
const BETWEEN: f64 = 2.0;
/// The same in lanes, where the fewer marks there are, the sooner a frame is laid out.
const IN_LANES: f64 = 10.0;
/// A digit of a count, in pixels, and the room around it.
const DIGIT: f64 = 8.0;
/// From the middle of a dot to the end of a digit beside it, in pixels.
const MENTIONED: f64 = 16.0;

/// Facts of one day, or of neighbouring days that cannot be drawn apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// Its middle, 0 to 1.
    pub at: f64,
    /// Its facts, and the days from the first to the last of theirs.
    pub facts: Same,
}

impl Column {
    /// Whether its facts are drawn one by one, where piles are drawn at all.
    pub fn is_pile(&self) -> bool {
        self.facts.count <= PILE && self.facts.days.count() == 1
    }

    fn of(facts: Same) -> Self {
        Self { at: middle(facts.days), facts }
    }

    /// Takes in the next one. `at` stays a day until everything is laid out.
    fn join(&mut self, next: &Self) {
        self.facts.join(&next.facts);
        self.at = middle(self.facts.days);
    }

    /// Half its width, in pixels.
    pub fn half(&self, piles: bool) -> f64 {
        let Same { count, mentioned, .. } = self.facts;
        if piles && self.is_pile() || count == 1 {
            // How many articles mention it stands to the right of its dot.
            let beside = if mentioned > 1 { MENTIONED + DIGIT * f64::from(mentioned.ilog10()) } else { 0.0 };
            return (LEAST / 2.0).max(beside);
        }
        // A count from 10,000 on has a space in it.
        let digits = count.checked_ilog10().unwrap_or(0) + 1;
        let signs = f64::from(digits + u32::from(digits > 4));
        (signs * DIGIT + 10.0).max(LEAST) / 2.0
    }
}

fn middle(days: Days) -> f64 {
    (f64::from(days.first.0) + f64::from(days.last.0) + 1.0) / 2.0
}

/// The columns in sight. Days are joined from the first one on, in sight or not, so that clusters stay the same while the
/// reader pans; no two that are drawn collide.
pub fn columns(singles: &[Same], view: View, width: f64, piles: bool) -> Vec<Column> {
    let scale = width / view.length();
    let room = if piles { BETWEEN } else { IN_LANES };
    let collide = |a: &Column, b: &Column| (b.at - a.at) * scale < a.half(piles) + b.half(piles) + room;
    let mut columns: Vec<Column> = Vec::new();
    for same in singles {
        push(&mut columns, Column::of(*same), &collide);
    }
    // What is cut by an end of the view stands at that end, and may collide there.
    let mut shown: Vec<Column> = Vec::new();
    for mut column in columns.into_iter().filter(|c| view.shows(c.facts.days)) {
        column.at = between(column.at, view.from, view.to);
        push(&mut shown, column, &collide);
    }
    for column in &mut shown {
        column.at = view.at(between(column.at, view.from, view.to));
    }
    shown
}

/// Adds a column behind the others and joins as many as collide: each is joined once, so that the work is linear.
fn push(columns: &mut Vec<Column>, mut next: Column, collide: &dyn Fn(&Column, &Column) -> bool) {
    while let Some(mut last) = columns.pop_if(|last| collide(last, &next)) {
        last.join(&next);
        next = last;
    }
    columns.push(next);
}
