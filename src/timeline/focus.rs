//! The focus among the marks: all of them are one stop of the Tab key, and the focus stays on the same days however they are
//! drawn.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::plot::Plot;

/// The number of the mark that an element belongs to.
pub fn number_of(element: &Element) -> Option<usize> {
    element.closest("[data-n]").ok()??.get_attribute("data-n")?.parse().ok()
}

/// Whether a mark has the focus; the Tab key then stops at that mark from now on.
pub fn note(plot: Plot) -> bool {
    let number = document().active_element().and_then(|e| number_of(&e));
    if let Some(number) = number {
        let is_tab_stop = plot.drawing.with_untracked(|d| d.tab_stop == number);
        let is_known = is_tab_stop && plot.tab_stop.with_untracked(Option::is_some);
        if let Some(target) = plot.target(number).filter(|_| !is_known) {
            // Asked by the drawing of a frame, which takes it up at once.
            plot.tab_stop.update_untracked(|stop| *stop = Some(target.tab_stop()));
        }
    }
    number.is_some()
}

/// Focuses the mark that the Tab key stops at.
pub fn on_tab_stop(plot: Plot) {
    let number = plot.drawing.with_untracked(|d| d.tab_stop);
    let has_it = document().active_element().is_some_and(|e| number_of(&e) == Some(number));
    if let Some(mark) = mark(plot, number).filter(|_| !has_it) {
        crate::dom::focus(&mark, false);
    }
}

fn mark(plot: Plot, number: usize) -> Option<HtmlElement> {
    let marks = plot.element.get_untracked()?;
    marks.query_selector(&format!("[data-n=\"{number}\"]")).ok()??.dyn_into().ok()
}
