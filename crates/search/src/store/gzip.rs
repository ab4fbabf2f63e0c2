//! Packing by gzip, and undoing it natively; browsers do both by themselves.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;

use super::container::{GZIP, StoreError};
use super::reader::{Reader, Whole};

/// Packs bytes; the same bytes give the same ones, for the time of packing is left out.
///
/// # Errors
///
/// None that is known: writing to memory does not fail.
pub fn pack(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::new(6));
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Reads a stored corpus, packed or not.
///
/// # Errors
///
/// If it is none, or not whole. What gzip cannot undo was cut short or damaged on the way.
pub fn read(bytes: &[u8]) -> Result<Whole, StoreError> {
    let mut reader = Reader::default();
    if !bytes.starts_with(&GZIP) {
        reader.feed(bytes)?;
        return reader.finish();
    }
    let mut decoder = MultiGzDecoder::new(bytes);
    let mut piece = vec![0; 64 << 10];
    loop {
        match decoder.read(&mut piece) {
            Ok(0) => return reader.finish(),
            Ok(len) => reader.feed(&piece[..len])?,
            Err(_) => return Err(StoreError::CutShort),
        }
    }
}
