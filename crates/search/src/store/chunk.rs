//! Packed articles one behind another: what a stored corpus holds of its articles, whole or in pieces.
//!
//! Layout, all numbers little-endian: how many articles (u32), the length of each in bytes (u32), then the articles.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::checksum::checksum;

/// A part of a corpus that lies in a file of its own, as the head file tells of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its length in bytes, unpacked by gzip.
    pub len: u64,
    /// [`checksum`](super::checksum()) of these bytes.
    pub checksum: u64,
}

impl Part {
    /// What is to be told of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self { len: bytes.len() as u64, checksum: checksum(bytes) }
    }

    /// The name of its file, relative to the head file. It follows from the content, so that the file may be kept for ever
    /// and never belongs to another version of the corpus.
    pub fn name(self) -> String {
        format!("parts/{:016x}.bin", self.checksum)
    }

    /// Whether these bytes are the part.
    ///
    /// # Errors
    ///
    /// If they are not, with the reason.
    pub fn check(self, bytes: &[u8]) -> Result<(), ChunkError> {
        let found = bytes.len() as u64;
        if found != self.len {
            return Err(ChunkError::Length { expected: self.len, found });
        }
        if checksum(bytes) == self.checksum { Ok(()) } else { Err(ChunkError::Damaged) }
    }
}

/// A part that holds articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chunk {
    /// How many.
    pub count: u32,
    /// Its file.
    pub part: Part,
}

/// Why bytes are not the chunk that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChunkError {
    /// The corpus has no chunk of this number.
    Unknown,
    /// It is not as long as it was written.
    Length {
        /// Bytes expected.
        expected: u64,
        /// Bytes that came.
        found: u64,
    },
    /// Its content is not what was written.
    Damaged,
}

impl fmt::Display for ChunkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("This corpus has no such part."),
            Self::Length { expected, found } if found < expected => {
                write!(f, "A part of this corpus was cut short: {found} of {expected} bytes came.")
            }
            Self::Length { .. } | Self::Damaged => {
                f.write_str("A part of this corpus is damaged, or of another version of it. Reload the page.")
            }
        }
    }
}

impl std::error::Error for ChunkError {}

/// Packed articles with their places.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    bytes: Vec<u8>,
    /// Where the first one begins.
    begin: usize,
    /// Where each ends.
    ends: Vec<usize>,
}

/// Bytes of one number in the table.
pub(super) const NUMBER: usize = 4;

impl Shelf {
    /// An empty one with room for `bytes`.
    pub fn with_capacity(bytes: usize) -> Self {
        Self { bytes: Vec::with_capacity(bytes), ..Self::default() }
    }

    /// Reads what [`write`] wrote. None if the table and the bytes do not agree; nothing is set aside for articles that are
    /// not there.
    pub fn read(bytes: Vec<u8>) -> Option<Self> {
        let (count, rest) = bytes.split_first_chunk::<NUMBER>()?;
        let count = u32::from_le_bytes(*count) as usize;
        let table = rest.get(..count.checked_mul(NUMBER)?)?;
        let begin = NUMBER + table.len();
        let mut at = begin;
        let (lengths, _) = table.as_chunks::<NUMBER>();
        let mut ends = Vec::with_capacity(lengths.len());
        for &length in lengths {
            at = at.checked_add(u32::from_le_bytes(length) as usize)?;
            ends.push(at);
        }
        (at == bytes.len()).then_some(Self { bytes, begin, ends })
    }

    /// How many articles it holds.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The packed article at place `n`.
    pub fn get(&self, n: usize) -> Option<&[u8]> {
        let end = *self.ends.get(n)?;
        let start = n.checked_sub(1).map_or(self.begin, |before| self.ends[before]);
        self.bytes.get(start..end)
    }

    /// All packed articles, one behind the other.
    pub fn articles(&self) -> &[u8] {
        self.bytes.get(self.begin..).unwrap_or_default()
    }

    /// Whether one of `len` bytes can be added without moving the others.
    pub fn has_room(&self, len: usize) -> bool {
        self.bytes.len() + len <= self.bytes.capacity()
    }

    /// Adds a packed article, given in two parts.
    pub fn push(&mut self, body: &[u8], tail: &[u8]) {
        self.bytes.extend_from_slice(body);
        self.bytes.extend_from_slice(tail);
        self.ends.push(self.bytes.len());
    }

    /// Bytes of memory it takes.
    pub fn memory(&self) -> usize {
        self.bytes.capacity() + self.ends.capacity() * size_of::<usize>()
    }
}

/// What stands before packed articles of these lengths, to be followed by them. None if one of them is longer than 4 GB, or
/// there are more than a u32 counts.
pub(super) fn table(lengths: &[usize]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(NUMBER + NUMBER * lengths.len());
    bytes.extend(u32::try_from(lengths.len()).ok()?.to_le_bytes());
    for &length in lengths {
        bytes.extend(u32::try_from(length).ok()?.to_le_bytes());
    }
    Some(bytes)
}

/// The same with the articles.
pub(super) fn write(items: &[Cow<'_, [u8]>]) -> Option<Vec<u8>> {
    let lengths: Vec<usize> = items.iter().map(|i| i.len()).collect();
    let mut bytes = table(&lengths)?;
    bytes.reserve_exact(lengths.iter().sum());
    items.iter().for_each(|item| bytes.extend_from_slice(item));
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_come_out_as_they_went_in() {
        let bytes = write(&[&b"abc"[..], b"", b"de"].map(Cow::Borrowed)).expect("small");
        let shelf = Shelf::read(bytes.clone()).expect("whole");
        assert_eq!((0..4).map(|n| shelf.get(n)).collect::<Vec<_>>(), [Some(&b"abc"[..]), Some(b""), Some(b"de"), None]);
        for cut in 0..bytes.len() {
            assert!(Shelf::read(bytes[..cut].to_vec()).is_none(), "{cut}");
        }
        let mut longer = bytes;
        longer.push(0);
        assert!(Shelf::read(longer).is_none());
    }

    #[test]
    fn claims_set_nothing_aside() {
        assert!(Shelf::read(vec![0xff; 4]).is_none());
        assert!(Shelf::read(vec![0xff; 64]).is_none());
    }
}
