//! Large corpora: from files of articles, split into batches and read by several workers, to one engine.
//!
//! ```text
//! files ─▶ record splitter ─▶ batches ─▶ batch workers (several) ─▶ engine host (one engine, which answers)
//! ```
//!
//! Decisions are made in Rust and tested natively; the scripts in `js/` start workers, read files and post messages (`host.js` is
//! the worker's first one). [`record_splitter`](dateline_read::record_splitter) makes whole records of a
//! file's bytes, [`batch`] makes articles with their facts of records, and the engine host holds the engine and speaks the
//! protocol, with scripts as [`script`] has it.

pub mod batch;
pub mod reading;
pub mod script;

mod bindings;
mod engine_host;

/// Where the worker's program begins: nothing to do until its script calls what it exports.
pub fn start() {}
