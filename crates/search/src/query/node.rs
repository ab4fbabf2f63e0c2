//! The tree of a query, which the parser makes of the typed text and the evaluator asks of each unit.
//!
//! The evaluator may rely on these rules:
//!
//! - `All` and `Any` have at least two parts, and none of their own sort among them,
//! - `Not` holds no `Not`; within `Quote` there is no further `Quote`, within `Sentence` no further `Sentence`,
//! - `wanted`, kinds and sources are never empty, and neither is a word,
//! - [`Match::Prefix`](crate::index::Match::Prefix) stands at the end of the text alone, for a word that is still being typed
//!   and not excluded,
//! - within `Quote`, words for which no field was typed are looked for in [`Field::Quote`].

use crate::index::SearchWord;
use dateline_core::calendar::Days;
use dateline_core::quote::{QuoteKind, SourceKind};
use dateline_core::text::Span;

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// All of them hold.
    All(Vec<Node>),
    /// One of them holds at least.
    Any(Vec<Node>),
    /// It does not hold.
    Not(Box<Node>),
    /// Words stand there.
    Words(Words),
    /// A name holds these words in a row.
    Name(NameField, Vec<SearchWord>),
    /// A quotation stands in one of these ways.
    Kind(Vec<QuoteKind>),
    /// A quotation has a source of one of these kinds.
    Source(Vec<SourceKind>),
    /// It lies in these days; an open end is the first or last day that can be written.
    Days(Days),
    /// All of it holds of one and the same quotation.
    Quote(Box<Node>),
    /// All of it holds within one and the same sentence.
    Sentence(Box<Node>),
}

/// Words looked for: a single one, or several that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Where they are looked for.
    pub field: Field,
    /// In the order typed; never empty.
    pub wanted: Vec<SearchWord>,
    /// How many further words may stand between them. None: they stand in a row, in this order; some: in any order within a
    /// window with at most that many others.
    pub slop: u32,
    /// Where they stand in the typed text, field and quotation marks left out.
    pub span: Span,
}

/// Where words are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Field {
    /// Wherever the list that is shown looks for words.
    #[default]
    Any,
    /// The headline.
    Title,
    /// The body.
    Text,
    /// The words of quotations.
    Quote,
}

/// Whose name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameField {
    /// Someone quoted.
    Speaker,
    /// Who carried the article, or whose text it is.
    Outlet,
    /// Whose text it is, where an agency is credited.
    Agency,
    /// Someone named.
    Person,
    /// A body named.
    Org,
    /// A place named.
    Place,
    /// What the article was handed in with: an author, a section, any other field.
    Field,
}

impl Field {
    /// What is typed before the colon; nothing for [`Any`](Self::Any).
    pub const fn key(self) -> &'static str {
        match self {
            Self::Any => "",
            Self::Title => "title",
            Self::Text => "text",
            Self::Quote => "quote",
        }
    }
}

impl NameField {
    /// What is typed before the colon.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::Outlet => "outlet",
            Self::Agency => "agency",
            Self::Person => "person",
            Self::Org => "org",
            Self::Place => "place",
            Self::Field => "field",
        }
    }
}

impl Node {
    /// All of `nodes`: the only one if there is no other, nothing if there is none.
    pub fn all(nodes: Vec<Node>) -> Option<Node> {
        joined(nodes, Node::All, &|node| match node {
            Node::All(inner) => Ok(inner),
            other => Err(other),
        })
    }

    /// One of `nodes` at least: the only one if there is no other, nothing if there is none.
    pub fn any(nodes: Vec<Node>) -> Option<Node> {
        joined(nodes, Node::Any, &|node| match node {
            Node::Any(inner) => Ok(inner),
            other => Err(other),
        })
    }

    /// The opposite.
    #[must_use]
    pub fn opposite(self) -> Node {
        match self {
            Node::Not(inner) => *inner,
            other => Node::Not(Box::new(other)),
        }
    }
}

fn joined(
    nodes: Vec<Node>,
    whole: fn(Vec<Node>) -> Node,
    open: &dyn Fn(Node) -> Result<Vec<Node>, Node>,
) -> Option<Node> {
    let mut out = Vec::with_capacity(nodes.len());
    for node in nodes {
        match open(node) {
            Ok(inner) => out.extend(inner),
            Err(other) => out.push(other),
        }
    }
    if out.len() > 1 { Some(whole(out)) } else { out.pop() }
}
