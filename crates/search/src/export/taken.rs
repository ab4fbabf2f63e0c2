//! What the command line writes: each format with how it was made, where it has room for that.
//!
//! The page writes its dossier by the functions of the formats alone (`super::write_noted`), so that its programs carry none
//! of what is here.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::citation::{Reference, Style, Styled, fields};
use super::statement::{Statement, by_article, note};
use super::{Format, Made, bibliography, html, markdown, pretty, records, write};
use crate::view::calendar::Calendar;
use crate::view::words::doubt_note;
use crate::view::{Card, Entry};

/// Articles of statements as references, by their ids.
pub type References = BTreeMap<String, Reference>;

/// Statements in a format; where there are references, their titles stand for the articles' own. What has no room for how it was made: tables, lines of JSON, RIS and CSL-JSON.
pub fn statements(format: Format, made: &Made, cards: &[Card], references: &References) -> String {
    let mut cards = cards.to_vec();
    for card in &mut cards {
        card.keep_web_address();
        if let Some(reference) = references.get(&card.source.id) {
            card.source.title.clone_from(&reference.title);
        }
    }
    let cards = cards.as_slice();
    match format {
        Format::Csv | Format::JsonLines => write(format, &made.origin, cards),
        Format::Json => {
            let statements: Vec<Statement<'_>> = cards.iter().map(Statement::of).collect();
            pretty(&json!({ "made": made, "statements": statements }))
        }
        Format::Markdown => format!("{}{}", markdown::body(&made.origin, cards, &[]), remark(made)),
        Format::Html => html::page(&made.origin, cards, &[], &made.lines()),
        Format::Ris => bibliography::ris(cards, &|id| references.get(id).map(fields::ris).unwrap_or_default()),
        Format::BibTex => {
            let entries = bibliography::bibtex(cards, &|id| references.get(id).map(fields::bibtex).unwrap_or_default());
            format!("{}\n{entries}", bibliography::bibtex_remark(made))
        }
        Format::CslJson => {
            pretty(&bibliography::csl(cards, &|id| references.get(id).map(fields::csl).unwrap_or_default()))
        }
    }
}

/// Statements with citations by a style: each with the note that leads to its paragraph, then the list of references. As plain
/// text, or as Markdown.
pub fn citations(style: Style, is_markdown: bool, made: &Made, cards: &[Card], references: &References) -> String {
    let title = format!("{}: {}", made.origin.corpus, style.title());
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
    if is_markdown { format!("{out}\n{}", remark(made)) } else { format!("{out}\n{}\n", made.lines().join("\n")) }
}

/// Records of events, names or articles; `columns` are those of the table for spreadsheets, `shown` those for readers.
/// Nothing in a format that holds statements alone.
pub fn list(format: Format, made: &Made, columns: &[&str], shown: &[&str], list: &[Value]) -> Option<String> {
    Some(match format {
        Format::Csv => records::csv(columns, list),
        Format::Json => pretty(&json!({ "made": made, made.what.as_str(): list })),
        Format::JsonLines => list.iter().map(|record| format!("{record}\n")).collect(),
        Format::Html | Format::Ris | Format::BibTex | Format::CslJson => return None,
        Format::Markdown => {
            let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
            let head = row(shown.iter().map(|name| name.replace('_', " ")).collect());
            let rule = row(shown.iter().map(|_| "---".to_owned()).collect());
            let cell = |record: &Value, name: &&str| {
                markdown::escaped(&records::cell(&record[*name])).replace(['\n', '\r'], " ")
            };
            let rows: String =
                list.iter().map(|record| row(shown.iter().map(|name| cell(record, name)).collect())).collect();
            let title = markdown::escaped(&made.origin.corpus);
            format!("# {title}: {}\n\n{head}{rule}{rows}\n{}", made.what, remark(made))
        }
    })
}

/// Events that have days, as an iCalendar file.
pub fn calendar(made: &Made, entries: &[Entry]) -> String {
    let mut calendar = Calendar::new(&made.origin.corpus);
    calendar.describe(&made.lines().join("\n"));
    entries.iter().for_each(|entry| calendar.add(entry));
    calendar.finish()
}

/// How it was made, below a text in Markdown.
fn remark(made: &Made) -> String {
    let lines: String = made.lines().iter().map(|line| format!("- {}\n", markdown::escaped(line))).collect();
    format!("---\n\n{lines}")
}
