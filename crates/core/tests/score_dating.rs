//! How well undated articles are dated: sets of articles whose day is known and taken away, against the committed scoreboard.
//!
//! Needs the articles that `DATELINE_DATA` names; they are not part of this project. `make score` rewrites
//! `scoreboards/dating.txt`.

use std::fmt::Write as _;
use std::path::Path;

use dateline_core::analysis::Analysis;
use dateline_core::article::{Article, Metadata, parse};
use dateline_core::calendar::Day;
use dateline_core::corpus::{Lexicon, PublicFacts, date_with_facts};
use dateline_core::time::Published;
use serde_json::Value;

/// A set's articles with their true days.
fn rows(path: &Path, day: impl Fn(&Value) -> Option<Day>) -> Vec<(Article, Day)> {
    let lines = std::fs::read_to_string(path).expect("dated articles");
    let row = |line: &str| {
        let value: Value = serde_json::from_str(line).expect("JSON");
        let text = value["text"].as_str().expect("a text").to_owned();
        Some((parse("", &text, Metadata::default()), day(&value)?))
    };
    lines.lines().filter_map(row).collect()
}

/// An interval that was given, against the truth.
struct Answer {
    days: u32,
    holds: bool,
    year: bool,
}

/// Every answer for a set that is dated as one corpus; none where none is given.
fn answers(rows: &[(Article, Day)]) -> Vec<Option<Answer>> {
    let analyses: Vec<Analysis> = rows.iter().map(|(article, _)| Analysis::of(article)).collect();
    let pairs: Vec<(&Article, &Analysis)> = rows.iter().map(|(article, _)| article).zip(&analyses).collect();
    let dates = date_with_facts(
        &pairs.as_slice(),
        &[],
        None,
        &PublicFacts { lexicon: Lexicon::built_in(), only_if_wide: false },
    );
    let answer = |(p, (_, day)): (Option<Published>, &(Article, Day))| {
        p.map(|p| Answer { days: p.days.count(), holds: p.days.covers(*day), year: p.likely.year() == day.year() })
    };
    dates.into_iter().zip(rows).map(answer).collect()
}

/// Share, held, median width in years.
struct Score {
    given: f64,
    held: f64,
    width: f64,
}

fn score(answers: &[Option<Answer>], widest: u32) -> Score {
    let given: Vec<&Answer> = answers.iter().flatten().filter(|a| a.days <= widest).collect();
    let mut widths: Vec<u32> = given.iter().map(|a| a.days).collect();
    widths.sort_unstable();
    let middle = |widths: &[u32]| match widths.len() {
        0 => 0.0,
        n if n % 2 == 1 => f64::from(widths[n / 2]),
        n => f64::from(widths[n / 2 - 1] + widths[n / 2]) / 2.0,
    };
    let held = given.iter().filter(|a| a.holds).count();
    Score {
        given: 100.0 * given.len() as f64 / answers.len().max(1) as f64,
        held: 100.0 * held as f64 / given.len().max(1) as f64,
        width: middle(&widths) / 365.25,
    }
}

fn years(answers: &[Option<Answer>]) -> f64 {
    100.0 * answers.iter().flatten().filter(|a| a.year).count() as f64 / answers.len().max(1) as f64
}

#[test]
fn scores_count_what_is_given() {
    let answer = |days, holds| Some(Answer { days, holds, year: holds });
    let answers = [answer(10, true), answer(4000, false), answer(400, true), None];
    let all = score(&answers, u32::MAX);
    assert!((all.given - 75.0).abs() < 1e-9 && (all.held - 200.0 / 3.0).abs() < 1e-9);
    assert!((all.width - 400.0 / 365.25).abs() < 1e-9);
    let narrow = score(&answers, 1000);
    assert!((narrow.given - 50.0).abs() < 1e-9 && (narrow.held - 100.0).abs() < 1e-9);
    assert!((years(&answers) - 50.0).abs() < 1e-9);
}

#[test]
#[ignore = "needs annotated articles, whose folder DATELINE_DATA names; `make score` runs it"]
fn the_board_is_as_committed() {
    let data = std::path::PathBuf::from(std::env::var_os("DATELINE_DATA").expect("DATELINE_DATA names the folder"));
    let told = |key: &'static str| move |v: &Value| v[key].as_str()?.parse::<Day>().ok();
    // The day stands in the id, between the outlet and the headline.
    let in_id = |v: &Value| v["id"].as_str()?.split('_').nth(1)?.parse::<Day>().ok();
    let sets = [
        ("MEANTIME", rows(&data.join("time/dating_meantime.dev.jsonl"), told("dct"))),
        ("TimeSET", rows(&data.join("time/dating_timeset.dev.jsonl"), told("dct"))),
        ("GUM news", rows(&data.join("quotes/gum.dev.jsonl"), told("date"))),
        ("PolNeAR", rows(&data.join("quotes/polnear.dev.jsonl"), in_id)),
    ];
    let mut board = String::from(
        "Undated articles dated by their text, by each other and by the lexicon; rewritten by `make score`.\n\
         MEANTIME and TimeSET (development parts) are wiki news without datelines, unrelated stories, dated as one corpus a\n\
         set. GUM's articles have datelines. PolNeAR's 628 articles are about American politics, most of one campaign.\n\
         `given`: an interval is given; `held`: the true day lies in it; `median`: width in years; `year`: the likeliest day\n\
         is in the true year, of all articles. The figures of `years.rs` were learned on these sets and on agency news of\n\
         1987.\n\n",
    );
    let _ = writeln!(board, "{:<10} {:>9} {:>7} {:>7} {:>7} {:>7}", "", "articles", "given", "held", "median", "year");
    let found: Vec<(&str, Vec<Option<Answer>>)> = sets.iter().map(|(name, rows)| (*name, answers(rows))).collect();
    for (name, answers) in &found {
        let all = score(answers, u32::MAX);
        let _ = writeln!(
            board,
            "{name:<10} {:>9} {:>7.1} {:>7.1} {:>7.1} {:>7.1}",
            answers.len(),
            all.given,
            all.held,
            all.width,
            years(answers)
        );
    }
    board += "\nWidth against coverage: of intervals not wider than so many years, how many are given (per cent of all\n\
              articles), how many hold, and the median width\n";
    for (name, answers) in &found {
        let _ = writeln!(board, "\n{name:<10} {:>7} {:>7} {:>7}", "given", "held", "median");
        for (limit, days) in
            [("1 month", 31), ("1", 366), ("2", 731), ("5", 1827), ("10", 3654), ("15", 5480), ("any", u32::MAX)]
        {
            let s = score(answers, days);
            let _ = writeln!(board, "{limit:<10} {:>7.1} {:>7.1} {:>7.1}", s.given, s.held, s.width);
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scoreboards/dating.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &board).expect("scoreboard can be written");
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), board, "run `make score` if this is meant");
    for (_, answers) in found.iter().take(2) {
        let all = score(answers, u32::MAX);
        assert!(all.given >= 60.0 && all.held >= 97.0 && all.width <= 10.05, "{board}");
    }
}
