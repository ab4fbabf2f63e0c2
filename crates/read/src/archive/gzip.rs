//! Files packed by gzip.

use flate2::read::MultiGzDecoder;

use super::budget::Budget;

/// The bytes that a packed file holds, of all its members.
///
/// # Errors
///
/// In words, if it is damaged or unpacks to more than it may.
pub fn unpack(bytes: &[u8], budget: &mut Budget) -> Result<Vec<u8>, String> {
    budget.read(&mut MultiGzDecoder::new(bytes), bytes.len())
}
