//! Finds words that stand near each other, in any order.

use super::Index;
use super::find::{Docs, sort};

/// More words than this are not looked for.
const MOST: usize = 64;

/// One place that some words of the phrase stand at: counted through all documents, and a bit for each word.
type Place = (u64, u64);

impl Index {
    /// [`Index::occurrences`] with a slop. `order` are the phrase's words, the rarest first.
    pub(super) fn together(
        &self,
        phrase: &[Vec<u32>],
        order: &[usize],
        slop: u32,
        each: &mut dyn FnMut(u32, u32, u32),
    ) {
        let mut order = order.iter().filter(|&&word| word < MOST);
        let Some(&first) = order.next() else { return };
        let mut all = self.places(&phrase[first], None);
        let rarest = all.clone();
        all.iter_mut().for_each(|p| *p = *p << 6 | first as u64);
        for &word in order {
            all.extend(self.places(&phrase[word], Some(&rarest)).iter().map(|p| p << 6 | word as u64));
        }
        sort(&mut all, 0);
        let words = phrase.len().min(MOST);
        let mut docs = Docs { starts: &self.starts, doc: 0 };
        let mut window = Window { places: Vec::new(), from: 0, owners: vec![None; words] };
        for alike in all.chunk_by(|a, b| a >> 6 == b >> 6) {
            let place = alike[0] >> 6;
            let (doc, start) = docs.of(place);
            if window.places.last().is_some_and(|last| last.0 < start) {
                window.places.clear();
                window.from = 0;
                window.owners.fill(None);
            }
            let least = (place + 1).saturating_sub(words as u64 + u64::from(slop));
            while window.first().is_some_and(|first| first < least) {
                window.shrink();
            }
            window.push((place, alike.iter().fold(0, |words, both| words | 1 << (both & 63))));
            while window.is_full() {
                let begin = window.first().unwrap_or(place);
                window.shrink();
                if !window.is_full() {
                    each(doc, (begin - start) as u32, (place - start) as u32);
                }
            }
        }
    }
}

/// The places of one document from some place on, and which of them each word has for its own: as many words as can be
/// served at once.
struct Window {
    places: Vec<Place>,
    from: usize,
    owners: Vec<Option<usize>>,
}

impl Window {
    fn first(&self) -> Option<u64> {
        self.places.get(self.from).map(|p| p.0)
    }

    fn is_full(&self) -> bool {
        self.owners.iter().all(Option::is_some)
    }

    /// Adds a place and gives it to a word. Where no further word can be served, it takes the place of the one furthest
    /// back, so that what leaves the window is rarely needed.
    fn push(&mut self, place: Place) {
        self.places.push(place);
        let (mut tried, last) = (0, self.places.len() - 1);
        if !self.serve(last, &mut tried) {
            let owners = self.owners.iter_mut().enumerate().filter(|(word, _)| place.1 >> word & 1 == 1);
            if let Some((_, owner)) = owners.min_by_key(|(_, owner)| **owner) {
                *owner = Some(last);
            }
        }
    }

    /// Gives a place to a word that has none, if need be by giving others new ones (Kuhn's algorithm).
    fn serve(&mut self, place: usize, tried: &mut u64) -> bool {
        let words = self.places[place].1;
        for word in 0..self.owners.len() {
            if words & !*tried & 1 << word == 0 {
                continue;
            }
            *tried |= 1 << word;
            let free = match self.owners[word] {
                None => true,
                Some(other) => self.serve(other, tried),
            };
            if free {
                self.owners[word] = Some(place);
                return true;
            }
        }
        false
    }

    /// Leaves the first place out.
    fn shrink(&mut self) {
        let gone = Some(self.from);
        self.from += 1;
        if self.owners.contains(&gone) {
            self.owners.fill(None);
            for place in (self.from..self.places.len()).rev() {
                let mut tried = 0;
                self.serve(place, &mut tried);
                if self.is_full() {
                    break;
                }
            }
        }
    }
}
