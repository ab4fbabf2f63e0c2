//! Answers the context of a quotation: the paragraphs around it.

use super::Engine;
use crate::view::{self, Run};
use dateline_core::article::BlockKind;

impl Engine {
    /// The paragraphs of `article` that hold the quotation `id`, the one before and the one after.
    pub fn paragraphs(&self, article: &str, id: &str) -> Option<Vec<Vec<Run>>> {
        let shown = self.shown(self.doc_values.item(article)?, &[])?;
        let show = shown.show();
        let quote = show.item.analysis.quotes.iter().find(|q| show.quote_id(q) == id)?;
        let article = &show.item.article;
        let told = |kind| {
            let text = [BlockKind::Paragraph, BlockKind::PullQuote, BlockKind::Standfirst, BlockKind::Subhead];
            kind == BlockKind::Title || text.contains(&kind)
        };
        let blocks: Vec<_> = article.blocks.iter().filter(|b| told(b.kind)).collect();
        let from = blocks.partition_point(|b| b.span.end <= quote.span.start);
        let to = blocks.partition_point(|b| b.span.start < quote.span.end);
        let around = &blocks[from.saturating_sub(1)..(to + 1).min(blocks.len())];
        Some(around.iter().map(|b| view::marked_runs(article, b.span, quote.span)).collect())
    }
}
