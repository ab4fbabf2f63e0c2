//! Names and events over articles, case by case: `tests/suite/names`, `tests/suite/events`.
//!
//! A case has several articles. Each begins with a line `=== name`, or `=== name, outlet, day`.

#[path = "common/articles.rs"]
mod articles;
mod common;

use articles::items;
use dateline_core::across::{self, Place};
use dateline_core::corpus::Item;

/// The words under `places`, each with the name of its article.
fn words(items: &[Item], places: &[Place]) -> String {
    let word = |p: &Place| {
        let article = &items[p.article as usize].article;
        format!("{} {}", article.id, p.span.of(&article.text))
    };
    let mut words: Vec<String> = places.iter().map(word).collect();
    words.sort();
    words.join(", ")
}

/// An item reads: kind, the name, its mentions. Left out are names of one mention.
#[test]
fn names_are_merged_as_an_editor_would() {
    common::check("names", 10, |case| {
        let items = items(&case.text);
        let names = across::find(&items).names;
        let several = names.iter().filter(|n| n.mentions.len() > 1);
        let line = |n: &across::names::NameAcross| {
            format!("{:?} <{}>: {}", n.kind, n.name, words(&items, &n.mentions)).replace('\n', " ")
        };
        let mut lines: Vec<String> = several.map(line).collect();
        lines.sort();
        if lines.is_empty() { vec!["nothing".to_owned()] } else { lines }
    });
}

/// An item reads: what the event is called, its days, its mentions.
#[test]
fn events_are_grouped_as_an_editor_would() {
    common::check("events", 2, |case| {
        let items = items(&case.text);
        let line = |e: &across::events::Event| {
            let days = e.days.map_or(String::new(), |d| format!(" ({} to {})", d.first, d.last));
            format!("{}{days}: {}", e.name, words(&items, &e.mentions))
        };
        let mut lines: Vec<String> = across::find(&items).events.iter().map(line).collect();
        lines.sort();
        if lines.is_empty() { vec!["nothing".to_owned()] } else { lines }
    });
}
