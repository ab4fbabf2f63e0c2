//! What a reader corrects of a corpus: names, and statements that are judged right or wrong, mended, or added where none was found.
//!
//! Corrections are a log. They are applied in their order, anew from what was found, so that each can be undone and the log of one
//! corpus can be applied to another that has the same articles. It lies in a section of its own of a stored corpus, which only
//! programs read that change it.

mod apply;
mod log;
mod share;

pub use apply::apply;
pub use log::{CorrectionLog, Corrections, Judgement, ReviewOrder, StoredCorrections, Verdict};
pub use share::Share;
