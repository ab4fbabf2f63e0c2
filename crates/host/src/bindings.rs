//! Bindings for scripts: the record splitter, and the reading of a batch.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

use super::batch::ReadBatch;
use dateline_read::record_splitter::{Form, RecordSplitter, Records};

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

/// Reads a batch of whole files of any format, of `names` and `bytes` in the same order.
#[wasm_bindgen(js_name = readTexts)]
pub fn read_texts(names: Vec<String>, bytes: &Array) -> Vec<u8> {
    let mut read = ReadBatch::default();
    for (name, text) in names.iter().zip(bytes.iter()) {
        read.file(name, &text.unchecked_into::<Uint8Array>().to_vec());
    }
    read.write()
}
