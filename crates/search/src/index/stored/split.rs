//! An index in parts: cutting a stored index between runs of words, opening it without its postings, and taking parts in as
//! they come.

use super::read::{Unreadable, parse};
use crate::index::Index;
use crate::store::stored::IndexParts;

impl Index {
    /// Cuts a stored index into parts of about `size` bytes. A word's postings are never cut.
    ///
    /// # Errors
    ///
    /// If the bytes are not a stored index.
    pub fn split_stored(stored: &[u8], size: usize) -> Result<IndexParts, Unreadable> {
        let (index, streams) = parse(stored.to_vec(), None).ok_or(Unreadable)?;
        let base = &index.base;
        let mut runs: Vec<u32> = Vec::new();
        let mut from = 0;
        for (run, &(_, mark)) in (0u32..).zip(&base.runs) {
            let bits = base.marks.get(mark as usize).ok_or(Unreadable)?.bits;
            let at: usize = bits.iter().map(|&b| b as usize / 8).sum();
            if runs.is_empty() || at - from >= size {
                runs.push(run);
                from = at;
            }
        }
        let lengths = streams.clone().map(|s| s.len());
        let parts = base.part_ranges(&runs, lengths).ok_or(Unreadable)?.into_iter().map(|(_, own)| {
            let stream = |n: usize| &stored[streams[n].clone()][own[n].clone()];
            [stream(0), stream(1), stream(2)].concat()
        });
        Ok(IndexParts { head: stored[..streams[0].start].to_vec(), parts: parts.collect(), runs })
    }

    /// Opens the head of an index that was [cut](Self::split_stored) at these runs. Words whose part is not loaded stand nowhere
    /// until it is [loaded](Self::load).
    ///
    /// # Errors
    ///
    /// If the bytes cannot be the head of a stored index that was cut so.
    pub fn read_head(head: Vec<u8>, runs: &[u32]) -> Result<Self, Unreadable> {
        parse(head, Some(runs)).map(|(index, _)| index).ok_or(Unreadable)
    }

    /// Parts that look-ups lacked since this was last asked, each once, sorted. A look-up that lacked one found too little.
    pub fn take_missing(&self) -> Vec<u32> {
        self.base.postings.missing.take()
    }

    /// Whether all parts are loaded.
    pub fn is_whole(&self) -> bool {
        self.base.postings.parts.iter().all(|p| p.loaded.is_some())
    }

    /// Whether a part is still to be loaded.
    pub fn is_missing(&self, part: u32) -> bool {
        self.base.postings.parts.get(part as usize).is_some_and(|p| p.loaded.is_none())
    }

    /// Takes in a part.
    ///
    /// # Errors
    ///
    /// If there is no such part, or it is not as long as it was cut.
    pub fn load(&mut self, part: u32, bytes: Vec<u8>) -> Result<(), Unreadable> {
        let part = self.base.postings.parts.get_mut(part as usize).ok_or(Unreadable)?;
        let mut at = 0;
        let streams = part.own.clone().map(|own| {
            let from = at;
            at += own.len();
            from..at
        });
        if at != bytes.len() {
            return Err(Unreadable);
        }
        part.loaded = Some((bytes, streams));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::{Match, SearchWord, Tokenizer};
    use dateline_core::text::Span;
    use proptest::prelude::*;

    fn index(docs: &[String]) -> Index {
        let mut index = Index::new(Tokenizer::Folded);
        for text in docs {
            index.begin();
            index.segment(text, Span::new(0, text.len()), &[], &mut Vec::new());
            index.end();
        }
        index
    }

    /// Documents with many words, of which some are frequent.
    fn docs(count: usize) -> Vec<String> {
        let word = |n: usize| format!("{}{}", ["ab", "be", "co", "du"][n % 4], n * n % 97 % (1 + n % 50));
        (0..count).map(|d| (0..40 + d % 30).map(|n| word(d * 7 + n)).collect::<Vec<_>>().join(" ")).collect()
    }

    type Pairs = Vec<(u32, u32)>;

    fn found(index: &Index, terms: &[u32]) -> (Pairs, Pairs) {
        let (mut documents, mut places) = (Vec::new(), Vec::new());
        index.documents(terms, &mut |doc, count| documents.push((doc, count)));
        index.occurrences(&[terms.to_vec()], 0, &mut |doc, first, _| places.push((doc, first)));
        (documents, places)
    }

    #[test]
    fn words_are_found_once_their_part_is_loaded() {
        let stored = index(&docs(400)).write().expect("small");
        let whole = Index::read(stored.clone()).expect("whole");
        let cut = Index::split_stored(&stored, 700).expect("cut");
        assert!(cut.parts.len() > 5, "{}", cut.parts.len());
        let mut opened = Index::read_head(cut.head.clone(), &cut.runs).expect("a head");
        assert!(!opened.is_whole());
        let count = (0..).take_while(|&t| !whole.word(t).is_empty()).count() as u32;
        let mut loaded = 0;
        for term in (0..count).rev() {
            assert_eq!((opened.word(term), opened.frequency(term)), (whole.word(term), whole.frequency(term)));
            let now = found(&opened, &[term]);
            let wanted = opened.take_missing();
            if let &[part] = &wanted[..] {
                assert_eq!(now, (vec![], vec![]), "not loaded");
                assert!(opened.is_missing(part));
                opened.load(part, cut.parts[part as usize].clone()).expect("a part");
                loaded += 1;
            } else {
                assert_eq!(wanted, [0u32; 0]);
            }
            assert_eq!(found(&opened, &[term]), found(&whole, &[term]), "{term}");
        }
        assert_eq!(loaded, cut.parts.len());
        assert!(opened.is_whole() && opened.take_missing().is_empty());
        assert_eq!(opened.write(), Ok(stored));
        // Many terms at once, in order and not, over all parts.
        let all: Vec<u32> = (0..count).collect();
        assert_eq!(found(&opened, &all), found(&whole, &all));
        let wanted = SearchWord { word: "be".into(), how: Match::Prefix };
        let phrase = [opened.terms(&wanted), opened.terms(&SearchWord { word: "co".into(), how: Match::Prefix })];
        for slop in [0, 3] {
            let places = |index: &Index| {
                let mut out = Vec::new();
                index.occurrences(&phrase, slop, &mut |doc, first, last| out.push((doc, first, last)));
                out
            };
            assert_eq!(places(&opened), places(&whole));
        }
    }

    #[test]
    fn a_wrong_piece_is_refused() {
        let stored = index(&docs(100)).write().expect("small");
        let cut = Index::split_stored(&stored, 300).expect("cut");
        let mut opened = Index::read_head(cut.head.clone(), &cut.runs).expect("a head");
        assert!(opened.load(0, vec![0; cut.parts[0].len() + 1]).is_err());
        assert!(opened.load(cut.parts.len() as u32, Vec::new()).is_err());
        assert!(Index::read_head(stored.clone(), &cut.runs).is_err(), "a whole index is no head");
        assert!(Index::read(cut.head.clone()).is_err(), "a head is no whole index");
        for runs in [&[][..], &[1][..], &[0, 0], &[0, 2, 1], &[0, u32::MAX]] {
            assert!(Index::read_head(cut.head.clone(), runs).is_err(), "{runs:?}");
        }
    }

    #[test]
    fn an_index_without_documents_is_cut_too() {
        let cut = Index::split_stored(&index(&[]).write().expect("small"), 100).expect("cut");
        assert!(cut.parts.is_empty());
        assert!(Index::read_head(cut.head, &cut.runs).expect("a head").is_whole());
    }

    proptest! {
        #[test]
        fn damage_does_no_harm(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut_at in prop::collection::vec(0u32..60, 0..4)) {
            let stored = index(&docs(60)).write().expect("small");
            let cut = Index::split_stored(&stored, 200).expect("cut");
            let mut head = cut.head.clone();
            let at = at.index(head.len());
            head[at] = byte;
            for runs in [&cut.runs, &cut_at] {
                let Ok(mut opened) = Index::read_head(head.clone(), runs) else { continue };
                for (n, part) in (0u32..).zip(&cut.parts) {
                    let _ = opened.load(n, part.clone());
                }
                let terms: Vec<u32> = (0..80).collect();
                found(&opened, &terms);
            }
        }
    }
}
