//! Finds the documents and the positions of terms, singly or in phrases.

use super::Index;
use super::cursor::PostingCursor;

impl Index {
    /// Calls `each` with every document that holds one of `terms` (sorted, each once) and how many occurrences it holds of
    /// all of them. Documents come in ascending order.
    pub fn documents(&self, terms: &[u32], each: &mut dyn FnMut(u32, u32)) {
        let mut cursor = PostingCursor::new(self, false);
        if let [term] = terms {
            cursor.to(*term);
            while cursor.next() {
                each(cursor.doc, cursor.count);
            }
            return;
        }
        // Many lists are merged by counting: no list is looked at twice, and nothing is sorted.
        let mut counts = vec![0u32; if terms.is_empty() { 0 } else { self.starts.len() }];
        for &term in terms {
            cursor.to(term);
            while cursor.next() {
                if let Some(count) = counts.get_mut(cursor.doc as usize) {
                    *count += cursor.count;
                }
            }
        }
        for (doc, &count) in (0u32..).zip(&counts) {
            if count > 0 {
                each(doc, count);
            }
        }
    }

    /// Calls `each` with every place where the words of a phrase stand together: the document and the first and last
    /// position. Each word of the phrase is any of its terms (sorted, each once). Places come in ascending order.
    ///
    /// With a `slop` of 0 the words stand one after another. Else they stand in any order, each at a place of its own, with
    /// at most that many others among them; of such places, those that hold no smaller one. Of more than 64 words with a
    /// `slop`, the first 64 are looked for.
    pub fn occurrences(&self, phrase: &[Vec<u32>], slop: u32, each: &mut dyn FnMut(u32, u32, u32)) {
        if phrase.is_empty() || phrase.iter().any(Vec::is_empty) {
            return;
        }
        if let [terms] = phrase
            && let [term] = terms.as_slice()
        {
            let mut cursor = PostingCursor::new(self, true);
            cursor.to(*term);
            while cursor.next() {
                cursor.places.iter().for_each(|&p| each(cursor.doc, p, p));
            }
            return;
        }
        if let [terms] = phrase {
            let mut docs = Docs { starts: &self.starts, doc: 0 };
            return self.in_order(terms, &mut |place| {
                let (doc, start) = docs.of(place);
                let at = (place - start) as u32;
                each(doc, at, at);
            });
        }
        // The rarest word first: what does not go with it need not be read.
        let mut order: Vec<usize> = (0..phrase.len()).collect();
        order.sort_by_cached_key(|&i| self.postings(&phrase[i]) as u64);
        if slop > 0 {
            return self.together(phrase, &order, slop, each);
        }
        let first = order[0];
        // Where the phrase may begin, counted through all documents.
        let mut begins = self.places(&phrase[first], None);
        begins.retain_mut(|begin| {
            let fits = *begin >= first as u64;
            *begin = begin.wrapping_sub(first as u64);
            fits
        });
        for &word in &order[1..] {
            self.keep(&mut begins, &phrase[word], word as u64);
        }
        let mut docs = Docs { starts: &self.starts, doc: 0 };
        for begin in begins {
            let (doc, start) = docs.of(begin);
            let at = (begin - start) as u32;
            each(doc, at, at + phrase.len() as u32 - 1);
        }
    }

    /// Calls `each` with the [`occurrences`](Self::occurrences) in `docs` (ascending) alone. Places of a phrase of one word come
    /// term by term, not in ascending order.
    pub(crate) fn occurrences_in(
        &self,
        docs: &[u32],
        phrase: &[Vec<u32>],
        slop: u32,
        each: &mut dyn FnMut(u32, u32, u32),
    ) {
        let [terms] = phrase else {
            let mut each = |doc, first, last| {
                if docs.binary_search(&doc).is_ok() {
                    each(doc, first, last);
                }
            };
            return self.occurrences(phrase, slop, &mut each);
        };
        let mut cursor = PostingCursor::new(self, true);
        for &term in terms {
            cursor.to(term);
            for &doc in docs {
                if !cursor.seek(doc) {
                    break;
                }
                if cursor.doc == doc {
                    cursor.places.iter().for_each(|&p| each(doc, p, p));
                }
            }
        }
    }

    /// All places of `terms`, counted through all documents, ascending; only those in the documents of `within` (of the
    /// same kind), if it is given.
    pub(super) fn places(&self, terms: &[u32], within: Option<&[u64]>) -> Vec<u64> {
        let mut out = Vec::new();
        match within {
            Some(within) if self.is_sparse(within, terms) => {
                let mut cursor = PostingCursor::new(self, true);
                for &term in terms {
                    cursor.to(term);
                    self.meet(&mut cursor, within, &mut |cursor, start, _| {
                        out.extend(cursor.places.iter().map(|&p| start + u64::from(p)));
                    });
                }
            }
            Some(within) => {
                let mut wanted = vec![false; self.starts.len()];
                let mut docs = Docs { starts: &self.starts, doc: 0 };
                within.iter().for_each(|&place| wanted[docs.of(place).0 as usize] = true);
                self.each_place(terms, &wanted, &mut |place| out.push(place));
            }
            None => {
                self.in_order(terms, &mut |place| out.push(place));
                return out;
            }
        }
        sort(&mut out, 0);
        out
    }

    /// Calls `each` with all places of `terms` in ascending order.
    fn in_order(&self, terms: &[u32], each: &mut dyn FnMut(u64)) {
        let total = u64::from(self.start(u32::MAX)) + u64::from(self.open.unwrap_or(0));
        if terms.len() > 1 && self.postings(terms) as u64 * 64 > total {
            // Many among all positions: a bit for each is less than a list of them.
            let there = self.bits(terms, total);
            for (n, &bits) in (0u64..).zip(&there) {
                let mut bits = bits;
                while bits != 0 {
                    each(n * 64 + u64::from(bits.trailing_zeros()));
                    bits &= bits - 1;
                }
            }
        } else {
            let mut places = Vec::new();
            self.each_place(terms, &[], &mut |place| places.push(place));
            sort(&mut places, 0);
            places.into_iter().for_each(each);
        }
    }

    /// A bit for each position up to `last`, set where one of `terms` stands.
    fn bits(&self, terms: &[u32], last: u64) -> Vec<u64> {
        let mut there = vec![0; last as usize / 64 + 1];
        self.each_place(terms, &[], &mut |place| {
            if let Some(bits) = there.get_mut(place as usize / 64) {
                *bits |= 1 << (place % 64);
            }
        });
        there
    }

    /// How many postings terms have.
    fn postings(&self, terms: &[u32]) -> usize {
        terms.iter().fold(0, |sum, &t| sum + self.frequency(t) as usize)
    }

    /// Keeps those of `begins` that one of `terms` stands that many places `ahead` of.
    fn keep(&self, begins: &mut Vec<u64>, terms: &[u32], ahead: u64) {
        if !self.is_sparse(begins, terms) {
            let there = self.bits(terms, begins.last().map_or(0, |&b| b + ahead));
            return begins.retain(|b| there[(b + ahead) as usize / 64] >> ((b + ahead) % 64) & 1 == 1);
        }
        let mut kept = vec![false; begins.len()];
        let mut cursor = PostingCursor::new(self, true);
        for &term in terms {
            cursor.to(term);
            self.meet(&mut cursor, begins, &mut |cursor, start, mut at| {
                for &place in &cursor.places {
                    let place = start + u64::from(place);
                    while begins.get(at).is_some_and(|b| b + ahead < place) {
                        at += 1;
                    }
                    if begins.get(at).is_some_and(|b| b + ahead == place) {
                        kept[at] = true;
                    }
                }
            });
        }
        let mut kept = kept.iter();
        begins.retain(|_| kept.next() == Some(&true));
    }

    /// Whether it is less work to look each of `places` up among the postings of `terms` than to read these.
    fn is_sparse(&self, places: &[u64], terms: &[u32]) -> bool {
        places.len().saturating_mul(terms.len()).saturating_mul(16) < self.postings(terms) + self.starts.len()
    }

    /// Calls `each` with all places of `terms`, those of one term in ascending order, of documents that are `wanted`; of
    /// all, if that is empty.
    fn each_place(&self, terms: &[u32], wanted: &[bool], each: &mut dyn FnMut(u64)) {
        let mut cursor = PostingCursor::new(self, true);
        for &term in terms {
            cursor.to(term);
            while cursor.next() {
                if wanted.is_empty() || wanted.get(cursor.doc as usize) == Some(&true) {
                    let start = u64::from(self.start(cursor.doc));
                    cursor.places.iter().for_each(|&place| each(start + u64::from(place)));
                }
            }
        }
    }

    /// Calls `each` for every document that both the cursor and some of `places` (counted through all documents, ascending)
    /// come to: with the cursor there, how many positions there are before it, and which place is its first.
    fn meet(
        &self,
        cursor: &mut PostingCursor<'_>,
        places: &[u64],
        each: &mut dyn FnMut(&PostingCursor<'_>, u64, usize),
    ) {
        let mut docs = Docs { starts: &self.starts, doc: 0 };
        let mut at = 0;
        while let Some(&place) = places.get(at) {
            let (doc, start) = docs.of(place);
            if !cursor.seek(doc) {
                return;
            }
            if cursor.doc == doc {
                each(cursor, start, at);
            }
            let next = u64::from(self.start(cursor.doc + u32::from(cursor.doc == doc)));
            // Of a document that is open no end is known: it is the last one.
            if next <= place {
                return;
            }
            at += places[at..].partition_point(|&p| p < next);
        }
    }
}

/// Tells documents of places, which come in ascending order.
pub(super) struct Docs<'a> {
    pub starts: &'a [u32],
    pub doc: u32,
}

impl Docs<'_> {
    /// The document of a place, and how many positions there are before it.
    pub fn of(&mut self, place: u64) -> (u32, u64) {
        let next = self.doc as usize + 1;
        if self.starts.get(next).is_some_and(|&s| u64::from(s) <= place) {
            self.doc += self.starts[next..].partition_point(|&s| u64::from(s) <= place) as u32;
        }
        (self.doc, self.starts.get(self.doc as usize).map_or(0, |&s| u64::from(s)))
    }
}

/// Sorts numbers by their bits from `lowest` on, eleven at a time, the lowest first: time in proportion to their count. Equal
/// ones keep their places.
pub(super) fn sort(numbers: &mut Vec<u64>, lowest: usize) {
    const DIGIT: u32 = 11;
    if numbers.is_sorted() {
        return;
    }
    let bits = 64 - numbers.iter().fold(0, |all, n| all | n).leading_zeros();
    let mut other = vec![0; numbers.len()];
    for shift in (lowest..bits as usize).step_by(DIGIT as usize) {
        let digit = |n: u64| (n >> shift) as usize & ((1 << DIGIT) - 1);
        let mut places = vec![0; 1 << DIGIT];
        numbers.iter().for_each(|&n| places[digit(n)] += 1);
        let mut sum = 0;
        for place in &mut places {
            sum += std::mem::replace(place, sum);
        }
        for &n in numbers.iter() {
            let place = &mut places[digit(n)];
            other[*place] = n;
            *place += 1;
        }
        std::mem::swap(numbers, &mut other);
    }
}
