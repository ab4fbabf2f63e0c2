//! A name over articles, as it is handed out.

use serde::Serialize;

use crate::across::place::Place;

/// What a name over articles stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A person.
    Person,
    /// A body that can act: a party, a company, a team.
    Organisation,
    /// A country, a city, a river.
    Place,
    /// Anything else that has a name: an event, a law, a product.
    Other,
}

/// One name with all its mentions in all articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameAcross {
    /// Derived from its kind and text.
    pub id: String,
    /// What it stands for.
    pub kind: Kind,
    /// The form it is shown under.
    pub name: String,
    /// Other forms that articles use, in order.
    pub aliases: Vec<String>,
    /// Every mention, by article in canonical order, then by place.
    pub mentions: Vec<Place>,
}
