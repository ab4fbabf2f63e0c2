//! Plain text.

use super::{Article, Block, BlockKind, Language, Metadata};
use crate::text::Span;

/// Parses plain text. Never fails.
pub fn parse(id: &str, text: &str, given: Metadata) -> Article {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trim(text);
        at += line.len();
        if !span.is_empty() {
            let kind = if blocks.is_empty() { BlockKind::Title } else { BlockKind::Paragraph };
            blocks.push(Block { span, kind });
        }
    }
    Article {
        id: id.to_owned(),
        text: text.to_owned(),
        given,
        blocks,
        mends: Vec::new(),
        outlet: None,
        agency: None,
        language: Language::English,
        warnings: Vec::new(),
    }
}
