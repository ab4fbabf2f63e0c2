//! Kinds of source, case by case: `tests/suite/source`.
//!
//! An item reads: the kind, then who is quoted.

mod common;

use dateline_core::analysis::Analysis;
use dateline_core::article::{self, Metadata};

#[test]
fn sources_are_what_an_editor_would_call_them() {
    common::check("source", 20, |case| {
        let article = article::parse("case", &case.text, Metadata::default());
        let analysis = Analysis::of(&article);
        let items: Vec<String> = analysis
            .quotes
            .iter()
            .map(|q| {
                let speaker = q.speaker.as_ref().map_or("no speaker", |s| s.label.as_str());
                format!("{}: {speaker}", q.source_kind().key())
            })
            .collect();
        if items.is_empty() { vec!["nothing".to_owned()] } else { items }
    });
}
