//! The parts of an article, case by case: `tests/suite/article`.
//!
//! An item reads: what the part is, and its mended text; outlet and agency come last. A line `title: …` before them is a
//! headline that was handed in beside the text.

mod common;

use dateline_core::article::{self, Metadata};

#[test]
fn articles_are_parted_as_an_editor_would() {
    common::check("article", 18, |case| {
        let title = case.notes.iter().find_map(|n| n.strip_prefix("title: ")).map(str::to_owned);
        let article = article::parse("case", &case.text, Metadata { title, ..Metadata::default() });
        let mut items: Vec<String> = article
            .blocks
            .iter()
            .map(|b| {
                let text = article.mended(b.span);
                let short: String = text.chars().take(60).collect();
                format!("{}: {short}", format!("{:?}", b.kind).to_lowercase())
            })
            .collect();
        items.extend(article.outlet().map(|o| format!("outlet = {o}")));
        items.extend(article.agency().map(|a| format!("agency = {a}")));
        items.extend(article.warnings.iter().map(|w| format!("warning = {w:?}")));
        items
    });
}
