//! What the rules hand on: a quotation whose speaker is still a mention, not yet a name.

use super::context::Np;
use super::quotation::{QuoteKind, Rule};
use crate::text::Span;

/// A quotation whose mention is not resolved yet.
#[derive(Clone, Debug)]
pub(super) struct UnresolvedQuote {
    pub span: Span,
    pub kind: QuoteKind,
    pub speaker: SpeakerMention,
    pub cue: Option<Span>,
    pub via: Option<Span>,
    pub confidence: u8,
    pub rule: Rule,
    /// The sentence it stands in.
    pub sentence: usize,
}

/// Who speaks, before resolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SpeakerMention {
    /// The article does not tell.
    Unknown,
    /// A mention.
    Mention(Np),
    /// Whoever spoke before: a mention in an earlier sentence.
    Earlier(Np, usize),
}
