//! The marks of the plot as keys and clicks see them: where each one stands, which one an arrow key leads to, and what
//! pressing one does. Nothing here knows the document.

use dateline_core::calendar::{Day, Days};
use dateline_search::view::axis::View;

/// Row numbers of a lane: one for its single days, the others for its rows of bars.
pub const ROWS_PER_LANE: u32 = 8;
/// Mark numbers of a lane. There are more than a plot has room for, so that a lane's first mark has the same number in
/// every frame.
pub const NUMBERS_PER_LANE: usize = 1 << 13;

/// A mark of the plot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// The number that its element carries as `data-n`.
    pub number: usize,
    /// Its row. The rows of a lane follow each other, the lane's single days first.
    pub row: u32,
    /// Its middle, as a part of the plot's width from 0 to 1.
    pub at: f64,
    /// The days that it stands for.
    pub days: Days,
    /// The place in the list of the first of its facts; nothing if the list leaves them out.
    pub place: Option<u32>,
    /// The place of the first of its facts among all entries, by which its name is asked.
    pub first: u32,
    /// Whether the mark stands for several days or runs of days, which a nearer view can tell apart.
    pub several: bool,
}

/// What pressing a mark does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Press {
    /// Shows its days from nearer.
    Zoom(View),
    /// Goes to its first fact in the list, which stands at this place.
    Jump(u32),
    /// Shows all days again, since the list leaves its facts out.
    Widen,
}

/// The mark at which the Tab key stops: a row, and a day that the mark stands for.
pub type TabStop = (u32, Day);

/// Before every day that a fact can mean.
const LONG_AGO: Day = Day(-10_000_000);

impl Target {
    /// What pressing the mark does while `view` is in sight.
    pub fn press(&self, view: View, extent: Days) -> Press {
        let nearer = View::around(self.days).within(extent);
        match self.place {
            _ if self.several && nearer.length() < view.length() * 0.95 => Press::Zoom(nearer),
            Some(place) => Press::Jump(place),
            None => Press::Widen,
        }
    }

    /// The Tab stop that this mark holds.
    pub fn tab_stop(&self) -> TabStop {
        (self.row, self.days.first)
    }

    /// Whether the mark draws facts of these days: those of single days stand in one kind of row, those of runs in the other.
    pub fn draws(&self, days: Days) -> bool {
        let is_single = self.row.is_multiple_of(ROWS_PER_LANE);
        let is_among = self.several && self.days.and(days) == Some(days);
        is_single == (days.count() == 1) && (days == self.days || is_among)
    }
}

/// The number of the mark that the Tab key stops at: the one that holds the day of `stop`, in the same row if possible, else
/// the nearest; the first mark if there is no stop yet.
pub fn tab_stop(marks: impl Iterator<Item = (usize, u32, Days)>, stop: Option<TabStop>) -> usize {
    let (row, day) = stop.unwrap_or((0, LONG_AGO));
    let rank = |(number, at, days): (usize, u32, Days)| {
        let away = (days.first.0 - day.0).max(day.0 - days.last.0).max(0);
        (away > 0, at != row, away, number)
    };
    marks.map(rank).min().map_or(0, |(.., number)| number)
}

/// Where an arrow key, Home or End leads from a mark: along its row, or to the nearest mark of the row before or after.
pub fn neighbour(targets: &[Target], here: &Target, key: &str) -> Option<Target> {
    let from = targets.iter().position(|t| t.number == here.number)?;
    let same_row = |t: &&Target| t.row == here.row;
    let away = |t: &&Target| ((t.at - here.at).abs() * 1e6) as u32;
    let nearest = |row: Option<u32>| targets.iter().filter(|t| Some(t.row) == row).min_by_key(away);
    let rows = || targets.iter().map(|t| t.row);
    let found = match key {
        "ArrowLeft" => targets[..from].last().filter(same_row),
        "ArrowRight" => targets.get(from + 1).filter(same_row),
        "Home" => targets.iter().find(same_row),
        "End" => targets.iter().rfind(same_row),
        "ArrowUp" => nearest(rows().filter(|&r| r < here.row).max()),
        "ArrowDown" => nearest(rows().filter(|&r| r > here.row).min()),
        _ => None,
    };
    found.copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(first: i32, last: i32) -> Days {
        Days { first: Day(first), last: Day(last) }
    }

    fn target(number: usize, row: u32, at: f64, of: Days) -> Target {
        Target { number, row, at, days: of, place: Some(number as u32), first: number as u32, several: of.count() > 1 }
    }

    fn some() -> Vec<Target> {
        vec![
            target(0, 0, 0.1, days(10, 10)),
            target(1, 0, 0.5, days(50, 50)),
            target(2, 0, 0.9, days(90, 90)),
            target(3, 1, 0.45, days(40, 49)),
            target(4, 2, 0.8, days(75, 84)),
        ]
    }

    #[test]
    fn arrows_go_along_a_row_and_end_at_its_ends() {
        let all = some();
        let go = |from: usize, key| neighbour(&all, &all[from], key).map(|t| t.number);
        assert_eq!(go(0, "ArrowRight"), Some(1));
        assert_eq!(go(0, "ArrowLeft"), None);
        assert_eq!(go(2, "ArrowRight"), None, "what follows is of another row");
        assert_eq!(go(1, "Home"), Some(0));
        assert_eq!(go(1, "End"), Some(2));
        assert_eq!(go(1, "x"), None);
    }

    #[test]
    fn up_and_down_lead_to_the_nearest_of_the_next_row() {
        let all = some();
        let go = |from: usize, key| neighbour(&all, &all[from], key).map(|t| t.number);
        assert_eq!(go(2, "ArrowDown"), Some(3));
        assert_eq!(go(3, "ArrowDown"), Some(4));
        assert_eq!(go(4, "ArrowDown"), None);
        assert_eq!(go(3, "ArrowUp"), Some(1));
        assert_eq!(go(0, "ArrowUp"), None);
    }

    #[test]
    fn the_tab_key_stops_where_it_stopped_before() {
        let marks = || some().into_iter().map(|t| (t.number, t.row, t.days));
        assert_eq!(tab_stop(marks(), None), 0, "at first at the first mark");
        assert_eq!(tab_stop(marks(), Some((0, Day(50)))), 1);
        assert_eq!(tab_stop(marks(), Some((1, Day(45)))), 3);
        assert_eq!(tab_stop(marks(), Some((2, Day(90)))), 2, "of another row if only that holds the day");
        assert_eq!(tab_stop(marks(), Some((2, Day(87)))), 4, "the nearest of its row, though another row's is as near");
        assert_eq!(tab_stop(std::iter::empty(), Some((0, Day(1)))), 0);
    }

    #[test]
    fn a_mark_of_several_days_zooms_while_that_shows_more() {
        let extent = days(0, 400);
        let cluster = target(0, 0, 0.5, days(100, 139));
        assert!(matches!(cluster.press(View::of(extent), extent), Press::Zoom(v) if v.length() < 60.0));
        assert_eq!(cluster.press(View::of(days(100, 139)), extent), Press::Jump(0), "nothing nearer to be seen");
        let single = target(7, 0, 0.5, days(100, 100));
        assert_eq!(single.press(View::of(extent), extent), Press::Jump(7));
        assert_eq!(Target { place: None, ..single }.press(View::of(extent), extent), Press::Widen);
    }

    #[test]
    fn a_selected_fact_is_marked_in_its_own_kind_of_row() {
        let single = target(0, ROWS_PER_LANE, 0.5, days(100, 100));
        assert!(single.draws(days(100, 100)));
        let cluster = target(0, ROWS_PER_LANE, 0.5, days(90, 110));
        assert!(cluster.draws(days(100, 100)));
        assert!(!cluster.draws(days(95, 100)), "a run of days is a bar");
        let bar = target(0, ROWS_PER_LANE + 1, 0.5, days(90, 110));
        assert!(!bar.draws(days(100, 100)) && bar.draws(days(90, 110)) && bar.draws(days(95, 100)));
        assert!(!Target { several: false, ..bar }.draws(days(95, 100)));
    }
}
