//! Hashed features. A scorer sums their weights, a trainer fits weights to them.

/// Takes the features of one decision as they come: a scorer adds up their weights ([`Sum`]), a trainer keeps their hashes
/// (`Vec<u32>`).
pub(in crate::quote) trait FeatureSink {
    /// One feature, as [`feature`] hashes it.
    fn add(&mut self, hash: u32);
}

impl FeatureSink for Vec<u32> {
    fn add(&mut self, hash: u32) {
        self.push(hash);
    }
}

/// One feature: which question `template` asks, and up to three answers.
#[inline]
pub(super) fn feature(template: u32, a: u32, b: u32, c: u32) -> u32 {
    let mut h = template.wrapping_mul(0xc2b2_ae35) ^ a.wrapping_mul(0x9e37_79b1);
    h = (h ^ (h >> 15)).wrapping_add(b).wrapping_mul(0x85eb_ca6b);
    h = (h ^ (h >> 13)).wrapping_add(c).wrapping_mul(0x27d4_eb2f);
    h ^ (h >> 16)
}

/// A count as one of a few steps.
pub(super) fn step(n: usize) -> u32 {
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
