//! Words by number: the one table that finds words by their letters.
//!
//! A map of the standard library is compiled anew for each type that it holds, two kilobytes each time. Here words get
//! numbers in the order in which they come, and what is known of them stands in a list of the caller's.

/// Words with their numbers, from 0 on.
///
/// A word of up to sixteen bytes is told by its first eight, its last eight and its length; only longer ones are compared in
/// full. A place holds half of its word's hash, so that what is not there is mostly settled without looking at a word.
#[derive(Clone, Debug, Default)]
pub struct Table {
    words: Vec<Word>,
    /// All words, one behind the other.
    text: String,
    /// A power of two of places, at least twice as many as words: the lower half is a word's number and one, or 0. A word
    /// stands at its hash or in the next place that was free.
    places: Vec<u64>,
}

#[derive(Clone, Copy, Debug)]
struct Word {
    head: u64,
    tail: u64,
    /// Where it stands in the text.
    start: u32,
    len: u32,
}

impl Word {
    fn hash(&self) -> u64 {
        (self.head ^ self.tail.rotate_left(29) ^ u64::from(self.len)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

// Never inlined, so that the code is there once.
impl Table {
    /// The word's number, if it has one.
    #[inline(never)]
    pub fn find(&self, word: &str) -> Option<usize> {
        let sought = self.sought(word);
        let hash = sought.hash();
        let last = self.places.len().checked_sub(1)?;
        // The highest bits depend on all of the word.
        let mut place = (hash >> 40) as usize & last;
        loop {
            let found = self.places[place];
            if found as u32 == 0 {
                return None;
            }
            let n = found as u32 as usize - 1;
            if found >> 32 == hash & 0xffff_ffff {
                let known = self.words[n];
                let same = known.head == sought.head && known.tail == sought.tail && known.len == sought.len;
                if same && (word.len() <= 16 || self.word(n) == word) {
                    return Some(n);
                }
            }
            place = (place + 1) & last;
        }
    }

    /// The word's number; the next one, if it has none yet.
    #[inline(never)]
    pub fn number(&mut self, word: &str) -> usize {
        if let Some(n) = self.find(word) {
            return n;
        }
        self.add(word);
        self.words.len() - 1
    }

    /// Gives a word the next number. It is not there yet: that is not looked for.
    pub fn add(&mut self, word: &str) {
        self.words.push(self.sought(word));
        self.text.push_str(word);
        let n = self.words.len();
        if n * 2 > self.places.len() {
            self.reserve(n);
            for n in 0..n {
                self.enter(n);
            }
        } else {
            self.enter(n - 1);
        }
    }

    /// For so many words in all, of a table without any.
    pub fn with_room(words: usize) -> Self {
        let mut table = Self { words: Vec::with_capacity(words), ..Self::default() };
        table.reserve(words);
        table
    }

    /// Makes places for so many words, all free.
    fn reserve(&mut self, words: usize) {
        self.places = vec![0; (words * 2).next_power_of_two()];
    }

    fn enter(&mut self, n: usize) {
        let hash = self.words[n].hash();
        let last = self.places.len() - 1;
        let mut place = (hash >> 40) as usize & last;
        while self.places[place] as u32 != 0 {
            place = (place + 1) & last;
        }
        self.places[place] = hash << 32 | (n as u64 + 1);
    }

    /// The word of a number; empty if there is none.
    pub fn word(&self, n: usize) -> &str {
        let Some(&Word { start, len, .. }) = self.words.get(n) else { return "" };
        &self.text[start as usize..(start + len) as usize]
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Bytes of memory held, roughly.
    pub fn bytes(&self) -> usize {
        self.words.len() * size_of::<Word>() + self.text.len() + self.places.len() * 8
    }

    /// A word as the table would hold it.
    fn sought(&self, word: &str) -> Word {
        let (head, tail) = ends(word.as_bytes());
        Word { head, tail, start: self.text.len() as u32, len: word.len() as u32 }
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
        let mut words: Vec<_> = (0..self.words.len()).map(|n| (self.word(n).into(), n as u32)).collect();
        crate::order::plain(&mut words);
        words
    }
}

/// The first and the last eight bytes of a word, which overlap in a short one; of fewer than eight bytes, all of them.
fn ends(word: &[u8]) -> (u64, u64) {
    if let (Some(&head), Some(&tail)) = (word.first_chunk::<8>(), word.last_chunk::<8>()) {
        return (u64::from_le_bytes(head), u64::from_le_bytes(tail));
    }
    let head = match (word.first_chunk::<4>(), word.last_chunk::<4>()) {
        (Some(&first), Some(&last)) => u64::from(u32::from_le_bytes(first)) | u64::from(u32::from_le_bytes(last)) << 32,
        _ => word.iter().rev().fold(0, |sum, &b| sum << 8 | u64::from(b)),
    };
    (head, 0)
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
    fn words_of_any_length_are_told_apart() {
        let mut table = Table::default();
        let words = (1..40).flat_map(|n| ["a", "b"].map(|c| format!("{c}{}", "x".repeat(n - 1))));
        let long = ["extraordinary_a_middle", "extraordinary_b_middle"].map(str::to_owned);
        for (n, word) in words.chain(long).enumerate() {
            assert_eq!(table.find(&word), None, "{word}");
            assert_eq!(table.number(&word), n);
        }
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
