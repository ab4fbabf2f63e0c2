//! Looks up the terms that a search word matches: exactly, by stem, by prefix or with a few letters changed.

use super::{Index, Match, SearchWord, Tokenizer, stem};

/// Words with more letters are not looked for by edits.
const LONGEST: usize = 100;

impl Index {
    /// The numbers of the terms that a word stands for, sorted, each once.
    pub fn terms(&self, wanted: &SearchWord) -> Vec<u32> {
        let word = wanted.word.as_str();
        let mut out: Vec<u32> = self.terms.get(word).map(|n| n as u32).into_iter().collect();
        let stems = self.tokenizer == Tokenizer::Folded;
        match wanted.how {
            Match::Exact => {}
            Match::Forms if stems => self.forms(word, &mut out),
            Match::Forms => {}
            Match::Start => self.beginning(word, &mut out),
            Match::Prefix => {
                self.beginning(word, &mut out);
                if stems {
                    self.forms(word, &mut out);
                }
            }
            Match::Fuzzy(edits) => self.near(word, edits, &mut out),
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    fn beginning(&self, word: &str, out: &mut Vec<u32>) {
        self.with_beginning(word.as_bytes(), &mut |term| out.push(term));
    }

    /// Terms of the same stem. It is enough to look at those that begin as it does: no list of stems is kept.
    fn forms(&self, word: &str, out: &mut Vec<u32>) {
        let wanted = stem(word);
        self.with_beginning(&wanted.as_bytes()[..stem::shared(&wanted)], &mut |term| {
            if stem(self.word(term)) == wanted {
                out.push(term);
            }
        });
    }

    /// Calls `each` with all terms that begin with `letters`, in the order of their letters.
    fn with_beginning(&self, letters: &[u8], each: &mut dyn FnMut(u32)) {
        self.sort();
        let sorted = self.sorted.borrow();
        let word = |term: &u32| self.word(*term).as_bytes();
        let from = sorted.partition_point(|t| word(t) < letters);
        for &term in sorted[from..].iter().take_while(|t| word(t).starts_with(letters)) {
            each(term);
        }
    }

    /// Brings the terms that were added since the last time to their places.
    pub(super) fn sort(&self) {
        let mut sorted = self.sorted.borrow_mut();
        let known = sorted.len();
        let count = self.terms.len();
        if known == count {
            return;
        }
        let mut added = self.by_letters(known as u32..count as u32);
        // From the end on, so that it is done in place.
        sorted.resize(count, 0);
        let (mut from, mut to) = (known, sorted.len());
        while let Some(&last) = added.last() {
            to -= 1;
            if from > 0 && self.word(sorted[from - 1]) > self.word(last) {
                from -= 1;
                sorted[to] = sorted[from];
            } else {
                sorted[to] = last;
                added.pop();
            }
        }
    }

    /// Terms in the order of their letters. Where there may be a million of them, first by four bytes all at once; then those
    /// that share these.
    fn by_letters(&self, terms: std::ops::Range<u32>) -> Vec<u32> {
        let keyed = |term: u32| {
            let first = self.word(term).bytes().chain([0; 4]).take(4).fold(0, |key, byte| key << 8 | u64::from(byte));
            first << 32 | u64::from(term)
        };
        let mut keys: Vec<u64> = terms.map(keyed).collect();
        super::find::sort(&mut keys, 32);
        let mut out: Vec<u32> = keys.iter().map(|&key| key as u32).collect();
        let mut rest = out.as_mut_slice();
        for alike in keys.chunk_by(|a, b| a >> 32 == b >> 32) {
            let (group, others) = rest.split_at_mut(alike.len());
            group.sort_by(|a, b| self.word(*a).cmp(self.word(*b)));
            rest = others;
        }
        out
    }

    /// Terms within some edits (optimal string alignment: each letter is edited once). The dictionary is walked in order and
    /// what neighbours begin alike is worked out once; a beginning that is too far off already is passed over whole.
    fn near(&self, word: &str, edits: u8, out: &mut Vec<u32>) {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() > LONGEST {
            return;
        }
        let most = usize::from(if edits > 0 { edits } else { 1 + u8::from(letters.len() > 4) }).min(2);
        let most = most.min(letters.len().saturating_sub(1));
        self.sort();
        let sorted = self.sorted.borrow();
        let width = letters.len() + 1;
        // Of each beginning of the term at hand, how far it is from each beginning of the word.
        let mut rows: Vec<u8> = (0..width).map(|n| n.min(200) as u8).collect();
        // The letters of the term at hand that have a row.
        let mut path: Vec<char> = Vec::new();
        let mut at = 0;
        'terms: while let Some(&term) = sorted.get(at) {
            let word = self.word(term);
            let mut depth = 0;
            for (i, c) in word.char_indices() {
                if path.get(depth) != Some(&c) {
                    path.truncate(depth);
                    path.push(c);
                    rows.truncate(path.len() * width);
                    if row(&mut rows, &letters, &path) > most {
                        path.pop();
                        // All that begin so.
                        let beginning = &word.as_bytes()[..i + c.len_utf8()];
                        at += after(&sorted[at..], &|t| self.word(t).as_bytes().starts_with(beginning));
                        continue 'terms;
                    }
                }
                depth += 1;
            }
            path.truncate(depth);
            rows.truncate((depth + 1) * width);
            if rows.last().is_some_and(|&d| usize::from(d) <= most) {
                out.push(term);
            }
            at += 1;
        }
    }
}

/// How many of `terms` pass, if those that pass come first: a few steps where they are few.
fn after(terms: &[u32], passes: &dyn Fn(u32) -> bool) -> usize {
    let mut step = 1;
    while step < terms.len() && passes(terms[step]) {
        step *= 2;
    }
    let from = step / 2;
    let to = step.min(terms.len());
    from + terms[from..to].partition_point(|&t| passes(t))
}

/// Appends the row of the path's last letter; returns the least that any longer path can have.
fn row(rows: &mut Vec<u8>, letters: &[char], path: &[char]) -> usize {
    let (width, depth) = (letters.len() + 1, path.len());
    let above = (depth - 1) * width;
    let here = path[depth - 1];
    let before = depth.checked_sub(2).map(|d| (path[d], d * width));
    rows.push(rows[above].saturating_add(1));
    let mut least = rows[above + width];
    for (j, &letter) in letters.iter().enumerate() {
        let mut best = rows[above + j].saturating_add(u8::from(letter != here));
        best = best.min(rows[above + j + 1].saturating_add(1)).min(rows[above + width + j].saturating_add(1));
        if let Some((last, two)) = before
            && j > 0
            && letter == last
            && letters[j - 1] == here
        {
            best = best.min(rows[two + j - 1].saturating_add(1));
        }
        rows.push(best);
        least = least.min(best);
    }
    usize::from(least)
}
