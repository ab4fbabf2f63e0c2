//! Two selections of articles against each other.

use serde::{Deserialize, Serialize};

use super::SpeakerRow;
use dateline_core::quote::SourceKind;

/// Who is quoted in two selections: by articles that only the first has, that both have, and that only the second has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Against {
    /// The three parts. Lists by part have one item for each.
    pub parts: [PartOfTwo; 3],
    /// Who is quoted, most often quoted first; who is not named comes last.
    pub speakers: Vec<SpeakerRow>,
    /// What kind of source is quoted, and how often by part.
    pub sources: Vec<(SourceKind, Vec<u32>)>,
}

/// The articles that one of two selections has alone, or that both have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartOfTwo {
    /// How many.
    pub articles: u32,
    /// Statements in them that are shown by default.
    pub statements: u32,
}
