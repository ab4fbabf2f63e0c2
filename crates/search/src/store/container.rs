//! The outer shape of a stored corpus: sections with a checksum each, so that damage is found before it is believed, and
//! told by the name of what it hit.
//!
//! Layout, all numbers little-endian: the magic bytes `dateline`, the format (one byte), how many sections (one byte), for
//! each its tag (4 bytes), length (u64) and checksum (u64), then the checksum of all that (u64), then the sections one behind
//! another. The file as a whole is packed by gzip, which browsers undo by themselves; a host that undoes it on the way does
//! no harm, since both forms are told by their first bytes. Sections of unknown tags are passed over, so that a later
//! version can add some.

use std::fmt;

use super::checksum::checksum;

/// First bytes of every stored corpus.
pub const MAGIC: &[u8; 8] = b"dateline";

/// The format written here.
pub const FORMAT: u8 = 2;

/// First bytes of what gzip has packed.
pub const GZIP: [u8; 2] = [0x1f, 0x8b];

/// What a section holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// The articles with their facts, packed.
    Items,
    /// The corpus's name and what it counts.
    Summary,
    /// Which parts lie in files of their own.
    Chunks,
    /// What lists and filters go by.
    Columns,
    /// Where each word stands.
    Index,
}

impl Section {
    pub(super) const ALL: [Section; 5] = [Self::Items, Self::Summary, Self::Chunks, Self::Columns, Self::Index];

    /// Its name in a file.
    pub(super) fn tag(self) -> [u8; 4] {
        *match self {
            Self::Items => b"ITEM",
            Self::Summary => b"SUMM",
            Self::Chunks => b"CHNK",
            Self::Columns => b"COLS",
            Self::Index => b"INDX",
        }
    }

    /// Its name for the reader.
    fn words(self) -> &'static str {
        match self {
            Self::Items => "the articles",
            Self::Summary => "the summary",
            Self::Chunks => "the list of its parts",
            Self::Columns => "the lists",
            Self::Index => "the search index",
        }
    }
}

/// Why bytes are no stored corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// They do not begin as one does.
    NotOurs,
    /// They are of a later format than this version knows.
    Newer(u8),
    /// They end before all that was written has come.
    CutShort,
    /// What stands before the sections is not what was written.
    DamagedHead,
    /// A section is not what was written.
    Damaged(Section),
    /// A section that must be there is not.
    Missing(Section),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs => f.write_str("This file is not a Dateline corpus."),
            Self::Newer(found) => write!(
                f,
                "This corpus was stored by a later version of Dateline (format {found}; this version reads up to \
                 {FORMAT}). Open it with that version, or make it again with this one."
            ),
            Self::CutShort => f.write_str("This corpus file was cut short. Fetch or copy it again."),
            Self::DamagedHead => {
                f.write_str("This corpus file is damaged at its very beginning. Fetch or copy it again.")
            }
            Self::Damaged(section) => {
                write!(f, "This corpus file is damaged: {} cannot be read. Fetch or copy it again.", section.words())
            }
            Self::Missing(section) => write!(f, "This corpus file is not whole: {} are missing.", section.words()),
        }
    }
}

impl std::error::Error for StoreError {}

/// Bytes before the table: magic, format, number of sections.
pub(super) const BEFORE_TABLE: usize = MAGIC.len() + 2;
/// Bytes of an entry of the table.
pub(super) const ENTRY: usize = 20;
/// Bytes of the checksum after it.
pub(super) const CHECKSUM: usize = 8;

/// Writes a container of these sections, not packed by gzip yet. The same sections give the same bytes.
pub fn write(sections: &[(Section, &[u8])]) -> Vec<u8> {
    let table: Vec<_> = sections.iter().map(|(s, content)| (*s, content.len() as u64, checksum(content))).collect();
    let mut bytes = head(&table);
    sections.iter().for_each(|(_, content)| bytes.extend_from_slice(content));
    bytes
}

/// What stands before sections of these lengths and checksums.
pub(super) fn head(sections: &[(Section, u64, u64)]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend([FORMAT, sections.len() as u8]);
    for (section, len, checksum) in sections {
        bytes.extend(section.tag());
        bytes.extend(len.to_le_bytes());
        bytes.extend(checksum.to_le_bytes());
    }
    bytes.extend(checksum(&bytes).to_le_bytes());
    bytes
}
