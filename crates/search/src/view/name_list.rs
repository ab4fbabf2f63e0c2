//! The names of a corpus, to be looked through and corrected.

use serde::{Deserialize, Serialize};

use crate::review::CorrectionLog;
use dateline_core::name::NameKind;

/// Names of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameList {
    /// Which kind.
    pub kind: NameKind,
    /// The words that were looked for.
    pub find: String,
    /// Those in most articles first.
    pub rows: Vec<NameRow>,
    /// How many there are beyond those.
    pub more: u32,
    /// What the reader has corrected, in the order in which it was said.
    pub corrections: CorrectionLog,
}

/// A name with its forms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameRow {
    /// As lists show it.
    pub name: String,
    /// Its other forms, as articles spell them.
    pub forms: Vec<String>,
    /// What articles call its bearer where they quote that one, and in how many; most often first.
    pub roles: Vec<(String, u32)>,
    /// How many articles have it.
    pub articles: u32,
}
