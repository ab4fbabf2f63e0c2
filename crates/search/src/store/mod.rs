//! How a corpus is kept: its articles in memory, and all that is known of it in files.
//!
//! Nothing here knows what an article means; what comes out of a file is believed only after its checksum and its soundness
//! were looked at.

mod articles;
mod block;
mod checksum;
mod codec;
mod compressed;
pub mod container;
mod error;
mod incoming;
mod library;
#[cfg(test)]
mod library_tests;
mod part;
mod sound;
pub mod stored;
mod summary;

pub use articles::Bundle;
pub use checksum::checksum;
pub use codec::Storage;
pub use container::{Container, Reader, Section};
pub use error::{Limit, StoreError};
pub use library::{Library, MemoryUse};
pub use part::{ArticlePart, PartFile};
pub use stored::StoredCorpus;
