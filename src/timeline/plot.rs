//! What the axis shows, and how that changes: at once while a gesture runs, smoothly for a button, and into the link when
//! it has settled.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::pointer::Gesture;
use crate::state::App;
use dateline_core::time::{Day, Days};
use dateline_search::protocol::AxisMarks;
use dateline_search::view::axis::{Facts, Form, Mark, View, between};
use dateline_search::view::range;

/// A view that has not moved for so long has settled.
const SETTLED: Duration = Duration::from_millis(200);
/// How long a button's movement takes, in milliseconds.
const GLIDE: f64 = 150.0;

/// A mark as the keys and a click see it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// What its element is numbered by.
    pub number: usize,
    /// Its row: those of a lane follow each other, the lane's single days first.
    pub row: u32,
    /// Its middle, 0 to 1.
    pub at: f64,
    /// Its days.
    pub days: Days,
    /// The first of its facts in the list.
    pub place: Option<u32>,
    /// Whether it stands for several days or runs of days, which can be told apart by looking nearer.
    pub several: bool,
}

/// What a click on a mark does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Act {
    /// Shows its days from nearer.
    Zoom(View),
    /// Goes to its first fact in the list.
    Jump(u32),
    /// Shows all days again, since the list leaves its facts out.
    Widen,
}

/// What is held but not shown.
pub struct Hidden {
    /// What is to be shown with the next frame.
    next: Option<View>,
    /// Whether the view moves and has not settled.
    pub moving: bool,
    /// How many days were in sight when marks were drawn last.
    pub length: f64,
    /// Counts the frames, so that lanes take turns.
    pub frame: usize,
    /// In how many more frames lanes take turns.
    pub turns: usize,
    /// Counts what moved the view, so that what was begun before is dropped.
    moves: u32,
    /// What the pointers are doing.
    pub gesture: Gesture,
    /// How far from its middle the strip's window is held, as a part of the strip.
    pub grabbed: f64,
    /// The marks as they are drawn.
    pub targets: Vec<Target>,
    /// The mark that the Tab key stops at: its row and a day in it.
    pub stop: Option<(u32, Day)>,
    /// Its number, as it is drawn.
    pub stop_number: usize,
    /// Rows of bars that each lane has had: they stay, so that what is below does not jump while the reader zooms.
    pub rows: Vec<u32>,
    /// The highest pile of dots so far, which stays for the same reason.
    pub pile: u32,
}

/// The axis. A handle: copies are the same axis.
#[derive(Clone, Copy)]
pub struct Plot {
    /// The page.
    pub app: App,
    /// What is drawn; nothing if no fact has a day.
    pub facts: RwSignal<Option<Arc<Facts>>>,
    /// What is in sight.
    pub view: RwSignal<View>,
    /// The width that is drawn on, in pixels.
    pub width: RwSignal<u32>,
    /// The days that are being brushed.
    pub brush: RwSignal<Option<Days>>,
    /// What has changed, for those who hear the page.
    pub told: RwSignal<String>,
    /// What else there is to know.
    pub hidden: StoredValue<Hidden, LocalStorage>,
}

impl Plot {
    /// The axis of what the page shows.
    pub fn new(app: App) -> Self {
        let hidden = Hidden {
            next: None,
            moving: false,
            length: 0.0,
            frame: 0,
            turns: 0,
            moves: 0,
            gesture: Gesture::default(),
            grabbed: 0.0,
            targets: Vec::new(),
            stop: None,
            stop_number: 0,
            rows: Vec::new(),
            pile: 0,
        };
        let plot = Self {
            app,
            facts: RwSignal::new(None),
            view: RwSignal::new(View { from: 0.0, to: 1.0 }),
            width: RwSignal::new(0),
            brush: RwSignal::new(None),
            told: RwSignal::new(String::new()),
            hidden: StoredValue::new_local(hidden),
        };
        plot.follow();
        plot
    }

    /// Follows the worker's answers and the link.
    fn follow(self) {
        let chosen = Memo::new(move |_| self.app.route.with(|l| l.days));
        Effect::new(move || {
            let chosen = chosen.get();
            let facts = self.app.axis.marks.with(|axis| axis.as_ref().and_then(|a| facts(a, chosen)));
            self.hidden.update_value(|h| {
                h.rows.clear();
                h.pile = 0;
                h.moving = false;
            });
            self.facts.set(facts.map(Arc::new));
        });
        let range = Memo::new(move |_| self.app.route.with(|l| l.range));
        Effect::new(move || {
            let (range, facts) = (range.get(), self.facts.get());
            let Some(facts) = facts else { return };
            let view = View::of(range.unwrap_or(facts.core)).within(facts.extent);
            // What has just settled is already on its way there.
            if self.goal().days() != view.days() || !self.is_gliding() {
                self.stop_moving();
                self.view.set(view);
            }
        });
    }

    /// What can be in sight at most.
    pub fn extent(self) -> Days {
        self.facts.with_untracked(|f| f.as_ref().map_or(Days::one(Day(0)), |f| f.extent))
    }

    /// What is shown, or will be with the next frame.
    pub fn goal(self) -> View {
        self.hidden.with_value(|h| h.next).unwrap_or_else(|| self.view.get_untracked())
    }

    /// Whether the next frame shows something else.
    pub fn is_gliding(self) -> bool {
        self.hidden.with_value(|h| h.next.is_some())
    }

    fn stop_moving(self) -> u32 {
        let moves = self.hidden.try_update_value(|h| {
            h.next = None;
            h.moving = false;
            h.moves += 1;
            h.moves
        });
        moves.unwrap_or(0)
    }

    fn begin(self, to: View) -> u32 {
        let moves = self.stop_moving();
        self.hidden.update_value(|h| (h.next, h.moving) = (Some(to), true));
        moves
    }

    /// Shows this with the next frame, and settles there.
    pub fn show(self, view: View) {
        let moves = self.begin(view);
        request_animation_frame(move || {
            // Of several in one frame the last one counts.
            if self.hidden.with_value(|h| h.moves == moves) {
                self.hidden.update_value(|h| h.next = None);
                self.view.set(view);
            }
        });
        set_timeout(
            move || {
                if self.hidden.with_value(|h| h.moves == moves) {
                    self.settle();
                }
            },
            SETTLED,
        );
    }

    /// Moves there, smoothly where the reader allows it, and settles there.
    pub fn glide(self, to: View) {
        let still = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_none_or(|m| m.matches());
        if still {
            self.show(to);
            return;
        }
        let from = self.view.get_untracked();
        let moves = self.begin(to);
        self.step(from, to, js_sys::Date::now(), moves);
    }

    fn step(self, from: View, to: View, begun: f64, moves: u32) {
        request_animation_frame(move || {
            if self.hidden.with_value(|h| h.moves != moves) {
                return;
            }
            let part = between((js_sys::Date::now() - begun) / GLIDE, 0.0, 1.0);
            if part < 1.0 {
                self.view.set(from.toward(to, part * (2.0 - part)));
                self.step(from, to, begun, moves);
            } else {
                self.hidden.update_value(|h| h.next = None);
                self.view.set(to);
                self.settle();
            }
        });
    }

    /// Writes what is in sight into the link, in whole days.
    fn settle(self) {
        let Some(core) = self.facts.with_untracked(|f| f.as_ref().map(|f| f.core)) else { return };
        self.hidden.update_value(|h| h.moving = false);
        let days = self.view.get_untracked().days();
        let range_of = Some(days).filter(|d| *d != core);
        if self.app.route.peek(|l| l.range) != range_of {
            self.app.route.replace(|l| l.range = range_of);
            self.told.set(format!("In sight: {}", range(days)));
        } else {
            self.view.set(View::of(days).within(self.extent()));
        }
    }

    /// Narrows the list to these days, or no longer.
    pub fn choose(self, days: Option<Days>) {
        if self.app.route.peek(|l| l.days) == days {
            return;
        }
        self.told.set(days.map_or_else(|| "All days".to_owned(), |d| format!("Narrowed to {}", range(d))));
        self.app.route.push(|l| l.days = days);
    }

    /// What a click on a mark does.
    pub fn act_of(self, target: &Target) -> Act {
        act_of(target, self.goal(), self.extent())
    }

    /// The mark of this number.
    pub fn target(self, number: usize) -> Option<Target> {
        self.hidden.with_value(|h| h.targets.iter().find(|t| t.number == number).copied())
    }

    /// From now on the Tab key stops at this mark, however it is drawn.
    pub fn stop_at(self, target: &Target) {
        self.hidden.update_value(|h| h.stop = Some((target.row, target.days.first)));
    }

    /// Does what a click on a mark does.
    pub fn activate(self, number: usize) {
        let Some(target) = self.target(number) else { return };
        self.stop_at(&target);
        match self.act_of(&target) {
            Act::Zoom(view) => self.glide(view),
            Act::Jump(place) => self.app.results.jump_to(place),
            Act::Widen => self.choose(None),
        }
    }

    /// The place in the list of the fact that is selected.
    pub fn selected(self) -> Option<u32> {
        let fact = self.app.route.with(|l| l.fact.clone())?;
        self.app.results.position_of(&fact)
    }
}

/// What a click on a mark does, `view` being in sight.
pub fn act_of(target: &Target, view: View, extent: Days) -> Act {
    let nearer = View::around(target.days).within(extent);
    match target.place {
        _ if target.several && nearer.length() < view.length() * 0.95 => Act::Zoom(nearer),
        Some(place) => Act::Jump(place),
        None => Act::Widen,
    }
}

/// The facts of an answer, the list being narrowed to the days chosen.
fn facts(axis: &AxisMarks, chosen: Option<Days>) -> Option<Facts> {
    let mark = |n: &[i32]| Mark {
        place: n[0] as u32,
        days: Days { first: Day(n[1]), last: Day(n[2]) },
        form: Form { inferred: n[3] & 1 != 0, ahead: n[3] & 2 != 0, told: n[3] as u32 >> 2 },
        lane: n[4] as usize,
        lead: n[5] as u32,
    };
    let marks: Vec<Mark> = axis.numbers.chunks_exact(AxisMarks::WIDTH).map(mark).collect();
    Facts::of(&marks, axis.lanes.len(), chosen)
}
