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

pub(super) use end::Walk;
pub(super) use sheet::Sheet;
pub(super) use speech::features as speech_features;
pub(super) use speech::speech;
pub(super) use worth::{Worth, worth};

/// How many weights each scorer has, in the order `start`, `end`, `worth`, `speech`; powers of two.
pub const SIZES: [usize; 4] = [1 << 14, 1 << 13, 1 << 11, 1 << 11];

/// Units of a weight in one natural-log odds.
pub const SCALE: f32 = 8.0;

static BYTES: &[u8] = include_bytes!("weights.bin");

/// The weights of one scorer: as many bytes as a power of two, each a signed weight.
#[derive(Clone, Debug)]
pub(super) struct Table(Cow<'static, [u8]>);

impl Table {
    /// The sum of the weights of features, in natural-log odds.
    fn sum(&self, features: impl FnOnce(&mut Sum<'_>)) -> f32 {
        let mut sum = Sum { table: &self.0, sum: 0 };
        features(&mut sum);
        sum.sum as f32 / SCALE
    }
}

/// Takes the features of one decision as they come: a scorer adds up their weights ([`Sum`]), a trainer keeps their hashes
/// (`Vec<u32>`).
pub(super) trait Features {
    /// One feature, as [`feature`] hashes it.
    fn add(&mut self, hash: u32);
}

/// The weights of the features so far, added up.
struct Sum<'t> {
    table: &'t [u8],
    sum: i32,
}

impl Features for Sum<'_> {
    #[inline]
    fn add(&mut self, hash: u32) {
        let bucket = hash as usize & self.table.len().wrapping_sub(1);
        if let Some(&weight) = self.table.get(bucket) {
            self.sum += i32::from(weight as i8);
        }
    }
}

impl Features for Vec<u32> {
    fn add(&mut self, hash: u32) {
        self.push(hash);
    }
}

/// The weights of all scorers: those that `make train` made and the program carries, or others that a trainer tries.
#[derive(Clone, Debug)]
pub struct Weights {
    pub(super) start: Table,
    pub(super) end: Table,
    pub(super) worth: Table,
    pub(super) speech: Table,
}

impl Weights {
    /// The weights that the program carries.
    pub fn committed() -> Self {
        let (start, rest) = BYTES.split_at(SIZES[0]);
        let (end, rest) = rest.split_at(SIZES[1]);
        let (worth, speech) = rest.split_at(SIZES[2]);
        let table = |bytes: &'static [u8]| Table(Cow::Borrowed(bytes));
        Self { start: table(start), end: table(end), worth: table(worth), speech: table(speech) }
    }

    /// Weights in the making: of each scorer of [`SIZES`](crate::quote::training::SIZES), in that order, one signed byte a
    /// bucket, in units of one [`SCALE`](crate::quote::training::SCALE)th of a natural-log odds. A scorer without weights says
    /// 0, which is even odds.
    pub fn new(tables: [Vec<u8>; 4]) -> Self {
        let [start, end, worth, speech] = tables.map(|t| Table(Cow::Owned(t)));
        Self { start, end, worth, speech }
    }

    /// The weights as `weights.bin` holds them, one scorer after the other.
    pub fn bytes(&self) -> Vec<u8> {
        [&self.start, &self.end, &self.worth, &self.speech].map(|table| table.0.as_ref()).concat()
    }
}

/// The probability of log odds.
pub fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// One feature: which question `template` asks, and up to three answers.
#[inline]
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
