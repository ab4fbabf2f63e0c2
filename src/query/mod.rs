//! What is asked.

use serde::{Deserialize, Serialize};

/// What to match.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    /// As typed.
    pub text: String,
}
