//! What the command line writes: each format with how it was made, where it has room for that.
//!
//! The page writes its dossier by the functions of the formats alone (`super::write_noted`), so that its programs carry none
//! of what is here.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::citation::{Reference, Style, Styled, fields};
use super::statement::{Statement, by_article, note};
use super::{Format, Made, Origin, bibliography, html, markdown, pretty, records, write};
use crate::view::calendar::Calendar;
use crate::view::words::doubt_note;
use crate::view::{Card, Entry};

/// Articles of statements as references, by their ids.
pub type References = BTreeMap<String, Reference>;

/// Statements in a format. What has no room for how it was made: tables, lines of JSON, RIS and CSL-JSON.
pub fn statements(format: Format, made: &Made, cards: &[Card], references: &References) -> String {
    let origin = Origin {
        corpus: made.corpus.clone(),
        query: made.query.clone(),
        program: made.program.clone(),
        day: made.day.clone(),
    };
    let plain = || write(format, &origin, cards);
    match format {
        Format::Csv | Format::JsonLines => plain(),
        Format::Json => {
            let statements: Vec<Statement<'_>> = cards.iter().map(Statement::of).collect();
            pretty(&json!({ "made": made, "statements": statements }))
        }
        // In the place of the short remark that the page's own files end with.
        Format::Markdown => {
            let text = plain();
            let end = text.rfind("\nMade by ").unwrap_or(text.len());
            format!("{}{}", &text[..end], remark(made))
        }
        Format::Html => {
            let lines: String = made.lines().iter().map(|line| format!("<p>{}</p>\n", html::escaped(line))).collect();
            let text = plain();
            let end = text.rfind("<footer>").unwrap_or(text.len());
            format!("{}<footer>\n{lines}</footer>\n</html>\n", &text[..end])
        }
        Format::Ris => bibliography::ris(cards, &|id| references.get(id).map(fields::ris).unwrap_or_default()),
        Format::BibTex => {
            let lines: String =
                made.lines().iter().map(|line| format!("  {}\n", line.replace(['{', '}', '@'], ""))).collect();
            let entries = bibliography::bibtex(cards, &|id| references.get(id).map(fields::bibtex).unwrap_or_default());
            format!("@comment{{\n{lines}}}\n\n{entries}")
        }
        Format::CslJson => {
            pretty(&bibliography::csl(cards, &|id| references.get(id).map(fields::csl).unwrap_or_default()))
        }
    }
}

/// Statements with citations by a style: each with the note that leads to its paragraph, then the list of references. As plain
/// text, or as Markdown.
pub fn citations(style: Style, is_markdown: bool, made: &Made, cards: &[Card], references: &References) -> String {
    let title = format!("{}: {}", made.corpus, style.title());
    let words = |text: &str| if is_markdown { markdown::escaped(text) } else { text.to_owned() };
    let heading =
        |text: &str, level: &str| if is_markdown { format!("{level} {}", words(text)) } else { text.to_owned() };
    let styled = |text: Styled| if is_markdown { text.markdown() } else { text.plain() };
    let mut out = format!("{}\n", heading(&title, "#"));
    for card in cards {
        let doubt = doubt_note(card).map(|doubt| format!(" [{doubt}]")).unwrap_or_default();
        let cited = references.get(&card.source.id).map(|reference| styled(style.note(reference, card.paragraph)));
        out.push_str(&format!(
            "\n{}{} {}\n",
            words(&note(&Statement::of(card))),
            words(&doubt),
            cited.unwrap_or_default()
        ));
    }
    let articles = by_article(cards);
    let mut entries: Vec<Styled> = articles
        .iter()
        .filter_map(|(card, _)| references.get(&card.source.id).map(|reference| style.entry(reference)))
        .collect();
    // As readers look for them: by author or title, whatever marks stand before.
    entries.sort_by_cached_key(|entry| entry.plain().trim_start_matches('“').to_lowercase());
    out.push_str(&format!("\n{}\n", heading(style.list(), "##")));
    entries.into_iter().for_each(|entry| out.push_str(&format!("\n{}\n", styled(entry))));
    if is_markdown { format!("{out}{}", remark(made)) } else { format!("{out}\n{}\n", made.lines().join("\n")) }
}

/// How records are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A table for spreadsheets.
    Csv,
    /// An object with how it was made and a list of records.
    Json,
    /// An object a line, and nothing else.
    JsonLines,
    /// A table for readers.
    Markdown,
}

/// Records of events, names or articles; `columns` are those of the table for spreadsheets, `shown` those for readers.
pub fn list(form: Form, made: &Made, columns: &[&str], shown: &[&str], list: &[Value]) -> String {
    match form {
        Form::Csv => records::csv(columns, list),
        Form::Json => pretty(&json!({ "made": made, made.what.as_str(): list })),
        Form::JsonLines => list.iter().map(|record| format!("{record}\n")).collect(),
        Form::Markdown => {
            let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
            let head = row(shown.iter().map(|name| name.replace('_', " ")).collect());
            let rule = row(shown.iter().map(|_| "---".to_owned()).collect());
            let cell = |record: &Value, name: &&str| {
                markdown::escaped(&records::cell(&record[*name])).replace(['\n', '\r'], " ")
            };
            let rows: String =
                list.iter().map(|record| row(shown.iter().map(|name| cell(record, name)).collect())).collect();
            format!("# {}: {}\n\n{head}{rule}{rows}{}", markdown::escaped(&made.corpus), made.what, remark(made))
        }
    }
}

/// Events that have days, as an iCalendar file.
pub fn calendar(made: &Made, entries: &[Entry]) -> String {
    let mut calendar = Calendar::new(&made.corpus);
    calendar.describe(&made.lines().join("\n"));
    entries.iter().for_each(|entry| calendar.add(entry));
    calendar.finish()
}

/// How it was made, below a text in Markdown.
fn remark(made: &Made) -> String {
    let lines: String = made.lines().iter().map(|line| format!("- {}\n", markdown::escaped(line))).collect();
    format!("\n---\n\n{lines}")
}
