//! The words of an article as shared text is looked for in them: each by a number made of its letters, with what it stands in.

use super::furniture;
use crate::article::{Article, BlockKind};
use crate::corpus::Item;
use crate::hash::{SEED, fnv1a};
use crate::quote::QuoteKind;
use crate::text::{Class, Document, Span, TokenKind};

/// What a word stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// The article's own telling.
    Narrative,
    /// Between quotation marks, or in a quotation without marks.
    Quoted,
    /// Headline, bylines, credits, furniture.
    Aside,
}

/// One word or number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Made of its letters in lower case: equal words have equal numbers.
    pub letters: u32,
    /// Where it stands.
    pub span: Span,
    /// What it stands in.
    pub standing: Standing,
    /// Whether it tells something: no article, pronoun or the like.
    pub telling: bool,
    /// Whether it is a number in digits.
    pub number: bool,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// The number of its block.
    pub block: u16,
}

/// The words of an article, in order.
pub(super) fn read(item: &Item) -> Vec<Word> {
    let article = &item.article;
    let spans: Vec<Span> = article.blocks.iter().map(|b| b.span).collect();
    let document = article.document_of(&spans);
    let mut quoted = quoted(item, &document).into_iter().peekable();
    let mut words = Vec::with_capacity(document.tokens.len());
    for (n, &(first, last)) in document.blocks.iter().enumerate() {
        let aside = is_aside(article, n);
        let mut links = furniture::links(&document, (first, last)).into_iter().peekable();
        for i in first..last {
            let token = &document.tokens[i];
            if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                continue;
            }
            while quoted.peek().is_some_and(|q: &Span| q.end <= token.span.start) {
                quoted.next();
            }
            while links.peek().is_some_and(|l| l.end <= i) {
                links.next();
            }
            let aside = aside || links.peek().is_some_and(|l| l.contains(&i));
            let in_quote = quoted.peek().is_some_and(|q| q.contains(token.span));
            words.push(Word {
                letters: number(document.lower(i)),
                span: token.span,
                standing: match (aside, in_quote) {
                    (true, _) => Standing::Aside,
                    (false, true) => Standing::Quoted,
                    (false, false) => Standing::Narrative,
                },
                telling: !token.class.has(Class::FUNCTION),
                number: token.kind == TokenKind::Number,
                capital: token.capital,
                block: n.min(usize::from(u16::MAX)) as u16,
            });
        }
    }
    words
}

fn is_aside(article: &Article, block: usize) -> bool {
    let Some(block) = article.blocks.get(block) else { return true };
    let body = matches!(block.kind, BlockKind::Paragraph | BlockKind::Standfirst | BlockKind::Subhead);
    !body || furniture::is_furniture(block.span.of(&article.text))
}

/// What stands in quotations, as spans in order that do not overlap.
fn quoted(item: &Item, document: &Document<'_>) -> Vec<Span> {
    let marked = document.marks.iter().map(|m| m.inner(&document.tokens));
    let direct = item.analysis.quotes.iter().filter(|q| q.kind == QuoteKind::Direct).map(|q| q.span);
    let mut spans: Vec<Span> = marked.chain(direct).collect();
    spans.sort();
    let mut whole: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match whole.last_mut() {
            Some(last) if span.start <= last.end => *last = last.to(span),
            _ => whole.push(span),
        }
    }
    whole
}

/// A number made of a word's letters, folded.
fn number(word: &str) -> u32 {
    let hash = fnv1a(SEED, word.bytes());
    (hash >> 32) as u32 ^ hash as u32
}
