//! How an export was made: what it tells of itself, so that somebody else can make it again and knows how far to trust it.

use serde::Serialize;

/// What an export is made of and by.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Made {
    /// The program and its version.
    pub program: String,
    /// The command that makes it again, as a shell takes it.
    pub command: String,
    /// The corpus's name.
    pub corpus: String,
    /// The day on which the articles were at hand: 2024-07-10.
    pub day: String,
    /// What is in it: statements, events, names, articles.
    pub what: String,
    /// The query that chose them, as typed; empty for all.
    pub query: String,
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
    /// The same in words, a line each, for formats that have room for a remark and none for fields.
    pub fn lines(&self) -> Vec<String> {
        let articles = if self.articles == 1 { "article" } else { "articles" };
        let mut lines = vec![format!(
            "Made by {} from the {} {articles} of “{}” at hand on {}: {} {}.",
            self.program, self.articles, self.corpus, self.day, self.items, self.what
        )];
        if !self.query.is_empty() {
            lines.push(format!("Chosen by the query: {}", self.query));
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
