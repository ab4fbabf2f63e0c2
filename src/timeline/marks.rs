//! The marks of the plot as values: what each one stands for, its classes, and the name by which it is heard.

use dateline_core::calendar::{Days, range};
use dateline_search::view::axis::{Bar, Column, Facts, Form, Same, View};

use super::target::{Press, Target};
use crate::state::EntryNames;
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
    /// What is written beside it, if there is room: its name, and how far that may reach in pixels.
    pub label: Option<(String, u32)>,
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
    /// What its fact is called and how many there are, which the style sheet adds: it is no part of the name by which the mark would be called. May be empty.
    pub count: String,
    /// How far the label may reach, in pixels.
    pub room: u32,
    /// How far before the bar it begins, in pixels.
    pub lead: u32,
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
    /// What entries are called, by their places, as far as that is known.
    pub names: &'a EntryNames,
}

/// Less room than this tells nothing, in pixels.
const LEAST_ROOM: u32 = 110;
/// More room than this no name takes, in pixels.
const MOST_ROOM: u32 = 460;

/// Leaves the days their labels as far as there is room up to the next one, on a plot of this width in pixels.
pub fn label_days(days: &mut [DayMark], width: f64) {
    let left = |day: &DayMark| (day.mark.target.at * width) as u32;
    let starts: Vec<u32> =
        days.iter().skip(1).map(|next| left(next).saturating_sub(next.half)).chain([width as u32]).collect();
    for (day, next) in days.iter_mut().zip(starts) {
        let room = next.saturating_sub(left(day) + day.half + 6).min(MOST_ROOM);
        day.label = day.label.take().filter(|_| room >= LEAST_ROOM).map(|(name, _)| (name, room));
    }
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
        let label = self.called(target.first, count).map(|name| (name, 0));
        let half = column.half(has_piles) as u32;
        DayMark { mark: self.mark(target, class, meaning, selected), half, content, label }
    }

    /// The mark of a bar on a plot of this width in pixels.
    pub fn bar(&self, bar: &Bar, width: f64, target: Target, selected: &[Days]) -> BarMark {
        let Same { count, ahead, mentioned, .. } = bar.facts;
        let ahead = if bar.is_ahead() { ahead } else { 0 };
        let meaning = Meaning { count, inferred: bar.is_inferred(), ahead, mentioned, runs: bar.runs };
        let lead = (bar.lead * width) as u32;
        let room = ((bar.room * width) as u32 + lead).saturating_sub(if bar.from_before { ARROW } else { 0 });
        let label = bar.label.as_deref().map(|label| {
            let (text, count) = label.split_once(" · ").unwrap_or((label, ""));
            let name = self.called(target.first, 1).filter(|_| bar.runs == 1);
            let count = match (name, count) {
                (Some(name), "") => name,
                (Some(name), count) => format!("{name} · {count}"),
                (None, count) => count.to_owned(),
            };
            BarLabel { text: text.to_owned(), count, room, lead }
        });
        let mark = self.mark(target, bar_class(bar), meaning, selected);
        BarMark { mark, from: bar.from, to: bar.to, row: bar.row, label }
    }

    /// What a mark is called: the name of the first of its facts, and how many more there are; nothing if that is not known.
    fn called(&self, first: u32, count: u32) -> Option<String> {
        let name = self.names.get(first).filter(|name| !name.is_empty())?;
        Some(if count > 1 { format!("{name}, and more") } else { name.to_owned() })
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
        let first = self.names.get(target.first).filter(|name| !name.is_empty());
        let first = first.map_or_else(String::new, |name| match meaning.count {
            1 => format!("{name}. "),
            _ => format!("{name}, and more. "),
        });
        format!("{first}{}; {does}", meaning.in_words(target.days))
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
        let estimate = if self.inferred { ", dated by Dateline" } else { "" };
        let facts = match (self.count, self.mentioned) {
            (1, 2..) => format!("told by {} articles", self.mentioned),
            _ => counted(self.count, "event", "events"),
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

    #[test]
    fn names_stand_beside_marks_where_there_is_room() {
        let day = |number: usize, at: f64| DayMark {
            mark: Mark {
                target: Target {
                    number,
                    row: 0,
                    at,
                    days: Days::one(Day(number as i32)),
                    place: None,
                    first: 0,
                    several: false,
                },
                class: String::new(),
                name: String::new(),
                is_current: false,
                is_tab_stop: false,
            },
            half: 12,
            content: DayContent::Count(1),
            label: Some(("The bridge was opened".to_owned(), 0)),
        };
        let mut days = [day(0, 0.1), day(1, 0.4), day(2, 0.45), day(3, 0.9)];
        label_days(&mut days, 1000.0);
        let rooms = days.map(|day| day.label.map(|(_, room)| room));
        assert_eq!(rooms, [Some(270), None, Some(420), None]);
    }

    fn meaning(count: u32) -> Meaning {
        Meaning { count, inferred: false, ahead: 0, mentioned: 1, runs: 1 }
    }

    #[test]
    fn names_say_what_a_mark_stands_for() {
        let day = Days::one(Day(19_000));
        let text = range(day);
        assert_eq!(meaning(1).in_words(day), format!("{text}: 1 event"));
        assert_eq!(Meaning { mentioned: 3, ..meaning(1) }.in_words(day), format!("{text}: told by 3 articles"));
        assert_eq!(
            Meaning { inferred: true, ahead: 2, ..meaning(5) }.in_words(day),
            format!("{text}, dated by Dateline: 5 events, some still to come when written")
        );
        assert_eq!(
            Meaning { runs: 4, ahead: 9, ..meaning(9) }.in_words(day),
            format!("4 longer times, {text}: 9 events, still to come when written")
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
