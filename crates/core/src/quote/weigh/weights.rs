//! The weights of the scorers, and their sum over the features of one decision.

use std::borrow::Cow;

use super::features::FeatureSink;

/// How many weights each scorer has, in the order `start`, `end`, `candidate`, `speech`; powers of two.
pub const SIZES: [usize; 4] = [1 << 14, 1 << 13, 1 << 11, 1 << 11];

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
}

impl Weights {
    /// The weights that the program carries.
    pub fn committed() -> Self {
        let (start, rest) = BYTES.split_at(SIZES[0]);
        let (end, rest) = rest.split_at(SIZES[1]);
        let (candidate, speech) = rest.split_at(SIZES[2]);
        let table = |bytes: &'static [u8]| Table(Cow::Borrowed(bytes));
        Self { start: table(start), end: table(end), candidate: table(candidate), speech: table(speech) }
    }

    /// Weights in the making: of each scorer of [`SIZES`](crate::quote::training::SIZES), in that order, one signed byte a
    /// bucket, in units of one [`SCALE`](crate::quote::training::SCALE)th of a natural-log odds. A scorer without weights says
    /// 0, which is even odds.
    pub fn new(tables: [Vec<u8>; 4]) -> Self {
        let [start, end, candidate, speech] = tables.map(|t| Table(Cow::Owned(t)));
        Self { start, end, candidate, speech }
    }

    /// The weights as `weights.bin` holds them, one scorer after the other.
    pub fn bytes(&self) -> Vec<u8> {
        [&self.start, &self.end, &self.candidate, &self.speech].map(|table| table.0.as_ref()).concat()
    }
}

/// The weights of the features so far, added up.
pub(super) struct Sum<'t> {
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
