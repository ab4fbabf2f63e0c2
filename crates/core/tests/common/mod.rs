//! Literate tests: Markdown files whose cases an editor can read.
//!
//! A case is a `##` heading, a fenced text, lines on how it is read if a suite needs them (`dct: 2024-07-07`), and the list of
//! what is expected, one item a line. Run with `UPDATE=1` to write
//! what the program finds into the files, then read the difference before keeping it.

use std::fs;
use std::path::{Path, PathBuf};

/// One case.
pub struct Case {
    pub heading: String,
    pub text: String,
    /// What stands between text and list: how the text is to be read.
    pub notes: Vec<String>,
    pub expected: Vec<String>,
}

/// Runs every case of `tests/suite/<folder>` through `found`, which gives the items without their dash.
///
/// # Panics
///
/// If a case gives something else than it expects, with all differences.
pub fn check(folder: &str, at_least: usize, found: impl Fn(&Case) -> Vec<String>) {
    let mut differences = Vec::new();
    let mut cases = 0;
    for file in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite").join(folder)) {
        let source = fs::read_to_string(&file).expect("suite file");
        let mut out = String::new();
        for section in sections(&source) {
            let Some(case) = parse(section) else {
                let heading = section.lines().next().unwrap_or_default();
                assert!(!heading.starts_with("## "), "{}: no text under “{heading}”", file.display());
                out.push_str(section);
                continue;
            };
            cases += 1;
            let got = found(&case);
            if got != case.expected {
                let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
                differences.push(format!(
                    "{name}: {} {}\n  expected:\n    {}\n  found:\n    {}",
                    case.heading,
                    case.notes.join(", "),
                    case.expected.join("\n    "),
                    got.join("\n    ")
                ));
            }
            out.push_str(&written(section, &case.notes, &got));
        }
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&file, out).expect("suite file can be written");
        }
    }
    assert!(cases >= at_least, "only {cases} cases in {folder}");
    if std::env::var_os("UPDATE").is_none() {
        assert!(differences.is_empty(), "{}", differences.join("\n\n"));
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("suite folder")
        .map(|e| e.expect("entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "md"))
        .collect();
    files.sort();
    files
}

/// The file cut before each `## ` that stands at a line's beginning outside fences.
fn sections(source: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let mut fenced = false;
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        if line.starts_with("```") {
            fenced = !fenced;
        }
        if !fenced && line.starts_with("## ") && at > 0 {
            cuts.push(at);
        }
        at += line.len();
    }
    cuts.push(source.len());
    cuts.windows(2).map(|w| &source[w[0]..w[1]]).collect()
}

fn parse(section: &str) -> Option<Case> {
    let heading = section.strip_prefix("## ")?.lines().next()?.to_owned();
    let (_, rest) = section.split_once("```text\n")?;
    let (text, rest) = rest.split_once("\n```")?;
    let notes = rest.lines().filter(|l| !l.is_empty() && !l.starts_with("- ")).map(str::to_owned).collect();
    let expected = rest.lines().filter_map(|l| l.strip_prefix("- ")).map(str::to_owned).collect();
    Some(Case { heading, text: text.to_owned(), notes, expected })
}

/// The section with its list replaced.
fn written(section: &str, notes: &[String], items: &[String]) -> String {
    let end = section.rfind("\n```").map_or(section.len(), |i| i + 4);
    let list: String = items.iter().map(|i| format!("- {i}\n")).collect();
    let notes: String = notes.iter().map(|n| format!("\n{n}")).collect();
    let gap = if notes.is_empty() { "" } else { "\n" };
    format!("{}{gap}{notes}\n\n{list}\n", &section[..end])
}
