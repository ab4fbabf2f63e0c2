//! Spans: places in an article's text, and their counts in code points.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes into the text of one article, as that text was given.
///
/// `start <= end`, and both lie on character boundaries of the text that the span was made for; slicing that text
/// never fails. Spans order by start, then by end.
///
/// ```
/// use dateline_core::text::Span;
///
/// let text = "Jane Roe said so.";
/// let name = Span::new(0, 8);
/// assert_eq!(name.of(text), "Jane Roe");
/// assert!(Span::new(0, text.len()).contains(name));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span of bytes `start..end`.
    ///
    /// # Panics
    ///
    /// In debug builds, if `start > end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "span {start}..{end}");
        Self { start: start as u32, end: end as u32 }
    }

    /// The text under the span. Of a span that was made for another text it is whatever stands there, and empty if that text
    /// ends before the span or the span cuts a character of it.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// The bytes under the span. Of a span that was made for another text they are whatever stands there, and none if that
    /// text ends before the span. Faster than [`of`](Self::of), whose check of character boundaries it skips.
    #[inline]
    pub(crate) fn bytes_of(self, text: &str) -> &[u8] {
        text.as_bytes().get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether no byte is covered.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `at` is covered.
    pub fn covers(self, at: u32) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span around both.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span without white space at its ends.
    pub fn trim(self, text: &str) -> Span {
        let inner = self.of(text);
        // Most spans have none: their first and last bytes tell.
        if let [first, .., last] = inner.as_bytes()
            && first.is_ascii_graphic()
            && last.is_ascii_graphic()
        {
            return self;
        }
        let start = self.start as usize + (inner.len() - inner.trim_start().len());
        let end = start + inner.trim().len();
        Span::new(start, end)
    }
}

/// Translates byte offsets of one text into Unicode code points, the unit of the command line and of JSON.
///
/// Built once per text in linear time; a look-up walks at most 64 bytes.
#[derive(Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// Code points before byte `64 * i`; nothing if each byte is one.
    before: Vec<u32>,
}

const STRIDE: usize = 64;

impl<'a> CodePoints<'a> {
    /// Counts the code points of `text`.
    pub fn new(text: &'a str) -> Self {
        if text.is_ascii() {
            return Self { text, before: Vec::new() };
        }
        let mut before = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0;
        for chunk in text.as_bytes().chunks(STRIDE) {
            before.push(count);
            count += starts(chunk);
        }
        Self { text, before }
    }

    /// Code points that begin before byte `at`.
    pub fn at(&self, at: u32) -> u32 {
        let at = (at as usize).min(self.text.len());
        if self.before.is_empty() {
            return at as u32;
        }
        let Some(&before) = self.before.get(at / STRIDE) else {
            // Exactly at the end of a text whose length is a multiple of the stride.
            let last = self.before.len() - 1;
            return self.before[last] + starts(&self.text.as_bytes()[last * STRIDE..at]);
        };
        before + starts(&self.text.as_bytes()[at / STRIDE * STRIDE..at])
    }

    /// Start and end of `span` in code points.
    pub fn span(&self, span: Span) -> (u32, u32) {
        (self.at(span.start), self.at(span.end))
    }
}

fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_count_characters_at_any_length() {
        for n in [0, 1, 20, 21, 22, 63, 64, 65, 200] {
            let text = "é“x".repeat(n);
            let points = CodePoints::new(&text);
            for (count, (at, _)) in text.char_indices().enumerate() {
                assert_eq!(points.at(at as u32), count as u32);
            }
            assert_eq!(points.at(text.len() as u32), 3 * n as u32);
        }
    }

    #[test]
    fn trimming_stays_inside() {
        let text = "a  b c  ";
        assert_eq!(Span::new(1, 8).trim(text).of(text), "b c");
        assert!(Span::new(6, 8).trim(text).is_empty());
    }
}
