//! Reads the head of a container, which stands before its sections, in every format that is known.
//!
//! - Format 3: see the [module](super).
//! - Format 2, written up to version 0.1: the magic bytes, 2, how many sections (one byte), for each a tag of four letters, its
//!   length (u64) and its checksum (u64), then the checksum of all that (u64). Its sections have the contents of version 1.
//! - Format 1: the magic bytes, 1, then articles without analysis to the end of the file and no checksum. It is read as a
//!   [`Section::Articles`] of version 0.

use super::super::checksum::checksum;
use super::super::error::StoreError;
use super::{FORMAT, MAGIC, Section};

/// A section as the table of a file names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SectionEntry {
    /// None: unknown to this version.
    pub section: Option<Section>,
    pub version: u16,
    pub len: u64,
    pub checksum: u64,
}

/// What the head of a file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// Format 1: all that follows is articles.
    ArticlesToTheEnd,
    /// These sections follow.
    Sections(Vec<SectionEntry>),
}

/// Magic bytes and format.
const TO_FORMAT: usize = MAGIC.len() + 1;
/// Bytes of a checksum.
const CHECKSUM: usize = 8;

/// Format 2: bytes of the number of sections, and of an entry of the table.
const COUNT: usize = 1;
const ENTRY: usize = 20;

/// Format 3: bytes of the table's length.
const TABLE_LEN: usize = 4;
/// No table is longer: a file that claims so is damaged.
const LONGEST_TABLE: usize = 1 << 16;

/// How many bytes the head has, as far as its first bytes tell: it can be [parsed](parse) once that many are `known`, and they
/// still give the same number.
///
/// # Errors
///
/// As soon as it is plain that the bytes begin no stored corpus that can be read.
pub(super) fn len(known: &[u8]) -> Result<usize, StoreError> {
    let magic = known.len().min(MAGIC.len());
    if known[..magic] != MAGIC[..magic] {
        return Err(StoreError::NotACorpus);
    }
    match known.get(MAGIC.len()) {
        None | Some(1) => Ok(TO_FORMAT),
        Some(2) => {
            let table = |&sections: &u8| usize::from(sections) * ENTRY + CHECKSUM;
            Ok(TO_FORMAT + COUNT + known.get(TO_FORMAT).map_or(0, table))
        }
        Some(&FORMAT) => match known.get(TO_FORMAT..).and_then(<[u8]>::first_chunk) {
            Some(&len) => match u32::from_le_bytes(len) as usize {
                table @ ..LONGEST_TABLE => Ok(TO_FORMAT + TABLE_LEN + table + CHECKSUM),
                _ => Err(StoreError::DamagedHead),
            },
            None => Ok(TO_FORMAT + TABLE_LEN),
        },
        Some(0) => Err(StoreError::NotACorpus),
        Some(&later) => Err(StoreError::NewerFormat(later)),
    }
}

/// Reads a head of the [length](len) that it has.
pub(super) fn parse(head: &[u8]) -> Result<Head, StoreError> {
    let format = *head.get(MAGIC.len()).ok_or(StoreError::CutShort)?;
    if format == 1 {
        return Ok(Head::ArticlesToTheEnd);
    }
    let (table, sum) = head.split_last_chunk::<CHECKSUM>().ok_or(StoreError::CutShort)?;
    if checksum(table) != u64::from_le_bytes(*sum) {
        return Err(StoreError::DamagedHead);
    }
    let entries = match format {
        2 => table.get(TO_FORMAT + COUNT..).and_then(entries_of_format_2),
        _ => table.get(TO_FORMAT + TABLE_LEN..).and_then(entries_of_format_3),
    };
    let entries = entries.ok_or(StoreError::DamagedHead)?;
    for (n, SectionEntry { section, version, .. }) in entries.iter().enumerate() {
        let Some(section) = *section else { continue };
        if entries[..n].iter().any(|before| before.section == Some(section)) {
            return Err(StoreError::DamagedHead);
        }
        // Version 0 is that of format 1, which has no table.
        if *version == 0 {
            return Err(StoreError::DamagedHead);
        }
        if *version > section.version() {
            return Err(StoreError::NewerSection(section));
        }
    }
    Ok(Head::Sections(entries))
}

fn entries_of_format_3(table: &[u8]) -> Option<Vec<SectionEntry>> {
    let mut rest = table;
    let mut entries = Vec::new();
    while let Some((&len, after)) = rest.split_first() {
        let (name, after) = after.split_at_checked(usize::from(len))?;
        let (version, after) = after.split_first_chunk()?;
        let (len, after) = after.split_first_chunk()?;
        let (checksum, after) = after.split_first_chunk()?;
        rest = after;
        entries.push(SectionEntry {
            section: Section::ALL.into_iter().find(|s| s.name().as_bytes() == name),
            version: u16::from_le_bytes(*version),
            len: u64::from_le_bytes(*len),
            checksum: u64::from_le_bytes(*checksum),
        });
    }
    Some(entries)
}

fn entries_of_format_2(table: &[u8]) -> Option<Vec<SectionEntry>> {
    let entry = |entry: &[u8; ENTRY]| {
        let (tag, rest) = entry.split_first_chunk::<4>()?;
        let (len, checksum) = rest.split_first_chunk()?;
        let section = match tag {
            b"ITEM" => Some(Section::Analysed),
            b"SUMM" => Some(Section::Summary),
            b"CHNK" => Some(Section::Parts),
            b"COLS" => Some(Section::Values),
            b"INDX" => Some(Section::Index),
            _ => None,
        };
        let checksum = u64::from_le_bytes(*checksum.first_chunk()?);
        Some(SectionEntry { section, version: 1, len: u64::from_le_bytes(*len), checksum })
    };
    let (entries, rest) = table.as_chunks();
    if rest.is_empty() { entries.iter().map(entry).collect() } else { None }
}
