//! The bar at the foot of the page while articles are opened: how far it is, how fast, a way to stop; then what came of it.

use leptos::prelude::*;

use crate::state::{Corpus, OpeningStatus as Status};
use dateline_search::protocol::ReadingProgress;
use dateline_search::view::words::{counted, number};

/// How often the numbers change while articles are read, in milliseconds: more often nobody could read or hear them.
const PACE: f64 = 500.0;

/// The bar, while there is anything to tell.
#[component]
pub fn OpenBar() -> impl IntoView {
    let corpus: Corpus = expect_context();
    let (opening, status) = (corpus.opening, corpus.opening.status);
    let is_shown = Memo::new(move |_| status.with(|status| *status != Status::Idle));
    let is_reading = Memo::new(move |_| status.with(|status| matches!(status, Status::Reading { .. })));
    let has_failed = Memo::new(move |_| status.with(|status| matches!(status, Status::Failed(_))));
    let can_retry = Memo::new(move |_| status.with(|s| matches!(s, Status::Failed(_) | Status::Incomplete)));
    let label = move || status.with(|s| if *s == Status::Incomplete { "Incomplete" } else { "Opening" });
    let text = RwSignal::new(String::new());
    // The time at which numbers were announced last, in milliseconds.
    Effect::new(move |last: Option<f64>| {
        let (last, now) = (last.unwrap_or(0.0), js_sys::Date::now());
        let has_numbers = status.with(has_numbers);
        if has_numbers && now - last < PACE {
            return last;
        }
        text.set(status.with(status_text));
        if has_numbers { now } else { 0.0 }
    });
    let told = move || {
        let Status::Done(reading) = status.get() else { return None };
        let has_left_out = left_out(&reading) > 0;
        let left_out = has_left_out.then_some(("What was left out", reading.problems, reading.further_problems));
        let is_in_doubt = !reading.doubts.is_empty();
        let in_doubt = is_in_doubt.then_some(("What is in doubt", reading.doubts, reading.further_doubts));
        let told = left_out.into_iter().chain(in_doubt);
        Some(told.map(|(title, told, further)| view! { <Told title told further/> }).collect_view())
    };
    view! {
        <Show when=move || is_shown.get()>
            <section class="open-bar data" aria-label=label>
                <Show when=move || is_reading.get()>
                    <progress max="1" aria-label="Read" prop:value=move || status.with(part_read)></progress>
                </Show>
                <p role=move || if has_failed.get() { "alert" } else { "status" }>{move || text.get()}</p>
                {told}
                <p class="open-ways">
                    <Show when=move || is_reading.get()>
                        <button type="button" class="word-button" on:click=move |_| opening.stop()>"Stop"</button>
                    </Show>
                    <Show when=move || can_retry.get()>
                        <button type="button" class="word-button" on:click=move |_| corpus.retry_opening()>"Try again"</button>
                    </Show>
                    <Show when=move || !is_reading.get()>
                        <button type="button" class="word-button" on:click=move |_| opening.dismiss()>"Close"</button>
                    </Show>
                </p>
            </section>
        </Show>
    }
}

/// What was left out, or what is in doubt, one by one.
#[component]
fn Told(title: &'static str, told: Vec<String>, further: u32) -> impl IntoView {
    let rest = (further > 0).then(|| format!("and {} more", number(further)));
    let items = told.into_iter().chain(rest).map(|text| view! { <li>{text}</li> });
    view! {
        <details>
            <summary>{title}</summary>
            <ul>{items.collect_view()}</ul>
        </details>
    }
}

/// How many things were left out.
fn left_out(reading: &ReadingProgress) -> u32 {
    reading.problems.len() as u32 + reading.further_problems
}

/// Whether anything has been read that can be determined in numbers, and more is being read.
fn has_numbers(status: &Status) -> bool {
    matches!(status, Status::Reading { reading, articles, .. } if articles.is_some() || reading.of > 0)
}

/// How much has been read, 0 to 1.
fn part_read(status: &Status) -> f64 {
    match status {
        Status::Reading { articles: Some((done, total @ 1..)), .. } => f64::from(*done) / f64::from(*total),
        Status::Reading { reading, .. } if reading.of > 0 => reading.read as f64 / reading.of as f64,
        _ => 0.0,
    }
}

fn status_text(status: &Status) -> String {
    match status {
        Status::Idle => String::new(),
        Status::Reading { articles: Some((done, total @ 1..)), .. } => {
            format!("{} of {}", number(*done), counted(*total, "article", "articles"))
        }
        Status::Reading { name, .. } if !has_numbers(status) => format!("Opening {name}…"),
        Status::Reading { reading, .. } => reading_text(reading),
        Status::Done(reading) => done_text(reading),
        Status::Failed(message) => format!("Nothing was opened; what you had is still there. {message}"),
        Status::Incomplete => "Some of this corpus could not be fetched. Check the connection.".to_owned(),
    }
}

/// "120 articles · 0.4 MB of 3.1 MB · 60 articles and 0.2 MB a second".
fn reading_text(reading: &ReadingProgress) -> String {
    let seconds = reading.milliseconds / 1000.0;
    let rate = if seconds > 1.0 {
        let articles = (f64::from(reading.articles) / seconds).round() as u32;
        format!(
            " · {} and {} a second",
            counted(articles, "article", "articles"),
            megabytes(reading.text as f64 / seconds)
        )
    } else {
        String::new()
    };
    let [read, of] = [reading.read, reading.of].map(|bytes| megabytes(bytes as f64));
    format!("{} · {read} of {of}{rate}", counted(reading.articles, "article", "articles"))
}

fn done_text(reading: &ReadingProgress) -> String {
    let seconds = (reading.milliseconds / 1000.0).round().max(1.0) as u32;
    let how = if reading.stopped { ", then stopped" } else { "" };
    let rest = match left_out(reading) {
        0 => String::new(),
        n => format!(" {} left out.", counted(n, "thing was", "things were")),
    };
    let articles = counted(reading.articles, "article", "articles");
    format!("{articles} read in {}{how}.{rest}", counted(seconds, "second", "seconds"))
}

/// Bytes as megabytes, with a decimal where there are few.
fn megabytes(bytes: f64) -> String {
    let tenths = (bytes / 1e5).round() as u32;
    if bytes < 1e7 {
        format!("{}.{} MB", tenths / 10, tenths % 10)
    } else {
        format!("{} MB", (bytes / 1e6).round() as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_tells_how_far_and_how_fast() {
        let reading = ReadingProgress {
            articles: 120,
            text: 400_000,
            read: 420_000,
            of: 3_100_000,
            milliseconds: 500.0,
            ..ReadingProgress::default()
        };
        assert_eq!(reading_text(&reading), "120 articles · 0.4 MB of 3.1 MB");
        let later = ReadingProgress { milliseconds: 2000.0, ..reading.clone() };
        assert_eq!(reading_text(&later), "120 articles · 0.4 MB of 3.1 MB · 60 articles and 0.2 MB a second");
        let name = "mine".to_owned();
        let stored = Status::Reading { name: name.clone(), reading, articles: Some((120, 20_000)) };
        assert_eq!(status_text(&stored), "120 of 20\u{202f}000 articles");
        assert!((part_read(&stored) - 0.006).abs() < 1e-9);
        let begun = Status::Reading { name, reading: ReadingProgress::default(), articles: None };
        assert_eq!(status_text(&begun), "Opening mine…");
    }

    #[test]
    fn the_outcome_tells_what_was_left_out() {
        let reading = ReadingProgress { articles: 3, milliseconds: 20.0, ..ReadingProgress::default() };
        assert_eq!(done_text(&reading), "3 articles read in 1 second.");
        let problems = vec!["a.txt: the file is empty".to_owned()];
        let reading = ReadingProgress { problems, further_problems: 2, stopped: true, milliseconds: 4400.0, ..reading };
        assert_eq!(done_text(&reading), "3 articles read in 4 seconds, then stopped. 3 things were left out.");
    }

    #[test]
    fn megabytes_have_a_decimal_where_there_are_few() {
        assert_eq!([400_000.0, 9_940_000.0, 12_600_000.0].map(megabytes), ["0.4 MB", "9.9 MB", "13 MB"]);
    }
}
