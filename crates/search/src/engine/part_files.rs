//! Which part files an opened corpus has.

use crate::store::PartFile;

/// The files of a corpus that was stored in parts. Parts have numbers: first the articles', then the postings'.
#[derive(Debug, Default)]
pub(super) struct PartFiles {
    /// How many hold articles; these are the library's to know.
    pub articles: u32,
    pub postings: Vec<PartFile>,
}
