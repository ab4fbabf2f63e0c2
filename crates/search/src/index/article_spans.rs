//! Spans that are needed only to show an article: its sentences, and its words between quotation marks. They are computed
//! from the text each time and not stored.

use dateline_core::article::Article;
use dateline_core::text::{Document, Span};

/// Sentences and marked words of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleSpans {
    /// The sentences of its analysed blocks, in order.
    pub sentences: Vec<Span>,
    /// What stands between quotation marks (the outermost only), in order.
    pub marked: Vec<Span>,
}

impl ArticleSpans {
    /// Reads an article.
    pub fn of(article: &Article) -> Self {
        let analysed: Vec<Span> = article.analysed_blocks().map(|block| block.span).collect();
        Self::of_document(&article.grammar_of(&analysed))
    }

    /// The spans of the article that `document` was made of.
    pub fn of_document(document: &Document<'_>) -> Self {
        Self {
            sentences: document.sentences.iter().map(|s| document.slice(s.first, s.last)).collect(),
            marked: outermost(document.marks.iter().map(|m| m.inner(&document.tokens))),
        }
    }

    /// The sentences from the one that holds the start of `span` to the one that holds its end; `span` itself where no
    /// sentence is known.
    pub fn around(&self, span: Span) -> Span {
        let holds = |at: u32| {
            let i = self.sentences.partition_point(|s| s.end <= at);
            self.sentences.get(i).filter(|s| s.covers(at))
        };
        let first = holds(span.start).map_or(span, |s| s.to(span));
        holds(span.end.saturating_sub(1).max(span.start)).map_or(first, |s| s.to(first))
    }
}

/// Those of `spans` (by start) that lie in none before them. A pair's depth does not tell this, since an apostrophe taken
/// for an opening mark deepens all that follow.
fn outermost(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        if !span.is_empty() && out.last().is_none_or(|last| last.end <= span.start) {
            out.push(span);
        }
    }
    out
}
