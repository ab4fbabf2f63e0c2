//! Damaged lines: a paragraph broken in two by a stray line break, within a word or between words.
//!
//! The text stays as given. A [`Mend`] says that a stretch of white space is no paragraph's end, and whether the words
//! around it are one word.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// A stretch of white space in the text that should not be a break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mend {
    /// The white space (and, in a hyphenated word, the hyphen) to be mended.
    pub span: Span,
    /// True: the letters on both sides are one word. False: a space belongs there.
    pub joins: bool,
}

/// The text under `span` with its damaged places mended and every other run of white space as one space.
pub(super) fn mended(text: &str, span: Span, mends: &[Mend]) -> String {
    let mut out = String::with_capacity(span.len());
    let mut at = span.start;
    let push = |out: &mut String, part: Span| {
        for c in part.of(text).chars() {
            if !c.is_whitespace() {
                out.push(c);
            } else if !out.ends_with(' ') {
                out.push(' ');
            }
        }
    };
    for mend in mends.iter().filter(|m| m.joins && span.contains(m.span)) {
        push(&mut out, Span { start: at, end: mend.span.start });
        at = mend.span.end;
    }
    push(&mut out, Span { start: at.min(span.end), end: span.end });
    out
}
