//! Bit sets of rows: the articles, quotations, entries or sentences that pass a condition.

/// A set of numbers below a length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    len: u32,
}

impl Bits {
    /// No number below `len`.
    pub fn none(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)], len: len as u32 }
    }

    /// All numbers below `len`.
    pub fn all(len: usize) -> Self {
        let mut all = Self::none(len);
        all.not();
        all
    }

    /// Takes `n` in, if it is below the length.
    pub fn set(&mut self, n: u32) {
        if n < self.len {
            self.words[n as usize / 64] |= 1 << (n % 64);
        }
    }

    /// Takes in `from..to`.
    pub fn set_range(&mut self, from: u32, to: u32) {
        (from..to).for_each(|n| self.set(n));
    }

    /// Whether `n` is in it.
    pub fn has(&self, n: u32) -> bool {
        self.words.get(n as usize / 64).is_some_and(|w| w >> (n % 64) & 1 == 1)
    }

    /// Whether any of `from..to` is in it.
    pub fn any(&self, from: u32, to: u32) -> bool {
        (from..to).any(|n| self.has(n))
    }

    /// Leaves what is in both.
    pub fn and(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a &= b);
    }

    /// Takes in what is in `other`.
    pub fn or(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a |= b);
    }

    /// Turns it into what it lacks.
    pub fn not(&mut self) {
        self.words.iter_mut().for_each(|w| *w = !*w);
        if let Some(last) = self.words.last_mut().filter(|_| !self.len.is_multiple_of(64)) {
            *last &= (1 << (self.len % 64)) - 1;
        }
    }

    /// Whether none is in it.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|&w| w == 0)
    }

    /// How many are in it.
    pub fn count(&self) -> usize {
        self.words.iter().map(|w| w.count_ones() as usize).sum()
    }

    /// Those in it, ascending.
    pub fn each(&self, with: &mut dyn FnMut(u32)) {
        for (at, &word) in (0u32..).zip(&self.words) {
            let mut rest = word;
            while rest != 0 {
                with(at * 64 + rest.trailing_zeros());
                rest &= rest - 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn they_are_sets(len in 0usize..200, a in prop::collection::btree_set(0u32..200, 0..40), b in prop::collection::btree_set(0u32..200, 0..40)) {
            let bits = |of: &BTreeSet<u32>| {
                let mut bits = Bits::none(len);
                of.iter().for_each(|&n| bits.set(n));
                bits
            };
            let list = |bits: &Bits| {
                let mut out = Vec::new();
                bits.each(&mut |n| out.push(n));
                out
            };
            let below = |n: &&u32| (**n as usize) < len;
            let (mut both, mut either, mut lacks) = (bits(&a), bits(&a), bits(&a));
            both.and(&bits(&b));
            either.or(&bits(&b));
            lacks.not();
            prop_assert_eq!(list(&both), a.intersection(&b).filter(below).copied().collect::<Vec<_>>());
            prop_assert_eq!(list(&either), a.union(&b).filter(below).copied().collect::<Vec<_>>());
            prop_assert_eq!(list(&lacks), (0..len as u32).filter(|n| !a.contains(n)).collect::<Vec<_>>());
            prop_assert_eq!(both.count() + either.count(), bits(&a).count() + bits(&b).count());
            prop_assert_eq!(both.is_empty(), both.count() == 0);
            prop_assert_eq!(bits(&a).any(3, 9), a.range(3..9).any(|n| (*n as usize) < len));
            prop_assert_eq!(Bits::all(len).count(), len);
        }
    }
}
