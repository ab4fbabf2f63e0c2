//! The passages of a text, as few numbers: two texts that share passages share numbers.

use dateline_core::hash::mix;

use super::print::hash;

/// Words of a passage.
const WORDS: usize = 5;
/// Passages that are kept of a text; of longer ones every second, fourth, eighth … by their hash.
const KEPT: usize = 4096;
/// Passages of the shortest text that can be compared.
const LEAST: usize = 8;

/// The passages of a text.
pub(super) struct Sketch {
    /// Hashes that are divided by 2 so many times without a rest, sorted.
    hashes: Vec<u64>,
    halved: u32,
}

impl Sketch {
    /// Of a text.
    pub(super) fn of(text: &str) -> Self {
        let mut last: [u64; WORDS] = [0; WORDS];
        let mut sketch = Self { hashes: Vec::new(), halved: 0 };
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        for (count, word) in (1..).zip(words) {
            last.rotate_left(1);
            last[WORDS - 1] = hash(&word.to_lowercase());
            if count >= WORDS {
                sketch.push(last.iter().fold(0, |passage, word| mix(word.wrapping_add(passage))));
            }
        }
        sketch.hashes.sort_unstable();
        sketch.hashes.dedup();
        sketch
    }

    fn push(&mut self, hash: u64) {
        if hash.trailing_zeros() < self.halved {
            return;
        }
        self.hashes.push(hash);
        while self.hashes.len() > 2 * KEPT {
            self.hashes.sort_unstable();
            self.hashes.dedup();
            if self.hashes.len() > KEPT {
                self.halved += 1;
                self.hashes.retain(|hash| hash.trailing_zeros() >= self.halved);
            }
        }
    }

    /// Whether the shorter of two texts has so many hundredths of its passages in common with the other.
    pub(super) fn shares(&self, other: &Self, hundredths: usize) -> bool {
        let halved = self.halved.max(other.halved);
        let kept = |hash: &&u64| hash.trailing_zeros() >= halved;
        let (own, its) = (self.hashes.iter().filter(kept).count(), other.hashes.iter().filter(kept).count());
        let common = self.hashes.iter().filter(kept).filter(|hash| other.hashes.binary_search(hash).is_ok()).count();
        let shorter = own.min(its);
        shorter >= LEAST && common * 100 >= shorter * hundredths
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_any_length_are_compared() {
        let text = |from: usize, to: usize| (from..to).map(|n| format!("w{n}")).collect::<Vec<_>>().join(" ");
        for size in [100, 10_000, 300_000] {
            let (one, other) = (Sketch::of(&text(0, size)), Sketch::of(&text(size / 4, size * 2)));
            assert!(one.hashes.len() <= 2 * KEPT);
            assert!(one.shares(&other, 65) && other.shares(&one, 65), "{size}");
            assert!(!one.shares(&other, 85) && !other.shares(&one, 85), "{size}");
        }
        assert!(!Sketch::of("a few words").shares(&Sketch::of("a few words"), 1));
    }
}
