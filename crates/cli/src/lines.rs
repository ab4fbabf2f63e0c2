//! Reads JSON Lines, one document a line. A bad line gives a message and is left out.

use std::io::{self, BufRead};

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::id::Id;
use crate::message::tell;
use dateline_core::article::json::{self, Handed};
use dateline_core::article::{self, Article, Metadata};
use dateline_core::calendar::Day;

/// Largest line, or file, in bytes that is read as one article.
pub const LARGEST: usize = 32 << 20;

/// One document as it was handed in.
#[derive(Debug)]
pub struct Line {
    /// Its id, whatever JSON value that is.
    pub id: Id,
    pub text: String,
    pub given: Metadata,
    /// The day on which it is at hand.
    today: Day,
}

impl Line {
    /// Parses the article. The text is left in place.
    pub fn article(&self) -> Article {
        let mut article = article::parse(self.id.name(), &self.text, self.given.clone());
        article.at_hand(self.today);
        article
    }
}

/// Reads documents one by one; memory holds one line at a time.
pub struct Lines<'a> {
    records: Records<'a>,
    today: Day,
    bad: u64,
}

impl<'a> Lines<'a> {
    /// Of articles that are at hand on the day `today`.
    pub fn new(input: &'a mut dyn BufRead, today: Day) -> Self {
        Self { records: Records::new(input), today, bad: 0 }
    }

    /// The next good document. Bad lines are told on standard error with their number; blank ones are nothing.
    pub fn next(&mut self) -> io::Result<Option<Line>> {
        while let Some((number, record)) = self.records.next()? {
            match record.and_then(|bytes| read(bytes, self.today)) {
                Ok((line, warnings)) => {
                    for warning in warnings {
                        tell(&format!("line {number}: {warning}"));
                    }
                    if let Some(date) = line.given.date.filter(|date| *date > self.today) {
                        tell(&format!("line {number}: the date {date} is still to come on {}", self.today));
                    }
                    return Ok(Some(line));
                }
                Err(reason) => {
                    self.bad += 1;
                    tell(&format!("line {number}: {reason}"));
                }
            }
        }
        Ok(None)
    }

    /// Whether no line was bad.
    pub fn all_good(&self) -> bool {
        self.bad == 0
    }
}

/// A document, and what is in doubt of it.
fn read(bytes: &[u8], today: Day) -> Result<(Line, Vec<String>), String> {
    let Handed { text, given, warnings } = json::read(bytes)?;
    let id = id(bytes).ok_or("missing field `id`; a document needs \"id\" and \"text\"")?;
    Ok((Line { id, text, given, today }, warnings))
}

/// The id of a line that is a document.
fn id(bytes: &[u8]) -> Option<Id> {
    #[derive(Deserialize)]
    struct Named<'a> {
        #[serde(borrow)]
        id: Option<&'a RawValue>,
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    serde_json::from_slice::<Named<'_>>(bytes).ok()?.id.map(Id::of)
}

/// A line with its number; instead of one that is too long, the reason why it is left out.
pub type NumberedLine<'a> = (u64, Result<&'a [u8], String>);

/// The lines of an input that are not blank, as bytes, with their numbers from 1 on.
pub struct Records<'a> {
    input: &'a mut dyn BufRead,
    buffer: Vec<u8>,
    number: u64,
}

impl<'a> Records<'a> {
    pub fn new(input: &'a mut dyn BufRead) -> Self {
        Self { input, buffer: Vec::new(), number: 0 }
    }

    /// The next line. One that is longer than [`LARGEST`] is skipped without being held in memory.
    ///
    /// # Errors
    ///
    /// If reading fails.
    pub fn next(&mut self) -> io::Result<Option<NumberedLine<'_>>> {
        loop {
            self.buffer.clear();
            let mut start = io::Read::take(&mut self.input, LARGEST as u64 + 1);
            if start.read_until(b'\n', &mut self.buffer)? == 0 {
                return Ok(None);
            }
            self.number += 1;
            if self.buffer.len() > LARGEST && self.buffer.last() != Some(&b'\n') {
                let more = self.input.skip_until(b'\n')?;
                let length = self.buffer.len() + more;
                return Ok(Some((self.number, Err(format!("{length} bytes are too many for one article")))));
            }
            if !self.buffer.iter().all(u8::is_ascii_whitespace) {
                return Ok(Some((self.number, Ok(&self.buffer))));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endless_line_is_left_out_and_the_next_one_is_read() {
        let mut bytes = vec![b'a'; LARGEST + 9];
        bytes.extend(b"\n\nnext");
        let mut input = &bytes[..];
        let mut records = Records::new(&mut input);
        let (number, record) = records.next().expect("readable").expect("a line");
        assert_eq!((number, record), (1, Err(format!("{} bytes are too many for one article", LARGEST + 10))));
        assert_eq!(records.next().expect("readable"), Some((3, Ok(&b"next"[..]))));
        assert!(records.next().expect("readable").is_none());
    }
}
