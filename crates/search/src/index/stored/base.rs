//! What is kept of an opened index: the dictionary's frequencies, where each run of words begins in the streams, and the
//! streams themselves. The numbers that the format is made by stand here too, for those who write it and read it.

use std::ops::Range;

use super::bits;
use super::parts::StoredPostings;

/// The first byte.
pub(super) const VERSION: u8 = 1;

/// Documents' lengths; of words the letters shared with the one before, and the others; frequencies; the marks' places in the
/// three streams, and their documents; gaps, counts, further places.
pub(super) const STREAMS: usize = 11;

/// No more letters' bytes than these are shared between words, so that a few damaged bytes cannot become many words.
pub(super) const MOST_SHARED: usize = 31;

/// Postings in a run of words; a word that has more is a run of its own.
pub(super) const RUN: u32 = 192;

/// Postings in a block.
pub(super) const BLOCK: u32 = 512;

/// What was opened.
#[derive(Debug, Default)]
pub struct Base {
    /// Gaps, counts and further places.
    pub(super) postings: StoredPostings,
    pub(super) docs: u32,
    /// Positions of all documents.
    pub(super) total: u32,
    /// By number of the term.
    pub(super) frequencies: Vec<u32>,
    /// The first term of each run, and its mark.
    pub(super) runs: Vec<(u32, u32)>,
    pub(super) marks: Vec<Mark>,
    /// For each stretch of that many positions (a power of two), which document it begins in.
    pub(super) stretches: Vec<u32>,
    pub(super) stretch: u32,
}

/// A place to begin reading at: the next bit of each stream, and the first document that may come.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mark {
    pub(super) bits: [u32; 3],
    pub(super) doc: u32,
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

    /// Which bytes of the streams hold the runs from each of `runs` to the next. None if these do not ascend from 0, or point
    /// beyond.
    pub(super) fn part_ranges(&self, runs: &[u32], lengths: [usize; 3]) -> Option<Vec<(u32, [Range<usize>; 3])>> {
        let bits = |run: u32| self.marks.get(self.runs.get(run as usize)?.1 as usize).map(|m: &Mark| m.bits);
        if runs.first().is_some_and(|&run| run != 0) || runs.is_empty() != self.runs.is_empty() {
            return None;
        }
        let mut out = Vec::with_capacity(runs.len());
        for (n, &run) in runs.iter().enumerate() {
            let from = bits(run)?;
            let to = match runs.get(n + 1) {
                Some(&next) if next <= run => return None,
                Some(&next) => bits(next)?.map(|bit| bit.div_ceil(8) as usize),
                None => lengths,
            };
            let own = [0, 1, 2].map(|s| from[s] as usize / 8..to[s]);
            if own.iter().zip(lengths).any(|(own, length)| own.start > own.end || own.end > length) {
                return None;
            }
            out.push((run, own));
        }
        Some(out)
    }

    /// Which document a position is in that is less than their sum.
    #[inline]
    pub(super) fn doc(&self, position: u32, starts: &[u32]) -> u32 {
        let at = (position >> self.stretch) as usize;
        let Some(&from) = self.stretches.get(at) else { return self.docs };
        let to = self.stretches.get(at + 1).map_or(self.docs, |&to| to + 1).max(from + 1);
        let between = starts.get(from as usize + 1..to as usize).unwrap_or_default();
        from + between.partition_point(|&start| start <= position) as u32
    }
}

/// Which terms begin a run.
pub(super) struct Runs(u32);

impl Runs {
    pub(super) fn new() -> Self {
        Self(u32::MAX)
    }

    pub(super) fn begins(&mut self, frequency: u32) -> bool {
        let sum = self.0.saturating_add(frequency);
        let begins = sum > RUN;
        self.0 = if begins { frequency } else { sum };
        begins
    }
}

/// The mean gap that a word's and a block's first gap is written by, sixteenfold.
pub(super) fn first_mean(total: u32, frequency: u32) -> u64 {
    (u64::from(total) << 4) / (u64::from(frequency) + 1)
}

/// By how many bits a distance between places is written that has that many positions left for that many places.
#[inline]
pub(super) fn further_bits(positions: u32, places: u32) -> u32 {
    bits::rice_bits((u64::from(positions) << 4) / u64::from(places.max(1)))
}
