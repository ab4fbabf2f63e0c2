//! The checksum of stored bytes: XXH64 with seed 0, as its author Yann Collet specifies it.
//!
//! It tells damage, not forgery, and names files by their content. CRC-32 and FNV go byte by byte and would take longer
//! over a large corpus than all the rest of opening it.

const P1: u64 = 0x9e37_79b1_85eb_ca87;
const P2: u64 = 0xc2b2_ae3d_27d4_eb4f;
const P3: u64 = 0x1656_67b1_9e37_79f9;
const P4: u64 = 0x85eb_ca77_c2b2_ae63;
const P5: u64 = 0x27d4_eb2f_1656_67c5;

/// XXH64 of `bytes`.
pub fn checksum(bytes: &[u8]) -> u64 {
    let mut sum = Checksum::default();
    sum.feed(bytes);
    sum.finish()
}

/// XXH64 of bytes that come piece by piece.
#[derive(Clone, Copy, Debug)]
pub(super) struct Checksum {
    lanes: [u64; 4],
    /// What is left of the bytes until there are enough of them for a stripe; how many follows from `len`.
    rest: [u8; STRIPE],
    len: u64,
}

const STRIPE: usize = 32;

impl Default for Checksum {
    fn default() -> Self {
        let lanes = [P1.wrapping_add(P2), P2, 0, 0u64.wrapping_sub(P1)];
        Self { lanes, rest: [0; STRIPE], len: 0 }
    }
}

impl Checksum {
    /// Takes the next bytes.
    pub fn feed(&mut self, mut bytes: &[u8]) {
        let held = self.len as usize % STRIPE;
        self.len = self.len.wrapping_add(bytes.len() as u64);
        if held > 0 {
            let (now, after) = bytes.split_at(bytes.len().min(STRIPE - held));
            self.rest[held..held + now.len()].copy_from_slice(now);
            bytes = after;
            if held + now.len() < STRIPE {
                return;
            }
            let stripe = self.rest;
            self.stripe(&stripe);
        }
        let (stripes, rest) = bytes.as_chunks::<STRIPE>();
        stripes.iter().for_each(|stripe| self.stripe(stripe));
        self.rest[..rest.len()].copy_from_slice(rest);
    }

    #[inline]
    fn stripe(&mut self, stripe: &[u8; STRIPE]) {
        let (words, _) = stripe.as_chunks::<8>();
        for (lane, &word) in self.lanes.iter_mut().zip(words) {
            *lane = round(*lane, u64::from_le_bytes(word));
        }
    }

    /// The sum of what has come.
    pub fn finish(&self) -> u64 {
        let mut hash = if self.len < STRIPE as u64 {
            P5
        } else {
            let turns = self.lanes.iter().zip([1, 7, 12, 18]);
            let turned = turns.fold(0u64, |sum, (lane, by)| sum.wrapping_add(lane.rotate_left(by)));
            self.lanes.iter().fold(turned, |hash, &lane| (hash ^ round(0, lane)).wrapping_mul(P1).wrapping_add(P4))
        };
        hash = hash.wrapping_add(self.len);
        let (words, rest) = self.rest[..self.len as usize % STRIPE].as_chunks::<8>();
        for &word in words {
            hash = (hash ^ round(0, u64::from_le_bytes(word))).rotate_left(27).wrapping_mul(P1).wrapping_add(P4);
        }
        let (halves, rest) = rest.as_chunks::<4>();
        for &half in halves {
            let half = u64::from(u32::from_le_bytes(half)).wrapping_mul(P1);
            hash = (hash ^ half).rotate_left(23).wrapping_mul(P2).wrapping_add(P3);
        }
        for &byte in rest {
            hash = (hash ^ u64::from(byte).wrapping_mul(P5)).rotate_left(11).wrapping_mul(P1);
        }
        hash = (hash ^ (hash >> 33)).wrapping_mul(P2);
        hash = (hash ^ (hash >> 29)).wrapping_mul(P3);
        hash ^ (hash >> 32)
    }
}

fn round(lane: u64, word: u64) -> u64 {
    lane.wrapping_add(word.wrapping_mul(P2)).rotate_left(31).wrapping_mul(P1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of the reference implementation.
    #[test]
    fn agrees_with_the_reference() {
        assert_eq!(checksum(b""), 0xef46_db37_51d8_e999);
        assert_eq!(checksum(b"a"), 0xd24e_c4f1_a98c_6e5b);
        assert_eq!(checksum(b"abc"), 0x44bc_2cf5_ad77_0999);
        assert_eq!(checksum(b"xxhash"), 0x32dd_3895_2c4b_c720);
        let long: Vec<u8> = (0..=255).cycle().take(1003).collect();
        assert_eq!(checksum(&long), 0x3fdb_ab26_4e08_fe73);
        for size in [1, 7, 31, 32, 33, 100] {
            let mut sum = Checksum::default();
            long.chunks(size).for_each(|piece| sum.feed(piece));
            assert_eq!(sum.finish(), checksum(&long), "{size}");
        }
    }

    #[test]
    fn every_byte_counts() {
        let bytes: Vec<u8> = (0..101).collect();
        let whole = checksum(&bytes);
        for at in 0..bytes.len() {
            let mut other = bytes.clone();
            other[at] ^= 1;
            assert_ne!(checksum(&other), whole, "{at}");
            assert_ne!(checksum(&bytes[..at]), whole, "{at}");
        }
    }
}
