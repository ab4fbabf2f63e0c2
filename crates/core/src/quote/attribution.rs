//! Whose words a passage between marks is.

use super::Rule;
use super::context::Np;

/// Whose words a passage between marks is, and how that is told.
pub(super) struct Attribution {
    pub speaker: Np,
    pub cue: (usize, usize),
    pub rule: Rule,
    pub confidence: u8,
    /// Who relays the words: "Xinhua quoted Roe as saying".
    pub via: Option<Np>,
}
