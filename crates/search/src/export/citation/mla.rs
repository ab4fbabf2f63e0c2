//! Modern Language Association, 9th edition.

use super::reference::Reference;
use super::styled::{Styled, stopped, with_comma};
use super::title::quoted;
use dateline_core::calendar::{Day, month_of};

/// "Marsh, Ida. “Council Keeps the Night Ferry.” *The Harbour Post*, 6 Nov. 2024, https://…."
pub fn entry(reference: &Reference) -> Styled {
    let authors = match reference.authors.as_slice() {
        [] => String::new(),
        [one] => one.inverted(),
        [one, two] => format!("{}, and {}", one.inverted(), two.natural()),
        [one, ..] => format!("{}, et al.", one.inverted()),
    };
    let mut text = Styled::default();
    if !authors.is_empty() {
        text = text.text(format!("{} ", stopped(&authors)));
    }
    let outlet = reference.container();
    text = match &outlet {
        None => text.italic(reference.title_case()).text("."),
        Some(outlet) => text.text(format!("{} ", stopped(&quoted(&reference.title_case())))).italic(outlet),
    };
    let rest: Vec<String> = reference.day.map(short).into_iter().chain(reference.url.clone()).collect();
    let between = if outlet.is_some() { ", " } else { " " };
    text = match rest.as_slice() {
        [] if outlet.is_none() => text,
        [] => text.text("."),
        _ => text.text(format!("{between}{}", stopped(&rest.join(", ")))),
    };
    match reference.day {
        Some(_) => text,
        None => text.text(format!(" Accessed {}.", short(reference.accessed))),
    }
}

/// "6 Nov. 2024", "6 June 2024": months of five letters and more are cut to three, September to four.
fn short(day: Day) -> String {
    let (year, _, of_month) = day.civil();
    let month = match month_of(day) {
        short if short.len() <= 4 => short.to_owned(),
        "September" => "Sept.".to_owned(),
        long => format!("{}.", &long[..3]),
    };
    format!("{of_month} {month} {year}")
}

/// "(Marsh, par. 2)"
pub fn note(reference: &Reference, paragraph: Option<u32>) -> Styled {
    let place = paragraph.map(|n| format!("par. {n}"));
    let title = reference.title_case();
    let (text, comma) = match reference.authors.as_slice() {
        [] if reference.outlet.is_none() => (Styled::new("(").italic(title), ","),
        [] if place.is_some() => (Styled::new(format!("({}", with_comma(&quoted(&title)))), ""),
        [] => (Styled::new(format!("({}", quoted(&title))), ""),
        [one] => (Styled::new(format!("({}", one.family())), ","),
        [one, two] => (Styled::new(format!("({} and {}", one.family(), two.family())), ","),
        [one, ..] => (Styled::new(format!("({} et al.", one.family())), ","),
    };
    text.text(place.map(|place| format!("{comma} {place}")).unwrap_or_default()).text(")")
}
