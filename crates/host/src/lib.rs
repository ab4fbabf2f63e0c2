//! Large corpora: from files of articles, cut into batches and read by several workers, to one engine.
//!
//! ```text
//! files ─▶ cutter ─▶ batches ─▶ analysts (several) ─▶ room (one engine, which answers)
//! ```
//!
//! What is decided is decided in Rust and tested natively; starting workers, reading files and posting messages is the
//! business of the scripts beside (`engine.js` is the worker's first one). [`cutter`] makes whole records of a file's bytes,
//! [`batch`] makes articles with their facts of records, and the room holds the engine.

pub mod answers;
pub mod batch;
pub mod bench;
pub mod cutter;

mod bindings;
mod room;

/// Where the worker's program begins: nothing to do until its script calls what it exports.
pub fn start() {}
