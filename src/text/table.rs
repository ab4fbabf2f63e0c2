//! The lexicon's table: an open-addressed one whose keys are words, asked once for every token.
//!
//! An index of four bytes a slot settles for most words that are in no list; a word of up to sixteen bytes is then told by its
//! first eight, its last eight and its length, and only longer ones are compared in full.

use super::lexicon::{Class, Form};

/// One word with what is known of it.
#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    head: u64,
    tail: u64,
    /// Where the word stands in the table's text.
    start: u32,
    len: u8,
    form: Form,
    class: Class,
}

/// Slots of the index; a power of two, nearly twice the words of all lists.
const SLOTS: usize = 1 << 13;

#[derive(Debug)]
pub(super) struct Table {
    /// Half of the word's hash, and one more than the number of its entry; 0 for an empty slot.
    index: Vec<u32>,
    entries: Vec<Entry>,
    text: String,
}

impl Table {
    pub fn new() -> Self {
        Self { index: vec![0; SLOTS], entries: Vec::with_capacity(SLOTS / 2), text: String::with_capacity(1 << 15) }
    }

    /// What is known of `word`.
    pub fn get(&self, word: &str) -> Option<(Class, Form)> {
        let entry = self.entries.get(self.place(word).ok()?)?;
        Some((entry.class, entry.form))
    }

    /// Adds a class to what is known of `word`; its form is the first that it is given.
    pub fn put(&mut self, word: &str, class: Class, form: Form) {
        let number = self.place(word).unwrap_or_else(|(slot, tag)| {
            let (head, tail) = ends(word.as_bytes());
            let start = self.text.len() as u32;
            self.text.push_str(word);
            self.entries.push(Entry { head, tail, start, len: length(word), ..Entry::default() });
            self.index[slot] = tag | self.entries.len() as u32;
            self.entries.len() - 1
        });
        let entry = &mut self.entries[number];
        entry.class = entry.class.or(class);
        if entry.form == Form::None {
            entry.form = form;
        }
    }

    /// The number of the entry of `word`; or the empty slot where it would go, with its half of a hash.
    fn place(&self, word: &str) -> Result<usize, (usize, u32)> {
        let (head, tail) = ends(word.as_bytes());
        let len = length(word);
        let hash = (head ^ tail.rotate_left(29) ^ u64::from(len)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        // The highest bits depend on all of the word.
        let tag = (hash >> 16) as u32 & 0xffff_0000;
        let mut slot = (hash >> 48) as usize % SLOTS;
        loop {
            let found = self.index[slot];
            if found == 0 {
                return Err((slot, tag));
            }
            if found & 0xffff_0000 == tag {
                let number = (found & 0xffff) as usize - 1;
                let entry = &self.entries[number];
                let same = entry.head == head && entry.tail == tail && entry.len == len;
                let whole = || self.text.get(entry.start as usize..entry.start as usize + word.len()) == Some(word);
                if same && (len <= 16 || whole()) {
                    return Ok(number);
                }
            }
            slot = (slot + 1) % SLOTS;
        }
    }
}

/// No listed word has 255 bytes.
fn length(word: &str) -> u8 {
    word.len().min(255) as u8
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
    fn words_of_any_length_are_told_apart() {
        let mut table = Table::new();
        let words: Vec<String> =
            (1..40).flat_map(|n| ["a", "b"].map(|c| format!("{c}{}", "x".repeat(n - 1)))).collect();
        let long = ["extraordinary_a_middle", "extraordinary_b_middle"];
        for (i, word) in words.iter().map(String::as_str).chain(long).enumerate() {
            assert_eq!(table.get(word), None, "{word}");
            let class = if i % 2 == 0 { Class::ROLE } else { Class::BODY };
            table.put(word, class, Form::None);
            assert_eq!(table.get(word), Some((class, Form::None)));
        }
        table.put("axx", Class::GIVEN, Form::Base);
        assert_eq!(table.get("axx"), Some((Class::ROLE.or(Class::GIVEN), Form::Base)));
        assert_eq!(table.get(""), None);
    }
}
