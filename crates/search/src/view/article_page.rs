//! An article in the reader: its blocks cut into pieces wherever a fact or a hit begins or ends.

use super::build::Show;
use super::runs::{pieces, within};
use super::{ArticlePage, BlockView, Fact, FactPart, Piece, why};
use dateline_core::article::{Block, Warning};
use dateline_core::quote::Quote;
use dateline_core::text::Span;
use dateline_core::time::Timex;

/// A stretch of the text that is a part of a fact.
struct FactMark {
    span: Span,
    fact: u32,
    part: FactPart,
}

/// The page of one article.
pub fn page(show: Show<'_>) -> ArticlePage {
    let item = show.item;
    let mut facts = Vec::new();
    let mut marks = Vec::new();
    for found in in_text_order(&item.analysis.quotes, &item.times) {
        let fact = facts.len() as u32;
        let mut mark = |span: Option<Span>, part| marks.extend(span.map(|span| FactMark { span, fact, part }));
        match found {
            FactRef::Quotation(quote) => {
                mark(Some(quote.span), FactPart::Quotation);
                mark(quote.speaker.as_ref().map(|s| s.mention), FactPart::Speaker);
                mark(quote.cue, FactPart::Cue);
                facts.push(Fact::Quotation(Box::new(show.card(quote))));
            }
            FactRef::Time(timex) => {
                mark(Some(timex.span), FactPart::Time);
                facts.push(Fact::Time(Box::new(show.entry(timex))));
            }
        }
    }
    marks.sort_by_cached_key(|m| (m.span.start, std::cmp::Reverse(m.span.end), m.fact));
    ArticlePage {
        source: show.source(),
        authors: item.article.given.authors.clone(),
        section: item.article.given.section.clone(),
        other: item.article.given.other.clone(),
        dating: why::published(item.published.as_ref()),
        blocks: blocks(show, &marks),
        facts,
        notes: item.article.warnings.iter().map(note).collect(),
        story: 0,
    }
}

/// A fact before it is written out.
#[derive(Clone, Copy)]
enum FactRef<'a> {
    Quotation(&'a Quote),
    Time(&'a Timex),
}

impl FactRef<'_> {
    const fn span(&self) -> Span {
        match self {
            Self::Quotation(quote) => quote.span,
            Self::Time(timex) => timex.span,
        }
    }
}

/// The facts as somebody meets them who reads from top to bottom, the outer before what lies within it.
fn in_text_order<'a>(quotes: &'a [Quote], times: &'a [Timex]) -> Vec<FactRef<'a>> {
    let mut found: Vec<FactRef<'a>> = quotes.iter().map(FactRef::Quotation).collect();
    found.extend(times.iter().map(FactRef::Time));
    found.sort_by_cached_key(|f| u64::from(f.span().start) << 32 | u64::from(u32::MAX - f.span().end));
    found
}

fn note(warning: &Warning) -> String {
    match warning {
        Warning::Empty => "This article holds no text.".to_owned(),
        Warning::NotEnglish => {
            "This article is not in English: it can be searched and read, but its statements and dates are not found."
                .to_owned()
        }
        Warning::DatedAhead => {
            "This article was handed in with a day that is still to come. It is shown under that day all the same."
                .to_owned()
        }
        Warning::Damaged(1) => "One place in this article was damaged and shows as “\u{fffd}”.".to_owned(),
        Warning::Damaged(n) => format!("{n} places in this article were damaged and show as “\u{fffd}”."),
    }
}

/// One sweep over blocks and marks, both in text order; `open` are the marks that the sweep is within.
fn blocks(show: Show<'_>, marks: &[FactMark]) -> Vec<BlockView> {
    let article = &show.item.article;
    let mut views = Vec::with_capacity(article.blocks.len());
    let mut marks = marks.iter().peekable();
    let mut open: Vec<&FactMark> = Vec::new();
    let mut last: Option<Block> = None;
    for &block in &article.blocks {
        let hits = within(show.hits, block.span);
        let mut edges: Vec<u32> = hits.iter().flat_map(|h| [h.start, h.end]).collect();
        edges.extend(open.iter().map(|m| m.span.end));
        edges.extend(
            marks.clone().take_while(|m| m.span.start < block.span.end).flat_map(|m| [m.span.start, m.span.end]),
        );
        let mut shown = Vec::new();
        for (span, text) in pieces(article, block.span, edges) {
            while let Some(mark) = marks.next_if(|m| m.span.start <= span.start) {
                open.push(mark);
            }
            open.retain(|m| m.span.end > span.start);
            // Outermost first; of two that cover the same, the speaker's and the cue's lie within the quotation.
            let mut covering = open.clone();
            covering.sort_by_cached_key(|m| u64::MAX - m.span.len() as u64);
            let facts = covering.iter().map(|m| (m.fact, m.part)).collect();
            let hit = !within(hits, Span { start: span.start, end: span.start + 1 }).is_empty();
            shown.push(Piece { text, facts, hit });
        }
        let between = last.and_then(|l: Block| article.text.get(l.span.end as usize..block.span.start as usize));
        let inline = between.is_some_and(|gap| !gap.contains(['\n', '\r', '\u{2028}', '\u{2029}']));
        views.push(BlockView { kind: block.kind, inline, pieces: shown });
        last = Some(block);
    }
    views
}
