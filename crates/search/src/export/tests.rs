use super::*;
use crate::engine::{Engine, Options};
use crate::protocol::Window;
use crate::query::Query;
use crate::store::Bundle;
use dateline_core::article::{Metadata, parse};

fn cards() -> Vec<Card> {
    let known = Metadata {
        title: Some("Bridge_1 & {more}".into()),
        date: "2024-03-05".parse().ok(),
        outlet: Some("Herald, \"the\" paper".into()),
        url: Some("https://example.org/a?b=1&c".into()),
        ..Metadata::default()
    };
    let text = "“=SUM(1) is no answer; we will open *it* <b>now</b>,” Jane Roe, the mayor, said on Monday.\n\nThe council \
                said the bridge would stay shut for 50% of lorries.";
    let undated = "No day\n\n“We\nwill see,” John Doe said.";
    let articles = vec![parse("a", text, known), parse("b", undated, Metadata::default())];
    let bundle = Bundle { name: "Bridges".into(), articles };
    let engine = Engine::analyse(bundle, Options::default(), &mut |_, _| {});
    engine.quotes(&Query { all: true, ..Query::default() }, Window { from: 0, len: 100 }).items
}

fn written(format: Format) -> String {
    let origin = Origin {
        corpus: "Bridges".into(),
        query: "bridge".into(),
        program: "Dateline 1".into(),
        day: "2024-07-10".into(),
    };
    write(format, &origin, &cards())
}

#[test]
fn a_table_is_read_back_cell_by_cell() {
    let text = written(Format::Csv);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names = reader.headers().expect("names").clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), cards().len());
    let at = |row: &csv::StringRecord, name: &str| {
        row.get(names.iter().position(|n| n == name).expect("a column")).expect("a cell").to_owned()
    };
    // What begins like a formula is a text.
    assert!(at(&rows[0], "words").starts_with("'=SUM(1) is no answer; we will open *it* <b>now</b>"), "{rows:?}");
    assert_eq!(at(&rows[0], "outlet"), "Herald, \"the\" paper");
    assert_eq!(
        (at(&rows[0], "published_from"), at(&rows[0], "published_basis")),
        ("2024-03-05".into(), "stated".into())
    );
    assert_eq!(at(&rows[0], "said_from"), "2024-03-04");
    let undated = rows.iter().find(|row| at(row, "speaker") == "John Doe").expect("John Doe");
    assert_eq!((at(undated, "words"), at(undated, "published_from")), ("We will see".into(), String::new()));
}

#[test]
fn records_are_json() {
    let whole: Value = serde_json::from_str(&written(Format::Json)).expect("JSON");
    assert_eq!(whole["made"]["query"], "bridge");
    let lines: Vec<Value> =
        written(Format::JsonLines).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(whole["statements"], Value::from(lines));
    assert_eq!(whole["statements"][0]["speaker"], "Jane Roe");
}

#[test]
fn a_text_has_no_signs_of_the_articles() {
    let text = written(Format::Markdown);
    assert!(text.starts_with("# Bridges: who said what\n\nStatements that match `bridge`.\n\n## Jane Roe\n"), "{text}");
    assert!(text.contains(r"we will open \*it\* \<b\>now\</b\>”"), "{text}");
    assert!(
        text.contains(r"[Bridge\_1 \& {more}](<https://example.org/a?b=1&c>), published on Tue 5 March 2024"),
        "{text}"
    );
}

#[test]
fn references_are_one_an_article() {
    let ris = written(Format::Ris);
    assert_eq!((ris.matches("TY  - NEWS\r\n").count(), ris.matches("ER  - \r\n").count()), (2, 2));
    assert!(ris.contains("DA  - 2024/03/05\r\n") && ris.contains("N1  - Jane Roe: “=SUM(1)"), "{ris}");
    let bibtex = written(Format::BibTex);
    assert!(bibtex.contains(r"title = {{Bridge\_1 \& \{more\}}},"), "{bibtex}");
    assert!(bibtex.contains(r"50\% of lorries"), "{bibtex}");
    let csl: Value = serde_json::from_str(&written(Format::CslJson)).expect("JSON");
    assert_eq!(csl[0]["issued"], json!({ "date-parts": [[2024, 3, 5]] }));
    assert_eq!(csl[1]["issued"], Value::Null);
    assert_eq!(csl[0]["container-title"], "Herald, \"the\" paper");
}

#[test]
fn formats_have_names_of_their_own() {
    let names: std::collections::BTreeSet<&str> = Format::ALL.map(Format::name).into();
    assert_eq!(names.len(), Format::ALL.len());
}
