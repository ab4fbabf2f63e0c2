//! Quotations and their speakers.
//!
//! Each sentence is searched in two ways. By cues: each verb or phrase that attributes words (`reported_speech`) has a subject
//! (`subject`) and a complement with an extent (`extent`); that gives reported and mixed quotations. By marks: a passage
//! between them that is not part of a reported clause is speech if something near attributes it (`direct`). `candidates`
//! has learned scorers (`weigh`) judge both and keeps the likeliest that do not overlap. Last, each mention of a speaker is
//! resolved to a name (`resolve`).

mod candidates;
mod context;
mod direct;
mod extent;
mod introduced;
mod marked_passage;
mod quotation;
mod reported_speech;
mod resolve;
mod setting;
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
use unresolved_quote::{SpeakerMention, UnresolvedQuote};
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

/// The same with other weights than those that the program carries. A trainer tries new weights with it.
pub fn find_with(document: &Document<'_>, names: &[Name], weights: &Weights) -> Vec<Quote> {
    let context = DocumentContext::new(document, names);
    let mut resolver = Resolver::new(&context);
    let mut quotes: Vec<Quote> = Vec::new();
    let mut discourse = direct::DiscourseState::default();
    let mut turns = transcript::turns(&context).into_iter().peekable();
    let mut turn = None;
    for s in 0..document.sentences.len() {
        // A paragraph of a transcript is speech as a whole.
        let block = document.sentences[s].block;
        if let Some(turn_quote) = turns.next_if(|t| t.block == block) {
            turn = Some(block);
            quotes.push(resolver.resolve_to(turn_quote.quote, Some(turn_quote.bearer)));
        }
        if turn == Some(block) {
            continue;
        }
        for unresolved in candidates::quotations(&context, s, weights, &mut discourse) {
            let mut quote = resolver.resolve(unresolved);
            setting::Setting { when: quote.when, place: quote.place } = setting::of(&context, &quote, s);
            if !quotes.iter().rev().take(8).any(|q| q.span == quote.span) {
                quotes.push(quote);
            }
        }
    }
    quotes.sort_by_cached_key(|q| q.span);
    quotes
}
