//! Part files: each holds some of a stored corpus's articles or postings, and is fetched when an answer needs it.

use serde::{Deserialize, Serialize};

use super::checksum::checksum;
use super::error::StoreError;

/// A part of a corpus that lies in a file of its own, as the head file describes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartFile {
    /// Its length in bytes, unpacked by gzip.
    pub len: u64,
    /// [`checksum`](super::checksum()) of these bytes.
    pub checksum: u64,
}

impl PartFile {
    /// The description of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self { len: bytes.len() as u64, checksum: checksum(bytes) }
    }

    /// The file's name, relative to the head file. The name follows from the content, so that the file may be cached for ever
    /// and never belongs to another version of the corpus.
    pub fn name(self) -> String {
        format!("parts/{:016x}.bin", self.checksum)
    }

    /// Whether these bytes are the part.
    ///
    /// # Errors
    ///
    /// [`StoreError::PartLength`] or [`StoreError::DamagedPart`] if they are not.
    pub fn check(self, bytes: &[u8]) -> Result<(), StoreError> {
        let found = bytes.len() as u64;
        if found != self.len {
            return Err(StoreError::PartLength { expected: self.len, found });
        }
        if checksum(bytes) == self.checksum { Ok(()) } else { Err(StoreError::DamagedPart) }
    }
}

/// A part that holds articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticlePart {
    /// How many articles it holds.
    pub count: u32,
    /// Its file.
    pub file: PartFile,
}
