//! What articles share, case by case: `tests/suite/shared`, `tests/suite/variants`, `tests/suite/stories`.
//!
//! A case has several articles. Each begins with a line `=== name`, or `=== name, outlet`, or `=== name, outlet, day`.

#[path = "common/articles.rs"]
mod articles;
mod common;

use articles::items;
use dateline_core::across;

fn or_nothing(mut found: Vec<String>) -> Vec<String> {
    found.sort();
    if found.is_empty() { vec!["nothing".to_owned()] } else { found }
}

/// An item reads: what two articles share, their names, and how many words of the first one the passages have.
#[test]
fn shared_text_is_a_copy_a_quotation_or_furniture() {
    common::check("shared", 8, |case| {
        let items = items(&case.text);
        let found = across::find(&items).shared;
        let line = |s: &across::shared::Shared| {
            let (a, b) = (&items[s.a as usize].article, &items[s.b as usize].article);
            let mut passages: Vec<(&str, &str)> =
                s.passages.iter().map(|p| (p.a.of(&a.text), p.b.of(&b.text))).collect();
            let mut names = [a.id.as_str(), b.id.as_str()];
            if names[0] > names[1] {
                names.reverse();
                passages.iter_mut().for_each(|p| *p = (p.1, p.0));
            }
            let words: usize = passages.iter().map(|p| p.0.split_whitespace().count()).sum();
            format!("{}: {} and {}, {words} words", s.kind.key(), names[0], names[1])
        };
        or_nothing(found.iter().map(line).collect())
    });
}

/// An item reads: the articles that carry an utterance, each with how it does.
#[test]
fn an_utterance_is_one_finding_however_it_is_carried() {
    common::check("variants", 8, |case| {
        let items = items(&case.text);
        let variant =
            |v: &across::variants::Variant| format!("{} {}", items[v.place.article as usize].article.id, v.kind.key());
        let line = |q: &across::variants::Quotation| {
            let mut variants: Vec<String> = q.variants.iter().map(variant).collect();
            variants.sort();
            variants.join(", ")
        };
        or_nothing(across::find(&items).quotations.iter().map(line).collect())
    });
}

/// An item reads: the articles of a story.
#[test]
fn articles_on_one_event_are_one_story() {
    common::check("stories", 4, |case| {
        let items = items(&case.text);
        let line = |s: &across::stories::Story| {
            let mut names: Vec<&str> = s.articles.iter().map(|&n| items[n as usize].article.id.as_str()).collect();
            names.sort_unstable();
            names.join(", ")
        };
        or_nothing(across::find(&items).stories.iter().map(line).collect())
    });
}
