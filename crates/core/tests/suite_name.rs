//! Names, case by case: `tests/suite/name`.
//!
//! An item reads: kind, the name, its role, its affiliation after a slash, how often it is mentioned.

mod common;

use dateline_core::analysis::Analysis;
use dateline_core::article::{self, Metadata};

#[test]
fn names_are_found_as_an_editor_would() {
    common::check("name", 12, |case| {
        let article = article::parse("case", &case.text, Metadata::default());
        let analysis = Analysis::of(&article);
        let items: Vec<String> = analysis
            .names
            .iter()
            .map(|n| {
                let kind = format!("{:?}", n.kind).to_lowercase();
                let role = n.role.map_or(String::new(), |r| format!(", {}", article.mended(r)));
                let affiliation = n.affiliation.map_or(String::new(), |a| format!(" / {}", article.mended(a)));
                let times = if n.mentions.len() > 1 { format!(" ×{}", n.mentions.len()) } else { String::new() };
                format!("{kind} <{}>{role}{affiliation}{times}", n.text)
            })
            .collect();
        if items.is_empty() { vec!["nothing".to_owned()] } else { items }
    });
}
