//! Web pages against their articles as people copied them out: how much of the main text is found and how much else, and how
//! often title, author and day are right.
//!
//! Needs the pages that `DATELINE_DATA` names; they are not part of this project. `make score` rewrites
//! `scoreboards/html.txt`.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use dateline_read::encoding;
use dateline_read::{html, moment::Moment};
use serde_json::Value;

/// A set of pages with their truth.
struct Set {
    name: &'static str,
    pages: Vec<(Value, html::HtmlArticle)>,
}

fn set(data: &Path, name: &'static str) -> Set {
    let truth = std::fs::read_to_string(data.join(format!("{name}.json"))).expect("the truth is there");
    let truth: BTreeMap<String, Value> = serde_json::from_str(&truth).expect("the truth is JSON");
    let page = |(page, truth): (String, Value)| {
        let bytes = std::fs::read(data.join(name).join(format!("{page}.html"))).expect("the page is there");
        let (text, _) = encoding::mended(encoding::decode(&bytes, None).text);
        (truth, html::read(&text, None))
    };
    Set { name, pages: truth.into_iter().map(page).collect() }
}

/// Runs of four words, and how often each comes.
fn grams(text: &str) -> HashMap<Vec<String>, usize> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let mut grams = HashMap::new();
    if words.len() < 4 && !words.is_empty() {
        grams.insert(words, 1);
        return grams;
    }
    for run in words.windows(4) {
        *grams.entry(run.to_vec()).or_default() += 1;
    }
    grams
}

/// Precision, recall, and F1 of their means.
fn text(set: &Set) -> [f64; 3] {
    let (mut precision, mut recall) = (0.0, 0.0);
    for (truth, article) in &set.pages {
        let (got, want) = (grams(&article.text), grams(truth["articleBody"].as_str().unwrap_or_default()));
        let hit: usize = want.iter().map(|(run, n)| got.get(run).copied().unwrap_or(0).min(*n)).sum();
        precision += hit as f64 / got.values().sum::<usize>().max(1) as f64;
        recall += hit as f64 / want.values().sum::<usize>().max(1) as f64;
    }
    let count = set.pages.len().max(1) as f64;
    let (precision, recall) = (precision / count, recall / count);
    [precision, recall, 2.0 * precision * recall / (precision + recall)]
}

/// Case, accents, white space and the shape of marks are no difference.
fn folded(text: &str) -> String {
    let plain = |c: char| match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        c => c,
    };
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ").chars().map(plain).collect()
}

fn names(text: &str) -> Vec<String> {
    let mut names: Vec<String> = text.split(", ").flat_map(|part| part.split(" and ")).map(folded).collect();
    names.sort();
    names
}

/// Of titles, days and authors: how many the truth has, and how many are right.
fn fields(set: &Set) -> [(&'static str, usize, usize); 3] {
    let mut fields = [("title", 0, 0), ("day", 0, 0), ("authors", 0, 0)];
    for (truth, article) in &set.pages {
        let day = article.date.as_deref().and_then(Moment::parse).map(|moment| moment.day.to_string());
        let right = |field: &str, truth: &str| match field {
            "title" => article.title.as_deref().map(folded) == Some(folded(truth)),
            "day" => day.as_deref() == Some(truth),
            _ => names(truth) == names(&article.authors.join(", ")),
        };
        for (field, key) in fields.iter_mut().zip(["title", "date", "author"]) {
            if let Some(truth) = truth[key].as_str() {
                field.1 += 1;
                field.2 += usize::from(right(field.0, truth));
            }
        }
    }
    fields
}

#[test]
#[ignore = "needs saved pages, whose folder DATELINE_DATA names; `make score` runs it"]
fn the_board_is_as_committed() {
    let data = PathBuf::from(std::env::var_os("DATELINE_DATA").expect("DATELINE_DATA names the folder")).join("html");
    let sets = ["pages", "wcxb"].map(|name| set(&data, name));
    let mut board = "Main text and metadata of saved web pages; rewritten by `make score`.\n\
         `pages`: news pages of 2014 to 2017; `wcxb`: article pages of 2025, with title, author and day. Precision and recall of\n\
         runs of four words, means over pages, F1 of the means. Right: the same but for case, accents and white space.\n\n\
         \x20         pages  precision  recall     F1\n"
        .to_owned();
    for set in &sets {
        let [precision, recall, f1] = text(set);
        let _ = writeln!(board, "{:<10}{:>5}{precision:>11.3}{recall:>8.3}{f1:>7.3}", set.name, set.pages.len());
    }
    let _ = write!(board, "\nwcxb       told  right  per cent\n");
    for (field, told, right) in fields(&sets[1]) {
        let _ = writeln!(board, "{field:<10}{told:>5}{right:>7}{:>10.1}", 100.0 * right as f64 / told.max(1) as f64);
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scoreboards/html.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &board).expect("scoreboard can be written");
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), board, "run `make score` if this is meant");
    assert!(text(&sets[0])[2] >= 0.955 && text(&sets[1])[2] >= 0.945, "{board}");
    for ((field, told, right), bound) in fields(&sets[1]).into_iter().zip([95, 90, 80]) {
        assert!(right * 100 >= told * bound, "{field}: {board}");
    }
}
