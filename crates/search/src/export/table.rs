//! Statements as a table: comma-separated values after RFC 4180, in UTF-8.

use super::statement::Statement;

/// A column's name, and what stands in it.
type Column = (&'static str, fn(&Statement<'_>) -> String);

/// The columns, what readers look for first; a cell of what is not known is empty.
const COLUMNS: [Column; 24] = [
    ("speaker", |s| text(s.speaker)),
    ("role", |s| text(s.role)),
    ("words", |s| text(Some(&s.words))),
    ("sentence", |s| text(Some(&s.sentence))),
    ("kind", |s| text(Some(s.kind))),
    ("tier", |s| text(Some(s.tier))),
    ("source_kind", |s| text(Some(s.source_kind))),
    ("cue", |s| text(s.cue)),
    ("via", |s| text(s.via)),
    ("said_from", |s| text(s.said_from.as_deref())),
    ("said_to", |s| text(s.said_to.as_deref())),
    ("outlet", |s| text(s.outlet)),
    ("agency", |s| text(s.agency)),
    ("headline", |s| text(Some(s.headline))),
    ("published_from", |s| text(s.published_from.as_deref())),
    ("published_to", |s| text(s.published_to.as_deref())),
    ("published_basis", |s| text(s.published_basis)),
    ("paragraph", |s| number(s.paragraph)),
    ("url", |s| text(s.url)),
    ("confidence", |s| s.confidence.to_string()),
    ("carried_by_outlets", |s| number(s.carried_by_outlets)),
    ("carried_by_origins", |s| number(s.carried_by_origins)),
    ("article", |s| text(Some(s.article))),
    ("id", |s| text(Some(s.id))),
];

/// A row a statement below a row of names.
pub fn csv(statements: &[Statement<'_>]) -> String {
    // Only readers who note something have a column for it.
    let noted = statements.iter().any(|statement| statement.note.is_some());
    let columns = || COLUMNS.into_iter().chain(noted.then_some::<Column>(("note", |s| text(s.note))));
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(columns().map(|(name, _)| name));
    for statement in statements {
        let _ = writer.write_record(columns().map(|(_, cell)| cell(statement)));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// A text as a cell. Spreadsheets run what begins like a formula; an apostrophe before it keeps it a text.
fn text(text: Option<&str>) -> String {
    match text {
        Some(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{text}"),
        Some(text) => text.to_owned(),
        None => String::new(),
    }
}

fn number(number: Option<u32>) -> String {
    number.map(|n| n.to_string()).unwrap_or_default()
}
