//! How a corpus is kept: its articles in memory, and all that is known of it in files.
//!
//! Nothing here knows what an article means; what comes out of a file is believed only after its checksum and its soundness
//! were looked at. The page's own program keeps whole articles and reads no stored analysis, so that a first visit does not
//! pay for code that only large corpora need: all of that stands behind the feature `full`.

#[cfg(feature = "full")]
mod checksum;
#[cfg(feature = "full")]
mod chunk;
#[cfg(feature = "full")]
pub mod container;
#[cfg(all(test, feature = "full"))]
mod container_tests;
#[cfg(feature = "cli")]
pub mod gzip;
#[cfg(feature = "full")]
mod incoming;
#[cfg(feature = "full")]
mod library;
#[cfg(feature = "full")]
mod packed;
#[cfg(feature = "full")]
mod pressed;
#[cfg(feature = "full")]
mod reader;
#[cfg(feature = "full")]
mod sound;
#[cfg(feature = "full")]
pub mod stored;
#[cfg(all(test, feature = "full"))]
mod tests;
#[cfg(not(feature = "full"))]
mod whole;

#[cfg(feature = "full")]
pub use checksum::checksum;
#[cfg(feature = "full")]
pub use chunk::{Chunk, ChunkError, Part};
#[cfg(feature = "full")]
pub use container::{Section, StoreError};
#[cfg(feature = "full")]
pub use library::{Library, Memory};
#[cfg(feature = "full")]
pub use reader::{Container, Reader, Whole};
#[cfg(feature = "full")]
pub use stored::{NotStored, Stored};
#[cfg(not(feature = "full"))]
pub use whole::Library;
