//! Time expressions, case by case: `tests/suite/time`.
//!
//! An item reads: the words, type, value, and the civil days if there are more than one. `dct: 2024-07-07` gives the day of
//! writing, `anchoring: narrative` says that the text is a history, `quotations: found` that who said what is known.

mod common;

use dateline_core::calendar::{Day, Days};
use dateline_core::text::{Document, Span};
use dateline_core::time::{self, Anchoring, Published, TimexKind};
use dateline_core::{name, quote};
use proptest::prelude::*;

fn item(timex: &time::Timex, text: &str) -> String {
    let kind = match timex.kind {
        TimexKind::Date => "DATE",
        TimexKind::Time => "TIME",
        TimexKind::Duration => "DURATION",
        TimexKind::Set => "SET",
    };
    let days = match timex.days {
        Some(d) if d.count() > 1 && !timex.value.contains('/') => format!(" ({} to {})", d.first, d.last),
        _ => String::new(),
    };
    format!("\"{}\" {kind} {}{days}", timex.span.of(text), timex.value)
}

#[test]
fn times_are_read_as_an_editor_would() {
    common::check("time", 200, |case| {
        let note = |key: &str| case.notes.iter().find_map(|n| n.strip_prefix(key));
        let published = note("dct: ").map(|day| published(day.parse().expect("a day")));
        let anchoring = if note("anchoring: ") == Some("narrative") { Anchoring::Narrative } else { Anchoring::Dct };
        let document = Document::read(&case.text, &[Span::new(0, case.text.len())], &[]);
        let quotes = match note("quotations: ") {
            Some("found") => quote::find(&document, &name::find(&document)),
            _ => Vec::new(),
        };
        let found = time::find(&document, &quotes, anchoring);
        let items: Vec<String> =
            time::resolve(&found, published.as_ref(), anchoring).iter().map(|t| item(t, &case.text)).collect();
        if items.is_empty() { vec!["nothing".to_owned()] } else { items }
    });
}

fn published(day: Day) -> Published {
    Published { days: Days::one(day), likely: day, given: true, evidence: Vec::new() }
}

/// Words that the rules ask about, in any order: what arbitrary characters seldom make.
fn scraps() -> impl Strategy<Value = String> {
    let words = [
        "May",
        "June",
        "Feb.",
        "Friday",
        "Monday",
        "19",
        "31",
        "9th",
        "2024",
        "2000",
        "1990s",
        "-",
        "–",
        "/",
        ",",
        ".",
        "to",
        "of",
        "the",
        "this",
        "last",
        "next",
        "past",
        "two",
        "thirty",
        "third",
        "a",
        "half",
        "and",
        "years",
        "weeks",
        "quarter",
        "century",
        "ago",
        "later",
        "earlier",
        "every",
        "summer",
        "morning",
        "at",
        "9",
        "a.m.",
        "18:00",
        "UTC",
        "999999",
        "today",
        "“",
        "”",
        "said",
        "will",
        "year",
        "month",
        "day",
        "end",
        "in",
        "BC",
        "early",
        "mid-July",
        "99999",
        "decades",
        "centuries",
        "hours",
    ];
    proptest::collection::vec(proptest::sample::select(words.to_vec()), 0..40).prop_map(|words| words.join(" "))
}

fn laws(text: &str, dct: i32) -> Result<(), TestCaseError> {
    let document = Document::read(text, &[Span::new(0, text.len())], &[]);
    let found = time::find(&document, &[], Anchoring::Dct);
    let mut end = 0;
    for expression in &found {
        prop_assert!(expression.span.start >= end, "in order, without overlap");
        prop_assert!(!expression.span.of(text).is_empty(), "spans slice back");
        end = expression.span.end;
    }
    for anchoring in [Anchoring::Dct, Anchoring::Narrative] {
        for anchor in [None, Some(published(Day(dct)))] {
            let resolved = time::resolve(&found, anchor.as_ref(), anchoring);
            prop_assert_eq!(resolved.len(), found.len());
            for timex in &resolved {
                prop_assert!(!timex.value.is_empty());
                prop_assert!(timex.days.is_none_or(|d| d.first <= d.last));
            }
            prop_assert_eq!(&resolved, &time::resolve(&found, anchor.as_ref(), anchoring), "the same every time");
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,200}", dct in -700_000..2_900_000i32) {
        laws(&text, dct)?;
    }

    #[test]
    fn any_scraps_are_read(text in scraps(), dct in -700_000..2_900_000i32) {
        laws(&text, dct)?;
    }
}
