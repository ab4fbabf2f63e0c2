//! A quotation as the rules find it: its speaker is a mention, which `resolve` turns into a name.

use super::context::Np;
use super::quotation::{QuoteKind, Rule, Tier};
use crate::text::Span;

/// A quotation whose mention is not resolved yet.
#[derive(Clone, Debug)]
pub(super) struct UnresolvedQuote {
    pub span: Span,
    pub kind: QuoteKind,
    pub tier: Tier,
    pub speaker: SpeakerMention,
    pub cue: Option<Span>,
    pub via: Option<Span>,
    pub confidence: u8,
    pub rule: Rule,
    /// The sentence it stands in.
    pub sentence: usize,
}

/// The speaker of a quotation before resolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SpeakerMention {
    /// The article does not tell.
    Unknown,
    /// A mention in the quotation's sentence or near it.
    Mention(Np),
    /// The speaker of earlier words goes on: that mention, and the number of the sentence it stands in.
    Earlier(Np, usize),
}
