//! Literate cases for the dating of undated articles: `tests/suite/dating/*.md`.
//!
//! A case is a heading, one fenced block `article` for each article of the corpus, optional lines `set: 1 2019-03-06` (the
//! first article's day is set by hand), `today: 2024-07-10` (nothing was published later) and `lexicon: none`, and the list of
//! what is found with its reasons.
//! `UPDATE=1 cargo test --test suite_dating` writes the lists anew; read the difference before you commit it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use dateline_core::analysis::Analysis;
use dateline_core::article::{Article, Metadata, parse};
use dateline_core::calendar::Day;
use dateline_core::corpus::{Lexicon, PublicFacts, date, date_with_facts, is_wide};
use dateline_core::time::Published;
use proptest::prelude::*;

/// What is found of a corpus, for the list of a case.
fn facts(texts: &[String], set: &[(u32, Day)], today: Option<Day>, facts_known: bool) -> String {
    let mut out = String::new();
    for (i, published) in dated(texts, set, today, facts_known).iter().enumerate() {
        let Some(p) = published else {
            let _ = writeln!(out, "- {}: nothing", i + 1);
            continue;
        };
        let _ = writeln!(out, "- {}: {} to {}, likely {}", i + 1, p.days.first, p.days.last, p.likely);
        for e in &p.evidence {
            let place = e.article.map_or(String::new(), |a| format!(" (article {})", a + 1));
            let _ = writeln!(out, "- {}: because {}{place}", i + 1, e.reason);
        }
    }
    out
}

fn dated(texts: &[String], set: &[(u32, Day)], today: Option<Day>, facts_known: bool) -> Vec<Option<Published>> {
    let articles: Vec<Article> = texts.iter().map(|text| parse("", text, Metadata::default())).collect();
    let analyses: Vec<Analysis> = articles.iter().map(Analysis::of).collect();
    let pairs: Vec<(&Article, &Analysis)> = articles.iter().zip(&analyses).collect();
    if facts_known {
        date_with_facts(
            &pairs.as_slice(),
            set,
            today,
            &PublicFacts { lexicon: Lexicon::built_in(), only_if_wide: false },
        )
    } else {
        date(&pairs.as_slice(), set, today)
    }
}

/// A file with its lists replaced by what is found now, and the number of its cases.
fn rewritten(source: &str) -> (String, usize) {
    let mut out = String::new();
    let mut cases = 0;
    let mut lines = source.lines().peekable();
    let (mut texts, mut set, mut today, mut facts_known) = (Vec::new(), Vec::new(), None, true);
    while let Some(line) = lines.next() {
        if line.starts_with("- ") {
            while lines.next_if(|l| l.starts_with("- ")).is_some() {}
            out.push_str(&facts(&texts, &set, today, facts_known));
            cases += 1;
            continue;
        }
        if line.starts_with("## ") {
            (texts, set, today, facts_known) = (Vec::new(), Vec::new(), None, true);
        } else if let Some(day) = line.strip_prefix("set: ") {
            let (at, day) = day.split_once(' ').expect("an article and a day");
            let at: u32 = at.parse().expect("an article's number");
            set.push((at - 1, day.parse::<Day>().expect("a day")));
        } else if let Some(day) = line.strip_prefix("today: ") {
            today = Some(day.parse().expect("a day"));
        } else if line == "lexicon: none" {
            facts_known = false;
        }
        out.push_str(line);
        out.push('\n');
        if line == "```article" {
            let body: Vec<&str> = std::iter::from_fn(|| lines.next_if(|l| *l != "```")).collect();
            let text = body.join("\n");
            out.push_str(&text);
            out.push('\n');
            texts.push(text);
        }
    }
    (out, cases)
}

#[test]
fn cases_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite/dating");
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

/// The texts of all cases.
fn texts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite/dating");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the suite").filter_map(|f| f.ok().map(|f| f.path())).collect();
    files.sort();
    let mut found = Vec::new();
    for file in files {
        let source = std::fs::read_to_string(&file).expect("a suite file");
        let blocks = source.split("```article\n").skip(1);
        found.extend(blocks.filter_map(|b| b.split_once("\n```").map(|(text, _)| text.to_owned())));
    }
    found
}

/// What does not depend on the order of the articles.
fn bare(p: &Option<Published>) -> Option<(Day, Day, Day, bool)> {
    p.as_ref().map(|p| (p.days.first, p.days.last, p.likely, p.given))
}

#[test]
fn the_lexicon_is_wanted_where_days_are_many() {
    let close = "Bridge closed\n\nFriday, July 21, 2017\n\nThe bridge was closed to lorries.".to_owned();
    let open = "Bridge closed\n\nPrime Minister Tony Blair closed the bridge.".to_owned();
    let wide = |dates: Vec<Option<Published>>| dates.iter().any(|p| is_wide(p.as_ref().map(|p| p.days)));
    assert!(!wide(dated(std::slice::from_ref(&close), &[], None, false)));
    assert!(wide(dated(&[close, open], &[], None, false)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn intervals_hold_their_day_and_order_does_not_matter(
        picks in proptest::collection::vec(0..10_000usize, 1..7),
        turn in 0..7usize,
        set in proptest::option::of((0..7u32, 1..40_000i32)),
        today in proptest::option::of(1..40_000i32),
    ) {
        let today = today.map(Day);
        let all = texts();
        let corpus: Vec<String> = picks.iter().map(|i| all[i % all.len()].clone()).collect();
        let set: Vec<(u32, Day)> = set.into_iter().map(|(at, day)| (at % corpus.len() as u32, Day(day))).collect();
        let dates = dated(&corpus, &set, today, true);
        prop_assert_eq!(dates.len(), corpus.len());
        for published in dates.iter().flatten() {
            prop_assert!(published.days.first <= published.likely && published.likely <= published.days.last);
            prop_assert!(!published.evidence.is_empty());
            prop_assert!(published.given || today.is_none_or(|today| published.days.last <= today), "not after today");
        }
        prop_assert_eq!(&dates, &dated(&corpus, &set, today, true), "the same every time");
        for (at, day) in &set {
            let found = dates[*at as usize].as_ref().expect("a day that is set stands");
            prop_assert_eq!((found.days.first, found.days.last, found.given), (*day, *day, true));
        }
        let by = turn % corpus.len();
        let mut turned = corpus.clone();
        turned.rotate_left(by);
        let moved: Vec<(u32, Day)> =
            set.iter().map(|(at, day)| ((*at + (corpus.len() - by) as u32) % corpus.len() as u32, *day)).collect();
        let mut again = dated(&turned, &moved, today, true);
        again.rotate_right(by);
        let bare = |dates: &[Option<Published>]| dates.iter().map(bare).collect::<Vec<_>>();
        prop_assert_eq!(bare(&dates), bare(&again), "in any order");
    }

    #[test]
    fn any_bytes_are_a_lexicon_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(Lexicon::parse(&bytes).is_err());
    }
}
