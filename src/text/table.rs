//! The lexicon's table: an open-addressed one whose keys are words, asked once for every token.
//!
//! A word of up to sixteen bytes is told by its first eight, its last eight and its length, which lie in the slot itself;
//! only longer ones are compared in full.

use super::lexicon::{Class, Form};

/// One word with what is known of it.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    head: u64,
    tail: u64,
    /// Where the word stands in the table's text.
    start: u32,
    /// 0 for an empty slot.
    len: u32,
    class: Class,
    form: Form,
}

/// Slots; a power of two, more than twice the words of all lists.
const SLOTS: usize = 1 << 14;

#[derive(Debug)]
pub(super) struct Table {
    slots: Vec<Slot>,
    text: String,
}

impl Table {
    pub fn new() -> Self {
        Self { slots: vec![Slot::default(); SLOTS], text: String::with_capacity(1 << 16) }
    }

    /// What is known of `word`.
    pub fn get(&self, word: &str) -> Option<(Class, Form)> {
        let slot = &self.slots[self.place(word)];
        (slot.len > 0).then_some((slot.class, slot.form))
    }

    /// Adds a class to what is known of `word`; its form is the first that it is given.
    pub fn put(&mut self, word: &str, class: Class, form: Form) {
        if word.is_empty() {
            return;
        }
        let place = self.place(word);
        let slot = &mut self.slots[place];
        if slot.len == 0 {
            let (head, tail) = ends(word.as_bytes());
            *slot = Slot { head, tail, start: self.text.len() as u32, len: word.len() as u32, ..Slot::default() };
            self.text.push_str(word);
        }
        slot.class = slot.class.or(class);
        if slot.form == Form::None {
            slot.form = form;
        }
    }

    /// The slot of `word`, or the empty one where it would go. The lists fill less than half, so there is one.
    fn place(&self, word: &str) -> usize {
        let (head, tail) = ends(word.as_bytes());
        let len = word.len() as u32;
        let mix = (head ^ tail.rotate_left(29) ^ u64::from(len)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut at = (mix >> 40) as usize % SLOTS;
        loop {
            let slot = &self.slots[at];
            let same = slot.head == head && slot.tail == tail && slot.len == len;
            if slot.len == 0 || same && (len <= 16 || self.text.get(slot.start as usize..(slot.start + len) as usize) == Some(word)) {
                return at;
            }
            at = (at + 1) % SLOTS;
        }
    }
}

/// The first and the last eight bytes of a word, which overlap in a short one; of fewer than eight bytes, all of them.
fn ends(word: &[u8]) -> (u64, u64) {
    if let (Some(&head), Some(&tail)) = (word.first_chunk::<8>(), word.last_chunk::<8>()) {
        return (u64::from_le_bytes(head), u64::from_le_bytes(tail));
    }
    let head = match (word.first_chunk::<4>(), word.last_chunk::<4>()) {
        (Some(&first), Some(&last)) => {
            u64::from(u32::from_le_bytes(first)) | u64::from(u32::from_le_bytes(last)) << 32
        }
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
        let words: Vec<String> = (1..40).flat_map(|n| ["a", "b"].map(|c| format!("{c}{}", "x".repeat(n - 1)))).collect();
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
