//! Statements as a table: comma-separated values after RFC 4180, in UTF-8.

use super::statement::Statement;

/// A column's name, and what stands in it.
type Column = (&'static str, fn(&Statement<'_>) -> String);

/// The columns, what readers look for first; a cell of what is not known is empty.
const COLUMNS: [Column; 24] = [
    ("speaker", |s| optional(s.speaker)),
    ("role", |s| optional(s.role)),
    ("words", |s| text(&s.words)),
    ("sentence", |s| text(&s.sentence)),
    ("kind", |s| text(s.kind)),
    ("tier", |s| text(s.tier)),
    ("source_kind", |s| text(s.source_kind)),
    ("cue", |s| optional(s.cue)),
    ("via", |s| optional(s.via)),
    ("said_from", |s| optional(s.said_from.as_deref())),
    ("said_to", |s| optional(s.said_to.as_deref())),
    ("outlet", |s| optional(s.outlet)),
    ("agency", |s| optional(s.agency)),
    ("headline", |s| text(s.headline)),
    ("published_from", |s| optional(s.published_from.as_deref())),
    ("published_to", |s| optional(s.published_to.as_deref())),
    ("published_basis", |s| optional(s.published_basis)),
    ("paragraph", |s| number(s.paragraph)),
    ("url", |s| optional(s.url)),
    ("confidence", |s| s.confidence.to_string()),
    ("carried_by_outlets", |s| number(s.carried_by_outlets)),
    ("carried_by_origins", |s| number(s.carried_by_origins)),
    ("article", |s| text(s.article)),
    ("id", |s| text(s.id)),
];

/// A row a statement below a row of names.
pub fn csv(statements: &[Statement<'_>]) -> String {
    // Only readers who note something have a column for it.
    let noted = statements.iter().any(|statement| statement.note.is_some());
    let columns = || COLUMNS.into_iter().chain(noted.then_some::<Column>(("note", |s| optional(s.note))));
    let names = columns().map(|(name, _)| name.to_owned()).collect();
    write(names, statements.iter().map(|statement| columns().map(|(_, cell)| cell(statement)).collect()))
}

/// A table of cells that are written as they stand.
pub fn write(names: Vec<String>, rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(names);
    for row in rows {
        let _ = writer.write_record(row);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// A text as a cell. Spreadsheets run what begins like a formula; an apostrophe before it keeps it a text.
pub fn text(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

fn optional(value: Option<&str>) -> String {
    value.map(text).unwrap_or_default()
}

fn number(number: Option<u32>) -> String {
    number.map(|n| n.to_string()).unwrap_or_default()
}
