//! The streams of postings, whole or in parts of which some are not loaded. Words that begin alike lie in one part, so that
//! a query fetches what holds its words and nothing else. What the bits mean is read elsewhere (`walk`).

use std::cell::RefCell;
use std::ops::Range;

/// Gaps, counts and further places, whole or in parts.
#[derive(Debug, Default)]
pub struct StoredPostings {
    pub(super) parts: Vec<PostingPart>,
    /// Parts that were looked for in vain since they were last taken; sorted.
    pub(super) missing: RefCell<Vec<u32>>,
}

/// A part of each stream.
#[derive(Debug)]
pub(super) struct PostingPart {
    /// The first run of words that it holds.
    pub(super) run: u32,
    /// Which bytes of each stream it holds.
    pub(super) own: [Range<usize>; 3],
    /// What came, and where the streams are in it.
    pub(super) loaded: Option<(Vec<u8>, [Range<usize>; 3])>,
}

impl StoredPostings {
    /// All of them, within the bytes of a whole index.
    pub fn whole(bytes: Vec<u8>, streams: [Range<usize>; 3]) -> Self {
        let own = streams.clone().map(|s| 0..s.len());
        Self { parts: vec![PostingPart { run: 0, own, loaded: Some((bytes, streams)) }], ..Self::default() }
    }

    /// Parts that begin at these runs, none of them loaded.
    pub fn unloaded(parts: impl Iterator<Item = (u32, [Range<usize>; 3])>) -> Self {
        let parts = parts.map(|(run, own)| PostingPart { run, own, loaded: None }).collect();
        Self { parts, ..Self::default() }
    }

    /// The part that holds a run.
    pub fn of(&self, run: usize) -> usize {
        self.parts.partition_point(|p| p.run as usize <= run).wrapping_sub(1)
    }

    /// The streams of a part, and of each the byte that they begin with. None if it is not loaded, which is noted.
    pub fn streams(&self, part: usize) -> Option<[(&[u8], usize); 3]> {
        let PostingPart { own, loaded, .. } = self.parts.get(part)?;
        if loaded.is_none() {
            let mut missing = self.missing.borrow_mut();
            if let Err(at) = missing.binary_search(&(part as u32)) {
                missing.insert(at, part as u32);
            }
        }
        let (bytes, streams) = loaded.as_ref()?;
        Some([0, 1, 2].map(|n| (bytes.get(streams[n].clone()).unwrap_or_default(), own[n].start)))
    }

    /// Bytes of memory held.
    pub fn bytes(&self) -> usize {
        self.parts.iter().map(|p| size_of::<PostingPart>() + p.loaded.as_ref().map_or(0, |h| h.0.len())).sum()
    }
}
