//! Quotations and their speakers.
//!
//! Each sentence is searched in two ways. By cues: each verb or phrase that attributes words (`reported_rules`) has a subject
//! (`subject`) and a complement, ahead or behind, with an extent (`extent`); that gives reported and mixed quotations. By
//! marks: a passage between them that is not part of a reported clause is speech if something near attributes it (`direct`). `candidates`
//! has learned scorers (`weigh`) judge both and keeps the likeliest that do not overlap. Last, each mention of a speaker is
//! resolved to a name (`resolve`).

mod attribution;
mod block_quotation;
mod bodies;
mod candidates;
mod context;
mod cue_ahead;
mod cue_behind;
mod cue_surroundings;
mod descriptions;
mod direct;
mod discourse;
mod extent;
mod headline;
mod introduced;
mod letter;
mod mark_attribution;
mod marked_passage;
mod misspelt;
mod no_statement;
mod noun_phrase;
mod participle_subject;
mod phrasal_cues;
mod phrase_name;
mod post;
mod pronouns;
mod quotation;
mod relative_subject;
mod reported_rules;
mod reported_speech;
mod resolution;
mod resolve;
mod setting;
mod source;
mod speaker_evidence;
mod subject;
mod tier_rules;
pub mod training;
mod transcript;
mod unlisted_cue;
mod unresolved_quote;
mod weigh;

use crate::name::Name;
use crate::text::Document;
use context::DocumentContext;
pub use headline::reports_as_headline;
pub use quotation::{Quote, QuoteKind, Rule, Speaker, Tier};
use resolve::{Resolved, Resolver};
pub use source::SourceKind;
use unresolved_quote::{SpeakerMention, UnresolvedQuote};
pub use weigh::Weights;
use weigh::probability;

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
    let mut quotes = Vec::new();
    for Resolved { mut quote, speaker } in resolved(&context, weights) {
        let sure = match speaker {
            Some(speaker) => probability(weights.speaker_log_odds(&speaker)),
            None if quote.speaker.is_none() => NAMELESS,
            None => 1.0,
        };
        quote.confidence = together(quote.confidence, sure);
        quotes.push(quote);
    }
    quotes.sort_by_cached_key(|q: &Quote| q.span);
    quotes
}

/// The quotations of a document, whose confidence is that of their words, with what tells how sure each speaker is.
fn resolved(context: &DocumentContext<'_>, weights: &Weights) -> Vec<Resolved> {
    let document = context.d;
    let mut resolver = Resolver::new(context);
    let mut found: Vec<Resolved> = Vec::new();
    let mut discourse = discourse::DiscourseState::default();
    let mut turns = transcript::turns(context).into_iter().peekable();
    let mut turn = None;
    // The paragraphs of a letter printed in full.
    let mut letter = 0..0;
    // A paragraph that is a quotation as a whole.
    let mut block_quotation = None;
    for s in 0..document.sentences.len() {
        // A paragraph of a transcript is speech as a whole.
        let block = document.sentences[s].block;
        if let Some(turn_quote) = turns.next_if(|t| t.block == block) {
            turn = Some(block);
            let turn_quote = resolver.resolve_to(turn_quote.quote, Some(turn_quote.bearer));
            found.push(Resolved { speaker: None, ..turn_quote });
        }
        if turn == Some(block) || block_quotation == Some(block) {
            continue;
        }
        if letter.contains(&block) {
            continue;
        }
        let begins = s == 0 || document.sentences[s - 1].block != block;
        if let Some(found_letter) = begins.then(|| letter::Letter::begins_at(context, block)).flatten() {
            found.extend(found_letter.quotations(context).into_iter().map(|quote| resolver.resolve(quote)));
            letter = found_letter.blocks;
            continue;
        }
        let posts = if begins { post::find(context, block) } else { Vec::new() };
        if !posts.is_empty() {
            block_quotation = Some(block);
            for post in posts {
                let mut one = resolver.resolve(post.quote);
                one.quote.when = post.written;
                found.push(one);
            }
            continue;
        }
        if let Some(unresolved) = begins.then(|| block_quotation::find(context, block)).flatten() {
            found.push(resolver.resolve(unresolved));
            // What others say within it is reported by its author, and theirs.
            let (first, last) = document.blocks[block];
            if !(first..last).any(|i| context.quoted(i)) {
                block_quotation = Some(block);
                continue;
            }
        }
        let headline = begins.then(|| headline::find(context, block)).flatten();
        if let Some(unresolved) = headline {
            found.push(resolver.resolve_headline(unresolved));
            block_quotation = Some(block);
            continue;
        }
        for unresolved in candidates::quotations(context, s, weights, &mut discourse) {
            let mut one = resolver.resolve(unresolved);
            let quote = &mut one.quote;
            setting::Setting { when: quote.when, place: quote.place } = setting::of(context, quote, s);
            if !found.iter().rev().take(8).any(|q| q.quote.span == one.quote.span) {
                found.push(one);
            }
        }
    }
    found
}

/// The least confidence, in per cent, of a reading whose words are as likely as that: a doubtful speaker lowers it no further.
const READING: u8 = 35;

/// How likely it is that an article names nobody for words that no rule attributes: of such words in annotated articles
/// fewer than one in ten were nobody's.
const NAMELESS: f32 = 0.1;

/// How likely words and speaker are both right, in per cent.
fn together(words: u8, speaker: f32) -> u8 {
    let both = (f32::from(words) * speaker).round() as u8;
    both.max(words.min(READING)).min(Quote::CHECKED - 1)
}
