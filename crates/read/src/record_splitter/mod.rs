//! The record splitter: cuts a file's bytes into whole records as they come.
//!
//! A file of articles is JSON Lines, or JSON: a list of objects, or objects one after the other over several lines. The
//! splitter recognises which by the file's first bytes, and gives one object a line either way. The objects themselves are read
//! by the batch workers.
//!
//! Nothing is passed over without a word. Of a list, whatever stands where an article should is a record too, and a record that
//! is damaged is given with what is known of it ([`Gap`]). After damage nobody knows what is within quotation marks and what is
//! not, so that reading goes on only where an article certainly begins (`seek`).

mod form;
mod gap;
mod seek;
mod steps;
#[cfg(test)]
mod tests;
mod value;

pub use form::Form;
use form::{MARK, form_of};
pub use gap::Gap;
use value::Value;

/// Bytes of a batch, about: small enough that progress is seen and little is lost with a batch, large enough that handing it
/// over costs nothing beside reading it.
const BATCH: usize = 256 << 10;
/// The longest record that is read. One longer than this is no article, and would have to be held in memory as a whole.
pub const LONGEST: usize = 32 << 20;

/// Splits one file. The batches do not depend on how the bytes come.
#[derive(Debug, Default)]
pub struct RecordSplitter {
    form: Option<Form>,
    /// In lines: what has come and is not given yet. In values: whole records, each with its line feed, then one begun.
    held: Vec<u8>,
    /// Where the record that is not whole yet begins in `held`.
    begun: usize,
    /// Records given so far.
    given: u32,
    value: Value,
    /// The record being read is too long: what is left of it is passed over.
    passing: bool,
    ended: bool,
}

/// A batch of whole records, a line each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Records {
    /// The number of the first record, counted from 1.
    pub first: u32,
    /// The records; the last may lack its line feed. What is no whole record is a [`Gap`].
    pub bytes: Vec<u8>,
}

impl RecordSplitter {
    /// What the records are, once that is known.
    pub fn form(&self) -> Option<Form> {
        self.form
    }

    /// Takes the file's next bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        match self.form {
            Some(form) => self.take(form, bytes),
            None => {
                self.held.extend_from_slice(bytes);
                self.form = form_of(&self.held, self.held.len() > LONGEST);
                self.form_is_known();
            }
        }
    }

    /// Says that the file has no more bytes.
    pub fn end(&mut self) {
        if self.form.is_none() {
            self.form = form_of(&self.held, true);
            self.form_is_known();
        }
        if self.form == Some(Form::Values) {
            self.end_values();
        }
        self.ended = true;
    }

    /// The form is known now: what was held until then is taken.
    fn form_is_known(&mut self) {
        if let Some(form) = self.form {
            let held = std::mem::take(&mut self.held);
            self.take(form, held.strip_prefix(MARK).unwrap_or(&held));
        }
    }

    /// The next whole records, if there are enough of them, or if there will be no more.
    pub fn next_batch(&mut self) -> Option<Records> {
        let form = self.form?;
        let whole = if self.ended && form == Form::Lines { self.held.len() } else { self.begun };
        if whole == 0 || (whole < BATCH && !self.ended) {
            return None;
        }
        // Up to the first line feed after that many bytes, or all.
        let upto = self.held[..whole].iter().skip(BATCH - 1).position(|&b| b == b'\n');
        let upto = upto.map_or(whole, |at| at + BATCH);
        let rest = self.held.split_off(upto);
        let bytes = std::mem::replace(&mut self.held, rest);
        self.begun -= upto.min(self.begun);
        let first = self.given + 1;
        self.given += count(&bytes) + u32::from(bytes.last() != Some(&b'\n'));
        Some(Records { first, bytes })
    }

    fn take(&mut self, form: Form, bytes: &[u8]) {
        match form {
            Form::Lines => {
                for piece in bytes.split_inclusive(|&b| b == b'\n') {
                    if self.held.len() == self.begun && piece.starts_with(b"\0") && !self.passing {
                        // The file's own byte 0 must not be read as the beginning of a gap.
                        self.held.extend_from_slice(Gap::damaged(0, false).as_bytes());
                    }
                    self.keep(piece);
                    if piece.ends_with(b"\n") {
                        self.close();
                    }
                }
            }
            Form::Values => bytes.iter().for_each(|&b| self.step(b)),
        }
    }

    /// Adds to the record that is being read, if it is not too long for that.
    fn keep(&mut self, piece: &[u8]) {
        if self.passing {
            if piece.ends_with(b"\n") {
                self.held.push(b'\n');
            }
            return;
        }
        if self.held.len() - self.begun + piece.len() > LONGEST {
            self.held.truncate(self.begun);
            self.held.push(0);
            self.passing = true;
            return self.keep(piece);
        }
        self.held.extend_from_slice(piece);
    }

    fn close(&mut self) {
        self.begun = self.held.len();
        self.passing = false;
    }
}

fn count(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&b| u32::from(b == b'\n')).sum()
}
