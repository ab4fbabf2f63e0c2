//! Citations against a reference processor, on made-up articles of many kinds: crates/search/tests/citations/make.mjs writes what
//! it expects.

use std::fs;
use std::path::Path;

use dateline_core::article::{Metadata, json, parse};
use dateline_search::engine::{Engine, Options};
use dateline_search::export::citation::Style;
use dateline_search::export::taken::{self, References};
use dateline_search::export::{Format, Made};
use dateline_search::query::Query;
use dateline_search::store::Bundle;
use dateline_search::view::Card;
use serde_json::Value;

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/citations").join(name);
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The statements of the articles and the articles as references.
fn cited() -> (Vec<Card>, References) {
    let articles = read("articles.jsonl");
    let articles = articles.lines().map(|line| {
        let handed = json::read(line.as_bytes()).expect("an article");
        let row: Value = serde_json::from_str(line).expect("JSON");
        let authors = row["authors"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
        parse(row["id"].as_str().expect("an id"), &handed.text, Metadata { authors: authors.collect(), ..handed.given })
    });
    let today = "2026-01-31".parse().expect("a day");
    let bundle = Bundle { name: "Cited".into(), articles: articles.collect() };
    let engine = Engine::analyse(bundle, Options::LARGE.on(today), &mut |_, _| {});
    let cards = engine.whole_statements(&Query { all: true, ..Query::default() });
    let references = engine.references(&cards, today);
    (cards, references)
}

#[test]
fn citations_are_those_of_the_reference_processor() {
    let (_, references) = cited();
    let expected: Value = serde_json::from_str(&read("expected.json")).expect("JSON");
    let expected = expected["expected"].as_object().expect("articles");
    assert!(expected.len() >= 20 && expected.len() == references.len(), "{} {}", expected.len(), references.len());
    let mut differences = Vec::new();
    for (id, reference) in &references {
        for style in Style::ALL {
            let (entry, note) = (style.entry(reference), style.note(reference, Some(2)));
            for (what, text) in [("", entry), ("-note", note)] {
                let key = |ending: &str| format!("{}{what}{ending}", style.name());
                let told = |ending: &str| expected[id][&key(ending)].as_str().unwrap_or_default().to_owned();
                if text.plain() != told("") {
                    differences.push(format!("{}\n  ours {}\n  his  {}", key(""), text.plain(), told("")));
                }
                // Italics as the processor sets them, in Markdown's signs.
                let his = told("-html").replace("<i>", "*").replace("</i>", "*").replace("&#38;", "&");
                let ours = text.markdown().replace('\\', "");
                if ours != his {
                    differences.push(format!("{}\n  ours {ours}\n  his  {his}", key("-html")));
                }
            }
        }
    }
    assert!(differences.is_empty(), "{} differ\n{}", differences.len(), differences.join("\n"));
}

#[test]
fn what_the_processor_was_given_is_what_is_exported() {
    let (cards, references) = cited();
    let items: Value =
        serde_json::from_str(&taken::statements(Format::CslJson, &Made::default(), &cards, &references)).expect("JSON");
    let expected: Value = serde_json::from_str(&read("expected.json")).expect("JSON");
    assert_eq!(items, expected["items"], "run crates/search/tests/citations/make.mjs again");
}
