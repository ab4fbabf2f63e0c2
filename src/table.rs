//! Words by number: the one table that finds words by their letters.
//!
//! A map of the standard library is compiled anew for each type that it holds, two kilobytes each time. Here words get
//! numbers in the order in which they come, and what is known of them stands in a list of the caller's.

/// Words with their numbers, from 0 on.
#[derive(Clone, Debug, Default)]
pub struct Table {
    words: Vec<Box<str>>,
    /// A power of two of places, at least twice as many as words: a word's number and one, or 0. A word stands at its hash
    /// or in the next place that was free.
    places: Vec<u32>,
}

// Never inlined, so that the code is there once.
impl Table {
    /// The word's number, if it has one.
    #[inline(never)]
    pub fn find(&self, word: &str) -> Option<usize> {
        (self.places[self.place(word)? as usize] as usize).checked_sub(1)
    }

    /// The word's number; the next one, if it has none yet.
    #[inline(never)]
    pub fn number(&mut self, word: &str) -> usize {
        if let Some(n) = self.find(word) {
            return n;
        }
        self.words.push(word.into());
        let n = self.words.len();
        if n * 2 > self.places.len() {
            self.places = vec![0; (n * 4).next_power_of_two()];
            for n in 0..n {
                self.enter(n);
            }
        } else {
            self.enter(n - 1);
        }
        n - 1
    }

    fn enter(&mut self, n: usize) {
        if let Some(place) = self.place(&self.words[n]) {
            self.places[place as usize] = n as u32 + 1;
        }
    }

    /// Where the word stands, or would.
    fn place(&self, word: &str) -> Option<u32> {
        // FNV-1a: short words, no attacker, and the same everywhere.
        let hash = word.bytes().fold(0x811c_9dc5, |h: u32, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
        let last = (self.places.len() as u32).checked_sub(1)?;
        let mut place = (hash ^ (hash >> 15)) & last;
        loop {
            match self.places[place as usize] {
                0 => return Some(place),
                n if *self.words[n as usize - 1] == *word => return Some(place),
                _ => place = (place + 1) & last,
            }
        }
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
        let mut words: Vec<_> = self.words.into_iter().zip(0..).collect();
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

    #[test]
    fn many_words_are_found_again() {
        let mut table = Table::default();
        for n in 0..5000 {
            assert_eq!(table.find(&n.to_string()), None);
            assert_eq!(table.number(&n.to_string()), n);
        }
        assert!((0..5000).all(|n| table.find(&n.to_string()) == Some(n)));
    }
}
