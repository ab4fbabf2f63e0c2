//! Learned weights: where reported words begin, where they end, whether they are worth showing, and whether marks mean
//! speech.
//!
//! The rules know the grammar of attribution; what they cannot know is how often a given wording attributes words in the news,
//! and how often a clause goes on past a comma. Four linear scorers over hashed features do: [`start`](SentenceFeatures::start),
//! [`end`](SentenceFeatures::end), [`candidate`](candidate_log_odds) and [`speech`](speech_log_odds). Each sums a handful of small integers for what stands near a token: its word, its
//! stem, its class, what the rules propose. Names are one feature together, whoever bears them.
//!
//! The weights are numbers alone, in `weights.bin`: one signed byte a feature, in eighths of a natural-log odds. They are
//! made by `make train`, from articles that are not part of this project; see ARCHITECTURE.md.

mod candidate;
mod end;
mod features;
mod sentence_features;
mod speech;
mod start;
mod weights;

pub(super) use candidate::{CandidateFeatures, candidate_log_odds};
pub(super) use end::Walk;
pub(super) use sentence_features::SentenceFeatures;
pub(super) use speech::{speech_features, speech_log_odds};
pub use weights::{SCALE, SIZES, Weights, probability};
