//! Literate cases for time expressions: `tests/suite/time/*.md`.
//!
//! A case is a heading, a fenced block `text`, an optional `dct: YYYY-MM-DD` or `anchoring: narrative` line, and the list of
//! what is found. `UPDATE=1 cargo test --test suite_time` writes the lists anew; read the difference before you commit it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use dateline::text::{Document, Span};
use dateline::time::{self, Anchoring, Day, Days, Published, TimexKind};
use proptest::prelude::*;

/// What the text says, one line an expression, as the suite writes it.
fn facts(text: &str, dct: Option<Day>, anchoring: Anchoring) -> String {
    let document = Document::read(text, &[Span::new(0, text.len())], &[]);
    let published = dct.map(published);
    let mut out = String::new();
    for timex in time::resolve(&time::find(&document, &[]), published.as_ref(), anchoring) {
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
        let _ = writeln!(out, "- \"{}\" {kind} {}{days}", timex.span.of(text), timex.value);
    }
    if out.is_empty() {
        out.push_str("- nothing\n");
    }
    out
}

fn published(day: Day) -> Published {
    Published { days: Days::one(day), likely: day, given: true, evidence: Vec::new() }
}

/// A file with its expected lists replaced by what is found now.
fn rewritten(source: &str) -> (String, usize) {
    let mut out = String::new();
    let mut cases = 0;
    let mut lines = source.lines().peekable();
    let (mut text, mut dct, mut anchoring) = (String::new(), None, Anchoring::Dct);
    while let Some(line) = lines.next() {
        if line.starts_with("- ") {
            while lines.next_if(|l| l.starts_with("- ")).is_some() {}
            out.push_str(&facts(&text, dct, anchoring));
            cases += 1;
            continue;
        }
        if line.starts_with("## ") {
            (text, dct, anchoring) = (String::new(), None, Anchoring::Dct);
        } else if let Some(day) = line.strip_prefix("dct: ") {
            dct = day.parse().ok();
        } else if line == "anchoring: narrative" {
            anchoring = Anchoring::Narrative;
        }
        out.push_str(line);
        out.push('\n');
        if line == "```text" {
            let body: Vec<&str> = std::iter::from_fn(|| lines.next_if(|l| *l != "```")).collect();
            text = body.join("\n");
            out.push_str(&text);
            out.push('\n');
        }
    }
    (out, cases)
}

#[test]
fn cases_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/time");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the suite").filter_map(|f| f.ok().map(|f| f.path())).collect();
    files.sort();
    let mut cases = 0;
    for file in files {
        let source = std::fs::read_to_string(&file).expect("a suite file");
        let (now, count) = rewritten(&source);
        cases += count;
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, now).expect("a writable suite file");
        } else {
            for (expected, found) in source.lines().zip(now.lines()) {
                assert_eq!(found, expected, "in {}", file.display());
            }
            assert_eq!(now, source, "in {}", file.display());
        }
    }
    assert!(cases >= 40, "{cases} cases");
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
    let found = time::find(&document, &[]);
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
