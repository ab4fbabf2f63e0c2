//! The words of an article as a whole, by which articles are compared.

use crate::interner::Interner;
use crate::text::{Document, TokenKind};

/// The words of an article by number, sorted, with how often it says them.
pub(super) type Vocabulary = Vec<(u32, u16)>;

/// The words of a document that can tell what it is about.
pub(super) fn vocabulary(document: &Document<'_>, numbers: &mut Interner) -> Vocabulary {
    let mut words = Vec::new();
    for (i, token) in document.tokens.iter().enumerate() {
        let shortest = match token.kind {
            TokenKind::Word if !token.capital => 4,
            TokenKind::Word | TokenKind::Number => 3,
            _ => continue,
        };
        if token.span.len() >= shortest {
            words.push(numbers.intern(document.lower(i)) as u32);
        }
    }
    words.sort();
    words.chunk_by(|a, b| a == b).map(|same| (same[0], same.len().min(usize::from(u16::MAX)) as u16)).collect()
}
