//! Converts positions of an article's words into spans of bytes and back.

use crate::index::folded;
use dateline_core::article::{Article, BlockKind};
use dateline_core::text::Span;

/// Where a word stands that is not in the text.
pub(super) const NOWHERE: Span = Span { start: 0, end: 0 };

/// Where the words of an article stand, in bytes.
pub(super) struct Places<'a> {
    /// Positions before this are those of a headline that is not in the text.
    pub own: u32,
    pub spans: &'a [Span],
}

impl Places<'_> {
    /// The positions whose words lie within `span`.
    pub fn within(&self, span: Span) -> (u32, u32) {
        let own = self.spans.get(self.own as usize..).unwrap_or_default();
        let first = own.partition_point(|s| s.start < span.start);
        let mut end = own.partition_point(|s| s.end <= span.end).max(first);
        // A gap is no word.
        while first < end && own[end - 1].is_empty() {
            end -= 1;
        }
        (self.own + first as u32, self.own + end as u32)
    }
}

/// Takes a text, a part of it, the breaks inside damaged words, and whether it is the article's own text; gives the positions
/// so far.
pub(super) type TextVisitor<'a> = dyn FnMut(&str, Span, &[Span], bool) -> u32 + 'a;

/// Hands `each` what of an article is searched, in order. A headline that was handed in beside a text which does
/// not begin with it comes first; where its positions end is returned.
pub(super) fn cut(article: &Article, each: &mut TextVisitor<'_>) -> u32 {
    let mut own = 0;
    if let Some(title) = &article.given.title
        && article.first(BlockKind::Title).is_none_or(|t| folded(t.of(&article.text)) != folded(title))
    {
        own = each(title, Span::new(0, title.len()), &[], false);
    }
    let joins = article.divided_words();
    for block in article.blocks.iter().filter(|b| b.kind != BlockKind::Boilerplate) {
        each(&article.text, block.span, &joins, true);
    }
    own
}
