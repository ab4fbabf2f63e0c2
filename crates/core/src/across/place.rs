//! A place in one of many articles, and how many rows of a key are looked at.

use crate::text::Span;

/// Most rows of one key that are compared with each other: the first in canonical order.
pub const GROUP: usize = 64;

/// A span of one article's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The article's number among those handed in.
    pub article: u32,
    /// Bytes of its text.
    pub span: Span,
}
