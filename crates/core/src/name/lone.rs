//! Words that an article also writes with a small letter: with a capital they are no names either.

use crate::text::{Document, TokenKind};

/// Of `words` (in lower case), which stand somewhere in the document in small letters.
pub(super) fn small(document: &Document<'_>, words: &[&str]) -> Vec<bool> {
    let mut found = vec![false; words.len()];
    // Nearly every token is settled by its first letter and length.
    let mut lengths = [0u32; 128];
    for word in words {
        if let Some(&first) = word.as_bytes().first().filter(|b| b.is_ascii()) {
            lengths[usize::from(first)] |= 1 << word.len().min(31);
        }
    }
    for t in &document.tokens {
        if t.capital || t.kind != TokenKind::Word {
            continue;
        }
        let bytes = t.span.bytes_of(document.text);
        let Some(&mask) = bytes.first().and_then(|b| lengths.get(usize::from(*b))) else { continue };
        if mask >> bytes.len().min(31) & 1 == 1 {
            for (word, found) in words.iter().zip(&mut found) {
                *found |= word.as_bytes() == bytes;
            }
        }
    }
    found
}
