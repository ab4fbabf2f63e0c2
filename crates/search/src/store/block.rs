//! A block of packed articles: what a stored corpus holds of its articles, as one section or as one part.
//!
//! Layout, all numbers little-endian: how many articles (u32), the length of each in bytes (u32), then the articles.

use std::borrow::Cow;

/// Packed articles, one behind the other, and where each ends.
#[derive(Debug, Default)]
pub(super) struct ArticleBlock {
    bytes: Vec<u8>,
    /// Where the first one begins.
    begin: usize,
    /// Where each ends.
    ends: Vec<usize>,
}

/// Bytes of one number in the table.
pub(super) const NUMBER: usize = 4;

impl ArticleBlock {
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
        let block = ArticleBlock::read(bytes.clone()).expect("whole");
        assert_eq!((0..4).map(|n| block.get(n)).collect::<Vec<_>>(), [Some(&b"abc"[..]), Some(b""), Some(b"de"), None]);
        for cut in 0..bytes.len() {
            assert!(ArticleBlock::read(bytes[..cut].to_vec()).is_none(), "{cut}");
        }
        let mut longer = bytes;
        longer.push(0);
        assert!(ArticleBlock::read(longer).is_none());
    }

    #[test]
    fn claims_set_nothing_aside() {
        assert!(ArticleBlock::read(vec![0xff; 4]).is_none());
        assert!(ArticleBlock::read(vec![0xff; 64]).is_none());
    }
}
