//! The stored index: what stands in it, and opening it without reading a single posting.
//!
//! Streams of one kind of number each, so that what gzip finds alike stands together (`STREAMS`). Words stand in the order
//! of their letters. Of each word, in that order:
//!
//! - *gaps*: documents follow one another as one line of positions. For each document that holds the word: how far its first
//!   place is from the end of the document before it, by Rice's code with a parameter that follows the gaps; for the last
//!   document all distances are as likely. A long document is likelier to hold a word, and this is how the code knows.
//! - *counts*: how many further places there are in that document, as ones and a zero.
//! - *further*: the distances between these, by Rice's code from how many are left in how much of the document.
//!
//! A *mark* says where in the three streams a run of words begins, or a block of a frequent word's postings, and which
//! document may come next. Runs and blocks follow from the words' frequencies.

mod bits;
mod parts;
mod read;
mod walk;
mod write;

use parts::StoredPostings;
pub use read::Unreadable;
pub use walk::Walk;
pub use write::TooLarge;

/// The first byte.
const VERSION: u8 = 1;

/// Documents' lengths; of words the letters shared with the one before, and the others; frequencies; the marks' places in the
/// three streams, and their documents; gaps, counts, further places.
const STREAMS: usize = 11;

/// No more letters' bytes than these are shared between words, so that a few damaged bytes cannot become many words.
const MOST_SHARED: usize = 31;

/// Postings in a run of words; a word that has more is a run of its own.
const RUN: u32 = 192;

/// Postings in a block.
const BLOCK: u32 = 512;

/// What was opened.
#[derive(Debug, Default)]
pub struct Base {
    /// Gaps, counts and further places.
    postings: StoredPostings,
    docs: u32,
    /// Positions of all documents.
    total: u32,
    /// By number of the term.
    frequencies: Vec<u32>,
    /// The first term of each run, and its mark.
    runs: Vec<(u32, u32)>,
    marks: Vec<Mark>,
    /// For each stretch of so many positions (a power of two), which document it begins in.
    stretches: Vec<u32>,
    stretch: u32,
}

/// A place to begin reading at: the next bit of each stream, and the first document that may come.
#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    bits: [u32; 3],
    doc: u32,
}

impl Base {
    /// How many documents there are.
    pub fn docs(&self) -> u32 {
        self.docs
    }

    /// In how many of them a term stands.
    pub fn frequency(&self, term: u32) -> u32 {
        self.frequencies.get(term as usize).copied().unwrap_or(0)
    }

    /// Bytes of memory held.
    pub fn bytes(&self) -> usize {
        let numbers = self.frequencies.len() + self.stretches.len();
        self.postings.bytes() + numbers * 4 + self.runs.len() * 8 + self.marks.len() * size_of::<Mark>()
    }

    /// Which document a position is in that is less than their sum.
    #[inline]
    fn doc(&self, position: u32, starts: &[u32]) -> u32 {
        let at = (position >> self.stretch) as usize;
        let Some(&from) = self.stretches.get(at) else { return self.docs };
        let to = self.stretches.get(at + 1).map_or(self.docs, |&to| to + 1).max(from + 1);
        let between = starts.get(from as usize + 1..to as usize).unwrap_or_default();
        from + between.partition_point(|&start| start <= position) as u32
    }
}

/// Which terms begin a run.
struct Runs(u32);

impl Runs {
    fn new() -> Self {
        Self(u32::MAX)
    }

    fn begins(&mut self, frequency: u32) -> bool {
        let sum = self.0.saturating_add(frequency);
        let begins = sum > RUN;
        self.0 = if begins { frequency } else { sum };
        begins
    }
}

/// The mean gap that a word's and a block's first gap is written by, sixteenfold.
fn first_mean(total: u32, frequency: u32) -> u64 {
    (u64::from(total) << 4) / (u64::from(frequency) + 1)
}

/// By how many bits a distance between places is written that has so many positions left for so many places.
#[inline]
fn further_bits(positions: u32, places: u32) -> u32 {
    bits::rice_bits((u64::from(positions) << 4) / u64::from(places.max(1)))
}
