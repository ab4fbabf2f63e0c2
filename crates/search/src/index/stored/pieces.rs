//! Postings in pieces: the streams of a large index cut between runs of words, so that a query fetches what holds its words
//! and nothing else. Words that begin alike lie in one piece.

use std::cell::RefCell;
use std::ops::Range;

use super::read::{Unreadable, parse};
use super::{Base, Mark};
use crate::index::Index;

/// Gaps, counts and further places, whole or in pieces.
#[derive(Debug, Default)]
pub struct Postings {
    pieces: Vec<Piece>,
    /// Pieces that were looked for in vain since they were last told of; sorted.
    missed: RefCell<Vec<u32>>,
}

#[derive(Debug)]
struct Piece {
    /// The first run of words that it holds.
    run: u32,
    /// Which bytes of each stream it holds.
    own: [Range<usize>; 3],
    /// What came, and where the streams are in it.
    here: Option<(Vec<u8>, [Range<usize>; 3])>,
}

impl Postings {
    /// All of them, within the bytes of a whole index.
    pub fn whole(bytes: Vec<u8>, streams: [Range<usize>; 3]) -> Self {
        let own = streams.clone().map(|s| 0..s.len());
        Self { pieces: vec![Piece { run: 0, own, here: Some((bytes, streams)) }], ..Self::default() }
    }

    /// Pieces that begin at these runs, all away.
    pub fn away(pieces: impl Iterator<Item = (u32, [Range<usize>; 3])>) -> Self {
        let pieces = pieces.map(|(run, own)| Piece { run, own, here: None }).collect();
        Self { pieces, ..Self::default() }
    }

    /// The piece that holds a run.
    pub fn of(&self, run: usize) -> usize {
        self.pieces.partition_point(|p| p.run as usize <= run).wrapping_sub(1)
    }

    /// The streams of a piece, and of each the byte that they begin with. None if it is away, which is noted.
    pub fn streams(&self, piece: usize) -> Option<[(&[u8], usize); 3]> {
        let Piece { own, here, .. } = self.pieces.get(piece)?;
        if here.is_none() {
            let mut missed = self.missed.borrow_mut();
            if let Err(at) = missed.binary_search(&(piece as u32)) {
                missed.insert(at, piece as u32);
            }
        }
        let (bytes, streams) = here.as_ref()?;
        Some([0, 1, 2].map(|n| (bytes.get(streams[n].clone()).unwrap_or_default(), own[n].start)))
    }

    /// Bytes of memory held.
    pub fn bytes(&self) -> usize {
        self.pieces.iter().map(|p| size_of::<Piece>() + p.here.as_ref().map_or(0, |h| h.0.len())).sum()
    }
}

/// A stored index, cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// What every query needs.
    pub head: Vec<u8>,
    /// Of each piece, which run of words it begins with.
    pub runs: Vec<u32>,
    /// The pieces, by number.
    pub pieces: Vec<Vec<u8>>,
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
    /// Cuts a stored index into pieces of about `size` bytes. A word's postings are never cut.
    ///
    /// # Errors
    ///
    /// If the bytes are not a stored index.
    pub fn cut_stored(stored: &[u8], size: usize) -> Result<Cut, Unreadable> {
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
        let pieces = ranges(&runs, base, lengths).ok_or(Unreadable)?.into_iter().map(|(_, own)| {
            let part = |n: usize| &stored[streams[n].clone()][own[n].clone()];
            [part(0), part(1), part(2)].concat()
        });
        Ok(Cut { head: stored[..streams[0].start].to_vec(), pieces: pieces.collect(), runs })
    }

    /// Opens the head of an index that was [cut](Self::cut_stored) at these runs. Words whose piece is away stand nowhere
    /// until it is [supplied](Self::supply).
    ///
    /// # Errors
    ///
    /// If the bytes cannot be the head of a stored index that was cut so.
    pub fn read_head(head: Vec<u8>, runs: &[u32]) -> Result<Self, Unreadable> {
        parse(head, Some(runs)).map(|(index, _)| index).ok_or(Unreadable)
    }

    /// Pieces that look-ups missed since this was last asked, each once, sorted. A look-up that missed one found too little.
    pub fn wanted(&self) -> Vec<u32> {
        self.base.postings.missed.take()
    }

    /// Whether all pieces are here.
    pub fn is_whole(&self) -> bool {
        self.base.postings.pieces.iter().all(|p| p.here.is_some())
    }

    /// Whether a piece is still to be supplied.
    pub fn is_away(&self, piece: u32) -> bool {
        self.base.postings.pieces.get(piece as usize).is_some_and(|p| p.here.is_none())
    }

    /// Takes in a piece.
    ///
    /// # Errors
    ///
    /// If there is no such piece, or it is not as long as it was cut.
    pub fn supply(&mut self, piece: u32, bytes: Vec<u8>) -> Result<(), Unreadable> {
        let piece = self.base.postings.pieces.get_mut(piece as usize).ok_or(Unreadable)?;
        let mut at = 0;
        let streams = piece.own.clone().map(|own| {
            let from = at;
            at += own.len();
            from..at
        });
        if at != bytes.len() {
            return Err(Unreadable);
        }
        piece.here = Some((bytes, streams));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::{Cutting, Match, Wanted};
    use dateline_core::text::Span;
    use proptest::prelude::*;

    fn index(docs: &[String]) -> Index {
        let mut index = Index::new(Cutting::Folded);
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
    fn words_are_found_once_their_piece_is_here() {
        let stored = index(&docs(400)).write().expect("small");
        let whole = Index::read(stored.clone()).expect("whole");
        let cut = Index::cut_stored(&stored, 700).expect("cut");
        assert!(cut.pieces.len() > 5, "{}", cut.pieces.len());
        let mut opened = Index::read_head(cut.head.clone(), &cut.runs).expect("a head");
        assert!(!opened.is_whole());
        let count = (0..).take_while(|&t| !whole.word(t).is_empty()).count() as u32;
        let mut supplied = 0;
        for term in (0..count).rev() {
            assert_eq!((opened.word(term), opened.frequency(term)), (whole.word(term), whole.frequency(term)));
            let now = found(&opened, &[term]);
            let wanted = opened.wanted();
            if let &[piece] = &wanted[..] {
                assert_eq!(now, (vec![], vec![]), "away");
                assert!(opened.is_away(piece));
                opened.supply(piece, cut.pieces[piece as usize].clone()).expect("a piece");
                supplied += 1;
            } else {
                assert_eq!(wanted, [0u32; 0]);
            }
            assert_eq!(found(&opened, &[term]), found(&whole, &[term]), "{term}");
        }
        assert_eq!(supplied, cut.pieces.len());
        assert!(opened.is_whole() && opened.wanted().is_empty());
        assert_eq!(opened.write(), Ok(stored));
        // Many terms at once, in order and not, over all pieces.
        let all: Vec<u32> = (0..count).collect();
        assert_eq!(found(&opened, &all), found(&whole, &all));
        let wanted = Wanted { word: "be".into(), how: Match::Prefix };
        let phrase = [opened.terms(&wanted), opened.terms(&Wanted { word: "co".into(), how: Match::Prefix })];
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
        let cut = Index::cut_stored(&stored, 300).expect("cut");
        let mut opened = Index::read_head(cut.head.clone(), &cut.runs).expect("a head");
        assert!(opened.supply(0, vec![0; cut.pieces[0].len() + 1]).is_err());
        assert!(opened.supply(cut.pieces.len() as u32, Vec::new()).is_err());
        assert!(Index::read_head(stored.clone(), &cut.runs).is_err(), "a whole index is no head");
        assert!(Index::read(cut.head.clone()).is_err(), "a head is no whole index");
        for runs in [&[][..], &[1][..], &[0, 0], &[0, 2, 1], &[0, u32::MAX]] {
            assert!(Index::read_head(cut.head.clone(), runs).is_err(), "{runs:?}");
        }
    }

    #[test]
    fn an_index_without_documents_is_cut_too() {
        let cut = Index::cut_stored(&index(&[]).write().expect("small"), 100).expect("cut");
        assert!(cut.pieces.is_empty());
        assert!(Index::read_head(cut.head, &cut.runs).expect("a head").is_whole());
    }

    proptest! {
        #[test]
        fn damage_does_no_harm(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut_at in prop::collection::vec(0u32..60, 0..4)) {
            let stored = index(&docs(60)).write().expect("small");
            let cut = Index::cut_stored(&stored, 200).expect("cut");
            let mut head = cut.head.clone();
            let at = at.index(head.len());
            head[at] = byte;
            for runs in [&cut.runs, &cut_at] {
                let Ok(mut opened) = Index::read_head(head.clone(), runs) else { continue };
                for (n, piece) in (0u32..).zip(&cut.pieces) {
                    let _ = opened.supply(n, piece.clone());
                }
                let terms: Vec<u32> = (0..80).collect();
                found(&opened, &terms);
            }
        }
    }
}
