//! The index in a file: what its rivals' files hold too, ids and facets beside the postings, and no texts.

use super::shelf::Shelf;
use super::{Bench, mean};
use crate::index::Index;

impl Bench {
    /// The bytes: the length of what is known beside the index in four of them, that, then the index.
    pub fn write(&self) -> Vec<u8> {
        // Writing to memory cannot fail, and every type here has a known length.
        let shelf = postcard::to_extend(&self.shelf, Vec::new()).unwrap_or_default();
        let mut bytes = (shelf.len() as u32).to_le_bytes().to_vec();
        bytes.extend_from_slice(&shelf);
        bytes.extend_from_slice(&self.index.write());
        bytes
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    ///
    /// In words, if the bytes are anything else.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let damaged = || "This is no stored index.".to_owned();
        let (length, rest) = bytes.split_first_chunk::<4>().ok_or_else(damaged)?;
        let (shelf, index) = rest.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or_else(damaged)?;
        let shelf: Shelf = postcard::from_bytes(shelf).map_err(|_| damaged())?;
        let index = Index::read(index.to_vec()).map_err(|_| damaged())?;
        if index.docs() as usize != shelf.ids.len() || !shelf.is_sound() {
            return Err(damaged());
        }
        Ok(Self { mean: mean(&index), index, shelf, texts: String::new(), starts: Vec::new(), words: Vec::new() })
    }
}
