//! The outcome of a command, from which the exit status follows.

/// How a command ended that did not fail as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everything that was handed in was read.
    Complete,
    /// Lines or files were left out; each was told on standard error.
    LeftOut,
}

impl Outcome {
    /// [`Complete`](Self::Complete) if nothing was left out.
    pub fn complete_if(nothing_left_out: bool) -> Self {
        if nothing_left_out { Self::Complete } else { Self::LeftOut }
    }
}
