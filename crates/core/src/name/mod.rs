//! Names: people, organisations and places within an article, each with its mentions.
//!
//! Four steps: [`chunk`](self) finds runs of capitalised words and parts office from name; `merge` makes one name of the
//! mentions that are one bearer's (and never guesses between two); `again` finds
//! where its names stand again, `describe` the name behind "the president".

mod affiliation;
mod again;
mod chunk;
mod describe;
mod merge;

use serde::{Deserialize, Serialize};

use crate::text::{Document, Span};

pub use describe::Mentions;

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

/// Finds the names of a document, in order of their first mention.
pub fn find(document: &Document<'_>) -> Vec<Name> {
    let mut names = merge::merge(document, chunk::chunks(document));
    again::complete(document, &mut names);
    let mentions = Mentions::new(&names);
    let told: Vec<Option<Span>> = names
        .iter()
        .map(|n| if n.kind == NameKind::Person { affiliation::of(document, &mentions, n) } else { None })
        .collect();
    for (name, affiliation) in names.iter_mut().zip(told) {
        name.affiliation = affiliation;
    }
    names
}
