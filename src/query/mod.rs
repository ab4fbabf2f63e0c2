//! What is asked: the typed text, and what was chosen beside it; and what it matches.

mod matcher;
mod parse;

use serde::{Deserialize, Serialize};

use crate::time::Days;

pub use matcher::{Candidate, Matcher};
pub use parse::{Term, What, parse};

/// What to match. Everything given must hold; what is absent excludes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Query {
    /// As typed.
    pub text: String,
    /// Values chosen or excluded. Several values of one facet are alternatives.
    pub filters: Vec<Filter>,
    /// Days to narrow to, inclusive: of publication for quotations and articles, of the days meant on the timeline.
    pub days: Option<Days>,
    /// The order of quotations.
    pub sort: Sort,
}

/// A value of a facet, chosen or excluded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// Which facet.
    pub facet: Facet,
    /// The value as it is shown; compared without regard to case.
    pub value: String,
    /// Whether what has this value is left out.
    pub exclude: bool,
}

/// What can be filtered by value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Facet {
    /// Who carried the article: outlet or agency.
    Outlet,
    /// Who is quoted.
    Speaker,
    /// How a quotation stands: direct, mixed, indirect, fragment.
    Kind,
}

impl Facet {
    /// All of them.
    pub const ALL: [Facet; 3] = [Self::Outlet, Self::Speaker, Self::Kind];

    /// The facet's name in links.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Outlet => "outlet",
            Self::Speaker => "speaker",
            Self::Kind => "kind",
        }
    }
}

/// An order of quotations. Those that the key leaves equal stand by date, then as the articles have them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// By the day of publication, oldest first, undated last.
    #[default]
    Date,
    /// By the speaker's name, those without a named speaker last.
    Speaker,
    /// By outlet or agency, those without either last.
    Outlet,
}

impl Sort {
    /// All of them.
    pub const ALL: [Sort; 3] = [Self::Date, Self::Speaker, Self::Outlet];

    /// The order's name in links.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Speaker => "speaker",
            Self::Outlet => "outlet",
        }
    }
}
