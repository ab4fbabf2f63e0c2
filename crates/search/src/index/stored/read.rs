//! Opens a stored index. Bytes that cannot be one are refused, and memory stays in proportion to the bytes, whatever they are.

use super::base::{BLOCK, Base, MOST_SHARED, Mark, Runs, STREAMS, VERSION};
use super::parts::StoredPostings;
use crate::index::{Index, Tokenizer};
use dateline_core::interner::Interner;
use std::cell::RefCell;
use std::fmt;
use std::ops::Range;

/// Bytes that are no stored index: damaged, or written by another version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the stored index is damaged or was written by another version")
    }
}

impl std::error::Error for Unreadable {}

impl Index {
    /// Opens what [`Index::write`] wrote. It can be added to.
    ///
    /// # Errors
    ///
    /// If the bytes cannot be a stored index. Not all damage is noticed: postings are read when they are needed, and
    /// damaged ones give wrong answers, never more than that. Whoever stores an index keeps a checksum with it.
    pub fn read(bytes: Vec<u8>) -> Result<Self, Unreadable> {
        parse(bytes, None).map(|(index, _)| index).ok_or(Unreadable)
    }
}

/// Reads a whole index, or the head of one whose postings were cut at these runs; and where its postings are, or would be.
pub(super) fn parse(bytes: Vec<u8>, runs_cut: Option<&[u32]>) -> Option<(Index, [Range<usize>; 3])> {
    let mut input = Input { bytes: &bytes };
    let tokenizer = match (input.byte()?, input.byte()?) {
        (VERSION, 0) => Tokenizer::Folded,
        (VERSION, 1) => Tokenizer::Plain,
        _ => return None,
    };
    let (docs, count) = (input.number()?, input.number()?);
    let mut sizes = [0; STREAMS];
    for size in &mut sizes {
        *size = input.number()? as usize;
    }
    let mut at = bytes.len() - input.bytes.len();
    let mut ranges = [const { 0..0 }; STREAMS];
    for (range, size) in ranges.iter_mut().zip(sizes) {
        *range = at..at.checked_add(size)?;
        at = range.end;
    }
    let postings = [ranges[8].clone(), ranges[9].clone(), ranges[10].clone()];
    if bytes.len() != if runs_cut.is_some() { postings[0].start } else { at } {
        return None;
    }
    let stream = |n: usize| Input { bytes: &bytes[ranges[n].clone()] };

    let mut starts = vec![0u32];
    let (mut lengths, mut total) = (stream(0), 0u32);
    for _ in 0..docs {
        total = total.checked_add(lengths.number()?)?;
        starts.push(total);
    }
    let terms = words(stream(1), stream(2), count)?;
    let (frequencies, runs, marks) = marks(stream(3), &[4, 5, 6, 7].map(|n| stream(n).bytes), count, docs)?;
    let stretch = (total / docs.max(1)).max(1).ilog2();
    let mut base = Base {
        stretches: stretches(&starts, stretch),
        stretch,
        postings: StoredPostings::default(),
        docs,
        total,
        frequencies,
        runs,
        marks,
    };
    base.postings = match runs_cut {
        Some(cut) => StoredPostings::unloaded(base.part_ranges(cut, postings.clone().map(|p| p.len()))?.into_iter()),
        None => StoredPostings::whole(bytes, postings.clone()),
    };
    let sorted = RefCell::new((0..count).collect());
    Some((Index { tokenizer, terms, starts, sorted, base, ..Index::new(tokenizer) }, postings))
}

/// The dictionary; all words differ and come in the order of their letters.
fn words(mut shared: Input<'_>, mut letters: Input<'_>, count: u32) -> Option<Interner> {
    // A word takes two bytes at least, so that room for a number that lies stays in proportion too.
    let mut terms = Interner::with_capacity((count as usize).min(letters.bytes.len() / 2));
    let (mut word, mut last) = (Vec::new(), Vec::new());
    for _ in 0..count {
        let alike = usize::from(shared.byte()?);
        let end = letters.bytes.iter().position(|&b| b == 0)?;
        let (own, rest) = letters.bytes.split_at(end);
        letters.bytes = &rest[1..];
        if alike > MOST_SHARED || alike > word.len() || own.is_empty() {
            return None;
        }
        word.truncate(alike);
        word.extend_from_slice(own);
        if word <= last {
            return None;
        }
        last.clone_from(&word);
        terms.add(std::str::from_utf8(&word).ok()?);
    }
    Some(terms)
}

type Frequencies = (Vec<u32>, Vec<(u32, u32)>, Vec<Mark>);

fn marks(mut input: Input<'_>, streams: &[&[u8]; 4], count: u32, docs: u32) -> Option<Frequencies> {
    let (mut frequencies, mut all, mut marks) = (Vec::new(), Vec::new(), Vec::new());
    let mut streams = streams.map(|bytes| Input { bytes });
    let (mut runs, mut mark) = (Runs::new(), Mark::default());
    for term in 0..count {
        let frequency = input.number().filter(|&f| f > 0 && f <= docs)?;
        frequencies.push(frequency);
        let begins = runs.begins(frequency);
        if begins {
            all.push((term, marks.len() as u32));
        }
        for block in 0..frequency.div_ceil(BLOCK) {
            if block == 0 && !begins {
                continue;
            }
            let [bits @ .., doc] = &mut streams;
            for (bit, input) in mark.bits.iter_mut().zip(bits) {
                *bit = bit.checked_add(input.number()?)?;
            }
            let ahead = doc.number()?;
            mark.doc = if block == 0 { 0 } else { mark.doc.checked_add(ahead).filter(|&d| d <= docs)? };
            marks.push(mark);
        }
    }
    Some((frequencies, all, marks))
}

/// For each stretch of positions, which document it begins in.
fn stretches(starts: &[u32], stretch: u32) -> Vec<u32> {
    let mut out = Vec::new();
    for (doc, ends) in (0u32..).zip(starts.iter().skip(1)) {
        while u64::from(*ends) > (out.len() as u64) << stretch {
            out.push(doc);
        }
    }
    out
}

/// Bytes still to be read.
#[derive(Clone, Copy)]
struct Input<'a> {
    bytes: &'a [u8],
}

impl Input<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (&byte, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(byte)
    }

    fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return u32::try_from(number).ok();
            }
        }
        None
    }
}
