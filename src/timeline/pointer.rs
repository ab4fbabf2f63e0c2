//! Pointers on the plot: a wheel, a drag that brushes days, two fingers that zoom. What scrolls the page is left to it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, MouseEvent, PointerEvent, WheelEvent};

use super::keys::number_of;
use super::plot::Plot;
use dateline_core::time::{Day, Days};
use dateline_search::view::axis::View;

/// A pointer that has moved less, in pixels, has clicked.
const CLICK: i32 = 6;
/// The most that one turn of a wheel zooms by, in the pixels that browsers report.
const TURN: f64 = 24.0;
/// Pixels of a line, for wheels that count in lines.
const LINE: f64 = 16.0;

/// A place on the plot, in pixels from its left end; its height is the window's.
type Place = (i32, i32);

/// What the pointers are doing.
#[derive(Clone, Debug, Default)]
pub struct Gesture {
    /// Those that are down, with where they are.
    down: Vec<(i32, Place)>,
    /// The day at which a brush begins, or that of the end that stays, and where the pointer went down.
    anchor: Option<(Day, Place)>,
    /// What was in sight when the second finger came, the fingers' middle and how far apart they were.
    pinch: Option<(View, Place, f64)>,
    /// Whether the pointer has moved, so that lifting it is no click.
    dragged: bool,
}

fn with<T>(plot: Plot, f: impl FnOnce(&mut Gesture) -> T) -> Option<T> {
    plot.hidden.try_update_value(|h| f(&mut h.gesture))
}

/// The element that listens, and where on it a pointer is.
pub fn place(event: &MouseEvent) -> Option<(HtmlElement, Place)> {
    let element: HtmlElement = event.current_target()?.dyn_into().ok()?;
    let left = element.get_bounding_client_rect().x();
    Some((element, (event.client_x() - left as i32, event.client_y())))
}

/// A place as a part of the plot's width.
fn part(plot: Plot, x: f64) -> f64 {
    x / f64::from(plot.width.get_untracked().max(1))
}

/// A click on a mark.
pub fn click(plot: Plot, event: &Event) {
    let dragged = with(plot, |g| std::mem::take(&mut g.dragged)).unwrap_or(false);
    let mark = event.target().and_then(|t| t.dyn_into::<Element>().ok()).and_then(|e| number_of(&e));
    if let Some(number) = mark.filter(|_| !dragged) {
        plot.activate(number);
    }
}

/// Over a mark: its name is written beside the pointer. Only now: writing it to each mark in each frame would cost a fifth of
/// the frame.
pub fn over(_: Plot, event: &Event) {
    let element = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    if let Some(mark) = element.and_then(|e| e.closest("[data-n]").ok().flatten()) {
        let _ = mark.set_attribute("title", &mark.get_attribute("aria-label").unwrap_or_default());
    }
}

/// With Ctrl or ⌘, which is also how browsers report a pinch on a trackpad, the wheel zooms; sideways, or with Shift, it
/// pans. A plain one scrolls the page.
pub fn wheel(plot: Plot, event: &Event) {
    let Some(event) = event.dyn_ref::<WheelEvent>() else { return };
    let Some((_, (x, _))) = place(event) else { return };
    let unit = if event.delta_mode() == WheelEvent::DOM_DELTA_PIXEL { 1.0 } else { LINE };
    let (dx, dy) = (event.delta_x() * unit, event.delta_y() * unit);
    let (view, extent) = (plot.goal(), plot.extent());
    if event.ctrl_key() || event.meta_key() {
        event.prevent_default();
        let by = 1.0 + dy.abs().min(TURN) / 64.0;
        let about = view.day(part(plot, f64::from(x)));
        plot.show(view.zoomed(if dy < 0.0 { 1.0 / by } else { by }, about, extent));
        return;
    }
    let by = if event.shift_key() && dx == 0.0 { dy } else { dx };
    if by != 0.0 && (event.shift_key() || dx.abs() > dy.abs()) {
        event.prevent_default();
        plot.show(view.moved(part(plot, by) * view.length(), extent));
    }
}

/// A button or a finger goes down.
pub fn down(plot: Plot, event: &Event) {
    let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
    let Some((_, at)) = place(event).filter(|_| event.button() == 0) else { return };
    let view = plot.goal();
    let end = event.target().and_then(|t| t.dyn_into::<Element>().ok()).and_then(|e| e.get_attribute("data-end"));
    let days = plot.app.route.peek(|l| l.days);
    let anchor = match (end.as_deref(), days) {
        (Some("first"), Some(days)) => days.last,
        (Some("last"), Some(days)) => days.first,
        _ => view.day_at(part(plot, f64::from(at.0))),
    };
    let brushing = with(plot, |g| {
        if event.is_primary() {
            *g = Gesture::default();
        }
        g.down.retain(|(id, _)| *id != event.pointer_id());
        g.down.push((event.pointer_id(), at));
        g.anchor = None;
        match g.down.as_slice() {
            [_] => g.anchor = Some((anchor, at)),
            [(_, a), (_, b)] => {
                g.dragged = true;
                g.pinch = Some((view, middle(*a, *b), apart(*a, *b)));
            }
            _ => g.pinch = None,
        }
    });
    if brushing.is_some() {
        plot.brush.set(None);
    }
}

fn middle(a: Place, b: Place) -> Place {
    ((a.0 + b.0) / 2, (a.1 + b.1) / 2)
}

/// How far apart two fingers are, in pixels, and never so near that a tremble is a zoom.
fn apart(a: Place, b: Place) -> f64 {
    let (x, y) = (f64::from(a.0 - b.0), f64::from(a.1 - b.1));
    (x * x + y * y).sqrt().max(30.0)
}

/// A pointer moves.
pub fn moved(plot: Plot, event: &Event) {
    let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
    let is_down = with(plot, |g| g.down.iter().any(|(id, _)| *id == event.pointer_id())).unwrap_or(false);
    let Some((element, at)) = place(event).filter(|_| is_down) else { return };
    let state = with(plot, |g| {
        for (_, place) in g.down.iter_mut().filter(|(id, _)| *id == event.pointer_id()) {
            *place = at;
        }
        g.clone()
    });
    let Some(Gesture { down, anchor, pinch, dragged }) = state else { return };
    if let (Some((view, before, distance)), [(_, a), (_, b)]) = (pinch, down.as_slice()) {
        let extent = plot.extent();
        let about = view.day(part(plot, f64::from(before.0)));
        let zoomed = view.zoomed(distance / apart(*a, *b), about, extent);
        let by = part(plot, f64::from(before.0 - middle(*a, *b).0));
        plot.show(zoomed.moved(by * zoomed.length(), extent));
        return;
    }
    let Some((anchor, begun)) = anchor else { return };
    if !dragged {
        if (at.0 - begun.0).abs() < CLICK {
            return;
        }
        // From here on it is a drag: it goes on outside the plot, and Escape is heard here.
        with(plot, |g| g.dragged = true);
        let _ = element.set_pointer_capture(event.pointer_id());
        crate::dom::focus(&element, false);
    }
    let day = plot.view.get_untracked().day_at(part(plot, f64::from(at.0)));
    plot.brush.set(Some(Days::new(anchor, day)));
}

/// A pointer is lifted: the days that were brushed are chosen.
pub fn up(plot: Plot, event: &Event) {
    let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
    with(plot, |g| {
        g.down.retain(|(id, _)| *id != event.pointer_id());
        g.anchor = None;
        g.pinch = None;
    });
    if let Some(days) = plot.brush.get_untracked() {
        plot.brush.set(None);
        plot.choose(Some(days));
    }
}

/// The browser takes a pointer away, to scroll the page for example.
pub fn cancel(plot: Plot, _: &Event) {
    with(plot, |g| *g = Gesture::default());
    plot.brush.set(None);
}

/// Gives up a brush; whether there was one.
pub fn give_up(plot: Plot) -> bool {
    let brushing = plot.brush.get_untracked().is_some();
    with(plot, |g| g.anchor = None);
    plot.brush.set(None);
    brushing
}
