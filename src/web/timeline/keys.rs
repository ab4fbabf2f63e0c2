//! Keys on the axis. All marks are one stop of the Tab key; arrows go from mark to mark, the others move the view or the
//! ends of the chosen days. The page's own keys are left alone.

use crate::web::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::plot::{Plot, Target};
use super::pointer;
use super::tools::Move;
use crate::time::Days;

/// The number of the mark that an element belongs to.
pub fn number_of(element: &Element) -> Option<usize> {
    element.closest("[data-n]").ok()??.get_attribute("data-n")?.parse().ok()
}

/// Whether a mark has the focus; the Tab key then stops at it from now on.
pub fn focused(plot: Plot) -> bool {
    let number = document().active_element().and_then(|e| number_of(&e));
    if let Some(number) = number {
        let stop = plot.hidden.with_value(|h| {
            let moved = h.stop.is_none() || number != h.stop_number;
            h.targets.get(number).copied().filter(|_| moved)
        });
        if let Some(target) = stop {
            plot.stop_at(&target);
        }
    }
    number.is_some()
}

/// Focuses the mark that the Tab key stops at: marks that were drawn anew may be others than before.
pub fn focus_stop(plot: Plot) {
    focus(plot.hidden.with_value(|h| h.stop_number));
}

fn focus(number: usize) {
    let mark = document().query_selector(&format!("[data-n=\"{number}\"]")).ok().flatten();
    if let Some(mark) = mark.and_then(|m| m.dyn_into::<HtmlElement>().ok()) {
        let focused = document().active_element().is_some_and(|e| number_of(&e) == Some(number));
        if !focused {
            crate::web::dom::focus(&mark, false);
        }
    }
}

/// A key while the plot or a mark has the focus.
pub fn key(plot: Plot, event: &Event) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let number = event.target().and_then(|t| t.dyn_into::<Element>().ok()).and_then(|e| number_of(&e));
    let here = number.and_then(|n| plot.hidden.with_value(|h| h.targets.get(n).copied()));
    let key = event.key();
    let to = match (key.as_str(), event.shift_key()) {
        ("+" | "=", _) => Some(Move::In),
        ("-" | "_", _) => Some(Move::Out),
        ("0", _) => Some(Move::Whole),
        ("ArrowLeft", true) => Some(Move::Earlier),
        ("ArrowRight", true) => Some(Move::Later),
        _ => None,
    };
    let done = match (to, here) {
        (Some(to), _) => {
            if let Some(target) = &here {
                plot.stop_at(target);
            }
            let view = plot.goal();
            plot.glide(to.of(plot, view, here.map_or(view.day(0.5), |t| plot.view.get_untracked().day(t.at))));
            true
        }
        (None, _) if key == "Escape" => pointer::give_up(plot),
        (None, Some(here)) => on_mark(plot, &here, number.unwrap_or(0), &key),
        (None, None) => false,
    };
    if done {
        event.prevent_default();
        event.stop_propagation();
    }
}

fn on_mark(plot: Plot, here: &Target, number: usize, key: &str) -> bool {
    let days = plot.app.route.peek(|l| l.days);
    let choice = match key {
        // One end is where the focus is; the other stays if it can.
        "[" => Days { first: here.days.first, last: days.map_or(here.days.last, |d| d.last.max(here.days.first)) },
        "]" => Days { first: days.map_or(here.days.first, |d| d.first.min(here.days.last)), last: here.days.last },
        "Enter" | " " => {
            plot.activate(number);
            return true;
        }
        _ => {
            let to = plot.hidden.with_value(|h| next(&h.targets, number, key));
            let Some(target) = to.and_then(|to| plot.hidden.with_value(|h| h.targets.get(to).copied())) else {
                return matches!(key, "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End");
            };
            let to = to.unwrap_or(0);
            plot.stop_at(&target);
            plot.hidden.update_value(|h| h.stop_number = to);
            for (at, index) in [(number, "-1"), (to, "0")] {
                if let Ok(Some(mark)) = document().query_selector(&format!("[data-n=\"{at}\"]")) {
                    let _ = mark.set_attribute("tabindex", index);
                }
            }
            focus(to);
            return true;
        }
    };
    plot.stop_at(here);
    plot.choose(Some(choice));
    true
}

/// Where a key leads from a mark: along its row, or to the nearest of the row before or after.
fn next(targets: &[Target], from: usize, key: &str) -> Option<usize> {
    let here = targets.get(from)?;
    let same = |n: &usize| targets.get(*n).is_some_and(|t| t.row == here.row);
    let away = |n: &usize| targets.get(*n).map_or(0, |t| ((t.at - here.at).abs() * 1e6) as u32);
    let other = |row: Option<u32>| (0..targets.len()).filter(|&n| Some(targets[n].row) == row).min_by_key(away);
    let rows = || targets.iter().map(|t| t.row);
    match key {
        "ArrowLeft" => from.checked_sub(1).filter(same),
        "ArrowRight" => Some(from + 1).filter(same),
        "Home" => (0..targets.len()).find(same),
        "End" => (0..targets.len()).rfind(same),
        "ArrowUp" => other(rows().filter(|&r| r < here.row).max()),
        "ArrowDown" => other(rows().filter(|&r| r > here.row).min()),
        _ => None,
    }
}
