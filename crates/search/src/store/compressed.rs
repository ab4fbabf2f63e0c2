//! A block of packed articles compressed by LZ4, which decompresses more than a gigabyte a second natively and leaves half of
//! the bytes or less. Most articles of a large corpus are not looked at just now.

use std::ops::Range;

use super::block::ArticleBlock;

/// A block of packed articles, compressed.
#[derive(Debug)]
pub(super) struct CompressedBlock {
    bytes: Box<[u8]>,
    /// Bytes before compression.
    len: u32,
    /// Where each article ends in the decompressed bytes.
    ends: Box<[u32]>,
}

impl CompressedBlock {
    /// Compresses a block. None if it is larger than 4 GB.
    pub fn compress(block: &ArticleBlock) -> Option<Self> {
        let bytes = block.articles();
        let len = u32::try_from(bytes.len()).ok()?;
        let mut ends = Vec::with_capacity(block.len());
        for n in 0..block.len() {
            ends.push(ends.last().copied().unwrap_or(0) + block.get(n)?.len() as u32);
        }
        Some(Self { bytes: lz4_flex::block::compress(bytes).into(), len, ends: ends.into() })
    }

    /// All articles, one behind the other; no bytes if the compressed ones are damaged, which cannot happen in memory.
    pub fn decompress(&self) -> Vec<u8> {
        lz4_flex::block::decompress(&self.bytes, self.len as usize).unwrap_or_default()
    }

    /// Where article `n` is in what [`decompress`](Self::decompress) gives.
    pub fn place(&self, n: usize) -> Option<Range<usize>> {
        let end = *self.ends.get(n)?;
        let start = n.checked_sub(1).map_or(0, |before| self.ends[before]);
        Some(start as usize..end as usize)
    }

    /// Bytes of memory it takes.
    pub fn memory(&self) -> usize {
        self.bytes.len() + size_of_val(&*self.ends)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_come_out_as_they_went_in() {
        let articles = [&b"one one one one one one one one one one one"[..], b"", b"two", b"one one one"];
        let mut block = ArticleBlock::with_capacity(64);
        articles.iter().for_each(|a| block.push(a, b"!"));
        let compressed = CompressedBlock::compress(&block).expect("small");
        let bytes = compressed.decompress();
        for (n, article) in articles.iter().enumerate() {
            assert_eq!(bytes[compressed.place(n).expect("there")], [article, &b"!"[..]].concat());
        }
        assert!(compressed.place(4).is_none());
        assert!(compressed.memory() < block.memory());
    }
}
