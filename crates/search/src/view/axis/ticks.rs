//! Lines and labels at the axis: days, weeks, months or years, whichever there is room for.

use super::measure::label_width;
use super::scale::View;
use dateline_core::calendar::{Day, Days, range};

/// Room that a tick's label needs, in pixels.
const LABEL: f64 = 36.0;
/// Room that a line without a label needs.
const LINE: f64 = 12.0;

/// A line at the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where, 0 to 1.
    pub at: f64,
    /// Its day of the month, month or year; nothing for the lines between.
    pub label: Option<String>,
}

/// A month or a year that begins or goes on in sight.
#[derive(Clone, Debug, PartialEq)]
pub struct Period {
    /// Where its label begins, 0 to 1: at its beginning, or at the left end if that is not in sight.
    pub at: f64,
    /// "July 2024", "2024".
    pub label: String,
}

/// What the lines are apart, from the finest to the coarsest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Days,
    Weeks,
    Months(i32),
    Years(i32),
}

impl Step {
    const ALL: [Step; 14] = [
        Self::Days,
        Self::Weeks,
        Self::Months(1),
        Self::Months(3),
        Self::Months(6),
        Self::Years(1),
        Self::Years(2),
        Self::Years(5),
        Self::Years(10),
        Self::Years(20),
        Self::Years(50),
        Self::Years(100),
        Self::Years(500),
        Self::Years(1000),
    ];

    /// Days between two lines, about.
    fn days(self) -> f64 {
        match self {
            Self::Days => 1.0,
            Self::Weeks => 7.0,
            Self::Months(n) => 30.4 * f64::from(n),
            Self::Years(n) => 365.2 * f64::from(n),
        }
    }

    /// The last line at or before a day.
    fn before(self, day: Day) -> Option<Day> {
        let (year, month, _) = day.civil();
        match self {
            Self::Days => Some(day),
            Self::Weeks => Some(day.monday()),
            Self::Months(n) => Day::new(year, ((month as i32 - 1) / n * n + 1) as u32, 1),
            Self::Years(n) => Day::new((year / n * n).max(1), 1, 1),
        }
    }

    /// The line after the one on this day; none where the calendar ends.
    fn after(self, day: Day) -> Option<Day> {
        let (year, month, _) = day.civil();
        match self {
            Self::Days => day.checked_plus(1),
            Self::Weeks => day.checked_plus(7),
            Self::Months(n) => {
                let months = month as i32 - 1 + n;
                Day::new(year + months / 12, (months % 12 + 1) as u32, 1)
            }
            Self::Years(n) => Day::new(year / n * n + n, 1, 1),
        }
    }

    /// All lines in sight.
    fn lines(self, view: View) -> impl Iterator<Item = Day> {
        let last = view.to.ceil() as i32;
        let first = self.before(view.days().first.plus(-1));
        std::iter::successors(first, move |&d| self.after(d)).take_while(move |d| d.0 < last)
    }

    /// Where the line of a day stands: weeks and days in the middle of their day, months and years at their beginning.
    fn at(self, day: Day, view: View) -> f64 {
        let middle = if self.is_by_day() { 0.5 } else { 0.0 };
        view.at(f64::from(day.0) + middle)
    }

    fn is_by_day(self) -> bool {
        matches!(self, Self::Days | Self::Weeks)
    }

    fn label(self, day: Day) -> String {
        match self {
            Self::Days | Self::Weeks => day.civil().2.to_string(),
            Self::Months(_) => month(day).chars().take(3).collect(),
            Self::Years(_) => day.year().to_string(),
        }
    }
}

/// The lines of an axis with their labels, and what these leave out.
pub fn ticks(view: View, width: f64) -> (Vec<Tick>, Vec<Period>) {
    let scale = width / view.length();
    let coarsest = Step::ALL.len() - 1;
    let chosen = (0..coarsest).find(|&i| Step::ALL[i].days() * scale >= LABEL).unwrap_or(coarsest);
    let step = Step::ALL[chosen];
    // The finer lines that the labelled ones are among.
    let finer = Step::ALL[..chosen].iter().copied().rev().find(|s| s.is_by_day() == step.is_by_day());
    let lines = finer.filter(|s| s.days() * scale >= LINE).unwrap_or(step);
    let ticks = lines
        .lines(view)
        .map(|day| Tick { at: step.at(day, view), label: (step.before(day) == Some(day)).then(|| step.label(day)) });
    let ticks = ticks.filter(|t| (0.0..=1.0).contains(&t.at)).collect();
    let periods = match step {
        Step::Days | Step::Weeks => periods(Step::Months(1), view, width, month),
        Step::Months(_) => periods(Step::Years(1), view, width, |day| day.year().to_string()),
        Step::Years(_) => Vec::new(),
    };
    (ticks, periods)
}

/// Months or years in sight, as far as there is room for their names.
fn periods(step: Step, view: View, width: f64, name: fn(Day) -> String) -> Vec<Period> {
    let mut periods = Vec::new();
    for day in step.lines(view) {
        let end = step.after(day).map_or(1.0, |end| view.at(f64::from(end.0)).min(1.0));
        let at = view.at(f64::from(day.0)).max(0.0);
        let label = name(day);
        if (end - at) * width >= label_width(&label) + CLEAR {
            periods.push(Period { at, label });
        }
    }
    periods
}

/// Room between the name of a period and the next one, in pixels.
const CLEAR: f64 = 8.0;

fn month(day: Day) -> String {
    Days::month(day.year(), day.month()).map(range).unwrap_or_default()
}
