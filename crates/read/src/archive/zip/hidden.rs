//! Files of a ZIP archive that another one of the same name hides: whoever appends to an archive may write a name twice.

use std::io::Cursor;

use ::zip::ZipArchive;
use flate2::read::DeflateDecoder;

use crate::archive::budget::{Budget, Unpacked};

/// A file as the archive's own list tells it.
pub struct Entry {
    pub name: String,
    /// Where its head stands.
    pub header: u64,
    method: u16,
    packed: usize,
}

/// All files of the list, as far as it can be read, but for folders. Archives of more than four gigabytes list theirs in another way.
pub fn entries(bytes: &[u8], archive: &ZipArchive<Cursor<&[u8]>>, most: usize) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut at = usize::try_from(archive.central_directory_start()).unwrap_or(usize::MAX);
    while let Some(head) =
        bytes.get(at..).filter(|rest| rest.starts_with(b"PK\x01\x02")).and_then(|rest| rest.get(..46))
    {
        let lengths = [28, 30, 32].map(|field| usize::from(two(head, field)));
        let Some(name) = bytes.get(at + 46..at + 46 + lengths[0]) else { break };
        let packed = usize::try_from(four(head, 20)).unwrap_or(usize::MAX);
        let header = archive.offset() + u64::from(four(head, 42));
        let name = String::from_utf8_lossy(name).into_owned();
        if !name.ends_with('/') && entries.len() < most {
            entries.push(Entry { name, header, method: two(head, 10), packed });
        }
        at += 46 + lengths.iter().sum::<usize>();
    }
    entries
}

impl Entry {
    /// What could be unpacked of it.
    pub fn unpacked(&self, bytes: &[u8], budget: &mut Budget) -> Unpacked {
        match self.body(bytes) {
            Some(body) if self.method == 0 => budget.read(&mut &*body, body.len()),
            Some(body) if self.method == 8 => budget.read(&mut DeflateDecoder::new(body), body.len()),
            _ => Unpacked {
                bytes: Vec::new(),
                problem: Some("another file of the archive has its name, and it cannot be read".to_owned()),
            },
        }
    }

    fn body<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let rest = bytes.get(usize::try_from(self.header).ok()?..)?;
        let head = rest.strip_prefix(b"PK\x03\x04").and(rest.get(..30))?;
        // Packed with a password.
        if two(head, 6) & 1 == 1 {
            return None;
        }
        let start = 30 + usize::from(two(head, 26)) + usize::from(two(head, 28));
        rest.get(start..start.checked_add(self.packed)?)
    }
}

fn two(head: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([head[at], head[at + 1]])
}

fn four(head: &[u8], at: usize) -> u32 {
    u32::from(two(head, at)) | u32::from(two(head, at + 2)) << 16
}
