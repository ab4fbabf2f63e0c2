//! Files packed by gzip.

use flate2::read::MultiGzDecoder;

use super::budget::{Budget, Unpacked};

/// The bytes that a packed file holds, of all its members, up to where it breaks off.
pub fn unpack(bytes: &[u8], budget: &mut Budget) -> Unpacked {
    budget.read(&mut MultiGzDecoder::new(bytes), bytes.len())
}
