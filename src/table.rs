//! Words by number: the one table that finds words by their letters.
//!
//! A map of the standard library is compiled anew for each type that it holds, two kilobytes each time. Here words get
//! numbers in the order in which they come, and what is known of them stands in a list of the caller's.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// FNV-1a: short keys, no attacker, and the same everywhere.
#[derive(Clone, Default)]
struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let mut hash = if self.0 == 0 { 0xcbf2_9ce4_8422_2325 } else { self.0 };
        for &b in bytes {
            hash = (hash ^ u64::from(b)).wrapping_mul(0x100_0000_01b3);
        }
        self.0 = hash;
    }
}

/// Words with their numbers, from 0 on.
#[derive(Clone, Debug, Default)]
pub struct Table(HashMap<Box<str>, u32, BuildHasherDefault<Fnv>>);

// Never inlined, so that the map's code is there once.
impl Table {
    /// The word's number, if it has one.
    #[inline(never)]
    pub fn find(&self, word: &str) -> Option<usize> {
        self.0.get(word).map(|&n| n as usize)
    }

    /// The word's number; the next one, if it has none yet.
    #[inline(never)]
    pub fn number(&mut self, word: &str) -> usize {
        if let Some(n) = self.find(word) {
            return n;
        }
        let n = self.0.len();
        self.0.insert(word.into(), n as u32);
        n
    }

    /// What is known of the word in `list`, which holds it by number and is made longer for a new one.
    pub fn of<'l, T: Default>(&mut self, word: &str, list: &'l mut Vec<T>) -> &'l mut T {
        let n = self.number(word);
        if n == list.len() {
            list.push(T::default());
        }
        &mut list[n]
    }

    /// The words in the order of their letters, with their numbers.
    #[inline(never)]
    pub fn sorted(self) -> Vec<(Box<str>, u32)> {
        let mut words: Vec<_> = self.0.into_iter().collect();
        crate::order::plain(&mut words);
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_numbers() {
        let (mut table, mut counts) = (Table::default(), Vec::<u32>::new());
        for word in ["b", "a", "", "b", "a", "b"] {
            *table.of(word, &mut counts) += 1;
        }
        assert_eq!(counts, [3, 2, 1]);
        assert_eq!((table.find("a"), table.find("c")), (Some(1), None));
        assert_eq!(table.sorted(), [("".into(), 2), ("a".into(), 1), ("b".into(), 0)]);
    }
}
