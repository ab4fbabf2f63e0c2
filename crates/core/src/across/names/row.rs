//! What the corpus is told of an article's names.

use std::collections::BTreeSet;

use super::evidence::Evidence;
use crate::text::Span;

/// One name of one article.
#[derive(Clone, Debug, Default)]
pub(super) struct Local {
    /// What names of other articles are compared by: a key, or a place and the sport of its team.
    pub label: String,
    /// The keys of its spellings, sorted.
    pub keys: Vec<String>,
    pub spans: Vec<Span>,
    /// Where the fullest form stands.
    pub shown: Span,
    /// That form begins with a given name.
    pub given: bool,
    pub evidence: Evidence,
    /// Descriptions that a person is told by, as labels: `@ruritania president`.
    pub roles: BTreeSet<String>,
}

/// A word of a line in capitals that no name of its article explains.
#[derive(Clone, Debug)]
pub(super) struct Loose {
    pub span: Span,
    pub key: String,
}

/// What the corpus is told of an article.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub locals: Vec<Local>,
    pub loose: Vec<Loose>,
    pub sport: Option<&'static str>,
}

/// Between a place and the sport of its team in a label.
pub(super) const TEAM: char = '·';

/// Before a description in a label.
pub(super) const ROLE: char = '@';
