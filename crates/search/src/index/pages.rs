//! Many growing byte streams in little memory: each is a chain of slices, every one longer than the one before, cut from
//! shared pages. Nothing is ever moved, so that a stream can be read while it grows.

/// Bytes of a page.
const PAGE: usize = 1 << 15;

/// Bytes of an address that links a slice to the next one.
const LINK: usize = 4;

/// Data bytes of a stream's first slice, second slice and so on; the last size repeats. Each is about a third of what
/// stands before it, so that a stream wastes about a sixth.
static SIZES: [u16; 20] = [6, 6, 8, 10, 14, 20, 28, 36, 48, 64, 90, 120, 160, 220, 300, 400, 540, 720, 960, 1280];

fn size(level: u8) -> usize {
    usize::from(SIZES[usize::from(level).min(SIZES.len() - 1)])
}

/// The pages of all streams.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    pages: Vec<Box<[u8]>>,
    /// Bytes given out, all pages as one.
    used: usize,
    /// Whether there was no address left for a slice, so that bytes were lost.
    full: bool,
}

/// One stream; empty by default.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stream {
    /// Where its first slice is.
    first: u32,
    /// Where its next byte goes.
    at: u32,
    /// Bytes left in its last slice; at most [`SIZES`]' last.
    room: u16,
    /// Slices it has.
    level: u8,
}

impl Pages {
    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.pages.len() * PAGE
    }

    /// Whether bytes were lost since there were more than 4 GB.
    pub fn is_full(&self) -> bool {
        self.full
    }

    /// Appends a number, seven bits a byte, the lowest first.
    pub fn push(&mut self, stream: &mut Stream, mut number: u32) {
        while number > 0x7f {
            self.byte(stream, number as u8 | 0x80);
            number >>= 7;
        }
        self.byte(stream, number as u8);
    }

    fn byte(&mut self, stream: &mut Stream, byte: u8) {
        if stream.room == 0 {
            self.grow(stream);
            if self.full {
                return;
            }
        }
        let at = stream.at as usize;
        self.pages[at / PAGE][at % PAGE] = byte;
        stream.at += 1;
        stream.room -= 1;
    }

    #[inline(never)]
    fn grow(&mut self, stream: &mut Stream) {
        let size = size(stream.level);
        // Addresses are of 32 bits; a page that would reach beyond them is not begun.
        if self.full || (self.used + PAGE) as u64 > u64::from(u32::MAX) {
            self.full = true;
            return;
        }
        // No slice crosses the end of a page.
        if self.used % PAGE + size + LINK > PAGE || self.used / PAGE == self.pages.len() {
            self.used = self.pages.len() * PAGE;
            self.pages.push(vec![0; PAGE].into_boxed_slice());
        }
        let start = self.used as u32;
        self.used += size + LINK;
        if stream.level == 0 {
            stream.first = start;
        } else {
            let at = stream.at as usize;
            self.pages[at / PAGE][at % PAGE..][..LINK].copy_from_slice(&start.to_le_bytes());
        }
        stream.at = start;
        stream.room = size as u16;
        stream.level = stream.level.saturating_add(1);
    }

    /// Reads a stream from its beginning.
    pub fn read(&self, stream: Stream) -> StreamReader<'_> {
        let mut reader = StreamReader { pages: self, rest: &[], next: stream.first, level: 0, end: stream.at };
        if stream.level > 0 {
            reader.follow();
        }
        reader
    }
}

/// Reads one stream.
#[derive(Clone, Debug)]
pub struct StreamReader<'a> {
    pages: &'a Pages,
    /// What is left of this slice.
    rest: &'a [u8],
    /// The next slice.
    next: u32,
    level: u8,
    /// Where the stream ends.
    end: u32,
}

impl StreamReader<'_> {
    #[inline(never)]
    fn follow(&mut self) {
        let (start, size, end) = (self.next as usize, size(self.level), self.end as usize);
        let slice = &self.pages.pages[start / PAGE][start % PAGE..];
        if (start..=start + size).contains(&end) {
            self.rest = &slice[..end - start];
            // The last slice leads to itself, at its end.
            self.next = self.end;
            return;
        }
        let (data, link) = slice.split_at(size);
        self.rest = data;
        self.next = link.first_chunk().map_or(self.end, |&l| u32::from_le_bytes(l));
        self.level = self.level.saturating_add(1);
    }

    /// The next number, if there is one.
    #[inline]
    pub fn number(&mut self) -> Option<u32> {
        let (mut number, mut shift) = (0, 0);
        loop {
            if self.rest.is_empty() {
                if self.next == self.end {
                    return None;
                }
                self.follow();
            }
            let (&byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
            shift = (shift + 7) & 31;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn streams_are_read_as_written(numbers in prop::collection::vec((0usize..4, 0u32..=u32::MAX, 0u32..32), 0..3000)) {
            let (mut pages, mut streams, mut expected) = (Pages::default(), [Stream::default(); 4], [const { Vec::new() }; 4]);
            for (which, number, shift) in numbers {
                pages.push(&mut streams[which], number >> shift);
                expected[which].push(number >> shift);
            }
            for (stream, expected) in streams.into_iter().zip(expected) {
                let mut reader = pages.read(stream);
                let read: Vec<u32> = std::iter::from_fn(|| reader.number()).collect();
                prop_assert_eq!(read, expected);
            }
        }
    }

    #[test]
    fn what_finds_no_address_is_lost_and_noticed() {
        let (mut pages, mut stream) = (Pages::default(), Stream::default());
        pages.push(&mut stream, 1);
        pages.used = u32::MAX as usize - PAGE + 1;
        for n in 0..2000 {
            pages.push(&mut stream, n);
        }
        assert!(pages.is_full());
    }

    #[test]
    fn a_long_stream_crosses_pages() {
        let (mut pages, mut stream) = (Pages::default(), Stream::default());
        for n in 0..200_000 {
            pages.push(&mut stream, n);
        }
        let mut reader = pages.read(stream);
        assert!((0..200_000).all(|n| reader.number() == Some(n)));
        assert_eq!(reader.number(), None);
        assert_eq!(reader.number(), None);
    }
}
