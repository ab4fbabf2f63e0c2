//! The section `Summary`: a corpus's name and size, which are needed before anything else of it is read.

use serde::{Deserialize, Serialize};

use super::container::{Content, Section};
use super::error::StoreError;

/// A corpus's name and size.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Its name.
    pub name: String,
    /// How many articles it holds.
    pub articles: u64,
    /// The version that wrote it.
    pub writer: String,
}

impl Summary {
    pub(super) fn new(name: &str, articles: u64) -> Self {
        Self { name: name.to_owned(), articles, writer: env!("CARGO_PKG_VERSION").to_owned() }
    }

    pub(super) fn write(&self) -> Vec<u8> {
        // Writing to memory cannot fail, and every type here has a known length.
        postcard::to_extend(self, Vec::new()).unwrap_or_default()
    }

    pub(super) fn read(content: Content) -> Result<Self, StoreError> {
        whole(&content.bytes, Section::Summary)
    }
}

/// The value that all of `bytes` is.
pub(super) fn whole<'a, T: Deserialize<'a>>(bytes: &'a [u8], section: Section) -> Result<T, StoreError> {
    match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => Ok(value),
        _ => Err(StoreError::Damaged(section)),
    }
}
