//! `dateline export` as a program.

mod common;

use std::fs;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use common::{arg, run, scratch, seeds};

#[test]
fn export_writes_statements_for_other_programs() {
    let folder = scratch("export");
    let file = folder.join("statements.csv");
    let all = run(&["export", arg(&seeds()), "--as", "jsonl"], "");
    assert!(all.status.success(), "{}", String::from_utf8_lossy(&all.stderr));
    let lines: Vec<Value> =
        all.stdout.split(|b| *b == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
    assert!(lines.len() > 20 && lines.iter().all(|line| line["tier"] == "said"), "{}", lines.len());
    let told = format!("{} statements in 5 articles", lines.len());
    assert!(String::from_utf8_lossy(&all.stderr).contains(&told));
    let some = run(&["export", arg(&seeds()), "--as", "csv", "-q", "speaker:stoltenberg", "-o", arg(&file)], "");
    assert!(some.status.success() && some.stdout.is_empty());
    let table = fs::read_to_string(&file).expect("a table");
    let of_him = lines.iter().filter(|line| line["speaker"] == "Jens Stoltenberg").count();
    assert_eq!(table.matches("\r\n").count(), 1 + of_him);
    assert!(table.starts_with("speaker,role,words,"));
    // How it was made stands beside what has no place for it, with the command that makes it again.
    let beside = fs::read_to_string(folder.join("statements.csv.made.json")).expect("a remark");
    let made: Value = serde_json::from_str(&beside).expect("JSON");
    assert_eq!(
        (&made["query"], &made["items"], &made["articles"]),
        (&json!("speaker:stoltenberg"), &json!(of_him), &json!(5))
    );
    let command = made["command"].as_str().expect("a command");
    let again: Vec<&str> = command.split(' ').skip(1).collect();
    assert!(command.contains(" --today ") && run(&again, "").status.success(), "{command}");
    assert_eq!(fs::read_to_string(&file).expect("a table"), table, "{command}");
    // What is less sure is there on demand alone.
    let more = run(&["export", arg(&seeds()), "--as", "jsonl", "--all"], "");
    assert!(more.stdout.len() > all.stdout.len());
    for (args, told) in [
        (&["--as", "xls"][..], "none of csv"),
        (&["--as", "csv", "-q", "(\""], "cannot be understood"),
        (&["--as", "ris", "--what", "events"], "choose one of csv, json, jsonl, markdown, ical"),
        (&["--as", "ical"], "statements cannot be written so"),
        (&["--as", "csv", "--articles-only"], "unexpected argument '--articles-only'"),
    ] {
        let out = run(&[&["export", arg(&seeds())], args].concat(), "");
        assert!(!out.status.success() && String::from_utf8_lossy(&out.stderr).contains(told), "{told}");
    }
}

/// Numbers folders: tests run beside each other.
static FOLDERS: AtomicUsize = AtomicUsize::new(0);

/// An export of one article, and what was told.
fn of_one(article: &Value, form: &str, what: &str, more: &[&str]) -> (String, String) {
    let folder = scratch(&format!("export-{}", FOLDERS.fetch_add(1, Ordering::Relaxed)));
    let file = folder.join("a.jsonl");
    fs::write(&file, article.to_string()).expect("an article");
    let out = run(&[&["export", arg(&file), "--as", form, "--what", what], more].concat(), "");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    (String::from_utf8_lossy(&out.stdout).into_owned(), String::from_utf8_lossy(&out.stderr).into_owned())
}

#[test]
fn one_is_not_told_as_many() {
    let article = json!({"id": 1, "title": "The ferry", "date": "2024-03-05", "text": "“It stops,” Jane Roe said."});
    let (text, told) = of_one(&article, "markdown", "statements", &[]);
    assert!(told.contains("1 statement in 1 article\n") && text.contains("from the 1 article of"), "{told}{text}");
    assert!(text.contains(": 1 statement."), "{text}");
}

#[test]
fn a_comment_of_bibtex_has_the_command_as_a_shell_takes_it() {
    let article = json!({"id": 1, "title": "The ferry", "date": "2024-03-05", "text": "“It stops,” Jane Roe said."});
    let (text, _) = of_one(&article, "bibtex", "statements", &["--name", "{a} @b it's", "--query", "ferry OR stops"]);
    let made = text.lines().find(|line| line.contains("Made again by: ")).expect("a command");
    let head: Vec<&str> = text.lines().take_while(|line| line.starts_with("% ")).collect();
    assert!(head.contains(&made) && !head.iter().any(|line| line.contains('@')), "{text}");
    // What a shell makes of it are the words that were given.
    let command = made.split("Made again by: dateline ").nth(1).expect("words");
    let script = format!("printf '%s\\n' {command}");
    let words = Command::new("sh").args(["-c", &script]).output().expect("a shell").stdout;
    let words = String::from_utf8(words).expect("UTF-8");
    assert!(words.lines().any(|word| word == "{a} @b it's"), "{words}");
}

#[test]
fn an_article_without_a_headline_is_cited_by_its_first_words() {
    let text = "“The ferry stops at noon and nobody knows why it does,” Jane Roe said.";
    let article = json!({"id": "notes.txt", "title": "", "outlet": "Herald", "date": "2024-06-05", "text": text});
    let titles = |form: &str| of_one(&article, form, "statements", &[]).0;
    for form in ["ris", "bibtex", "csl-json", "apa", "chicago", "mla", "csv", "json", "markdown"] {
        assert!(!titles(form).contains("notes.txt"), "{form}: {}", titles(form));
    }
    let ris = titles("ris");
    assert!(ris.contains("TI  - The ferry stops at noon and nobody knows …"), "{ris}");
    assert!(titles("mla").contains("5 June 2024"), "{}", titles("mla"));
}

#[test]
fn authors_are_told_apart_and_a_byline_in_the_text_names_them() {
    let body = "“The ferry stops,” Jane Roe said on Monday. Nobody in the town knew of that.";
    let of = |article: Value| {
        let csl: Value = serde_json::from_str(&of_one(&article, "csl-json", "statements", &[]).0).expect("JSON");
        csl[0]["author"].clone()
    };
    let given = json!({"id": 1, "title": "The ferry", "authors": ["By Ida Marsh and de Vries, Pieter"], "text": body});
    let both = json!([{"given": "Ida", "family": "Marsh"}, {"given": "Pieter", "non-dropping-particle": "de", "family": "Vries"}]);
    assert_eq!(of(given), both);
    let printed = json!({"id": 1, "text": format!("The ferry stops\n\nBy Ida Marsh and Pieter de Vries\n\n{body}")});
    assert_eq!(of(printed), both);
}

#[test]
fn a_person_and_a_place_of_one_name_are_counted_apart() {
    let folder = scratch("export-kinds");
    let file = folder.join("a.jsonl");
    let person = "“We wait,” said Mr Florence. He left, and Mr Florence said that it was late.";
    let place =
        "The city of Florence is old. Florence said that it would not wait for Italy. People in Florence laughed.";
    let article =
        |id: u32, text: &str| json!({"id": id, "title": format!("Article {id}"), "date": "2024-03-05", "text": text});
    fs::write(&file, format!("{}\n{}\n", article(1, person), article(2, place))).expect("articles");
    let out = run(&["export", arg(&file), "--what", "names", "--as", "jsonl", "--all"], "");
    let names: Vec<Value> =
        out.stdout.split(|b| *b == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
    let said = |kind: &str| {
        let name = names.iter().find(|name| name["name"] == "Florence" && name["kind"] == kind);
        name.and_then(|name| name["statements"].as_u64())
    };
    assert_eq!((said("person"), said("place")), (Some(2), Some(1)), "{names:?}");
}
