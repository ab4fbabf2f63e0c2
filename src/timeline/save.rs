//! Saving the timeline as a file: a drawing, a picture, a calendar.

use leptos::prelude::*;

use super::plot::Plot;
use crate::download::{self, CALENDAR, SVG};
use crate::state::{Axis, Corpus, Notices};
use dateline_search::view::axis;

/// The note that a drawing carries below its marks.
const NOTE: &str = "Dots and bars: days that articles tell of. With corners or hatched: still to come when it was written. \
                    Hollow or dashed: dated by Dateline. A number beside a dot: so many articles tell of it. Made with Dateline.";

/// The buttons.
#[component]
pub fn SaveButtons() -> impl IntoView {
    let axis = expect_context::<Axis>();
    let saver = Saver::new();
    view! {
        <SaveButton
            text="PNG"
            name="PNG: save the whole timeline as a picture"
            on_press=move || saver.picture("timeline.png")
        />
        <SaveButton
            text="SVG"
            name="SVG: save the whole timeline as a drawing"
            on_press=move || saver.drawing("timeline.svg")
        />
        <SaveButton
            text="Calendar"
            name="Calendar: save the events as an iCalendar file"
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
            save_text(notices, "timeline.ics", CALENDAR, &file);
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

    /// Saves the whole timeline, whatever is in sight, as a picture.
    fn picture(self, name: &'static str) {
        if let Some((svg, height)) = self.draw() {
            save_picture(self.notices, name, svg, height);
        }
    }

    /// Saves the whole timeline, whatever is in sight, as a drawing.
    fn drawing(self, name: &str) {
        if let Some((svg, _)) = self.draw() {
            save_text(self.notices, name, SVG, &svg);
        }
    }

    /// The whole timeline as a drawing, and its height in pixels.
    fn draw(self) -> Option<(String, u32)> {
        let lanes: Vec<(String, u32)> = self.axis.marks.with_untracked(|marks| {
            marks.iter().flat_map(|m| &m.lanes).map(|lane| (lane.label.clone(), lane.count)).collect()
        });
        let corpus = self.corpus.summary.with_untracked(|s| s.as_ref().map(|s| s.name.clone()).unwrap_or_default());
        let title = title(corpus, self.plot.route.peek(|link| link.query.clone()));
        let facts = self.plot.facts.get_untracked()?;
        Some(axis::svg(&facts, &lanes, &title, NOTE))
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

/// Saves a picture of a drawing of that height in pixels.
fn save_picture(notices: Notices, name: &'static str, svg: String, height: u32) {
    leptos::task::spawn_local(async move {
        match download::picture(&svg, axis::SHEET, height).await {
            Ok(picture) => say_saved(notices, name, download::save(&picture, name)),
            Err(_) => notices.say("The browser could not draw the picture. The drawing (SVG) shows the same."),
        }
    });
}

/// Saves a text as a file of that name and media type.
fn save_text(notices: Notices, name: &str, media_type: &str, text: &str) {
    say_saved(notices, name, download::text_blob(text, media_type).and_then(|file| download::save(&file, name)));
}

fn say_saved(notices: Notices, name: &str, saved: Result<(), wasm_bindgen::JsValue>) {
    match saved {
        Ok(()) => notices.say(format!("Saved as {name}.")),
        Err(_) => notices.say("The browser does not let the page save files."),
    }
}
