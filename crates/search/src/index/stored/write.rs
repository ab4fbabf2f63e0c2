//! Writes an index in its stored form.

use super::base::{BLOCK, MOST_SHARED, Mark, Runs, STREAMS, VERSION, first_mean, further_bits};
use super::bits::{Packed, moved, rice_bits};
use crate::index::cursor::PostingCursor;
use crate::index::{Index, Tokenizer};
use crate::store::{Limit, StoreError};
use std::fmt;

/// More words than the stored form can count: the places of four thousand million bits, words or bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the search index is larger than can be stored")
    }
}

impl std::error::Error for TooLarge {}

impl From<TooLarge> for StoreError {
    fn from(_: TooLarge) -> Self {
        Self::TooLarge(Limit::Index)
    }
}

/// The streams on their way.
#[derive(Default)]
struct IndexWriter {
    total: u32,
    frequencies: Vec<u8>,
    marks: [Vec<u8>; 4],
    mark: Mark,
    gaps: Packed,
    counts: Packed,
    further: Packed,
}

/// One term's postings.
#[derive(Default)]
struct TermPostings {
    /// Each document and how many places it has.
    docs: Vec<(u32, u32)>,
    places: Vec<u32>,
}

impl Index {
    /// The index as bytes that [`Index::read`] opens; a document that is still open is left out. Terms get new numbers, in the
    /// order of their letters. The same documents give the same bytes, whatever was stored and opened in between.
    ///
    /// # Errors
    ///
    /// If the documents have more words than can be stored.
    pub fn write(&self) -> Result<Vec<u8>, TooLarge> {
        if self.is_full() {
            return Err(TooLarge);
        }
        let docs = self.docs();
        let mut lengths = Vec::new();
        (0..docs).for_each(|doc| put(&mut lengths, self.length(doc)));
        let (mut shared, mut letters, mut last, mut count) = (Vec::new(), Vec::new(), &[][..], 0);
        let mut writer = IndexWriter { total: self.start(docs), ..IndexWriter::default() };
        let (mut runs, mut postings) = (Runs::new(), TermPostings::default());
        let mut cursor = PostingCursor::new(self, true);
        self.sort();
        for &term in self.sorted.borrow().iter() {
            postings.docs.clear();
            postings.places.clear();
            cursor.to(term);
            while cursor.next() && cursor.doc < docs {
                postings.docs.push((cursor.doc, cursor.count));
                postings.places.extend_from_slice(&cursor.places);
            }
            if postings.docs.is_empty() {
                continue;
            }
            let word = self.word(term).as_bytes();
            let alike = last.iter().zip(word).take(MOST_SHARED).take_while(|(a, b)| a == b).count();
            shared.push(alike as u8);
            letters.extend_from_slice(&word[alike..]);
            letters.push(0);
            last = word;
            count += 1;
            writer.term(&postings, &mut runs, &self.starts)?;
        }
        let [marks, marks_counts, marks_further, marks_docs] = writer.marks;
        let streams: [Vec<u8>; STREAMS] = [
            lengths,
            shared,
            letters,
            writer.frequencies,
            marks,
            marks_counts,
            marks_further,
            marks_docs,
            writer.gaps.finish(),
            writer.counts.finish(),
            writer.further.finish(),
        ];
        let mut out = vec![VERSION, u8::from(self.tokenizer == Tokenizer::Plain)];
        put(&mut out, docs);
        put(&mut out, count);
        for stream in &streams {
            put(&mut out, u32::try_from(stream.len()).map_err(|_| TooLarge)?);
        }
        out.reserve_exact(streams.iter().map(Vec::len).sum());
        streams.iter().for_each(|s| out.extend_from_slice(s));
        Ok(out)
    }
}

impl IndexWriter {
    fn term(&mut self, postings: &TermPostings, runs: &mut Runs, starts: &[u32]) -> Result<(), TooLarge> {
        let frequency = postings.docs.len() as u32;
        put(&mut self.frequencies, frequency);
        if runs.begins(frequency) {
            self.mark(None)?;
        }
        let (mut from, mut mean) = (0, 0);
        let mut places = postings.places.as_slice();
        for (n, &(doc, count)) in (0u32..).zip(&postings.docs) {
            if n % BLOCK == 0 {
                mean = first_mean(self.total, frequency);
                if n > 0 {
                    self.mark(Some(postings.docs[n as usize - 1].0 + 1))?;
                }
            }
            let (start, end) = (starts[doc as usize], starts[doc as usize + 1]);
            let (here, rest) = places.split_at(count as usize);
            places = rest;
            let Some((&first, further)) = here.split_first() else { continue };
            let gap = start + first - from;
            if n + 1 == frequency {
                self.gaps.below(gap, self.total - from);
            } else {
                self.gaps.rice(gap, rice_bits(mean));
            }
            mean = moved(mean, gap);
            self.counts.unary(count - 1);
            let (mut last, mut room) = (first, end - start - first - 1);
            for (left, &place) in (1..count).rev().zip(further) {
                let gap = place - last - 1;
                if left == 1 {
                    self.further.below(gap, room);
                } else {
                    self.further.rice(gap, further_bits(room, left));
                }
                room -= gap + 1;
                last = place;
            }
            from = end;
        }
        Ok(())
    }

    /// Marks where the streams are; inside a word, with the next document that may come.
    fn mark(&mut self, doc: Option<u32>) -> Result<(), TooLarge> {
        let mut bits = [0; 3];
        for (bit, stream) in bits.iter_mut().zip([&self.gaps, &self.counts, &self.further]) {
            *bit = u32::try_from(stream.bits()).map_err(|_| TooLarge)?;
        }
        let [out @ .., docs] = &mut self.marks;
        for ((out, now), before) in out.iter_mut().zip(bits).zip(self.mark.bits) {
            put(out, now - before);
        }
        put(docs, doc.map_or(0, |doc| doc - self.mark.doc));
        self.mark = Mark { bits, doc: doc.unwrap_or(0) };
        Ok(())
    }
}

/// Appends a number, seven bits a byte, the lowest first.
fn put(out: &mut Vec<u8>, mut number: u32) {
    while number > 0x7f {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_that_cannot_be_counted_is_refused() {
        // Nothing is written to these bytes, so that they take no memory.
        let mut writer = IndexWriter { further: Packed::after(vec![0; (1 << 29) - 1]), ..IndexWriter::default() };
        assert_eq!(writer.mark(None), Ok(()));
        writer.further = Packed::after(vec![0; 1 << 29]);
        assert_eq!(writer.mark(None), Err(TooLarge));
    }
}
