//! The log of corrections as a value, in files and in stored corpora.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::index::NameCorrection;
use dateline_core::quote::Quote;

/// What a reader says of one statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// The article's id.
    pub article: String,
    /// The statement's id at the time of the judgement: other words give it another one. Empty of one that was not found.
    #[serde(default)]
    pub statement: String,
    /// The statement's words then, for people who read the log.
    #[serde(default)]
    pub words: String,
    /// What is said of it.
    pub verdict: Verdict,
    /// Whether chance chose the statement, so that it counts for the share that is right.
    #[serde(default)]
    pub drawn: bool,
}

/// What is said of a statement. Places are Unicode code points into the article's text as given, the end exclusive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It is right as it stands: its words, its speaker, and whether it was said.
    Right,
    /// It is no statement: it is taken out.
    NotAStatement,
    /// It is a view, a plan or a finding, and was not said.
    Held,
    /// It was said.
    Said,
    /// Somebody else's words; nobody's that the article names if there is no name.
    Speaker {
        /// Who said it.
        name: Option<String>,
    },
    /// Other words of the article.
    Words {
        /// Where they begin.
        from: u32,
        /// Where they end.
        to: u32,
    },
    /// A statement that was not found.
    Missed {
        /// Where its words begin.
        from: u32,
        /// Where they end.
        to: u32,
        /// Who said it.
        speaker: Option<String>,
    },
}

/// Which statements come first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReviewOrder {
    /// The least sure ones.
    #[default]
    Doubt,
    /// As chance has it, so that what is judged tells of all that match.
    Drawn,
}

/// All that a reader has corrected, in the order in which it was said: what a file of corrections holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionLog {
    /// Names.
    #[serde(default)]
    pub names: Vec<NameCorrection>,
    /// Statements.
    #[serde(default)]
    pub statements: Vec<Judgement>,
}

/// The log, and what is needed to undo it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Corrections {
    /// What was said.
    pub log: CorrectionLog,
    /// The statements, as they were found, of articles of which some have been judged; by the article's number.
    pub found: BTreeMap<u32, Vec<Quote>>,
}

/// Corrections as a stored corpus keeps them: bytes, which are read when something is corrected, so that a program that corrects
/// nothing links no reader for them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredCorrections(pub Vec<u8>);

impl StoredCorrections {
    /// What they are; none where the bytes are not what was [written](Self::write).
    pub fn read(&self) -> Corrections {
        postcard::from_bytes(&self.0).unwrap_or_default()
    }

    /// Puts others in their place; no bytes if nothing is corrected.
    pub fn write(&mut self, corrections: &Corrections) {
        self.0 = match corrections.log == CorrectionLog::default() {
            true => Vec::new(),
            // Writing to memory cannot fail, and every type here has a known length.
            false => postcard::to_extend(corrections, Vec::new()).unwrap_or_default(),
        };
    }
}
