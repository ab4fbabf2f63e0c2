//! The container, the outer format of a stored corpus: sections with a name, a version and a checksum each. Damage is found
//! before a section is used, an error names the section, and a later version of one section needs a new reader for that section
//! alone.
//!
//! Layout of format 3, all numbers little-endian: the magic bytes `dateline`, the format (one byte), the length of the table
//! in bytes (u32), the table, the checksum of all that (u64), then the sections one behind another. The table has for each
//! section the length of its name in bytes (one byte), its name, its version (u16), its length in bytes (u64) and its
//! [checksum](super::checksum()) (u64).
//!
//! A corpus of articles alone, which are analysed when it is opened, is a [`Section::Summary`] and a [`Section::Articles`];
//! an analysed one has the other sections. Sections of unknown names are passed over, so that a later version can add some.
//! The file as a whole may be packed by gzip, which browsers undo by themselves.
//!
//! Files of formats 1 and 2 are read too (`container/head.rs`).
//!
//! ```
//! use dateline_search::store::container::{self, Section};
//! use dateline_search::store::Container;
//!
//! let file = container::write(&[(Section::Summary, b"some bytes")]);
//! let mut read = Container::read(&file)?;
//! assert_eq!(read.demand(Section::Summary)?.bytes, b"some bytes");
//! assert!(read.demand(Section::Index).is_err_and(|e| e.to_string().contains("the search index")));
//! // A file that was cut short is refused.
//! assert!(Container::read(&file[..file.len() - 1]).is_err());
//! # Ok::<(), dateline_search::store::StoreError>(())
//! ```

mod content;
mod head;
mod reader;
#[cfg(test)]
mod tests;

use super::checksum::checksum;

pub use content::{Container, Content};
pub use reader::Reader;

/// First bytes of every stored corpus.
pub const MAGIC: &[u8; 8] = b"dateline";

/// The format written here.
pub const FORMAT: u8 = 3;

/// What a section holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Articles that are not analysed.
    Articles,
    /// Articles with their facts, packed.
    Analysed,
    /// The corpus's name and what it counts.
    Summary,
    /// Which parts lie in files of their own.
    Parts,
    /// What lists and filters go by.
    Values,
    /// Where each word stands.
    Index,
    /// What the reader has corrected; only where something was.
    Corrections,
}

impl Section {
    /// All of them.
    pub(super) const ALL: [Section; 7] =
        [Self::Articles, Self::Analysed, Self::Summary, Self::Parts, Self::Values, Self::Index, Self::Corrections];

    /// Its name in a file.
    const fn name(self) -> &'static str {
        match self {
            Self::Articles => "articles",
            Self::Analysed => "analysed",
            Self::Summary => "summary",
            Self::Parts => "parts",
            Self::Values => "values",
            Self::Index => "index",
            Self::Corrections => "corrections",
        }
    }

    /// The version that is written here, and the latest that can be read.
    ///
    /// Version 1 of the articles with their facts, whole or in parts, does not know what was said from what is held, version 2
    /// does not know what kind of source is quoted, version 3 does not know authors, sections and when words were said, and
    /// version 4 has a value for each spelling of a name and no
    /// stories, and version 5 keeps corrections among the values: a whole file is analysed anew, parts are refused. Articles
    /// alone of versions 0 and 1 are parsed anew.
    ///
    /// Positions count an article's words, so that how a text is cut into words is part of the index's layout: whoever
    /// changes it raises the versions of the index and of what is stored beside it.
    pub(super) const fn version(self) -> u16 {
        match self {
            Self::Analysed | Self::Parts => 6,
            Self::Values => 5,
            Self::Index => 2,
            Self::Articles => 2,
            Self::Summary | Self::Corrections => 1,
        }
    }

    /// Its name for the reader of the page.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Articles | Self::Analysed => "the articles",
            Self::Summary => "the summary",
            Self::Parts => "the list of its parts",
            Self::Values => "the lists",
            Self::Index => "the search index",
            Self::Corrections => "the corrections",
        }
    }
}

/// Writes a container of these sections, not packed by gzip yet. The same sections give the same bytes.
pub fn write(sections: &[(Section, &[u8])]) -> Vec<u8> {
    let table: Vec<_> = sections.iter().map(|(s, content)| (*s, content.len() as u64, checksum(content))).collect();
    let mut bytes = head(&table);
    sections.iter().for_each(|(_, content)| bytes.extend_from_slice(content));
    bytes
}

/// What stands before sections of these lengths and checksums.
pub(super) fn head(sections: &[(Section, u64, u64)]) -> Vec<u8> {
    let mut table = Vec::new();
    for (section, len, checksum) in sections {
        // Names are a few letters long.
        table.push(section.name().len() as u8);
        table.extend(section.name().bytes());
        table.extend(section.version().to_le_bytes());
        table.extend(len.to_le_bytes());
        table.extend(checksum.to_le_bytes());
    }
    let mut bytes = MAGIC.to_vec();
    bytes.push(FORMAT);
    // There are six sections at most.
    bytes.extend((table.len() as u32).to_le_bytes());
    bytes.extend(table);
    bytes.extend(checksum(&bytes).to_le_bytes());
    bytes
}
