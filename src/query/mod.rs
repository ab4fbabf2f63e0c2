//! What is asked: the typed text, and what was chosen beside it; and what it matches.

mod matcher;
mod node;
mod parse;
mod reading;

use serde::{Deserialize, Serialize};

use crate::time::Days;

pub use matcher::{Candidate, Matcher, Part, Verdict};
pub use node::{Field, NameField, Node, Words};
pub use parse::{Term, What, parse};
pub use reading::{Fault, Problem, Reading, read};

/// What to match. Everything given must hold; what is absent excludes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Query {
    /// As typed.
    pub text: String,
    /// Values chosen or excluded. Several chosen values of one facet are alternatives.
    pub filters: Vec<Filter>,
    /// Days to narrow to, inclusive: of publication for quotations and articles, of the days meant on the timeline.
    pub days: Option<Days>,
    /// The order of quotations and articles.
    pub sort: Sort,
    /// What quotations are grouped by.
    pub group: Group,
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

/// The value of a filter that asks for what the articles do not tell: an outlet, agency or speaker that is not named.
pub const NOT_NAMED: &str = "none";

/// What can be filtered by value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Facet {
    /// Who is quoted.
    Speaker,
    /// How a quotation stands: direct, mixed, indirect, fragment.
    Kind,
    /// Who carried the article.
    Outlet,
    /// Whose text it is, where an agency is credited.
    Agency,
    /// The article itself, by its id.
    Article,
}

impl Facet {
    /// All of them, in the order shown.
    pub const ALL: [Facet; 5] = [Self::Speaker, Self::Kind, Self::Outlet, Self::Agency, Self::Article];

    /// The facet's name in links.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::Kind => "kind",
            Self::Outlet => "outlet",
            Self::Agency => "agency",
            // “article” is the one that is open.
            Self::Article => "in",
        }
    }
}

/// An order of quotations or articles. Those that it leaves equal stand as the corpus has them; undated ones come last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// By the day of publication, oldest first.
    #[default]
    Date,
    /// By the day of publication, newest first.
    Latest,
    /// Quotations by confidence, the surest first; articles by the number of the query's hits, most first.
    Best,
}

impl Sort {
    /// All of them.
    pub const ALL: [Sort; 3] = [Self::Date, Self::Latest, Self::Best];

    /// The order's name in links.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Latest => "latest",
            Self::Best => "best",
        }
    }
}

/// What quotations are grouped by, and what the timeline's lanes are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// Not at all.
    #[default]
    None,
    /// By who is quoted; whoever is quoted most comes first, unnamed ones last.
    Speaker,
    /// By the day of publication.
    Date,
    /// By who carried the article; the one with most comes first, unnamed ones last.
    Outlet,
}

impl Group {
    /// All of them.
    pub const ALL: [Group; 4] = [Self::None, Self::Speaker, Self::Date, Self::Outlet];

    /// The grouping's name in links.
    pub const fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Speaker => "speaker",
            Self::Date => "date",
            Self::Outlet => "outlet",
        }
    }
}
