//! Numbers made of text, the same on every machine.

/// The number of no bytes at all, which [`fnv1a`] begins with.
pub const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a in 64 bits: `bytes` added to a number that earlier bytes gave.
pub fn fnv1a(seed: u64, bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(seed, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x100_0000_01b3))
}

/// The last steps of SplitMix64: numbers that differ little become numbers that differ in half their bits.
pub fn mix(x: u64) -> u64 {
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_the_published_functions() {
        assert_eq!(fnv1a(SEED, *b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv1a(fnv1a(SEED, *b"foo"), *b"bar"), 0x8594_4171_f739_67e8);
        assert_eq!(mix(0x9e37_79b9_7f4a_7c15), 0xe220_a839_7b1d_cdaf);
    }
}
