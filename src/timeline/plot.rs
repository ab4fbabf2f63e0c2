//! The state of the timeline's axis: what it draws, what is in sight, what the reader is doing there. The axis provides it
//! to its own components as a context; how the view moves is the business of `motion.rs`.

use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;

use super::decode::decode;
use super::drawing::Drawing;
use super::gesture::{Gesture, Scale};
use super::moves::Move;
use super::target::{Press, TabStop, Target};
use crate::state::{Axis, Results, Route};
use dateline_core::calendar::{Day, Days, range};
use dateline_search::view::axis::{Facts, View};

/// Where the view is going.
#[derive(Clone, Copy, Debug, Default)]
pub struct Motion {
    /// What is to be shown with the next frame, or at the end of a glide.
    pub(super) goal: Option<View>,
    /// Whether the view moves, or has moved and does not rest yet.
    pub(super) is_restless: bool,
    /// Counts the movements: frames and timers of an earlier movement do nothing.
    pub(super) generation: u32,
}

/// The axis. A handle: copies are the same axis.
#[derive(Clone, Copy)]
pub struct Plot {
    /// What is drawn; nothing if no fact has a day.
    pub facts: Memo<Option<Arc<Facts>>>,
    /// What is in sight.
    pub view: RwSignal<View>,
    /// The width that is drawn on, in pixels; 0 before it is known.
    pub width: RwSignal<u32>,
    /// The days that are being brushed.
    pub brush: RwSignal<Option<Days>>,
    /// What has changed, for those who hear the page.
    pub announcement: RwSignal<String>,
    /// The frame that is shown.
    pub drawing: RwSignal<Arc<Drawing>>,
    /// The place in the list of the fact that is selected.
    pub selected: Memo<Option<u32>>,
    /// Where the view is going.
    pub(super) motion: StoredValue<Motion>,
    /// What the pointers are doing.
    pub(super) gesture: StoredValue<Gesture>,
    /// Where the Tab key stops, and the focus with it if a mark has that.
    pub tab_stop: RwSignal<Option<TabStop>>,
    /// The number of the mark that is pointed at or has the focus.
    pub pointed: RwSignal<Option<usize>>,
    /// The ids of each lane's marks in the order of days, as of the last rest.
    pub order: RwSignal<Vec<String>>,
    /// The element that the marks are drawn in.
    pub element: NodeRef<Div>,
    pub(super) route: Route,
    results: Results,
}

impl Plot {
    /// The axis of the page's state, which it takes from the context.
    pub fn new() -> Self {
        let (axis, route, results) = (expect_context::<Axis>(), expect_context::<Route>(), expect_context::<Results>());
        let chosen = route.days;
        let facts = move |_: Option<&_>| {
            let marks = axis.marks.get()?;
            decode(&marks, chosen.get()).map(Arc::new)
        };
        let facts = Memo::new(facts);
        let selected = move |_: Option<&_>| {
            let fact = route.with(|link| link.fact.clone());
            let listed = fact.and_then(|fact| results.position_of(&fact)).or_else(|| results.lit.get())?;
            facts.with(|f| f.as_ref()?.place_of(listed, route.with(|link| link.days_shown())))
        };
        let plot = Self {
            facts,
            view: RwSignal::new(View { from: 0.0, to: 1.0 }),
            width: RwSignal::new(0),
            brush: RwSignal::new(None),
            announcement: RwSignal::new(String::new()),
            drawing: RwSignal::new(Arc::default()),
            selected: Memo::new(selected),
            motion: StoredValue::new(Motion::default()),
            gesture: StoredValue::new(Gesture::default()),
            tab_stop: RwSignal::new(None),
            pointed: RwSignal::new(None),
            order: RwSignal::new(Vec::new()),
            element: NodeRef::new(),
            route,
            results,
        };
        plot.follow_route();
        plot
    }

    /// Shows the days that the link names, or those that most facts lie in.
    fn follow_route(self) {
        let range = Memo::new(move |_| self.route.with(|link| link.range));
        Effect::new(move |_| {
            let (range, facts) = (range.get(), self.facts.get());
            let Some(facts) = facts else { return };
            let view = View::of(range.unwrap_or(facts.core)).within(facts.extent);
            // A view that the page itself has just written into the link is on its way there already.
            if self.goal().days() != view.days() || !self.is_moving() {
                self.stop_moving();
                self.view.set(view);
            }
        });
    }

    /// What pixels on the plot mean.
    pub fn scale(self) -> Scale {
        Scale { width: self.width.get_untracked(), extent: self.extent() }
    }

    /// All days that can be in sight.
    pub fn extent(self) -> Days {
        self.facts.with_untracked(|f| f.as_ref().map_or(Days::one(Day(0)), |f| f.extent))
    }

    /// What is in sight after a movement; zooming keeps the day at the part `about` of the plot's width where it is.
    fn moved(self, to: Move, view: View, about: Option<f64>) -> View {
        // The drawing says where a mark stands; it may still be on its way to `view`.
        let about = about.map_or(view.day(0.5), |at| self.view.get_untracked().day(at));
        self.facts.with_untracked(|f| f.as_ref().map_or(view, |f| to.of(view, about, f)))
    }

    /// Moves the view smoothly.
    pub fn move_by(self, to: Move, about: Option<f64>) {
        self.glide(self.moved(to, self.goal(), about));
    }

    /// Whether a movement would change nothing.
    pub fn is_at_limit(self, to: Move) -> bool {
        let view = self.view.get();
        self.facts.track();
        self.moved(to, view, None).days() == view.days()
    }

    /// Narrows the list to these days, or shows all days again.
    pub fn choose(self, days: Option<Days>) {
        if self.route.peek(|link| link.days) == days {
            return;
        }
        self.announcement.set(days.map_or_else(|| "All days".to_owned(), |d| format!("Narrowed to {}", range(d))));
        self.route.push(|link| link.days = days);
    }

    /// The mark of this number, as it is drawn.
    pub fn target(self, number: usize) -> Option<Target> {
        self.drawing.with_untracked(|d| d.target(number))
    }

    /// From now on the Tab key stops at this mark, however it is drawn.
    pub fn stop_at(self, target: &Target) {
        self.tab_stop.set(Some(target.tab_stop()));
    }

    /// Does what pressing the mark of this number does.
    pub fn press(self, number: usize) {
        let Some(target) = self.target(number) else { return };
        self.stop_at(&target);
        match target.press(self.goal(), self.extent()) {
            Press::Zoom(view) => self.glide(view),
            Press::Jump(place) => {
                let shown = self.route.peek(|link| link.days_shown());
                let listed = self.facts.with_untracked(|f| f.as_ref().map(|f| f.place_within(place, shown)));
                self.results.begin_with(listed.unwrap_or(place));
            }
            Press::Widen => self.choose(None),
        }
    }
}
