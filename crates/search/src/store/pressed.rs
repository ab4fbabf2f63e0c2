//! Packed articles that were put away: a block of them pressed by LZ4, which opens at more than a gigabyte a second natively
//! and leaves half or less of the bytes. A corpus is mostly articles that nobody looks at just now.

use std::ops::Range;

use super::chunk::Shelf;

/// A block of packed articles, pressed.
#[derive(Debug)]
pub(super) struct Pressed {
    bytes: Box<[u8]>,
    /// Bytes before they were pressed.
    len: u32,
    /// Where each article ends then.
    ends: Box<[u32]>,
}

impl Pressed {
    /// Puts the articles of a shelf away. None if they are more than 4 GB.
    pub fn of(shelf: &Shelf) -> Option<Self> {
        let bytes = shelf.articles();
        let len = u32::try_from(bytes.len()).ok()?;
        let mut ends = Vec::with_capacity(shelf.len());
        for n in 0..shelf.len() {
            ends.push(ends.last().copied().unwrap_or(0) + shelf.get(n)?.len() as u32);
        }
        Some(Self { bytes: lz4_flex::block::compress(bytes).into(), len, ends: ends.into() })
    }

    /// All articles, one behind the other; none if they cannot be, which only damaged memory brings about.
    pub fn open(&self) -> Vec<u8> {
        lz4_flex::block::decompress(&self.bytes, self.len as usize).unwrap_or_default()
    }

    /// Where article `n` is in what [`open`](Self::open) gives.
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
        let mut shelf = Shelf::with_capacity(64);
        articles.iter().for_each(|a| shelf.push(a, b"!"));
        let pressed = Pressed::of(&shelf).expect("small");
        let opened = pressed.open();
        for (n, article) in articles.iter().enumerate() {
            assert_eq!(opened[pressed.place(n).expect("there")], [article, &b"!"[..]].concat());
        }
        assert!(pressed.place(4).is_none());
        assert!(pressed.memory() < shelf.memory());
    }
}
