//! Small pieces of text that several parts of the page write the same way.

use leptos::prelude::*;

use super::el::{El, el};
use dateline_search::protocol::Listing;
use dateline_search::view::{Dated, Run, Source};

/// "1 article", "5 articles", "12 345 articles".
pub fn counted(n: u32, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// A number with its thousands apart, by spaces that no line breaks at and no decimal point looks like.
pub fn number(n: u32) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) && digits.len() > 4 {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

/// A row that says which of how many it is, since those around it may not be in the page.
pub fn placed<T>(row: El, listing: &Listing<T>, at: usize) -> El {
    let place = listing.from + at as u32 + 1;
    row.attr("aria-posinset", place.to_string()).attr("aria-setsize", listing.total.to_string())
}

/// A paragraph.
pub fn paragraph(text: String) -> AnyView {
    el("p").text(text).into_any()
}

/// Runs of text: hits as marks, marked runs with a class.
pub fn runs(runs: &[Run], marked: &'static str) -> Vec<AnyView> {
    runs.iter()
        .map(|run| {
            let text = run.text.clone();
            let span = if run.marked { el("span").class(marked) } else { el("span") };
            match (run.hit, run.marked) {
                (true, _) => el("mark").class("hit").child(span.text(text)).into_any(),
                (false, true) => span.text(text).into_any(),
                (false, false) => text.into_any(),
            }
        })
        .collect()
}

/// Outlet, agency and day of an article. Where only the agency is known, it is said to be one: who wrote a text is not who
/// carried it.
pub fn source(source: &Source) -> [AnyView; 2] {
    let (carrier, note) = match (&source.outlet, &source.agency) {
        (Some(outlet), Some(agency)) => (outlet.clone(), format!(" ({agency})")),
        (Some(outlet), None) => (outlet.clone(), String::new()),
        (None, Some(agency)) => (agency.clone(), " (agency)".to_owned()),
        (None, None) => ("Outlet not named".to_owned(), String::new()),
    };
    let day = source.published.as_ref().map_or_else(|| "undated".to_owned(), Dated::told);
    [el("span").class("outlet").text(carrier).into_any(), format!("{note} · {day}").into_any()]
}
