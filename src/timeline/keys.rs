//! Keys on the axis. All marks are one stop of the Tab key; arrows go from mark to mark, the others move the view or the
//! ends of the chosen days. The page's own keys are left alone.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::plot::{Plot, Target};
use super::pointer;
use super::tools::Move;
use dateline_core::time::Days;

/// The number of the mark that an element belongs to.
pub fn number_of(element: &Element) -> Option<usize> {
    element.closest("[data-n]").ok()??.get_attribute("data-n")?.parse().ok()
}

/// Whether a mark has the focus; the Tab key then stops at it from now on.
pub fn focused(plot: Plot) -> bool {
    let number = document().active_element().and_then(|e| number_of(&e));
    if let Some(number) = number {
        let moved = plot.hidden.with_value(|h| h.stop.is_none() || number != h.stop_number);
        if let Some(target) = plot.target(number).filter(|_| moved) {
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
            crate::dom::focus(&mark, false);
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
    let here = number.and_then(|n| plot.target(n));
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
        (None, Some(here)) => on_mark(plot, &here, &key),
        (None, None) => false,
    };
    if done {
        event.prevent_default();
        event.stop_propagation();
    }
}

fn on_mark(plot: Plot, here: &Target, key: &str) -> bool {
    let days = plot.app.route.peek(|l| l.days);
    let choice = match key {
        // One end is where the focus is; the other stays if it can.
        "[" => Days { first: here.days.first, last: days.map_or(here.days.last, |d| d.last.max(here.days.first)) },
        "]" => Days { first: days.map_or(here.days.first, |d| d.first.min(here.days.last)), last: here.days.last },
        "Enter" | " " => {
            plot.activate(here.number);
            return true;
        }
        _ => {
            let Some(target) = plot.hidden.with_value(|h| next(&h.targets, here, key)) else {
                return matches!(key, "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End");
            };
            let to = target.number;
            plot.stop_at(&target);
            plot.hidden.update_value(|h| h.stop_number = to);
            for (at, index) in [(here.number, "-1"), (to, "0")] {
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
fn next(targets: &[Target], here: &Target, key: &str) -> Option<Target> {
    let from = targets.iter().position(|t| t.number == here.number)?;
    let same = |t: &&Target| t.row == here.row;
    let away = |t: &&Target| ((t.at - here.at).abs() * 1e6) as u32;
    let other = |row: Option<u32>| targets.iter().filter(|t| Some(t.row) == row).min_by_key(away);
    let rows = || targets.iter().map(|t| t.row);
    let found = match key {
        "ArrowLeft" => targets[..from].last().filter(same),
        "ArrowRight" => targets.get(from + 1).filter(same),
        "Home" => targets.iter().find(same),
        "End" => targets.iter().rfind(same),
        "ArrowUp" => other(rows().filter(|&r| r < here.row).max()),
        "ArrowDown" => other(rows().filter(|&r| r > here.row).min()),
        _ => None,
    };
    found.copied()
}
