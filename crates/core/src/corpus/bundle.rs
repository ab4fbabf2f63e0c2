//! The stored bundle: a corpus's parsed articles in one file, which the page fetches and the command line writes.
//!
//! Layout: the magic bytes, a format number, then postcard. Anything else is refused with a reason; nothing of a damaged
//! file is believed.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::article::Article;

const MAGIC: &[u8; 8] = b"dateline";
const FORMAT: u8 = 1;

/// A corpus as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Bundle {
    /// The corpus's name.
    pub name: String,
    /// Its articles, parsed but not analysed.
    pub articles: Vec<Article>,
}

/// Why bytes are no bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BundleError {
    /// They do not begin as a bundle does.
    NotABundle,
    /// They are of a format that this version does not read.
    Format(u8),
    /// They begin as a bundle but do not go on as one.
    Damaged,
}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotABundle => f.write_str("This file is not a Dateline corpus."),
            Self::Format(found) => {
                write!(f, "This corpus is stored in format {found}; this version reads format {FORMAT}.")
            }
            Self::Damaged => f.write_str("This corpus file is damaged or was cut short."),
        }
    }
}

impl std::error::Error for BundleError {}

impl Bundle {
    /// The bundle as bytes: the same bytes for the same bundle, everywhere.
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.push(FORMAT);
        // Writing to memory cannot fail, and every type here has a known length.
        postcard::to_extend(self, bytes).unwrap_or_default()
    }

    /// Reads a bundle.
    ///
    /// # Errors
    ///
    /// If the bytes are not a whole bundle of this format, or if a span in it lies outside its article.
    pub fn read(bytes: &[u8]) -> Result<Self, BundleError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(BundleError::NotABundle)?;
        let (&format, rest) = rest.split_first().ok_or(BundleError::Damaged)?;
        if format != FORMAT {
            return Err(BundleError::Format(format));
        }
        let (bundle, rest): (Bundle, _) = postcard::take_from_bytes(rest).map_err(|_| BundleError::Damaged)?;
        let sound = rest.is_empty() && bundle.articles.iter().all(Article::is_sound);
        if sound { Ok(bundle) } else { Err(BundleError::Damaged) }
    }
}
