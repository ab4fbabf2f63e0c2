//! Quotations, case by case: `tests/suite/quote`.
//!
//! An item reads: kind, "held" if it was not said, the words, who is quoted, the cue in brackets, who relayed it, when and where it was said.

mod common;

use dateline_core::analysis::Analysis;
use dateline_core::article::{self, Metadata};
use dateline_core::quote::{Quote, Tier};

fn item(quote: &Quote, article: &article::Article) -> String {
    let kind = format!("{:?}", quote.kind).to_lowercase();
    let held = if quote.tier == Tier::Held { " held" } else { "" };
    let speaker = quote.speaker.as_ref().map_or("nobody named", |s| s.label.as_str());
    let cue = quote.cue.map_or(String::new(), |c| format!(" ({})", c.of(&article.text)));
    let via = quote.via.map_or(String::new(), |v| format!(", relayed by {}", v.of(&article.text)));
    let setting: String =
        [quote.when, quote.place].into_iter().flatten().map(|s| format!(", {}", article.mended(s))).collect();
    format!("{kind}{held} <{}> {speaker}{cue}{via}{setting}", article.mended(quote.span))
}

#[test]
fn quotations_are_found_as_an_editor_would() {
    common::check("quote", 150, |case| {
        let article = article::parse("case", &case.text, Metadata::default());
        let analysis = Analysis::of(&article);
        let items: Vec<String> = analysis.quotes.iter().map(|q| item(q, &article)).collect();
        if items.is_empty() { vec!["nothing".to_owned()] } else { items }
    });
}
