//! The checksum of stored bytes: XXH64 with seed 0.
//!
//! It detects damage but no forgery, and gives part files their names.

use xxhash_rust::xxh64::xxh64;

/// XXH64 of `bytes`.
pub fn checksum(bytes: &[u8]) -> u64 {
    xxh64(bytes, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of the reference implementation: names of files must not change with the crate that computes them.
    #[test]
    fn agrees_with_the_reference() {
        assert_eq!(checksum(b""), 0xef46_db37_51d8_e999);
        assert_eq!(checksum(b"a"), 0xd24e_c4f1_a98c_6e5b);
        assert_eq!(checksum(b"abc"), 0x44bc_2cf5_ad77_0999);
        assert_eq!(checksum(b"xxhash"), 0x32dd_3895_2c4b_c720);
        let long: Vec<u8> = (0..=255).cycle().take(1003).collect();
        assert_eq!(checksum(&long), 0x3fdb_ab26_4e08_fe73);
    }
}
