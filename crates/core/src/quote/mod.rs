//! Quotations: finding them, and who is quoted.
//!
//! Sentence by sentence, from two sides. From the cues: each verb or phrase that attributes words (`report`) has a
//! subject (`subject`) and a complement with an extent (`extent`); that gives reported and mixed quotations. From the
//! marks: what stands between them and is not part of a reported clause is speech if something near attributes it
//! (`direct`). Last, each mention is resolved to a name (`resolve`).

mod context;
mod direct;
mod extent;
mod introduced;
mod quotation;
mod reading;
mod report;
mod resolve;
mod setting;
mod spoken;
mod subject;
pub mod training;
mod transcript;
mod unresolved_quote;
mod weigh;

use crate::name::Name;
use crate::text::Document;
use context::DocumentContext;
pub use quotation::{Quote, QuoteKind, Rule, Speaker};
use resolve::Resolver;
use unresolved_quote::{UnresolvedQuote, Who};
pub use weigh::Weights;

/// Finds the quotations of a document, in text order.
///
/// ```
/// use dateline_core::text::{Document, Span};
/// use dateline_core::{name, quote};
///
/// let text = "Jane Roe said that the bridge would be opened again.";
/// let document = Document::read(text, &[Span::new(0, text.len())], &[]);
/// let quotes = quote::find(&document, &name::find(&document));
/// assert_eq!(quotes[0].kind, quote::QuoteKind::Indirect);
/// assert_eq!(quotes[0].cue.map(|cue| cue.of(text)), Some("said"));
/// ```
pub fn find(document: &Document<'_>, names: &[Name]) -> Vec<Quote> {
    find_with(document, names, &Weights::committed())
}

/// The same with other weights than the program carries: what a trainer tries.
pub fn find_with(document: &Document<'_>, names: &[Name], weights: &Weights) -> Vec<Quote> {
    let scene = DocumentContext::new(document, names);
    let mut resolver = Resolver::new(&scene);
    let mut quotes: Vec<Quote> = Vec::new();
    let mut memory = direct::Memory::default();
    let mut turns = transcript::turns(&scene).into_iter().peekable();
    let mut turn = None;
    for s in 0..document.sentences.len() {
        // A paragraph of a transcript is speech as a whole.
        let block = document.sentences[s].block;
        if let Some(spoken) = turns.next_if(|t| t.block == block) {
            turn = Some(block);
            quotes.push(resolver.resolve_to(spoken.draft, Some(spoken.bearer)));
        }
        if turn == Some(block) {
            continue;
        }
        for draft in reading::quotations(&scene, s, weights, &mut memory) {
            let mut quote = resolver.resolve(draft);
            setting::Setting { when: quote.when, place: quote.place } = setting::of(&scene, &quote, s);
            if !quotes.iter().rev().take(8).any(|q| q.span == quote.span) {
                quotes.push(quote);
            }
        }
    }
    quotes.sort_by_cached_key(|q| q.span);
    quotes
}
