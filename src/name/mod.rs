//! Names: people, organisations and places within an article, each with its mentions.

use serde::{Deserialize, Serialize};

use crate::text::{Document, Span};

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NameKind {
    /// A person.
    Person,
    /// A body that can act: a party, a company, a ministry.
    Organisation,
    /// A country, a city.
    Place,
}

/// One name of an article with all its mentions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// The fullest form the article uses.
    pub text: String,
    /// What it stands for.
    pub kind: NameKind,
    /// Role or office as the article states it: "South Korean President".
    pub role: Option<Span>,
    /// Where it is mentioned, in order.
    pub mentions: Vec<Span>,
}

/// Finds names.
pub fn find(_document: &Document<'_>) -> Vec<Name> {
    Vec::new()
}
