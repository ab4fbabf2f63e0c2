//! A name of an article, with all its mentions.

use serde::{Deserialize, Serialize};

use crate::text::Span;

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

/// Whether a person is spoken of as a man or as a woman.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sex {
    /// "he", "Mr", "chairman".
    Male,
    /// "she", "Mrs", "chairwoman".
    Female,
}

/// One name of an article with all its mentions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// The fullest form the article uses.
    pub text: String,
    /// What it stands for.
    pub kind: NameKind,
    /// How the person is spoken of, if the article or the given name tells.
    pub sex: Option<Sex>,
    /// Role or office as the article states it: "South Korean President".
    pub role: Option<Span>,
    /// Whom the person speaks or works for, as the article states it: "South Korean", "the Foreign Ministry", "D-Ohio".
    pub affiliation: Option<Span>,
    /// Where it is mentioned, in order.
    pub mentions: Vec<Span>,
}
