//! Pointer gestures as a state machine: a drag that brushes days, two fingers that zoom and pan, a wheel. The browser's
//! events go in as numbers, and what is to be shown comes out; nothing here knows the document.

use dateline_core::calendar::{Day, Days};
use dateline_search::view::axis::View;

/// A pointer that has moved less than this, in pixels, has clicked.
const CLICK: i32 = 6;
/// The most that one turn of a wheel zooms by, in the pixels that browsers report.
const TURN: f64 = 24.0;
/// Two fingers never count as nearer than this, in pixels, so that a tremble is no zoom.
const FINGERS: f64 = 30.0;

/// A place on the plot, in pixels: from the plot's left end, and from the window's top.
pub type Point = (i32, i32);

/// What the gesture is measured against.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// The plot's width in pixels.
    pub width: u32,
    /// All days that can be in sight.
    pub extent: Days,
}

impl Scale {
    /// A length in pixels as a part of the plot's width.
    pub fn part(self, pixels: f64) -> f64 {
        pixels / f64::from(self.width.max(1))
    }
}

/// Two fingers on the plot.
#[derive(Clone, Copy, Debug)]
struct Pinch {
    /// What was in sight when the second finger came.
    view: View,
    /// The fingers' middle then.
    middle: Point,
    /// How far apart they were then, in pixels.
    distance: f64,
}

/// What the pointers on the plot are doing.
#[derive(Clone, Debug, Default)]
pub struct Gesture {
    /// The pointers that are down, by the browser's id.
    down: Vec<(i32, Point)>,
    /// The day at which a brush begins, and where the pointer went down.
    anchor: Option<(Day, Point)>,
    pinch: Option<Pinch>,
    /// Whether a pointer has moved so far that lifting it is no click.
    dragged: bool,
}

/// What a movement of a pointer does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Drag {
    /// Shows other days.
    Show(View),
    /// Brushes these days.
    Brush {
        /// The days.
        days: Days,
        /// Whether the brush has just begun.
        begins: bool,
    },
}

impl Gesture {
    /// A pointer goes down. `anchor` is the end of a brush that would stay; `view` is in sight.
    pub fn press(&mut self, id: i32, is_primary: bool, at: Point, anchor: Day, view: View) {
        if is_primary {
            *self = Self::default();
        }
        self.down.retain(|(other, _)| *other != id);
        self.down.push((id, at));
        self.anchor = None;
        match self.down.as_slice() {
            [_] => self.anchor = Some((anchor, at)),
            [(_, a), (_, b)] => {
                self.dragged = true;
                self.pinch = Some(Pinch { view, middle: middle(*a, *b), distance: distance(*a, *b) });
            }
            _ => self.pinch = None,
        }
    }

    /// A pointer that is down moves while `view` is in sight.
    pub fn drag(&mut self, id: i32, at: Point, view: View, scale: Scale) -> Option<Drag> {
        self.down.iter_mut().find(|(other, _)| *other == id)?.1 = at;
        if let (Some(pinch), [(_, a), (_, b)]) = (self.pinch, self.down.as_slice()) {
            let about = pinch.view.day(scale.part(f64::from(pinch.middle.0)));
            let zoomed = pinch.view.zoomed(pinch.distance / distance(*a, *b), about, scale.extent);
            let by = scale.part(f64::from(pinch.middle.0 - middle(*a, *b).0));
            return Some(Drag::Show(zoomed.moved(by * zoomed.length(), scale.extent)));
        }
        let (anchor, begun) = self.anchor?;
        let begins = !self.dragged;
        if begins && (at.0 - begun.0).abs() < CLICK {
            return None;
        }
        self.dragged = true;
        let day = view.day_at(scale.part(f64::from(at.0)));
        Some(Drag::Brush { days: Days::new(anchor, day), begins })
    }

    /// A pointer is lifted.
    pub fn lift(&mut self, id: i32) {
        self.down.retain(|(other, _)| *other != id);
        self.anchor = None;
        self.pinch = None;
    }

    /// The browser takes all pointers away, to scroll the page for example.
    pub fn cancel(&mut self) {
        *self = Self::default();
    }

    /// The brush is given up; the pointer stays down.
    pub fn give_up(&mut self) {
        self.anchor = None;
    }

    /// Whether what the browser reports as a click was one, and no drag.
    pub fn take_click(&mut self) -> bool {
        !std::mem::take(&mut self.dragged)
    }
}

/// One turn of a wheel, in pixels.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wheel {
    /// Sideways.
    pub dx: f64,
    /// Up and down.
    pub dy: f64,
    /// With Ctrl or ⌘, which is also how browsers report a pinch on a trackpad.
    pub zooms: bool,
    /// With Shift.
    pub shift: bool,
}

impl Wheel {
    /// What a turn shows, if it is one for the plot: with Ctrl or ⌘ it zooms about the pointer, which is at pixel `x`;
    /// sideways or with Shift it pans. A plain one is left to the page, which scrolls.
    pub fn turn(self, view: View, x: i32, scale: Scale) -> Option<View> {
        if self.zooms {
            let by = 1.0 + self.dy.abs().min(TURN) / 64.0;
            let about = view.day(scale.part(f64::from(x)));
            return Some(view.zoomed(if self.dy < 0.0 { 1.0 / by } else { by }, about, scale.extent));
        }
        let by = if self.shift && self.dx == 0.0 { self.dy } else { self.dx };
        let pans = by != 0.0 && (self.shift || self.dx.abs() > self.dy.abs());
        pans.then(|| view.moved(scale.part(by) * view.length(), scale.extent))
    }
}

fn middle(a: Point, b: Point) -> Point {
    ((a.0 + b.0) / 2, (a.1 + b.1) / 2)
}

fn distance(a: Point, b: Point) -> f64 {
    let (x, y) = (f64::from(a.0 - b.0), f64::from(a.1 - b.1));
    (x * x + y * y).sqrt().max(FINGERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCALE: Scale = Scale { width: 1000, extent: Days { first: Day(0), last: Day(999) } };
    /// Ten pixels a day.
    const VIEW: View = View { from: 400.0, to: 500.0 };

    fn days(first: i32, last: i32) -> Days {
        Days { first: Day(first), last: Day(last) }
    }

    #[test]
    fn a_drag_brushes_days_and_is_no_click() {
        let mut gesture = Gesture::default();
        gesture.press(1, true, (205, 30), Day(420), VIEW);
        assert_eq!(gesture.drag(1, (207, 30), VIEW, SCALE), None, "a tremble");
        let begun = gesture.drag(1, (305, 30), VIEW, SCALE);
        assert_eq!(begun, Some(Drag::Brush { days: days(420, 430), begins: true }));
        let back = gesture.drag(1, (105, 90), VIEW, SCALE);
        assert_eq!(back, Some(Drag::Brush { days: days(410, 420), begins: false }));
        gesture.lift(1);
        assert!(!gesture.take_click());
        assert!(gesture.take_click(), "the next one is");
    }

    #[test]
    fn a_pointer_that_stays_clicks() {
        let mut gesture = Gesture::default();
        gesture.press(1, true, (205, 30), Day(420), VIEW);
        gesture.drag(1, (206, 31), VIEW, SCALE);
        gesture.lift(1);
        assert!(gesture.take_click());
    }

    #[test]
    fn two_fingers_zoom_about_their_middle_and_pan() {
        let mut gesture = Gesture::default();
        gesture.press(1, true, (400, 30), Day(440), VIEW);
        gesture.press(2, false, (600, 30), Day(460), VIEW);
        gesture.drag(1, (300, 30), VIEW, SCALE);
        let Some(Drag::Show(view)) = gesture.drag(2, (700, 30), VIEW, SCALE) else { panic!("shows") };
        assert!((view.length() - 50.0).abs() < 1e-9 && (view.day(0.5) - 450.0).abs() < 1e-9, "{view:?}");
        gesture.drag(1, (400, 30), VIEW, SCALE);
        let Some(Drag::Show(moved)) = gesture.drag(2, (800, 30), VIEW, SCALE) else { panic!("shows") };
        assert!(moved.from < view.from && (moved.length() - 50.0).abs() < 1e-9, "{moved:?}");
        gesture.lift(1);
        assert_eq!(gesture.drag(2, (900, 30), VIEW, SCALE), None, "the finger that stays does not brush");
    }

    #[test]
    fn a_brush_that_was_given_up_does_not_go_on() {
        let mut gesture = Gesture::default();
        gesture.press(1, true, (200, 0), Day(420), VIEW);
        gesture.drag(1, (300, 0), VIEW, SCALE);
        gesture.give_up();
        assert_eq!(gesture.drag(1, (400, 0), VIEW, SCALE), None);
        gesture.cancel();
        assert_eq!(gesture.drag(1, (400, 0), VIEW, SCALE), None, "nor a pointer that is no longer down");
    }

    #[test]
    fn a_plain_wheel_is_left_to_the_page() {
        let wheel = Wheel { dy: 100.0, ..Wheel::default() };
        assert_eq!(wheel.turn(VIEW, 250, SCALE), None);
        let nearer = Wheel { dy: -100.0, zooms: true, ..wheel }.turn(VIEW, 250, SCALE).expect("zooms");
        assert!(nearer.length() < 100.0 && (nearer.at(425.0) - 0.25).abs() < 1e-9, "{nearer:?}");
        let panned = Wheel { shift: true, ..wheel }.turn(VIEW, 250, SCALE).expect("pans");
        assert_eq!(panned.days(), days(410, 509));
        let sideways = Wheel { dx: -50.0, dy: 10.0, ..wheel }.turn(VIEW, 250, SCALE).expect("pans");
        assert_eq!(sideways.days(), days(395, 494));
    }
}
