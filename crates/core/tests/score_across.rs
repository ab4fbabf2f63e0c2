//! How well articles are put together that share text, a saying or a story: development sets against the committed scoreboard.
//!
//! Needs the articles that `DATELINE_DATA` names; they are not part of this project. `make score` rewrites
//! `scoreboards/across_shared.txt` and `scoreboards/across_names.txt`.

#[path = "score/clusters.rs"]
mod clusters;
#[path = "score/happened.rs"]
mod happened;
#[path = "score/merged.rs"]
mod merged;
#[path = "score/pairs.rs"]
mod pairs;
#[path = "score/utterances.rs"]
mod utterances;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use dateline_core::across::{self, Findings};
use dateline_core::analysis::Analysis;
use dateline_core::article::{self, Article, json};
use dateline_core::corpus::{Corpus, Lexicon, PublicFacts, date_with_facts};
use pairs::Counts;
use serde_json::Value;

/// The lines of a set: what the program may know, and the truth.
fn read(path: &Path) -> (Vec<Article>, Vec<Value>) {
    let lines = std::fs::read_to_string(path).expect("a set");
    let rows: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let article = |(line, row): (&str, &Value)| {
        let handed = json::read(line.as_bytes()).expect("an article");
        let id = row["id"].as_str().map_or_else(|| row["id"].to_string(), str::to_owned);
        article::parse(&id, &handed.text, handed.given)
    };
    (lines.lines().zip(&rows).map(article).collect(), rows)
}

fn found(articles: Vec<Article>) -> (Corpus, Findings) {
    let analyses: Vec<Analysis> = articles.iter().map(Analysis::of).collect();
    let pairs: Vec<(&Article, &Analysis)> = articles.iter().zip(&analyses).collect();
    let facts = PublicFacts { lexicon: Lexicon::built_in(), only_if_wide: false };
    let dates = date_with_facts(&pairs.as_slice(), &[], None, &facts);
    let corpus = Corpus::dated("", articles, analyses, dates);
    let findings = across::find(&corpus.items);
    (corpus, findings)
}

/// Pairs of articles that are copies, of those that are judged.
fn copies(path: &Path) -> Counts {
    let (articles, rows) = read(path);
    let mut truth: BTreeMap<(String, String), String> = BTreeMap::new();
    for row in &rows {
        for copy in row["copies"].as_array().into_iter().flatten() {
            let (a, b) = (row["id"].as_str().expect("an id"), copy["other"].as_str().expect("another"));
            truth.insert(pairs::sorted(a, b), copy["label"].as_str().expect("a label").to_owned());
        }
    }
    let closed = rows.iter().any(|row| row["closed"] == true);
    let (corpus, findings) = found(articles);
    let name = |n: u32| corpus.items[n as usize].article.id.as_str();
    let copies = findings.shared.iter().filter(|s| s.kind.key() == "copy");
    let judged: BTreeSet<(String, String)> = copies
        .map(|s| pairs::sorted(name(s.a), name(s.b)))
        .filter(|pair| truth.get(pair).map_or(closed, |label| label != "unsure"))
        .collect();
    let right = judged.iter().filter(|pair| truth.get(*pair).is_some_and(|label| label == "copy")).count();
    let all = truth.values().filter(|label| *label == "copy").count();
    Counts { right, found: judged.len(), all }
}

/// Pairs of articles that tell one story.
fn stories(path: &Path) -> Counts {
    let (articles, rows) = read(path);
    let truth: BTreeMap<&str, &str> =
        rows.iter().filter_map(|row| Some((row["id"].as_str()?, row["story"].as_str()?))).collect();
    let (corpus, findings) = found(articles);
    let groups = findings
        .stories
        .iter()
        .map(|s| s.articles.iter().map(|&n| truth[corpus.items[n as usize].article.id.as_str()]).collect::<Vec<_>>());
    pairs::pairwise(truth.values().copied(), groups)
}

fn folder() -> PathBuf {
    PathBuf::from(std::env::var_os("DATELINE_DATA").expect("DATELINE_DATA names the folder")).join("across")
}

/// Holds `board` against the committed one, which `UPDATE` rewrites.
fn check(name: &str, board: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scoreboards").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, board).expect("scoreboard can be written");
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), board, "run `make score` if this is meant");
}

/// Without the articles, what is committed must at least be there and name what it measures.
#[test]
fn boards_are_committed() {
    let board = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scoreboards").join(name);
        std::fs::read_to_string(path).expect("a board")
    };
    assert!(board("across_shared.txt").contains("\nvariants "));
    let names = board("across_names.txt");
    assert!(
        SETS.iter().all(|(_, shown)| names.contains(&format!("\n{shown}"))) && names.contains("\nevents "),
        "{names}"
    );
}

/// Sets of linked names, each with what the board calls it.
const SETS: [(&str, &str); 3] = [
    ("names.aida.dev.jsonl", "agency, 1996"),
    ("names.meantime.dev.jsonl", "companies"),
    ("names.seeds.jsonl", "shipped articles"),
];

#[test]
#[ignore = "needs annotated articles, whose folder DATELINE_DATA names; `make score` runs it"]
fn names_and_events_are_as_committed() {
    let mut board = String::from(
        "Names and events over articles; rewritten by `make score`. Development sets, in per cent.\n\
         Names: pairs of articles that name one entity. Namesakes: pairs of people of one family name that were taken for one.\n\
         Events: the mean F1 of MUC, B3 and CEAF-e over annotated mentions.\n\n",
    );
    let _ = writeln!(board, "{:<24} {:>7} {:>7} {:>7}", "", "right", "found", "F1");
    let scores = SETS.map(|(file, shown)| {
        let (articles, rows) = read(&folder().join(file));
        let (corpus, findings) = found(articles);
        let score = merged::score(&rows, &corpus, &findings.names);
        let _ = writeln!(board, "{shown}");
        for (kind, counts) in merged::KINDS.iter().zip(&score.kinds) {
            let _ = writeln!(board, "  {kind:<22} {}", counts.line());
        }
        let _ = writeln!(board, "  {:<22} {:>7}", "namesakes", score.namesakes);
        score
    });
    let (articles, rows) = read(&folder().join("events.ecbplus.dev.jsonl"));
    let (corpus, findings) = found(articles);
    let events = happened::clusters(&rows, &corpus, &findings.events).conll();
    let _ = writeln!(board, "{:<24} {:>7} {:>7} {events:>7.1}", "events", "", "");
    check("across_names.txt", &board);
    let [agency, companies, shipped] = &scores;
    let [people, bodies, places, all] = &agency.kinds;
    assert!(people.precision() >= 99.0 && people.recall() >= 90.0 && agency.namesakes <= 3, "{board}");
    assert!(bodies.f1() >= 86.0 && places.f1() >= 89.0 && all.f1() >= 84.0, "{board}");
    assert!(companies.kinds[3].f1() >= 80.0 && shipped.kinds[3].f1() >= 100.0, "{board}");
    assert!(events >= 75.0, "{board}");
}

#[test]
#[ignore = "needs annotated articles, whose folder DATELINE_DATA names; `make score` runs it"]
fn the_board_is_as_committed() {
    let set = |name: &str| folder().join(name);
    let natural = copies(&set("copies.natural.dev.jsonl"));
    let (news, events) = (stories(&set("stories.allsides.dev.jsonl")), stories(&set("events.ecbplus.dev.jsonl")));
    let (articles, rows) = read(&set("variants.dev.jsonl"));
    let (corpus, findings) = found(articles);
    let variants = utterances::score(&rows, &corpus, &findings.quotations);
    let mut board = String::from(
        "What many articles tell together; rewritten by `make score`. Development sets, in per cent.\n\
         Copies: pairs of news articles that share an agency's text, among pairs that share quotations or furniture. Stories:\n\
         pairs of articles that are in one story; both sets with the same setting. Variants: pairs of places that carry one\n\
         utterance (right), and links between articles by utterances (found).\n\n",
    );
    let _ = writeln!(board, "{:<24} {:>7} {:>7} {:>7}", "", "right", "found", "F1");
    for (name, counts) in [("copies, natural", &natural), ("stories, news", &news), ("stories, events", &events)] {
        let _ = writeln!(board, "{name:<24} {}", counts.line());
    }
    let _ = writeln!(board, "{:<24} {}", "variants", variants.line());
    let (direct, indirect) = (variants.direct.share(), variants.indirect.share());
    let _ = writeln!(board, "{:<24} {:>7} {direct:>7.1}", "  direct in both", "");
    let _ = writeln!(board, "{:<24} {:>7} {indirect:>7.1}", "  reported in one", "");
    check("across_shared.txt", &board);
    assert!(natural.found - natural.right <= 1 && natural.all - natural.right <= 1, "{board}");
    assert!(news.f1() >= 76.0 && events.f1() >= 85.0, "{board}");
    assert!(variants.precision() >= 92.0 && variants.f1() >= 85.0 && direct >= 95.0 && indirect >= 50.0, "{board}");
}
