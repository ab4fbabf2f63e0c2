//! Finds which entries of the timeline mention the same event: those of different articles whose days agree and whose
//! sentences share telling words.
//!
//! A word weighs the more the fewer of the timed sentences it stands in. Entries are taken in order of time, each compared with
//! the events that share a rare word with it, so that the work is in proportion to the entries. Logarithms are whole numbers,
//! so that every machine agrees.

use super::Engine;
use crate::index::{DocValues, EntryValues};
use dateline_core::calendar::Days;

/// Words in more sentences than this find no event: the cost of an entry is bounded by it.
const COMMON: usize = 64;

/// What two sentences must share, in bits, and how many words.
const BITS: u32 = 9;
const WORDS: usize = 3;

/// The part of what the less telling sentence tells that must be shared, in per cent.
const PART: u32 = 34;

/// Days that are coarser than this tell too little of when to be called the same.
const COARSEST: u32 = 100;

/// What is known of one entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct EventEntry<'a> {
    pub item: u32,
    pub days: Option<Days>,
    /// The numbers of its sentence's telling words, sorted, each once.
    pub words: &'a [u32],
}

impl<'a> EventEntry<'a> {
    /// An entry of the doc values.
    pub fn of(doc_values: &'a DocValues, entry: &'a EntryValues) -> Self {
        Self { item: entry.item, days: entry.days, words: doc_values.telling_of(entry) }
    }
}

/// For each of that many entries the number of its event; entries that nothing else agrees with have one of their own. `told`
/// tells what is known of an entry by its place, since a list of that would be as large as the entries. `words` is how many
/// different telling words there are.
pub(super) fn events<'a>(entries: usize, told: &dyn Fn(usize) -> EventEntry<'a>, words: usize) -> Vec<u32> {
    let mut counts = vec![0u32; words];
    let mut last: Option<(u32, &[u32])> = None;
    let mut sentences = 0;
    for entry in (0..entries).map(told) {
        // A sentence with two dates counts once.
        if last.replace((entry.item, entry.words)) != Some((entry.item, entry.words)) {
            sentences += 1;
            entry.words.iter().for_each(|&w| counts[w as usize] += 1);
        }
    }
    let tell = |w: u32| ((sentences + 16) / counts[w as usize].max(1)).max(1).ilog2();
    let all = |words: &[u32]| words.iter().map(|&w| tell(w)).sum::<u32>();
    // The entries that an event is known by: its first ones, by word.
    let mut by_word: Vec<Vec<u32>> = vec![Vec::new(); words];
    let mut event_of: Vec<u32> = Vec::with_capacity(entries);
    // The days that all tellings of an event allow: who says "last month" joins no two days of it.
    let mut days_of: Vec<Option<Days>> = Vec::new();
    for (at, entry) in (0..entries).map(told).enumerate() {
        let days = entry.days.filter(|d| d.count() <= COARSEST);
        let mut near: Vec<u32> = Vec::new();
        for &w in entry.words.iter().filter(|_| days.is_some()) {
            near.extend(&by_word[w as usize]);
        }
        near.sort_unstable();
        near.dedup();
        let mut best: Option<(u32, u32)> = None;
        for other in near {
            let known = days_of[event_of[other as usize] as usize];
            let agree = days.zip(known).is_some_and(|(a, b)| a.and(b).is_some_and(|both| both == a || both == b));
            if !agree {
                continue;
            }
            let told = told(other as usize);
            let shared = || entry.words.iter().filter(|w| told.words.binary_search(w).is_ok());
            let bits: u32 = shared().map(|&w| tell(w)).sum();
            let enough =
                bits >= BITS && shared().count() >= WORDS && bits * 100 >= all(entry.words).min(all(told.words)) * PART;
            if enough && best.is_none_or(|(most, _)| bits > most) {
                best = Some((bits, event_of[other as usize]));
            }
        }
        let event = match best {
            Some((_, event)) => event,
            None => {
                days_of.push(days);
                days_of.len() as u32 - 1
            }
        };
        let known = &mut days_of[event as usize];
        *known = known.zip(days).and_then(|(a, b)| a.and(b)).or(*known);
        event_of.push(event);
        if days.is_some() {
            for &w in entry.words {
                let known = &mut by_word[w as usize];
                if counts[w as usize] as usize <= COMMON && known.len() < COMMON {
                    known.push(at as u32);
                }
            }
        }
    }
    event_of
}

impl Engine {
    /// The other entries that mention the event of entry `at`, one an article, in order of time. Rows of the doc values.
    pub(super) fn others(&self, at: u32) -> Vec<u32> {
        let row = |m: u32| &self.doc_values.entries[m as usize];
        let event = row(at).event;
        let from = self.by_event.partition_point(|&m| row(m).event < event);
        let same = self.by_event[from..].iter().take_while(|&&m| row(m).event == event);
        let mut seen = vec![row(at).item];
        let mut others = Vec::new();
        for &other in same {
            if !seen.contains(&row(other).item) {
                seen.push(row(other).item);
                others.push(other);
            }
        }
        others
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_core::calendar::Day;

    fn days(first: i32, last: i32) -> Option<Days> {
        Some(Days { first: Day(first), last: Day(last) })
    }

    #[test]
    fn entries_that_share_words_and_days_are_one_event() {
        // Words 0 to 3 are rare, 9 stands everywhere.
        let told = |item, days, words| EventEntry { item, days, words };
        let mut entries = vec![
            told(0, days(10, 10), &[0, 1, 2, 3, 9][..]),
            told(1, days(1, 30), &[0, 1, 2, 3, 9]),
            told(2, days(11, 11), &[0, 1, 2, 3, 9]),
            told(3, days(10, 10), &[4, 5, 6, 9]),
            told(4, None, &[0, 1, 2, 3]),
        ];
        entries.extend((5..40).map(|item| told(item, days(100, 100), &[9][..])));
        let found = events(entries.len(), &|at| entries[at], 10);
        assert_eq!(found[0], found[1], "a month holds its day");
        assert_ne!(found[0], found[2], "the day after is another day");
        assert_ne!(found[0], found[3], "other words");
        assert_ne!(found[0], found[4], "no day");
        assert!(events(0, &|at| entries[at], 0).is_empty());
    }
}
