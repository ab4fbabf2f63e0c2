//! Queries: the typed text, the filters beside it, sort and group; and the rows that a query matches.

mod bits;
mod eval;
mod matcher;
mod near;
mod node;
mod parse;
mod rank;

use serde::{Deserialize, Serialize};

use dateline_core::calendar::Days;
use dateline_core::name::NameKind;

pub use bits::Bits;
pub use eval::Unit;
pub use matcher::{Condition, Matcher};
pub use near::near_texts;
pub use node::{Field, NameField, Node, Words};
pub use parse::{Fault, ParsedQuery, Problem, read};

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
    /// Whether quotations that are less sure, or that were held rather than said, count too.
    pub all: bool,
    /// Whether of articles that copy one text the earliest alone counts.
    pub once: bool,
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

/// A part of a query that can be dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Dropping {
    /// What was typed.
    Text,
    /// The days.
    Days,
    /// A filter, by its place.
    Filter(u32),
    /// All filters and the days.
    AllFilters,
}

/// The value of a filter that asks for what the articles do not tell: an outlet, agency or speaker that is not named.
pub const NOT_NAMED: &str = "none";

/// The values of [`Facet::Carried`]: by one outlet, and by two and more.
pub const CARRIED: [&str; 2] = ["one", "several"];

/// What can be filtered by value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Facet {
    /// Who is quoted.
    Speaker,
    /// What kind of source is quoted: a named person, an organisation, a document.
    Source,
    /// How a quotation stands: direct, mixed, indirect, fragment.
    Kind,
    /// By how many outlets the words are carried.
    Carried,
    /// Who carried the article.
    Outlet,
    /// Whose text it is, where an agency is credited.
    Agency,
    /// The article itself, by its id.
    Article,
    /// The story that it tells with other articles, by the id of one of them.
    Story,
    /// People named in the article.
    Person,
    /// Organisations named in it.
    Organisation,
    /// Places named in it.
    Place,
    /// What the article was handed in with: its authors, its section, whatever else its file has, each with its field.
    Field,
}

impl Facet {
    /// All of them, in the order shown.
    pub const ALL: [Facet; 12] = [
        Self::Speaker,
        Self::Source,
        Self::Kind,
        Self::Carried,
        Self::Outlet,
        Self::Agency,
        Self::Article,
        Self::Story,
        Self::Person,
        Self::Organisation,
        Self::Place,
        Self::Field,
    ];

    /// The facet's name in links.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::Source => "source",
            Self::Kind => "kind",
            Self::Carried => "carried",
            Self::Outlet => "outlet",
            Self::Agency => "agency",
            // “article” is the one that is open.
            Self::Article => "in",
            Self::Story => "story",
            Self::Person => "person",
            Self::Organisation => "org",
            Self::Place => "place",
            Self::Field => "field",
        }
    }

    /// The kind of names that are its values, if it is one of names in articles.
    pub const fn names(self) -> Option<NameKind> {
        match self {
            Self::Person => Some(NameKind::Person),
            Self::Organisation => Some(NameKind::Organisation),
            Self::Place => Some(NameKind::Place),
            _ => None,
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
    /// How well they match by their words; of equal ones the surest quotations first.
    Best,
    /// The same, where what is older counts for less.
    Recent,
}

impl Sort {
    /// All of them.
    pub const ALL: [Sort; 4] = [Self::Date, Self::Latest, Self::Best, Self::Recent];

    /// The order's name in links.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Latest => "latest",
            Self::Best => "best",
            Self::Recent => "recent",
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
