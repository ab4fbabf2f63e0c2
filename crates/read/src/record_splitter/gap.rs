//! Lines that hold no whole record, and what is known of each.

/// What a line says that holds no whole record; [`of`](Self::of) reads it. No JSON begins with the byte 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap<'a> {
    /// A record that is too long to be read.
    TooLong,
    /// A record that is damaged: its bytes up to the damage, and how many were passed over after that.
    Damaged {
        /// What can be read of it.
        bytes: &'a [u8],
        /// Bytes after these that belong to no record.
        passed: u64,
        /// Whether that was all of the file.
        to_the_end: bool,
    },
    /// The file ended within its list, behind a whole record.
    Open,
}

impl<'a> Gap<'a> {
    /// What such a line says; nothing if it holds a record.
    pub fn of(line: &'a [u8]) -> Option<Self> {
        let (kind, rest) = match line.strip_prefix(b"\0")?.split_first() {
            None => return Some(Self::TooLong),
            Some((b']', _)) => return Some(Self::Open),
            Some((kind, rest)) => (*kind, rest),
        };
        let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
        let passed = rest.iter().take(digits).fold(0u64, |sum, b| sum.saturating_mul(10) + u64::from(b - b'0'));
        let bytes = rest.get(digits + 1..).unwrap_or_default();
        Some(Self::Damaged { bytes, passed, to_the_end: kind == b'$' })
    }

    /// What stands before the bytes of a damaged record.
    pub(super) fn damaged(passed: u64, to_the_end: bool) -> String {
        format!("\0{}{passed} ", if to_the_end { '$' } else { '>' })
    }
}
