//! Keeps a corpus: its articles in memory (the library), and everything known of it in files.
//!
//! The contents of articles mean nothing here. Values from a file are used only after their checksum and their soundness were
//! checked.

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
pub use container::{Container, FORMAT, MAGIC, Reader, Section};
pub use error::{Limit, StoreError};
pub use library::{Library, MemoryUse};
pub use part::{ArticlePart, PartFile};
pub(crate) use sound::analysis as is_sound;
pub use stored::StoredCorpus;
