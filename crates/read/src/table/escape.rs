//! Quotation marks behind a backslash: some programs write them so within a cell, where others double them.

use std::borrow::Cow;

use csv::ReaderBuilder;

/// Bytes and records that are looked at.
const HEAD: usize = 256 << 10;
const RECORDS: usize = 200;

/// A table with its quotation marks doubled, if it is one that writes them behind a backslash. Other backslashes are letters.
pub fn doubled(text: &str, separator: u8) -> Cow<'_, str> {
    if !text.contains("\\\"") {
        return Cow::Borrowed(text);
    }
    let head = &text[..text.floor_char_boundary(HEAD)];
    let (as_it_is, other) = (Faults::of(head, separator), Faults::of(&rewritten(head), separator));
    // Within a cell marks are doubled already, so that what stands behind a backslash is another matter, as long as rows are even.
    let is_other = match has_doubled(head, separator) {
        true => other.uneven < as_it_is.uneven,
        false => other.uneven + other.left < as_it_is.uneven + as_it_is.left,
    };
    if is_other { Cow::Owned(rewritten(text)) } else { Cow::Borrowed(text) }
}

fn rewritten(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let (written, length) = match rest.as_bytes().get(at + 1) {
            Some(b'"') => ("\"\"", 2),
            Some(b'\\') => ("\\", 2),
            _ => ("\\", 1),
        };
        out.push_str(written);
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    out
}

/// Whether marks within cells are doubled: two of them that are no empty cell.
fn has_doubled(text: &str, separator: u8) -> bool {
    let bytes = text.as_bytes();
    let ends = |byte: Option<&u8>| byte.is_none_or(|byte| *byte == separator || matches!(byte, b'\n' | b'\r'));
    let is_within = |at: usize| {
        !ends(bytes.get(at.wrapping_sub(1))) && !ends(bytes.get(at + 2)) && bytes[at.wrapping_sub(1)] != b'\\'
    };
    text.match_indices("\"\"").any(|(at, _)| at > 0 && is_within(at))
}

/// What is odd about a table that is read in one way.
struct Faults {
    /// Records of another length than the first.
    uneven: usize,
    /// Cells with a mark behind a backslash.
    left: usize,
}

impl Faults {
    fn of(text: &str, separator: u8) -> Self {
        let reader =
            ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
        let mut faults = Self { uneven: 0, left: 0 };
        let mut width = None;
        for record in reader.into_byte_records().take(RECORDS).flatten() {
            let width = *width.get_or_insert(record.len());
            faults.uneven += usize::from(record.len() != width);
            faults.left += record.iter().filter(|cell| cell.windows(2).any(|two| two == b"\\\"")).count();
        }
        faults
    }
}
