//! Small pieces of text that several parts of the page write the same way.

use leptos::prelude::*;

use crate::view::{Dated, Run, Source};

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

/// Runs of text: hits as marks, marked runs with a class.
pub fn runs(runs: &[Run], marked: &'static str) -> Vec<AnyView> {
    runs.iter()
        .map(|run| {
            let text = run.text.clone();
            let class = run.marked.then_some(marked);
            match (run.hit, run.marked) {
                (true, _) => view! { <mark class="hit"><span class=class>{text}</span></mark> }.into_any(),
                (false, true) => view! { <span class=class>{text}</span> }.into_any(),
                (false, false) => text.into_any(),
            }
        })
        .collect()
}

/// A day as far as it can be trusted: "Wed 10 July 2024, inferred".
pub fn dated(dated: &Dated) -> String {
    if dated.inferred { format!("{}, inferred", dated.text) } else { dated.text.clone() }
}

/// Outlet, agency and day of an article.
pub fn source(source: &Source) -> AnyView {
    let outlet = source.outlet.clone().unwrap_or_else(|| "Outlet not named".to_owned());
    let agency = source.agency.as_ref().map(|a| format!(" ({a})"));
    let day = source.published.as_ref().map_or_else(|| "undated".to_owned(), dated);
    view! { <span class="outlet">{outlet}</span>{agency}" · "{day} }.into_any()
}
