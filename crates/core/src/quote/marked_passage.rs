//! Words between marks that may be speech, as the rules hand them to the scorer.

use super::unresolved_quote::UnresolvedQuote;

/// What stands between the marks of one pair, with the speaker that the rules give it.
#[derive(Clone, Debug)]
pub(super) struct MarkedPassage {
    pub quote: UnresolvedQuote,
    /// Number of the pair.
    pub pair: usize,
    /// Tokens of the cue, if there is one.
    pub cue: Option<(usize, usize)>,
    /// Whether the form is that of speech: whole clauses, stopped as speech is.
    pub speech: bool,
    /// Whether it follows its cue at once.
    pub after_cue: bool,
}
