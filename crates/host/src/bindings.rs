//! The record splitter, the work on a batch and what is measured, as the scripts see them.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

use super::batch::ReadBatch;
use super::bench::{Bench, Handed, Kind};
use super::record_splitter::{Form, RecordSplitter, Records};

/// Splits one file into batches of whole records.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Splitter {
    records: RecordSplitter,
    first: u32,
}

#[wasm_bindgen]
impl Splitter {
    /// For a file that begins.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the file's next bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        self.records.push(bytes);
    }

    /// Says that there are no more.
    pub fn end(&mut self) {
        self.records.end();
    }

    /// Whole records, a line each, as soon as there are enough.
    pub fn batch(&mut self) -> Option<Vec<u8>> {
        let Records { first, bytes } = self.records.next_batch()?;
        self.first = first;
        Some(bytes)
    }

    /// The number of the batch's first record.
    #[wasm_bindgen(getter)]
    pub fn first(&self) -> u32 {
        self.first
    }

    /// Whether records are objects of a list rather than lines.
    #[wasm_bindgen(getter)]
    pub fn listed(&self) -> bool {
        self.records.form() == Some(Form::Values)
    }
}

/// Reads a batch of records, a line each, whose first has the number `first`; gives what [`ReadBatch::write`] writes.
#[wasm_bindgen(js_name = readRecords)]
pub fn read_records(file: &str, listed: bool, first: u32, bytes: &[u8]) -> Vec<u8> {
    let form = if listed { Form::Values } else { Form::Lines };
    ReadBatch::records(file, form, first, bytes).write()
}

/// Reads a batch of plain texts, of `names` and `bytes` in the same order.
#[wasm_bindgen(js_name = readTexts)]
pub fn read_texts(names: Vec<String>, bytes: &Array) -> Vec<u8> {
    let mut read = ReadBatch::default();
    for (name, text) in names.iter().zip(bytes.iter()) {
        read.text(name, &text.unchecked_into::<Uint8Array>().to_vec());
    }
    read.write()
}

/// The bare index, to be measured.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Measured {
    bench: Bench,
}

/// Fields of an article that is indexed to be measured: id, headline, text, outlet, day.
const FIELDS: usize = 5;

#[wasm_bindgen]
impl Measured {
    /// Indexes articles: their fields one behind the other in `bytes`, of so many bytes each.
    pub fn build(bytes: &[u8], lengths: &[u32]) -> Self {
        let mut rest = bytes;
        let mut field = |length: &u32| {
            let (field, after) = rest.split_at_checked(*length as usize).unwrap_or((rest, &[]));
            rest = after;
            std::str::from_utf8(field).unwrap_or("")
        };
        let articles = lengths.as_chunks::<FIELDS>().0.iter().map(|lengths| {
            let [id, title, text, outlet, date] = lengths.each_ref().map(&mut field);
            Handed { id, title, text, outlet, date }
        });
        Self { bench: Bench::build(articles, bytes.len()) }
    }

    /// The index as a file.
    ///
    /// # Errors
    ///
    /// In words, if it is too large for one.
    pub fn write(&self) -> Result<Vec<u8>, String> {
        self.bench.write().map_err(|e| e.to_string())
    }

    /// Opens such a file.
    ///
    /// # Errors
    ///
    /// In words, if it is none.
    pub fn read(bytes: Vec<u8>) -> Result<Self, String> {
        Ok(Self { bench: Bench::read(bytes)? })
    }

    /// Makes what snippets of an opened index need, so that the first question does not wait for it.
    pub fn warm(&mut self) {
        self.bench.warm();
    }

    /// Answers a question as JSON; `kind` is `word`, `prefix` or `phrase`.
    pub fn search(&mut self, text: &str, kind: &str, top: u32) -> String {
        let kind = match kind {
            "phrase" => Kind::Phrase,
            "prefix" => Kind::Prefix,
            _ => Kind::Word,
        };
        serde_json::to_string(&self.bench.search(text, kind, top as usize)).unwrap_or_default()
    }
}
