//! JSON Lines: one document a line, bad ones told and skipped.

use std::io::{self, BufRead};

use serde_json::Value;

use dateline_core::article::json::{self, Handed};
use dateline_core::article::{self, Article, Metadata};

/// One document as it was handed in.
#[derive(Debug)]
pub(super) struct Line {
    /// Its id, whatever JSON value that is; it comes back as it came.
    pub id: Value,
    pub text: String,
    pub given: Metadata,
}

impl Line {
    /// Parses the article. The text is left in place.
    pub fn article(&self) -> Article {
        let id = match &self.id {
            Value::String(s) => s.clone(),
            other => other.to_string(),
        };
        article::parse(&id, &self.text, self.given.clone())
    }
}

/// Reads documents one by one; memory holds one line at a time.
pub(super) struct Lines<'a> {
    input: &'a mut dyn BufRead,
    buffer: Vec<u8>,
    number: u64,
    bad: u64,
}

impl<'a> Lines<'a> {
    pub fn new(input: &'a mut dyn BufRead) -> Self {
        Self { input, buffer: Vec::new(), number: 0, bad: 0 }
    }

    /// The next good document. Bad lines are told on standard error with their number; blank ones are nothing.
    pub fn next(&mut self) -> io::Result<Option<Line>> {
        loop {
            self.buffer.clear();
            if self.input.read_until(b'\n', &mut self.buffer)? == 0 {
                return Ok(None);
            }
            self.number += 1;
            if self.buffer.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            match read(&self.buffer) {
                Ok(line) => return Ok(Some(line)),
                Err(reason) => {
                    self.bad += 1;
                    eprintln!("dateline: line {}: {reason}", self.number);
                }
            }
        }
    }

    /// Whether no line was bad.
    pub fn all_good(&self) -> bool {
        self.bad == 0
    }
}

fn read(bytes: &[u8]) -> Result<Line, String> {
    let Handed { id, text, given } = json::read(bytes)?;
    let id = id.ok_or("missing field `id`; a document needs \"id\" and \"text\"")?;
    Ok(Line { id, text, given })
}
