//! Walks through the postings of a stored index. Damaged postings end the term at the first number that cannot be right.

use super::base::{BLOCK, Base, Mark, first_mean, further_bits};
use super::bits::{BitReader, moved, rice_bits};

/// Terms' postings, one term after another.
#[derive(Debug)]
pub struct Walk<'a> {
    base: &'a Base,
    starts: &'a [u32],
    /// Whether places are read.
    follow: bool,
    gaps: BitReader<'a>,
    counts: BitReader<'a>,
    further: BitReader<'a>,
    /// The part that these are of, and the byte of each stream that it begins with.
    part: usize,
    begin: [usize; 3],
    /// The term at hand; the next one once there is nothing left of it. `u32::MAX` if that is not known.
    term: u32,
    /// Its first mark.
    mark: u32,
    /// Postings left of it, and of its block.
    left: u32,
    block: u32,
    /// Where its next document may begin at the earliest.
    from: u32,
    /// The mean of its gaps, sixteenfold.
    mean: u64,
}

impl<'a> Walk<'a> {
    /// A walk that has no term yet. `starts` are the positions before each document.
    pub fn new(base: &'a Base, starts: &'a [u32], follow: bool) -> Self {
        Self {
            base,
            starts,
            follow,
            gaps: BitReader::default(),
            counts: BitReader::default(),
            further: BitReader::default(),
            part: usize::MAX,
            begin: [0; 3],
            term: u32::MAX,
            mark: 0,
            left: 0,
            block: 0,
            from: 0,
            mean: 0,
        }
    }

    /// Goes before the first posting of a term. Coming from an earlier one of the same run, nothing is read twice.
    pub fn to(&mut self, term: u32) {
        if self.left > 0 {
            self.term = u32::MAX;
            self.left = 0;
        }
        let run = self.base.runs.partition_point(|r| r.0 <= term);
        if self.base.frequency(term) == 0 || run == 0 {
            return;
        }
        if !self.enter(self.base.postings.of(run - 1)) {
            return;
        }
        let (first, mark) = self.base.runs[run - 1];
        self.mark = mark;
        if self.term < first || self.term > term {
            self.go(mark);
            self.term = first;
        }
        while self.term < term {
            self.begin();
            while self.read(&mut Vec::new()).is_some() {}
        }
        if self.term == term {
            self.begin();
        }
    }

    /// Takes up the streams of a part; false if it is not loaded.
    fn enter(&mut self, part: usize) -> bool {
        if self.part == part {
            return true;
        }
        self.term = u32::MAX;
        self.part = usize::MAX;
        let Some(streams) = self.base.postings.streams(part) else { return false };
        [self.gaps.bytes, self.counts.bytes, self.further.bytes] = streams.map(|s| s.0);
        self.begin = streams.map(|s| s.1);
        self.part = part;
        true
    }

    fn go(&mut self, mark: u32) {
        let Mark { bits, doc } = self.base.marks.get(mark as usize).copied().unwrap_or_default();
        let at = |n: usize| (bits[n] as usize).saturating_sub(8 * self.begin[n]);
        [self.gaps.at, self.counts.at, self.further.at] = [at(0), at(1), at(2)];
        self.from = self.starts.get(doc as usize).copied().unwrap_or(self.base.total);
    }

    fn begin(&mut self) {
        self.left = self.base.frequency(self.term);
        self.from = 0;
        self.block = 0;
    }

    /// The next posting, if there is one: its document and how many places it has, which are appended to `places`.
    pub fn next(&mut self, places: &mut Vec<u32>) -> Option<(u32, u32)> {
        if self.left == 0 { None } else { self.read(places) }
    }

    fn read(&mut self, places: &mut Vec<u32>) -> Option<(u32, u32)> {
        if self.left == 0 {
            return None;
        }
        let posting = self.posting(places);
        if posting.is_none() {
            // Damaged: what follows cannot be told.
            self.left = 0;
            self.term = u32::MAX;
            places.clear();
        }
        posting
    }

    #[inline]
    fn posting(&mut self, places: &mut Vec<u32>) -> Option<(u32, u32)> {
        if self.block == 0 {
            self.block = BLOCK;
            self.mean = first_mean(self.base.total, self.base.frequency(self.term));
        }
        let room = self.base.total.checked_sub(self.from).filter(|&r| r > 0)?;
        let gap = if self.left == 1 { self.gaps.below(room) } else { self.gaps.rice(rice_bits(self.mean)) };
        if gap >= room {
            return None;
        }
        self.mean = moved(self.mean, gap);
        let first = self.from + gap;
        let doc = self.base.doc(first, self.starts);
        let (start, end) = (*self.starts.get(doc as usize)?, *self.starts.get(doc as usize + 1)?);
        let more = self.counts.unary(end - first);
        let mut room = end.checked_sub(first)?.checked_sub(1)?;
        if more > room {
            return None;
        }
        if self.follow {
            let mut place = first.checked_sub(start)?;
            places.push(place);
            for left in (1..=more).rev() {
                let gap =
                    if left == 1 { self.further.below(room) } else { self.further.rice(further_bits(room, left)) };
                room = room.checked_sub(gap)?.checked_sub(1)?;
                place += gap + 1;
                places.push(place);
            }
        }
        self.from = end;
        self.left -= 1;
        self.block -= 1;
        if self.left == 0 {
            self.term += 1;
        }
        Some((doc, more + 1))
    }

    /// Passes over blocks that are before a document.
    pub fn skip(&mut self, doc: u32) {
        let frequency = self.base.frequency(self.term);
        if self.left <= BLOCK {
            return;
        }
        let done = (frequency - self.left) / BLOCK;
        let first = (self.mark + done) as usize;
        let last = (self.mark + (frequency - 1) / BLOCK) as usize;
        let ahead = self.base.marks.get(first + 1..=last).unwrap_or_default().partition_point(|m| m.doc <= doc);
        if ahead > 0 {
            let block = done + ahead as u32;
            self.go(self.mark + block);
            self.left = frequency - block * BLOCK;
            self.block = 0;
        }
    }
}
