//! Statements to take away, in formats that other programs read.
//!
//! Tables and records hold every statement as the page shows it, with all that its card tells; bibliographies hold the articles,
//! an entry each, with the statements as notes. Nothing is cut short. A day that is not known for sure says so in every format.

pub mod annotations;
mod bibliography;
pub mod citation;
mod html;
mod made;
mod markdown;
pub mod records;
mod statement;
mod table;
pub mod taken;

use serde_json::{Value, json};

use crate::view::Card;
use statement::Statement;

pub use made::{Made, Measured};
pub use statement::Origin;

/// What statements are written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table for spreadsheets, a statement a row.
    Csv,
    /// A list of objects, with how it was made.
    Json,
    /// An object a line, and nothing else.
    JsonLines,
    /// A text with a section for each speaker.
    Markdown,
    /// A web page of its own.
    Html,
    /// The articles as references for programs like Zotero.
    Ris,
    /// The same for LaTeX.
    BibTex,
    /// The same for programs that cite by CSL.
    CslJson,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Csv, Self::Json, Self::JsonLines, Self::Markdown, Self::Html, Self::Ris, Self::BibTex, Self::CslJson];

    /// Whether it holds records of any kind: events, names and articles, too.
    pub const fn is_of_records(self) -> bool {
        matches!(self, Self::Csv | Self::Json | Self::JsonLines | Self::Markdown)
    }

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::JsonLines => "jsonl",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Ris => "ris",
            Self::BibTex => "bibtex",
            Self::CslJson => "csl-json",
        }
    }
}

/// The statements in a format.
pub fn write(format: Format, origin: &Origin, cards: &[Card]) -> String {
    write_noted(format, origin, cards, &[])
}

/// The statements in a format, with what a reader has noted on each, in the same order. References hold no notes of readers.
pub fn write_noted(format: Format, origin: &Origin, cards: &[Card], notes: &[&str]) -> String {
    let mut cards = cards.to_vec();
    cards.iter_mut().for_each(Card::keep_web_address);
    let cards = cards.as_slice();
    let statements = || {
        let note = |at: usize| notes.get(at).copied().filter(|note| !note.is_empty());
        cards.iter().enumerate().map(move |(at, card)| Statement { note: note(at), ..Statement::of(card) })
    };
    match format {
        Format::Csv => table::csv(&statements().collect::<Vec<_>>()),
        Format::Json => {
            let statements: Vec<Statement> = statements().collect();
            pretty(&json!({ "made": origin, "statements": statements }))
        }
        Format::JsonLines => statements().map(|statement| line(&statement) + "\n").collect(),
        Format::Markdown => markdown::write(origin, cards, notes),
        Format::Html => html::write(origin, cards, notes),
        Format::Ris => bibliography::ris(cards, &|_| Vec::new()),
        Format::BibTex => bibliography::bibtex(cards, &|_| Vec::new()),
        Format::CslJson => pretty(&bibliography::csl(cards, &|_| Vec::new())),
    }
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

fn line(statement: &Statement<'_>) -> String {
    serde_json::to_string(statement).unwrap_or_default()
}

#[cfg(test)]
mod tests;
