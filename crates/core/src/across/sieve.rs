//! Which keys more than one article has, in little memory.

/// Tells which keys more than one article may have, in two bits a slot. Most keys of a corpus stand in one article alone, and
/// their rows need not be kept.
pub(super) struct Sieve {
    once: Vec<u64>,
    twice: Vec<u64>,
    mask: u32,
}

impl Sieve {
    /// A sieve for about that many keys.
    pub fn new(keys: usize) -> Self {
        let slots = keys.clamp(1 << 12, 1 << 30).next_power_of_two() * 2;
        Self { once: vec![0; slots / 64], twice: vec![0; slots / 64], mask: (slots - 1) as u32 }
    }

    fn slot(&self, key: u32) -> (usize, u64) {
        let slot = key & self.mask;
        (slot as usize / 64, 1 << (slot % 64))
    }

    /// Notes that one more article has a key. An article names each of its keys once.
    pub fn note(&mut self, key: u32) {
        let (at, bit) = self.slot(key);
        self.twice[at] |= self.once[at] & bit;
        self.once[at] |= bit;
    }

    /// Whether two articles and more may have the key.
    pub fn is_shared(&self, key: u32) -> bool {
        let (at, bit) = self.slot(key);
        self.twice[at] & bit != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_articles_have_passes() {
        let mut sieve = Sieve::new(10);
        [1, 2, 3, 2, 1_000_000, 3].into_iter().for_each(|key| sieve.note(key));
        assert_eq!([1, 2, 3, 1_000_000].map(|key| sieve.is_shared(key)), [false, true, true, false]);
    }
}
