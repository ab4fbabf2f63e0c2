//! A place in one of many articles.

use crate::text::Span;

/// A span of one article's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The article's number among those handed in.
    pub article: u32,
    /// Bytes of its text.
    pub span: Span,
}
