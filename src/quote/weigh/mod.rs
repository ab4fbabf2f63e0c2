//! Learned weights: where reported words begin, where they end, whether they are worth showing, and whether marks mean
//! speech.
//!
//! The rules know the grammar of attribution; what they cannot know is how often a given wording attributes words in the news,
//! and how often a clause goes on past a comma. Four linear scorers over hashed features do: [`start`](Sheet::start),
//! [`end`](Sheet::end), [`worth`] and [`speech`]. Each sums a handful of small integers for what stands near a token: its word, its
//! stem, its class, what the rules propose. Names are one feature together, whoever bears them.
//!
//! The weights are numbers alone, in `weights.bin`: one signed byte a feature, in eighths of a natural-log odds. They are
//! made by `make train`, from articles that are not part of this project; see ARCHITECTURE.md.

mod end;
mod sheet;
mod speech;
mod start;
mod worth;

use std::borrow::Cow;

#[cfg(feature = "train")]
pub(super) use end::Walk;
pub(super) use sheet::Sheet;
#[cfg(feature = "train")]
pub(super) use speech::features as speech_features;
pub(super) use speech::speech;
pub(super) use worth::{Worth, worth};

/// Buckets of each scorer; powers of two.
pub(super) const SIZES: [usize; 4] = [1 << 14, 1 << 13, 1 << 11, 1 << 11];

/// Units of a weight in one natural-log odds.
pub(super) const SCALE: f32 = 8.0;

static BYTES: &[u8] = include_bytes!("weights.bin");

/// The weights of one scorer.
#[derive(Clone, Debug)]
pub(super) struct Table(Cow<'static, [u8]>);

impl Table {
    /// The sum of the weights of features, in natural-log odds.
    fn sum(&self, features: impl FnOnce(&mut Features)) -> f32 {
        let mut all = Features::default();
        features(&mut all);
        let mask = self.0.len() - 1;
        let sum: i32 = all.hashes().iter().map(|&hash| i32::from(self.0[hash as usize & mask] as i8)).sum();
        sum as f32 / SCALE
    }
}

/// The features of one decision, as hashes.
#[derive(Clone, Debug)]
pub(super) struct Features {
    hashes: [u32; MOST],
    len: usize,
}

/// Features that a decision has at most.
const MOST: usize = 48;

impl Default for Features {
    fn default() -> Self {
        Self { hashes: [0; MOST], len: 0 }
    }
}

impl Features {
    #[cfg_attr(target_family = "wasm", inline(never))]
    #[cfg_attr(not(target_family = "wasm"), inline)]
    fn add(&mut self, hash: u32) {
        debug_assert!(self.len < MOST, "a scorer asks more than MOST questions");
        if let Some(slot) = self.hashes.get_mut(self.len) {
            *slot = hash;
            self.len += 1;
        }
    }

    pub fn hashes(&self) -> &[u32] {
        &self.hashes[..self.len]
    }
}

/// All weights.
#[derive(Clone, Debug)]
pub(super) struct Weights {
    pub start: Table,
    pub end: Table,
    pub worth: Table,
    pub speech: Table,
}

impl Weights {
    /// The committed ones.
    pub fn committed() -> Self {
        let (start, rest) = BYTES.split_at(SIZES[0]);
        let (end, rest) = rest.split_at(SIZES[1]);
        let (worth, speech) = rest.split_at(SIZES[2]);
        let table = |bytes: &'static [u8]| Table(Cow::Borrowed(bytes));
        Self { start: table(start), end: table(end), worth: table(worth), speech: table(speech) }
    }

    /// Weights in the making.
    #[cfg(feature = "train")]
    pub fn new(tables: [Vec<u8>; 4]) -> Self {
        let [start, end, worth, speech] = tables.map(|t| Table(Cow::Owned(t)));
        Self { start, end, worth, speech }
    }
}

/// The probability of log odds.
pub(super) fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// One feature: which question `template` asks, and up to three answers.
#[cfg_attr(target_family = "wasm", inline(never))]
#[cfg_attr(not(target_family = "wasm"), inline)]
fn feature(template: u32, a: u32, b: u32, c: u32) -> u32 {
    let mut h = template.wrapping_mul(0xc2b2_ae35) ^ a.wrapping_mul(0x9e37_79b1);
    h = (h ^ (h >> 15)).wrapping_add(b).wrapping_mul(0x85eb_ca6b);
    h = (h ^ (h >> 13)).wrapping_add(c).wrapping_mul(0x27d4_eb2f);
    h ^ (h >> 16)
}

/// A count as one of a few steps.
fn step(n: usize) -> u32 {
    match n {
        0..=4 => n as u32,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=22 => 8,
        23..=35 => 9,
        _ => 10,
    }
}
