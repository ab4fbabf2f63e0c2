//! Events, names and articles as records, and records of any kind as tables, objects and lines.

use serde::Serialize;
use serde_json::Value;

use super::statement::{Run, one_line};
use super::table;
use crate::view::{ArticleRow, Entry};
use dateline_core::article::Language;
use dateline_core::corpus::Item;
use dateline_core::name::NameKind;

/// An article, without its text.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "most fields are called what they are")]
pub struct ArticleRecord {
    /// Its id in links.
    pub id: String,
    /// The name that it was handed in under.
    pub file: String,
    pub headline: String,
    pub outlet: Option<String>,
    pub agency: Option<String>,
    pub authors: Vec<String>,
    pub section: Option<String>,
    pub published_from: Option<String>,
    pub published_to: Option<String>,
    /// "stated" or "inferred"; nothing of an article without a day.
    pub published_basis: Option<&'static str>,
    pub url: Option<String>,
    pub is_english: bool,
    /// Code points of its text.
    pub length: u32,
    pub statements: u32,
    pub events: u32,
    /// Fields without a place of their own, as handed in.
    pub other: Vec<(String, String)>,
}

impl ArticleRecord {
    /// Of an article and its row in the list.
    pub fn of(item: &Item, row: &ArticleRow) -> Self {
        let (article, published) = (&item.article, Run::of(row.source.published.as_ref()));
        Self {
            id: row.source.id.clone(),
            file: article.id.clone(),
            headline: row.source.title.clone(),
            outlet: row.source.outlet.clone(),
            agency: row.source.agency.clone(),
            authors: article.given.authors.clone(),
            section: article.given.section.clone(),
            published_from: published.from,
            published_to: published.to,
            published_basis: published.basis,
            url: row.source.url.clone(),
            is_english: article.language == Language::English,
            length: article.text.chars().count() as u32,
            statements: row.quotations,
            events: row.dates,
            other: article.given.other.clone(),
        }
    }
}

/// A person, organisation or place, and how often it is named.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "most fields are called what they are")]
pub struct NameRecord {
    pub kind: NameKind,
    pub name: String,
    /// Other forms that stand for it.
    pub spellings: Vec<String>,
    /// Articles that name it.
    pub articles: u32,
    /// Statements whose speaker it is.
    pub statements: u32,
}

/// An event: what an article tells of some days.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "most fields are called what they are")]
pub struct EventRecord<'a> {
    /// Its id in links: that of the time expression.
    pub id: &'a str,
    pub from: Option<String>,
    pub to: Option<String>,
    /// "stated" or "inferred"; nothing of one without days.
    pub basis: Option<&'static str>,
    /// Five to eight words.
    pub name: &'a str,
    /// The words that say when.
    pub expression: &'a str,
    pub sentence: String,
    /// Whether it was still to come when the article was published.
    pub ahead: bool,
    /// How sure the days are, from 0 to 1.
    pub confidence: f64,
    pub outlet: Option<&'a str>,
    pub agency: Option<&'a str>,
    pub headline: &'a str,
    pub published_from: Option<String>,
    pub published_to: Option<String>,
    pub published_basis: Option<&'static str>,
    pub url: Option<&'a str>,
    pub article: &'a str,
    /// The events of other articles that are the same one, by id.
    pub same: Vec<&'a str>,
}

impl<'a> EventRecord<'a> {
    /// Of an entry of the timeline.
    pub fn of(entry: &'a Entry) -> Self {
        let source = &entry.source;
        let (dated, published) = (Run::of(entry.dated.as_ref()), Run::of(source.published.as_ref()));
        Self {
            id: &entry.id,
            from: dated.from,
            to: dated.to,
            basis: dated.basis,
            name: &entry.name,
            expression: &entry.expression,
            sentence: one_line(&entry.sentence.iter().map(|run| run.text.as_str()).collect::<String>()),
            ahead: entry.ahead,
            confidence: f64::from(entry.confidence) / 100.0,
            outlet: source.outlet.as_deref(),
            agency: source.agency.as_deref(),
            headline: &source.title,
            published_from: published.from,
            published_to: published.to,
            published_basis: published.basis,
            url: source.url.as_deref(),
            article: &source.id,
            same: entry.others.iter().map(|other| other.fact.as_str()).collect(),
        }
    }
}

/// The columns of a table of events, what readers look for first.
pub const EVENTS: &[&str] = &[
    "from",
    "to",
    "basis",
    "name",
    "sentence",
    "expression",
    "ahead",
    "confidence",
    "outlet",
    "agency",
    "headline",
    "published_from",
    "published_to",
    "published_basis",
    "url",
    "same",
    "article",
    "id",
];
/// Those of names.
pub const NAMES: &[&str] = &["kind", "name", "spellings", "articles", "statements"];
/// Those of articles.
pub const ARTICLES: &[&str] = &[
    "headline",
    "outlet",
    "agency",
    "authors",
    "section",
    "published_from",
    "published_to",
    "published_basis",
    "url",
    "is_english",
    "length",
    "statements",
    "events",
    "other",
    "file",
    "id",
];

/// A row a record below a row of names. A list is its parts between semicolons, a field without a column of its own stands as
/// "name=value" among them.
pub fn csv(columns: &[&str], records: &[Value]) -> String {
    let rows = records.iter().map(|record| columns.iter().map(|name| table::text(&cell(&record[name]))).collect());
    table::write(columns.iter().map(|name| (*name).to_owned()).collect(), rows)
}

/// A value as a cell.
pub fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().map(part).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

fn part(value: &Value) -> String {
    match value {
        Value::Array(pair) => pair.iter().map(cell).collect::<Vec<_>>().join("="),
        other => cell(other),
    }
}
