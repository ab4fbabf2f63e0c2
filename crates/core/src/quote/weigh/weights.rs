//! The weights of the scorers, and their sum over the features of one decision.

use std::borrow::Cow;

use super::features::FeatureSink;
use super::speaker::SpeakerFeatures;
use crate::quote::Tier;

/// How many weights each scorer has, in the order `start`, `end`, `candidate`, `speech`, `tier`, `speaker`; powers of two.
pub const SIZES: [usize; 6] = [1 << 15, 1 << 14, 1 << 13, 1 << 12, 1 << 12, 1 << 11];

/// Units of a weight in one natural-log odds.
pub const SCALE: f32 = 8.0;

static BYTES: &[u8] = include_bytes!("weights.bin");

/// The weights of one scorer: as many bytes as a power of two, each a signed weight.
#[derive(Clone, Debug)]
pub(in crate::quote) struct Table(Cow<'static, [u8]>);

impl Table {
    /// The sum of the weights of features, in natural-log odds.
    pub(super) fn sum(&self, features: impl FnOnce(&mut Sum<'_>)) -> f32 {
        let mut sum = Sum { table: &self.0, sum: 0 };
        features(&mut sum);
        sum.sum as f32 / SCALE
    }
}

/// The weights of all scorers: those that `make train` made and the program carries, or others that a trainer tries.
#[derive(Clone, Debug)]
pub struct Weights {
    pub(in crate::quote) start: Table,
    pub(in crate::quote) end: Table,
    pub(in crate::quote) candidate: Table,
    pub(in crate::quote) speech: Table,
    pub(in crate::quote) tier: Table,
    pub(in crate::quote) speaker: Table,
}

impl Weights {
    /// The weights that the program carries.
    pub fn committed() -> Self {
        let mut rest = BYTES;
        let [start, end, candidate, speech, tier, speaker] = SIZES.map(|size| {
            let (own, after) = rest.split_at(size.min(rest.len()));
            rest = after;
            Table(Cow::Borrowed(own))
        });
        Self { start, end, candidate, speech, tier, speaker }
    }

    /// Weights in the making: of each scorer of [`SIZES`](crate::quote::training::SIZES), in that order, one signed byte a
    /// bucket, in units of one [`SCALE`](crate::quote::training::SCALE)th of a natural-log odds. A scorer without weights says
    /// 0, which is even odds.
    pub fn new(tables: [Vec<u8>; 6]) -> Self {
        let [start, end, candidate, speech, tier, speaker] = tables.map(|t| Table(Cow::Owned(t)));
        Self { start, end, candidate, speech, tier, speaker }
    }

    /// The weights as `weights.bin` holds them, one scorer after the other.
    pub fn bytes(&self) -> Vec<u8> {
        [&self.start, &self.end, &self.candidate, &self.speech, &self.tier, &self.speaker]
            .map(|table| table.0.as_ref())
            .concat()
    }

    /// What a quotation is taken for, by the features that say whether it is one.
    pub(in crate::quote) fn tier(&self, features: impl FnOnce(&mut Sum<'_>)) -> Tier {
        if self.tier.sum(features) >= 0.0 { Tier::Said } else { Tier::Held }
    }

    /// The log odds that the speaker of a quotation is resolved rightly.
    pub(in crate::quote) fn speaker_log_odds(&self, features: &SpeakerFeatures) -> f32 {
        self.speaker.sum(|sink| features.hash_into(sink))
    }
}

/// The weights of the features so far, added up.
pub(in crate::quote) struct Sum<'t> {
    table: &'t [u8],
    sum: i32,
}

impl FeatureSink for Sum<'_> {
    #[inline]
    fn add(&mut self, hash: u32) {
        let bucket = hash as usize & self.table.len().wrapping_sub(1);
        if let Some(&weight) = self.table.get(bucket) {
            self.sum += i32::from(weight as i8);
        }
    }
}

/// The probability of log odds.
pub fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}
