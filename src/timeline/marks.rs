//! The marks of the plot as values: what each one stands for, its classes, and the name by which it is heard.

use dateline_core::calendar::{Days, range};
use dateline_search::view::axis::{Bar, Column, Facts, Form, Same, View};

use super::target::{Press, Target};
use dateline_search::view::words::counted;

/// What is drawn of a mark, wherever it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where it is, and what it leads to.
    pub target: Target,
    /// Its classes.
    pub class: String,
    /// What it stands for and what pressing it does, in words.
    pub name: String,
    /// Whether it holds the fact that is selected.
    pub is_current: bool,
    /// Whether the Tab key stops at it.
    pub is_tab_stop: bool,
}

/// A mark for one day, or for days too near each other to be told apart.
#[derive(Clone, Debug, PartialEq)]
pub struct DayMark {
    /// The mark.
    pub mark: Mark,
    /// Half its width, in pixels.
    pub half: u32,
    /// What is drawn in it.
    pub content: DayContent,
}

/// What is drawn in a day's mark.
#[derive(Clone, Debug, PartialEq)]
pub enum DayContent {
    /// A dot for each fact, the plainest below.
    Dots(Vec<Form>),
    /// How many facts there are.
    Count(u32),
}

/// A mark for a month, a range, an uncertain day.
#[derive(Clone, Debug, PartialEq)]
pub struct BarMark {
    /// The mark.
    pub mark: Mark,
    /// Its left end, 0 to 1.
    pub from: f64,
    /// Its right end, 0 to 1.
    pub to: f64,
    /// Its row in the lane, 0 next to the axis.
    pub row: u32,
    /// What is written over it, if there is room.
    pub label: Option<BarLabel>,
}

/// What is written over a bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarLabel {
    /// The days.
    pub text: String,
    /// What the style sheet adds: it is no part of the name by which the mark would be called. May be empty.
    pub count: String,
    /// How far the label may reach, in pixels.
    pub room: u32,
}

/// Width of the arrow where a bar goes on beyond the plot, in pixels.
const ARROW: u32 = 10;

/// What is the same for all marks of a frame.
pub struct Frame<'a> {
    /// What is in sight.
    pub view: View,
    /// All facts.
    pub facts: &'a Facts,
    /// The number of the mark at which the Tab key stops.
    pub tab_stop: usize,
}

impl Frame<'_> {
    /// The mark of a column of days in the lane of this number. `selected` are the days of the selected fact there.
    pub fn day(&self, column: &Column, lane: usize, target: Target, selected: &[Days]) -> DayMark {
        let Same { count, inferred, ahead, mentioned, .. } = column.facts;
        let has_piles = self.facts.lanes.len() == 1;
        let content = match self.facts.lanes.get(lane) {
            Some(lane) if has_piles && column.is_pile() => DayContent::Dots(
                lane.forms.iter().skip(column.facts.forms as usize).take(count as usize).copied().collect(),
            ),
            _ if count == 1 => DayContent::Dots(vec![Form { inferred: inferred == 1, ahead: ahead == 1, mentioned }]),
            _ => DayContent::Count(count),
        };
        let meaning = Meaning { count, inferred: inferred == count, ahead, mentioned, runs: 1 };
        let class = match content {
            DayContent::Dots(_) => "axis-day".to_owned(),
            DayContent::Count(_) => meaning.disc_class(),
        };
        DayMark { mark: self.mark(target, class, meaning, selected), half: column.half(has_piles) as u32, content }
    }

    /// The mark of a bar on a plot of this width in pixels.
    pub fn bar(&self, bar: &Bar, width: f64, target: Target, selected: &[Days]) -> BarMark {
        let Same { count, ahead, mentioned, .. } = bar.facts;
        let ahead = if bar.is_ahead() { ahead } else { 0 };
        let meaning = Meaning { count, inferred: bar.is_inferred(), ahead, mentioned, runs: bar.runs };
        let room = ((bar.room * width) as u32).saturating_sub(if bar.from_before { ARROW } else { 0 });
        let label = bar.label.as_deref().map(|label| {
            let (text, count) = label.split_once(" · ").unwrap_or((label, ""));
            BarLabel { text: text.to_owned(), count: count.to_owned(), room }
        });
        let mark = self.mark(target, bar_class(bar), meaning, selected);
        BarMark { mark, from: bar.from, to: bar.to, row: bar.row, label }
    }

    fn mark(&self, target: Target, class: String, meaning: Meaning, selected: &[Days]) -> Mark {
        Mark {
            class,
            name: self.name(&target, meaning),
            is_current: selected.iter().any(|days| target.draws(*days)),
            is_tab_stop: target.number == self.tab_stop,
            target,
        }
    }

    fn name(&self, target: &Target, meaning: Meaning) -> String {
        let does = match target.press(self.view, self.facts.extent) {
            Press::Zoom(_) => "zooms in",
            Press::Jump(_) if meaning.count == 1 => "goes to it in the list",
            Press::Jump(_) => "goes to the first in the list",
            Press::Widen => "not among the days chosen, shows all days",
        };
        format!("{}; {does}", meaning.in_words(target.days))
    }
}

/// The facts that a mark stands for.
#[derive(Clone, Copy)]
struct Meaning {
    /// How many.
    count: u32,
    /// Whether the days of all of them are inferred.
    inferred: bool,
    /// How many were still to come.
    ahead: u32,
    /// How many articles mention the fact that is mentioned most.
    mentioned: u32,
    /// How many different runs of days.
    runs: u32,
}

impl Meaning {
    fn disc_class(self) -> String {
        let hollow = if self.inferred { " hollow" } else { "" };
        let ahead = match self.ahead {
            0 => "",
            ahead if ahead == self.count => " ahead",
            _ => " some-ahead",
        };
        format!("axis-day axis-count{hollow}{ahead}")
    }

    fn in_words(self, days: Days) -> String {
        let runs = if self.runs > 1 { format!("{} longer times, ", self.runs) } else { String::new() };
        let estimate = if self.inferred { ", our estimate" } else { "" };
        let facts = match (self.count, self.mentioned) {
            (1, 2..) => format!("told by {} articles", self.mentioned),
            _ => counted(self.count, "fact", "facts"),
        };
        let to_come = match self.ahead {
            0 => "",
            ahead if ahead == self.count => ", still to come when written",
            _ => ", some still to come when written",
        };
        format!("{runs}{}{estimate}: {facts}{to_come}", range(days))
    }
}

fn bar_class(bar: &Bar) -> String {
    let kinds = [
        (bar.is_inferred(), " hollow"),
        (bar.is_ahead(), " ahead"),
        (bar.from_before, " from-before"),
        (bar.to_after, " to-after"),
        (bar.runs > 1, " several"),
    ];
    let words = kinds.iter().filter(|(holds, _)| *holds).map(|(_, word)| *word);
    std::iter::once("axis-bar").chain(words).collect()
}

/// The classes of a dot: hollow if its day is inferred, with corners if it was still to come.
pub fn dot_class(form: Form) -> &'static str {
    match (form.inferred, form.ahead) {
        (false, false) => "axis-dot",
        (true, false) => "axis-dot hollow",
        (false, true) => "axis-dot ahead",
        (true, true) => "axis-dot hollow ahead",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_core::calendar::Day;

    fn meaning(count: u32) -> Meaning {
        Meaning { count, inferred: false, ahead: 0, mentioned: 1, runs: 1 }
    }

    #[test]
    fn names_say_what_a_mark_stands_for() {
        let day = Days::one(Day(19_000));
        let text = range(day);
        assert_eq!(meaning(1).in_words(day), format!("{text}: 1 fact"));
        assert_eq!(Meaning { mentioned: 3, ..meaning(1) }.in_words(day), format!("{text}: told by 3 articles"));
        assert_eq!(
            Meaning { inferred: true, ahead: 2, ..meaning(5) }.in_words(day),
            format!("{text}, our estimate: 5 facts, some still to come when written")
        );
        assert_eq!(
            Meaning { runs: 4, ahead: 9, ..meaning(9) }.in_words(day),
            format!("4 longer times, {text}: 9 facts, still to come when written")
        );
    }

    #[test]
    fn discs_show_what_all_or_some_of_their_facts_are() {
        assert_eq!(meaning(9).disc_class(), "axis-day axis-count");
        assert_eq!(Meaning { ahead: 9, ..meaning(9) }.disc_class(), "axis-day axis-count ahead");
        assert_eq!(
            Meaning { ahead: 1, inferred: true, ..meaning(9) }.disc_class(),
            "axis-day axis-count hollow some-ahead"
        );
    }
}
