//! A passage between quotation marks that may be speech. The rules of `direct` make it, the scorer of speech judges it.

use super::unresolved_quote::UnresolvedQuote;

/// The words between the marks of one pair, with the speaker that the rules attribute them to.
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
