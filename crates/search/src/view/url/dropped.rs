//! Parts of a link that have no meaning and were dropped, in words for the reader.

use std::fmt;

/// A part of a fragment that could not be meant; `Display` tells the reader in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// There is no such tab.
    Tab(String),
    /// This version knows no such key.
    Key(String),
    /// The value cannot be the key's.
    Value {
        /// The key.
        key: &'static str,
        /// The value, decoded.
        value: String,
    },
    /// The key was given before, and its first value is used.
    Again(&'static str),
    /// The value is no text once decoded.
    NotText(String),
    /// More values of a key than a link may carry.
    TooMany {
        /// What there are too many of.
        what: &'static str,
        /// How many were left out.
        left_out: u32,
    },
    /// So many further parts could not be meant either.
    Further(u32),
}

impl fmt::Display for Dropped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tab(s) => write!(f, "The link asks for “{}”, which this page does not have.", short(s)),
            Self::Key(s) => write!(f, "The link says “{}”, which this version does not know.", short(s)),
            Self::Value { key, value } => write!(f, "The link’s “{key}” cannot be “{}”.", short(value)),
            Self::Again(key) => write!(f, "The link says “{key}” more than once; the first was used."),
            Self::NotText(key) => write!(f, "The link’s “{}” is damaged.", short(key)),
            Self::TooMany { what, left_out } => {
                write!(f, "The link holds more {what} than this page can use; {left_out} were left out.")
            }
            Self::Further(count) => write!(f, "{count} further parts of the link were not understood."),
        }
    }
}

/// The first forty characters: enough to recognise what was dropped.
fn short(s: &str) -> &str {
    s.char_indices().nth(40).map_or(s, |(at, _)| &s[..at])
}
