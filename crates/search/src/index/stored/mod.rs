//! The stored index: what stands in it, and opening it without reading a single posting.
//!
//! Streams of one kind of number each, so that what gzip finds alike stands together (`STREAMS`). Words stand in the order
//! of their letters. Of each word, in that order:
//!
//! - *gaps*: documents follow one another as one line of positions. For each document that holds the word: how far its first
//!   place is from the end of the document before it, by Rice's code with a parameter that follows the gaps; for the last
//!   document all distances are as likely. A long document is likelier to hold a word, and this is how the code knows.
//! - *counts*: how many further places there are in that document, as ones and a zero.
//! - *further*: the distances between these, by Rice's code from how many are left in how much of the document.
//!
//! A *mark* says where in the three streams a run of words begins, or a block of a frequent word's postings, and which
//! document may come next. Runs and blocks follow from the words' frequencies.

mod base;
mod bits;
mod parts;
mod read;
mod split;
mod walk;
mod write;

pub use base::Base;
pub use read::Unreadable;
pub use walk::Walk;
pub use write::TooLarge;
