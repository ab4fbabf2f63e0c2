//! Six scorers with learned weights: where reported words begin ([`start`](SentenceFeatures::start)), where they end
//! ([`end`](SentenceFeatures::likely_ends)), whether a candidate is a quotation ([`candidate`](candidate_log_odds)), whether
//! marks hold speech ([`speech`](speech_log_odds)), whether a quotation was said or is held ([`tier`](Weights::tier)), and
//! whether its speaker is resolved rightly ([`speaker`](Weights::speaker_log_odds)).
//!
//! The rules know the grammar of attribution. They do not know how often a wording attributes words in the news, or how often a
//! clause goes on past a comma; the scorers do. Each is a logistic regression over hashed features of the tokens nearby: word,
//! stem, class, and what the rules propose. All names are one feature, so that no weight belongs to a person.
//!
//! The weights are numbers alone, in `weights.bin`: one signed byte a feature, in eighths of a natural-log odds. They are
//! made by `make train`, from articles that are not part of this project; see ARCHITECTURE.md.

mod candidate;
mod end;
mod end_features;
mod features;
mod sentence_features;
mod speaker;
mod speech;
mod start;
mod weights;

pub(super) use candidate::{CandidateFeatures, candidate_log_odds};
pub(super) use end_features::Walk;
pub(super) use sentence_features::{SentenceFeatures, word_hash};
pub(super) use speaker::{Next, Opening, SpeakerFeatures};
pub(super) use speech::{speech_features, speech_log_odds};
pub use weights::{SCALE, SIZES, Weights, probability};
