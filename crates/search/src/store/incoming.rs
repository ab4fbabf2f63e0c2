//! The articles of a stored corpus as their bytes come: each goes to the library as soon as it is whole, so that never all of
//! them are in memory uncompressed.

use super::block::NUMBER;
use super::codec::Storage;
use super::library::Library;

/// Articles that are coming, with the table before them.
#[derive(Debug)]
pub(super) struct Incoming {
    library: Library,
    /// The beginning of what is not whole yet.
    held: Vec<u8>,
    /// How many articles there are, once that is known.
    count: Option<u32>,
    /// The length of each, as far as they are known.
    lengths: Vec<u32>,
}

impl Default for Incoming {
    fn default() -> Self {
        let library = Library::new(Storage::COMPRESSED);
        Self { library, held: Vec::new(), count: None, lengths: Vec::new() }
    }
}

impl Incoming {
    /// Takes the next bytes. None if there are more of them than the table lists.
    pub fn feed(&mut self, mut bytes: &[u8]) -> Option<()> {
        while let Some(wanted) = self.wanted() {
            let more = wanted - self.held.len();
            if bytes.len() < more {
                self.held.extend_from_slice(bytes);
                return Some(());
            }
            let (now, rest) = bytes.split_at(more);
            bytes = rest;
            if self.held.is_empty() {
                self.take(now);
            } else {
                self.held.extend_from_slice(now);
                let held = std::mem::take(&mut self.held);
                self.take(&held);
            }
        }
        bytes.is_empty().then_some(())
    }

    /// How many bytes what comes next has; None if all is here.
    fn wanted(&self) -> Option<usize> {
        match self.count {
            Some(count) if self.lengths.len() == count as usize => {
                self.lengths.get(self.library.len()).map(|&length| length as usize)
            }
            _ => Some(NUMBER),
        }
    }

    /// Takes what was wanted.
    fn take(&mut self, bytes: &[u8]) {
        let number = || bytes.first_chunk().map_or(0, |&n| u32::from_le_bytes(n));
        match self.count {
            None => self.count = Some(number()),
            Some(count) if self.lengths.len() < count as usize => self.lengths.push(number()),
            Some(_) => self.library.push_bytes(bytes),
        }
    }

    /// The articles; None if some are missing.
    pub fn finish(self) -> Option<Library> {
        self.wanted().is_none().then_some(self.library)
    }
}

#[cfg(test)]
mod tests {
    use super::super::block;
    use super::*;
    use std::borrow::Cow;

    #[test]
    fn articles_come_however_their_bytes_do() {
        let articles: Vec<Vec<u8>> = [7, 0, 90_000, 0, 300, 1, 0].iter().map(|&n| vec![n as u8; n]).collect();
        let bytes = block::write(&articles.iter().map(|a| Cow::Borrowed(&a[..])).collect::<Vec<_>>()).expect("small");
        for size in [1, 3, 64, 4096, bytes.len()] {
            let mut incoming = Incoming::default();
            bytes.chunks(size).for_each(|piece| incoming.feed(piece).expect("articles"));
            let library = incoming.finish().expect("all");
            let out: Vec<_> = (0..library.len() as u32).filter_map(|n| library.packed(n)).collect();
            assert_eq!(out, articles, "{size}");
        }
    }

    #[test]
    fn fewer_and_more_bytes_are_refused() {
        let bytes = block::write(&[Cow::Borrowed(&b"abc"[..]), Cow::Borrowed(b"")]).expect("small");
        for cut in 0..bytes.len() {
            let mut incoming = Incoming::default();
            incoming.feed(&bytes[..cut]).expect("a beginning");
            assert!(incoming.finish().is_none(), "{cut}");
        }
        assert!(Incoming::default().feed(&[&bytes[..], b"x"].concat()).is_none());
    }

    #[test]
    fn claims_set_nothing_aside() {
        let mut incoming = Incoming::default();
        incoming.feed(&[0xff; 64]).expect("a table");
        assert!(incoming.lengths.capacity() < 100 && incoming.finish().is_none());
    }
}
