//! What a reader corrected in the page is made by the command line too.

#![allow(missing_docs)]

mod common;

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};

use common::{arg, run, scratch};

fn export(articles: &Path, corrections: Option<&Path>) -> Output {
    let args = ["export", "--as", "json", "--today", "2024-08-01", arg(articles)];
    match corrections {
        Some(file) => run(&[&args[..], &["--corrections", arg(file)]].concat(), ""),
        None => run(&args, ""),
    }
}

fn made(output: &Output) -> Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("an export")
}

#[test]
fn statements_and_names_are_corrected_and_the_share_that_is_right_is_told() {
    let folder = scratch("corrections");
    let articles = folder.join("articles");
    fs::create_dir(&articles).expect("a folder");
    let text = "The ferry stops\n\n“The ferry stops,” said Jane Roe, the harbour master. “We are glad,” said Ann Poe.";
    fs::write(articles.join("a.txt"), text).expect("an article");
    let before = made(&export(&articles, None));
    let statements = before["statements"].as_array().expect("statements");
    assert_eq!(statements.len(), 2);
    let judgement = |at: usize, verdict: Value| json!({"article": statements[at]["article"], "statement": statements[at]["id"], "verdict": verdict, "drawn": true});
    let log = json!({
        "names": [
            {"kind": "person", "name": "Jane Roe", "to": "J. Roe"},
            {"kind": "person", "name": "J. Roe", "to": "Jane Q. Roe"},
            {"kind": "person", "name": "Nobody Here", "to": "Somebody"},
        ],
        "statements": [judgement(0, json!("right")), judgement(1, json!("not-a-statement")),
            {"article": "elsewhere", "statement": "q1", "verdict": "right"},
            {"article": statements[0]["article"], "statement": "q-none", "verdict": "right"}],
    });
    let file = folder.join("corrections.json");
    fs::write(&file, log.to_string()).expect("a file");
    let output = export(&articles, Some(&file));
    let after = made(&output);
    assert_eq!(after["statements"].as_array().map(Vec::len), Some(1));
    assert_eq!(after["statements"][0]["confidence"], json!(1.0));
    let told = after["made"].to_string();
    assert!(
        told.contains(
            "Of 2 statements drawn at random from those not judged otherwise, a reader found 1 right (9–91 %)."
        ),
        "{told}"
    );
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    for idle in [
        "1 corrected statement is of an article that is not among these",
        "1 correction changes nothing: its article has no such statement",
        "1 corrected name changes nothing: no article has it",
    ] {
        assert!(told.contains(idle), "{idle}: {told}");
    }
}

#[test]
fn a_file_that_holds_no_corrections_is_told() {
    let folder = scratch("no-corrections");
    let article = folder.join("a.txt");
    fs::write(&article, "Jane Roe said that the ferry stops.").expect("an article");
    for (name, content) in
        [("bad.json", "{"), ("other.json", "[1]"), ("settings.json", "{\"name\": 1}"), ("empty.json", "{}")]
    {
        let file = folder.join(name);
        fs::write(&file, content).expect("a file");
        let output = export(&article, Some(&file));
        assert!(!output.status.success());
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains(name) && told.contains("holds no corrections"), "{told}");
    }
    let output = export(&article, Some(&folder.join("none.json")));
    assert!(!output.status.success() && String::from_utf8_lossy(&output.stderr).contains("cannot be read"));
}
