//! Which part files an opened corpus has.

use crate::store::PartFile;

/// The files of a corpus that was stored in parts. Parts have numbers: first the articles', then the postings'.
#[derive(Debug, Default)]
pub(super) struct PartFiles {
    /// How many held articles when the corpus was opened. The library's own count grows with the blocks of articles that are
    /// added later, and the postings' numbers must not move.
    pub articles: u32,
    pub postings: Vec<PartFile>,
}
