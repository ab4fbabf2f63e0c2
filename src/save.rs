//! Saving the timeline as a file: a drawing, a picture, a calendar.
//!
//! What a file holds is made here or by the worker; handing it to the browser is the business of a small script
//! (`save.js`), which is fetched when it is wanted.

use leptos::prelude::*;

use super::el::{El, word_button};
use super::lazy;
use super::state::App;
use super::timeline::Plot;
use dateline_search::view::axis;

/// The buttons.
pub fn buttons(plot: Plot) -> [El; 3] {
    let button = |text: &'static str, title: &'static str, act: fn(Plot)| {
        word_button(move |_| act(plot)).attr("aria-label", title).attr("title", title).text(text)
    };
    [
        button("PNG", "PNG: save the whole timeline as a picture", |plot| drawing(plot, "png", "image/png")),
        button("SVG", "SVG: save the whole timeline as a drawing", |plot| drawing(plot, "svg", "image/svg+xml")),
        button("Calendar", "Calendar: save the dated passages as an iCalendar file", |plot| {
            plot.app.axis.request_calendar();
        }),
    ]
}

/// Saves each calendar that comes.
pub fn follow(app: App) {
    Effect::new(move || {
        if let Some(file) = app.axis.calendar.get() {
            hand_over(app, "timeline.ics", "text/calendar;charset=utf-8", &file, 0);
        }
    });
}

/// The whole timeline, whatever is in sight.
fn drawing(plot: Plot, ending: &str, kind: &str) {
    let app = plot.app;
    let lanes: Vec<(String, u32)> = app
        .axis
        .marks
        .with_untracked(|a| a.iter().flat_map(|a| &a.lanes).map(|l| (l.label.clone(), l.count)).collect());
    let title = app.corpus.summary.with_untracked(|s| s.as_ref().map(|s| s.name.clone()).unwrap_or_default());
    let query = app.route.peek(|l| l.query.clone());
    let title = match (title.is_empty(), query.is_empty()) {
        (_, true) => title,
        (true, false) => query,
        (false, false) => format!("{title}: {query}"),
    };
    let note = "Dots and bars: days that articles tell of. With corners or hatched: still to come when it was written. Hollow \
                or dashed: our estimates. A number beside a dot: so many articles tell of it. Made with Dateline.";
    let drawn = plot.facts.with_untracked(|f| f.as_ref().map(|f| axis::svg(f, &lanes, &title, note)));
    if let Some((svg, height)) = drawn {
        hand_over(app, &format!("timeline.{ending}"), kind, &svg, height);
    }
}

/// Gives the browser a file to save; `height` is that of a drawing.
pub fn hand_over(app: App, name: &str, kind: &str, text: &str, height: u32) {
    let values = [name.into(), kind.into(), text.into(), axis::SHEET.into(), height.into()];
    lazy::call(app.notices, "laterSaveJs", &values, Some(format!("Saved as {name}.")));
}
