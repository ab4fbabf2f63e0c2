//! Keeps `js/dateline.d.ts` true: its data types are made from the Rust types by this test.
//!
//! `UPDATE=1 cargo test -p dateline-host declarations` writes them again. What the file declares above its mark, functions
//! and the class, is checked against `js/dateline.js` by the TypeScript compiler (`scripts/lint`).

use std::fmt::Write;

use ts_rs::{Config, TS};

use super::{answers, questions};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/js/dateline.d.ts");
const MARK: &str = "// Made from the Rust types (crates/host/src/script) by a test of theirs; not to be edited.\n";
/// Types that users of the module do not meet, only its client and the worker.
const MESSAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/js/messages.d.ts");

fn declaration<T: TS>(out: &mut String) {
    // Numbers of 64 bits pass as numbers.
    let config = Config::new().with_large_int("number");
    let made = format!("{}export {}", T::docs().unwrap_or_default(), T::decl(&config));
    let _ = write!(out, "\n{}\n", laid_out(&made));
}

/// The declaration as people lay it out: comments of one line in one line, a field a line, further in than its type.
fn laid_out(declaration: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut depth: usize = 0;
    for line in declaration.lines().map(str::trim) {
        let line = match line.strip_suffix(", };") {
            Some(field) => format!("{field};\n}};"),
            None => line.strip_suffix(',').map_or_else(|| line.to_owned(), |field| format!("{field};")),
        };
        match (line.as_str(), lines.as_mut_slice()) {
            ("*/", [.., first, text]) if first.trim() == "/**" => {
                *first = format!("{} {} */", first, text.trim().trim_start_matches("* "));
                lines.pop();
            }
            _ => {
                let star = if line.starts_with('*') { " " } else { "" };
                lines.push(format!("{}{star}{line}", "  ".repeat(depth)));
            }
        }
        depth = if line.ends_with('{') { depth + 1 } else { depth.saturating_sub(usize::from(line.ends_with("};"))) };
    }
    lines.join("\n")
}

fn public() -> String {
    let mut out = String::new();
    declaration::<questions::ListOptions>(&mut out);
    declaration::<questions::Order>(&mut out);
    declaration::<questions::FacetOptions>(&mut out);
    declaration::<questions::Counted>(&mut out);
    declaration::<answers::Progress>(&mut out);
    declaration::<answers::List<()>>(&mut out);
    declaration::<answers::FoundArticle>(&mut out);
    declaration::<answers::Quote>(&mut out);
    declaration::<answers::Entry>(&mut out);
    declaration::<answers::Facets>(&mut out);
    declaration::<answers::Facet>(&mut out);
    declaration::<answers::FacetValue>(&mut out);
    declaration::<answers::Source>(&mut out);
    declaration::<answers::Days>(&mut out);
    declaration::<answers::Piece>(&mut out);
    out
}

fn messages() -> String {
    let mut out = "\
// What the module's client and the worker say to each other: see crates/host/src/script.
import type {
  Entry, FacetOptions, Facets, FoundArticle, List, ListOptions, Progress, Quote,
} from \"./dateline.js\";

"
    .to_owned();
    out.push_str(MARK);
    declaration::<questions::Question>(&mut out);
    declaration::<answers::Answer>(&mut out);
    out
}

/// Compares a file with what it should be; writes it where that is asked for.
fn check(path: &str, wanted: &str) {
    let there = std::fs::read_to_string(path).unwrap_or_default();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, wanted).expect("the file can be written");
    } else {
        assert!(
            there == wanted,
            "{path} is not what the Rust types say: UPDATE=1 cargo test -p dateline-host declarations"
        );
    }
}

#[test]
fn declarations_of_the_module_are_those_of_the_types() {
    let there = std::fs::read_to_string(FILE).expect("the module's declarations");
    let (written, _) = there.split_once(MARK).expect("the mark above what is made from types");
    check(FILE, &format!("{written}{MARK}{}", public()));
}

#[test]
fn declarations_of_messages_are_those_of_the_types() {
    check(MESSAGES, &messages());
}
