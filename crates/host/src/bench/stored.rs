//! The index in a file: what its rivals' files hold too, ids and facets beside the postings, and no texts.

use super::shelf::Shelf;
use super::{Bench, mean};
use dateline_search::index::{Index, TooLarge};

impl Bench {
    /// The bytes: the index, what is known beside it, and where that begins in the last four. The index comes first, so that
    /// it can stay where it is when the bytes are opened.
    ///
    /// # Errors
    ///
    /// If there are more words than can be stored.
    pub fn write(&self) -> Result<Vec<u8>, TooLarge> {
        let index = self.index.write()?;
        let start = u32::try_from(index.len()).map_err(|_| TooLarge)?.to_le_bytes();
        // Writing to memory cannot fail, and every type here has a known length.
        let mut bytes = postcard::to_extend(&self.shelf, index).unwrap_or_default();
        bytes.extend_from_slice(&start);
        Ok(bytes)
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    ///
    /// In words, if the bytes are anything else.
    pub fn read(mut bytes: Vec<u8>) -> Result<Self, String> {
        let damaged = || "This is no stored index.".to_owned();
        let (rest, start) = bytes.split_last_chunk::<4>().ok_or_else(damaged)?;
        let start = u32::from_le_bytes(*start) as usize;
        let shelf = rest.get(start..).ok_or_else(damaged)?;
        let shelf: Shelf = postcard::from_bytes(shelf).map_err(|_| damaged())?;
        bytes.truncate(start);
        let index = Index::read(bytes).map_err(|_| damaged())?;
        if index.docs() as usize != shelf.len() || !shelf.is_sound() {
            return Err(damaged());
        }
        Ok(Self { mean: mean(&index), index, shelf, texts: String::new(), starts: Vec::new(), words: Vec::new() })
    }
}
