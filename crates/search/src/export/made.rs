//! How an export was made: what it tells of itself, so that somebody else can make it again and knows how far to trust it.

use serde::Serialize;

use super::statement::Origin;
use crate::view::words::counted;

/// What an export is made of and by.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Made {
    /// Program, corpus, day and query.
    #[serde(flatten)]
    pub origin: Origin,
    /// The command that makes it again, as a shell takes it.
    pub command: String,
    /// What is in it: statements, events, names, articles.
    pub what: String,
    /// Whether what is less sure or was not said is in it.
    pub all: bool,
    /// How many there are.
    pub items: u32,
    /// Articles that were read.
    pub articles: u32,
    /// What was left out of the articles, a file or a part of one each, and why.
    pub left_out: Vec<String>,
    /// How often what is found is right, as measured; empty where nothing measures it.
    pub precision: Vec<Measured>,
    /// What else should be known of it.
    pub notes: Vec<String>,
}

/// A measured share of what is right.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Measured {
    /// What was counted and on which articles.
    pub of: String,
    /// In per cent.
    pub right: f64,
}

impl Made {
    /// How many there are of what: "1 statement", "27 events".
    pub fn counted(&self) -> String {
        counted(self.items, self.what.strip_suffix('s').unwrap_or(&self.what), &self.what)
    }

    /// The same in words, a line each, for formats that have room for a remark and none for fields.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!(
            "Made by {} from the {} of “{}” at hand on {}: {}.",
            self.origin.program,
            counted(self.articles, "article", "articles"),
            self.origin.corpus,
            self.origin.day,
            self.counted()
        )];
        if !self.origin.query.is_empty() {
            lines.push(format!("Chosen by the query: {}", self.origin.query));
        }
        if self.all {
            lines.push("With what is less sure or was not said.".to_owned());
        }
        lines.extend(self.left_out.iter().map(|reason| format!("Left out: {reason}")));
        lines.extend(self.precision.iter().map(|one| format!("Measured: of {}, {} % are right.", one.of, one.right)));
        lines.extend(self.notes.iter().cloned());
        lines.push(format!("Made again by: {}", self.command));
        lines
    }
}
