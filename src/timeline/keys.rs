//! Keys on the plot: arrows go from mark to mark, the others move the view or the ends of the chosen days. The page's own
//! keys are left alone.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::focus::number_of;
use super::moves::Move;
use super::plot::Plot;
use super::pointer;
use super::target::{Target, neighbour};
use dateline_core::calendar::Days;

/// What a key on the plot does.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Action {
    /// Moves the view.
    Move(Move),
    /// Gives up the brush.
    GiveUp,
    /// Chooses days.
    Choose(Days),
    /// Presses the mark that has the focus.
    Press,
    /// Goes to another mark; nowhere at the end of a row.
    Go(Option<Target>),
}

/// What a key does, `here` being the mark that has the focus and `chosen` the days that the list is narrowed to.
fn action(key: &str, shift: bool, here: Option<&Target>, targets: &[Target], chosen: Option<Days>) -> Option<Action> {
    if let Some(to) = Move::of_key(key, shift) {
        return Some(Action::Move(to));
    }
    if key == "Escape" {
        return Some(Action::GiveUp);
    }
    let here = here?;
    let Days { first, last } = here.days;
    match key {
        // One end is where the focus is; the other stays if it can.
        "[" => Some(Action::Choose(Days { first, last: chosen.map_or(last, |d| d.last.max(first)) })),
        "]" => Some(Action::Choose(Days { first: chosen.map_or(first, |d| d.first.min(last)), last })),
        "Enter" | " " => Some(Action::Press),
        "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End" => {
            Some(Action::Go(neighbour(targets, here, key)))
        }
        _ => None,
    }
}

/// A key goes down while the plot or a mark has the focus.
pub fn key(plot: Plot, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let number = event.target().and_then(|t| t.dyn_into::<Element>().ok()).and_then(|e| number_of(&e));
    let here = number.and_then(|n| plot.target(n));
    let targets: Vec<Target> = plot.drawing.with_untracked(|d| d.targets().copied().collect());
    let chosen = plot.route.days.get_untracked();
    let action = action(&event.key(), event.shift_key(), here.as_ref(), &targets, chosen);
    if action.is_some_and(|action| act(plot, here, action)) {
        event.prevent_default();
        event.stop_propagation();
    }
}

/// Says whether there was anything to do.
fn act(plot: Plot, here: Option<Target>, action: Action) -> bool {
    if let (Some(here), Action::Move(_) | Action::Choose(_)) = (&here, action) {
        plot.stop_at(here);
    }
    match action {
        Action::Move(to) => plot.move_by(to, here.map(|t| t.at)),
        Action::GiveUp => return pointer::give_up(plot),
        Action::Choose(days) => plot.choose(Some(days)),
        Action::Press => here.iter().for_each(|t| plot.press(t.number)),
        // The focus follows the Tab stop.
        Action::Go(to) => to.iter().for_each(|t| plot.stop_at(t)),
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_core::calendar::Day;

    fn days(first: i32, last: i32) -> Days {
        Days { first: Day(first), last: Day(last) }
    }

    fn mark(first: i32, last: i32) -> Target {
        Target { number: 0, row: 0, at: 0.5, days: days(first, last), place: Some(0), first: 0, several: false }
    }

    #[test]
    fn brackets_move_one_end_of_the_chosen_days_and_keep_the_other() {
        let here = mark(100, 109);
        let press = |key, chosen| action(key, false, Some(&here), &[], chosen);
        assert_eq!(press("[", None), Some(Action::Choose(days(100, 109))));
        assert_eq!(press("[", Some(days(50, 150))), Some(Action::Choose(days(100, 150))));
        assert_eq!(press("[", Some(days(50, 60))), Some(Action::Choose(days(100, 100))));
        assert_eq!(press("]", Some(days(50, 60))), Some(Action::Choose(days(50, 109))));
        assert_eq!(press("]", Some(days(120, 150))), Some(Action::Choose(days(109, 109))));
    }

    #[test]
    fn keys_of_the_page_are_left_to_it() {
        for key in ["j", "k", "/", "?", "Tab"] {
            assert_eq!(action(key, false, Some(&mark(1, 1)), &[], None), None, "{key}");
        }
        assert_eq!(action("Enter", false, None, &[], None), None, "no mark has the focus");
    }

    #[test]
    fn at_the_end_of_a_row_an_arrow_does_nothing_and_scrolls_nothing() {
        let here = mark(1, 1);
        assert_eq!(action("ArrowRight", false, Some(&here), &[here], None), Some(Action::Go(None)));
        assert_eq!(action("ArrowRight", true, Some(&here), &[here], None), Some(Action::Move(Move::Later)));
    }
}
