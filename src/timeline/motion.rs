//! How the view moves: at once while a gesture runs, smoothly for a button or a key. When it has rested for a moment, the
//! days in sight are written into the link.

use dateline_core::calendar::range;
use std::time::Duration;

use leptos::prelude::*;

use super::plot::{Motion, Plot};
use dateline_search::view::axis::{View, between};

/// A view that has not moved for this long rests.
const REST: Duration = Duration::from_millis(200);
/// How long a button's movement takes, in milliseconds.
const GLIDE: f64 = 150.0;

impl Plot {
    /// What is in sight, or will be when the movement ends.
    pub fn goal(self) -> View {
        self.motion.with_value(|m| m.goal).unwrap_or_else(|| self.view.get_untracked())
    }

    /// Whether a later frame will show something else.
    pub fn is_moving(self) -> bool {
        self.motion.with_value(|m| m.goal.is_some())
    }

    /// Whether the view moves, or has moved and does not rest yet.
    pub fn is_restless(self) -> bool {
        self.motion.with_value(|m| m.is_restless)
    }

    /// Ends every movement where it is.
    pub fn stop_moving(self) {
        self.motion.update_value(|m| *m = Motion { generation: m.generation.wrapping_add(1), ..Motion::default() });
    }

    /// Begins a movement; says which one it is.
    fn begin(self, to: View) -> u32 {
        self.stop_moving();
        self.motion.update_value(|m| (m.goal, m.is_restless) = (Some(to), true));
        self.motion.with_value(|m| m.generation)
    }

    /// Whether no other movement has begun since. A plot that has left the page moves no more.
    fn goes_on(self, generation: u32) -> bool {
        self.motion.try_with_value(|m| m.generation == generation).unwrap_or(false)
    }

    /// Shows this with the next frame, and rests there.
    pub fn show(self, view: View) {
        let generation = self.begin(view);
        request_animation_frame(move || {
            // Of several movements in one frame the last one counts.
            if self.goes_on(generation) {
                self.motion.update_value(|m| m.goal = None);
                self.view.set(view);
            }
        });
        let rest = move || {
            if self.goes_on(generation) {
                self.commit();
            }
        };
        set_timeout(rest, REST);
    }

    /// Moves there, smoothly where the reader allows it, and rests there.
    pub fn glide(self, to: View) {
        let reduced = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
        if reduced.is_none_or(|query| query.matches()) {
            self.show(to);
            return;
        }
        let from = self.view.get_untracked();
        self.step(from, to, js_sys::Date::now(), self.begin(to));
    }

    fn step(self, from: View, to: View, begun: f64, generation: u32) {
        request_animation_frame(move || {
            if !self.goes_on(generation) {
                return;
            }
            let part = between((js_sys::Date::now() - begun) / GLIDE, 0.0, 1.0);
            if part < 1.0 {
                self.view.set(from.toward(to, part * (2.0 - part)));
                self.step(from, to, begun, generation);
            } else {
                self.motion.update_value(|m| m.goal = None);
                self.view.set(to);
                self.commit();
            }
        });
    }

    /// Writes what is in sight into the link, in whole days.
    fn commit(self) {
        let Some(core) = self.facts.with_untracked(|f| f.as_ref().map(|f| f.core)) else { return };
        self.motion.update_value(|m| m.is_restless = false);
        let days = self.view.get_untracked().days();
        let named = Some(days).filter(|d| *d != core);
        if self.route.peek(|link| link.range) == named {
            self.view.set(View::of(days).within(self.extent()));
        } else {
            self.route.replace(|link| link.range = named);
            self.announcement.set(format!("In sight: {}", range(days)));
        }
    }
}
