//! Postings in parts: the streams of a large index cut between runs of words, so that a query fetches what holds its words
//! and nothing else. Words that begin alike lie in one part.

use std::cell::RefCell;
use std::ops::Range;

use super::read::{Unreadable, parse};
use super::{Base, Mark};
use crate::index::Index;
use crate::store::stored::IndexParts;

/// Gaps, counts and further places, whole or in parts.
#[derive(Debug, Default)]
pub struct StoredPostings {
    parts: Vec<PostingPart>,
    /// Parts that were looked for in vain since they were last told of; sorted.
    missing: RefCell<Vec<u32>>,
}

#[derive(Debug)]
struct PostingPart {
    /// The first run of words that it holds.
    run: u32,
    /// Which bytes of each stream it holds.
    own: [Range<usize>; 3],
    /// What came, and where the streams are in it.
    loaded: Option<(Vec<u8>, [Range<usize>; 3])>,
}

impl StoredPostings {
    /// All of them, within the bytes of a whole index.
    pub fn whole(bytes: Vec<u8>, streams: [Range<usize>; 3]) -> Self {
        let own = streams.clone().map(|s| 0..s.len());
        Self { parts: vec![PostingPart { run: 0, own, loaded: Some((bytes, streams)) }], ..Self::default() }
    }

    /// Parts that begin at these runs, none of them loaded.
    pub fn unloaded(parts: impl Iterator<Item = (u32, [Range<usize>; 3])>) -> Self {
        let parts = parts.map(|(run, own)| PostingPart { run, own, loaded: None }).collect();
        Self { parts, ..Self::default() }
    }

    /// The part that holds a run.
    pub fn of(&self, run: usize) -> usize {
        self.parts.partition_point(|p| p.run as usize <= run).wrapping_sub(1)
    }

    /// The streams of a part, and of each the byte that they begin with. None if it is not loaded, which is noted.
    pub fn streams(&self, part: usize) -> Option<[(&[u8], usize); 3]> {
        let PostingPart { own, loaded, .. } = self.parts.get(part)?;
        if loaded.is_none() {
            let mut missing = self.missing.borrow_mut();
            if let Err(at) = missing.binary_search(&(part as u32)) {
                missing.insert(at, part as u32);
            }
        }
        let (bytes, streams) = loaded.as_ref()?;
        Some([0, 1, 2].map(|n| (bytes.get(streams[n].clone()).unwrap_or_default(), own[n].start)))
    }

    /// Bytes of memory held.
    pub fn bytes(&self) -> usize {
        self.parts.iter().map(|p| size_of::<PostingPart>() + p.loaded.as_ref().map_or(0, |h| h.0.len())).sum()
    }
}

/// Which bytes of the streams hold the runs from each of `runs` to the next. None if these do not ascend from 0, or point
/// beyond.
pub(super) fn ranges(runs: &[u32], base: &Base, lengths: [usize; 3]) -> Option<Vec<(u32, [Range<usize>; 3])>> {
    let bits = |run: u32| base.marks.get(base.runs.get(run as usize)?.1 as usize).map(|m: &Mark| m.bits);
    if runs.first().is_some_and(|&run| run != 0) || runs.is_empty() != base.runs.is_empty() {
        return None;
    }
    let mut out = Vec::with_capacity(runs.len());
    for (n, &run) in runs.iter().enumerate() {
        let from = bits(run)?;
        let to = match runs.get(n + 1) {
            Some(&next) if next <= run => return None,
            Some(&next) => bits(next)?.map(|bit| bit.div_ceil(8) as usize),
            None => lengths,
        };
        let own = [0, 1, 2].map(|s| from[s] as usize / 8..to[s]);
        if own.iter().zip(lengths).any(|(own, length)| own.start > own.end || own.end > length) {
            return None;
        }
        out.push((run, own));
    }
    Some(out)
}

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
        let parts = ranges(&runs, base, lengths).ok_or(Unreadable)?.into_iter().map(|(_, own)| {
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

    /// Parts that look-ups missing since this was last asked, each once, sorted. A look-up that missing one found too little.
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
