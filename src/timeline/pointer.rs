//! Pointers on the plot: the browser's events into [`Gesture`](super::gesture) and what comes of them into the plot. What
//! scrolls the page is left to the page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, MouseEvent, PointerEvent, WheelEvent};

use super::focus::number_of;
use super::gesture::{Drag, Point, Wheel};
use super::plot::Plot;

/// Pixels of a line, for wheels that count in lines.
const LINE: f64 = 16.0;

/// Where on an element a pointer is.
pub fn point(element: &Element, event: &MouseEvent) -> Point {
    let left = element.get_bounding_client_rect().x();
    (event.client_x() - left as i32, event.client_y())
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// A click, which presses a mark.
pub fn click(plot: Plot, event: &MouseEvent) {
    let clicked = plot.gesture.try_update_value(|g| g.take_click()).unwrap_or(false);
    let mark = target(event).and_then(|e| number_of(&e));
    if let Some(number) = mark.filter(|_| clicked) {
        plot.press(number);
    }
}

/// Over a mark, or with the focus on one: what it tells then stands below the plot.
pub fn point_at(plot: Plot, event: &Event) {
    let mark = target(event).and_then(|e| number_of(&e));
    if plot.pointed.get_untracked() != mark {
        plot.pointed.set(mark);
    }
}

/// A wheel turns.
pub fn wheel(plot: Plot, event: &WheelEvent) {
    let Some(element) = plot.element.get_untracked() else { return };
    let unit = if event.delta_mode() == WheelEvent::DOM_DELTA_PIXEL { 1.0 } else { LINE };
    let wheel = Wheel {
        dx: event.delta_x() * unit,
        dy: event.delta_y() * unit,
        zooms: event.ctrl_key() || event.meta_key(),
        shift: event.shift_key(),
    };
    let (x, _) = point(&element, event);
    if let Some(view) = wheel.turn(plot.goal(), x, plot.scale()) {
        event.prevent_default();
        plot.show(view);
    }
}

/// A button or a finger goes down, on the plot or on a handle of the chosen days, whose other end then stays.
pub fn down(plot: Plot, event: &PointerEvent) {
    let Some(element) = plot.element.get_untracked().filter(|_| event.button() == 0) else { return };
    let (at, view) = (point(&element, event), plot.goal());
    let end = target(event).and_then(|e| e.get_attribute("data-end"));
    let anchor = match (end.as_deref(), plot.route.days.get_untracked()) {
        (Some("first"), Some(days)) => days.last,
        (Some("last"), Some(days)) => days.first,
        _ => view.day_at(plot.scale().part(f64::from(at.0))),
    };
    plot.gesture.update_value(|g| g.press(event.pointer_id(), event.is_primary(), at, anchor, view));
    plot.brush.set(None);
}

/// A pointer moves.
pub fn moved(plot: Plot, event: &PointerEvent) {
    let Some(element) = plot.element.get_untracked() else { return };
    let (at, view, scale) = (point(&element, event), plot.view.get_untracked(), plot.scale());
    let drag = plot.gesture.try_update_value(|g| g.drag(event.pointer_id(), at, view, scale)).flatten();
    match drag {
        Some(Drag::Show(view)) => plot.show(view),
        Some(Drag::Brush { days, begins }) => {
            if begins {
                // A drag goes on outside the plot, and Escape is heard here.
                let _ = element.set_pointer_capture(event.pointer_id());
                crate::dom::focus(element.unchecked_ref::<HtmlElement>(), false);
            }
            plot.brush.set(Some(days));
        }
        None => {}
    }
}

/// A pointer is lifted: the days that were brushed are chosen.
pub fn up(plot: Plot, event: &PointerEvent) {
    plot.gesture.update_value(|g| g.lift(event.pointer_id()));
    if let Some(days) = plot.brush.get_untracked() {
        plot.brush.set(None);
        plot.choose(Some(days));
    }
}

/// The browser takes the pointers away, to scroll the page for example.
pub fn cancel(plot: Plot) {
    plot.gesture.update_value(|g| g.cancel());
    plot.brush.set(None);
}

/// Gives up a brush; says whether there was one.
pub fn give_up(plot: Plot) -> bool {
    plot.gesture.update_value(|g| g.give_up());
    let was_brushing = plot.brush.get_untracked().is_some();
    plot.brush.set(None);
    was_brushing
}
