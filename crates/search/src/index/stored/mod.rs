//! The stored form of the index. Opening it reads no posting.
//!
//! Each stream holds one kind of number, which gzip packs better (`STREAMS`). Words stand in the order
//! of their letters. Of each word, in that order:
//!
//! - *gaps*: documents follow one another as one line of positions. For each document that holds the word: how far its first
//!   place is from the end of the document before it, by Rice's code with a parameter that follows the gaps; for the last
//!   document all distances are as likely. A long document is likelier to hold a word; counting positions and not
//!   documents makes use of that.
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
