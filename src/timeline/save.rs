//! Saving the timeline as a file: a drawing, a picture, a calendar.
//!
//! What a file holds is made here or by the worker; handing it to the browser is the business of a small script
//! (`save.js`), which is fetched when it is wanted.

use leptos::prelude::*;

use super::plot::Plot;
use crate::lazy;
use crate::state::{Axis, Corpus, Notices};
use dateline_search::view::axis;

/// The note that a drawing carries below its marks.
const NOTE: &str = "Dots and bars: days that articles tell of. With corners or hatched: still to come when it was written. \
                    Hollow or dashed: our estimates. A number beside a dot: so many articles tell of it. Made with Dateline.";

/// The buttons.
#[component]
pub fn SaveButtons() -> impl IntoView {
    let axis = expect_context::<Axis>();
    let saver = Saver::new();
    view! {
        <SaveButton
            text="PNG"
            name="PNG: save the whole timeline as a picture"
            on_press=move || saver.drawing("timeline.png", "image/png")
        />
        <SaveButton
            text="SVG"
            name="SVG: save the whole timeline as a drawing"
            on_press=move || saver.drawing("timeline.svg", "image/svg+xml")
        />
        <SaveButton
            text="Calendar"
            name="Calendar: save the dated passages as an iCalendar file"
            on_press=move || axis.request_calendar()
        />
    }
}

#[component]
fn SaveButton(text: &'static str, name: &'static str, on_press: impl Fn() + 'static) -> impl IntoView {
    view! {
        <button type="button" class="word-button" aria-label=name title=name on:click=move |_| on_press()>
            {text}
        </button>
    }
}

/// Saves each calendar that the worker has made, for as long as the current owner lives.
pub fn save_calendars() {
    let (axis, notices) = (expect_context::<Axis>(), expect_context::<Notices>());
    Effect::new(move |_| {
        if let Some(file) = axis.calendar.get() {
            hand_over(notices, "timeline.ics", "text/calendar;charset=utf-8", &file, 0);
        }
    });
}

/// What saving a drawing needs of the page's state.
#[derive(Clone, Copy)]
struct Saver {
    plot: Plot,
    axis: Axis,
    corpus: Corpus,
    notices: Notices,
}

impl Saver {
    fn new() -> Self {
        Self { plot: expect_context(), axis: expect_context(), corpus: expect_context(), notices: expect_context() }
    }

    /// Saves the whole timeline, whatever is in sight.
    fn drawing(self, name: &str, kind: &str) {
        let lanes: Vec<(String, u32)> = self.axis.marks.with_untracked(|marks| {
            marks.iter().flat_map(|m| &m.lanes).map(|lane| (lane.label.clone(), lane.count)).collect()
        });
        let corpus = self.corpus.summary.with_untracked(|s| s.as_ref().map(|s| s.name.clone()).unwrap_or_default());
        let title = title(corpus, self.plot.route.peek(|link| link.query.clone()));
        let facts = self.plot.facts.get_untracked();
        if let Some((svg, height)) = facts.map(|facts| axis::svg(&facts, &lanes, &title, NOTE)) {
            hand_over(self.notices, name, kind, &svg, height);
        }
    }
}

/// "Name of the corpus: what was searched".
fn title(corpus: String, query: String) -> String {
    match (corpus.is_empty(), query.is_empty()) {
        (_, true) => corpus,
        (true, false) => query,
        (false, false) => format!("{corpus}: {query}"),
    }
}

/// Gives the browser a file to save; `height` is that of a drawing, in pixels.
fn hand_over(notices: Notices, name: &str, kind: &str, text: &str, height: u32) {
    let values = [name.into(), kind.into(), text.into(), axis::SHEET.into(), height.into()];
    lazy::call(notices, "laterSaveJs", &values, Some(format!("Saved as {name}.")));
}
