//! JSON Lines: one document a line, bad ones told and skipped.

use std::io::{self, BufRead};

use serde::Deserialize;
use serde_json::Value;

use crate::article::{self, Article, Metadata};
use crate::time::Day;

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

#[derive(Deserialize)]
struct Raw {
    id: Value,
    text: String,
    title: Option<String>,
    date: Option<String>,
    dct: Option<String>,
    outlet: Option<String>,
    agency: Option<String>,
    url: Option<String>,
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
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let raw: Raw = serde_json::from_slice(bytes).map_err(|e| reason(&e))?;
    if raw.text.len() >= u32::MAX as usize {
        return Err("the text is longer than 4 GB".into());
    }
    let day = |field: &str, value: Option<String>| match value.as_deref() {
        None | Some("") => Ok(None),
        Some(s) => s.parse::<Day>().map(Some).map_err(|_| format!("\"{field}\" is no day like 2024-07-10: {s:.40}")),
    };
    let date = match day("dct", raw.dct)? {
        Some(dct) => Some(dct),
        None => day("date", raw.date)?,
    };
    let given = Metadata { title: raw.title, date, outlet: raw.outlet, agency: raw.agency, url: raw.url };
    Ok(Line { id: raw.id, text: raw.text, given })
}

/// What is wrong with a line, without the parser's own line number (always 1 here).
fn reason(e: &serde_json::Error) -> String {
    let text = e.to_string();
    let what = text.split(" at line ").next().unwrap_or(&text).to_owned();
    match e.classify() {
        serde_json::error::Category::Data => format!("{what}; a document needs \"id\" and \"text\""),
        _ => format!("not JSON: {what} at column {}", e.column()),
    }
}
