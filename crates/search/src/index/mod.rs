//! Where each word stands: a dictionary of terms with their postings, and what a corpus is searched by.
//!
//! An index grows document by document and can be searched at any moment. What was added since it was made or opened
//! stands in streams of bytes that grow in place ([`pages`]); what was opened from a stored index stays as it is stored,
//! tighter and packed by bits, and is only read where a query needs it (`stored/`). [`cursor`] walks through both as one.

mod catalogue;
#[cfg(feature = "full")]
mod columns;
mod cursor;
mod dictionary;
mod find;
mod fold;
mod names;
mod near;
mod pages;
mod places;
mod rows;
mod shelf;
mod stem;
#[cfg(feature = "full")]
mod stored;
#[cfg(test)]
mod tests;

use dateline_core::interner::Interner;
use dateline_core::text::Span;
use pages::{Pages, Stream};
use std::cell::RefCell;

pub use catalogue::{Catalogue, Reading};
pub use fold::{folded, plain, words};
pub use names::Names;
pub use rows::{Listed, Moment, QuoteRow, Record, Row, flag, holding};
pub use shelf::Shelf;
pub use stem::stem;
#[cfg(feature = "full")]
pub use stored::{Cut, TooLarge, Unreadable};

/// One match: which document, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// Number of the document.
    pub doc: u32,
    /// The words that match, first to last.
    pub span: Span,
}

/// How a word is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// As folded.
    Exact,
    /// All words of the same English stem.
    Forms,
    /// As the beginning of a word, or all words of the same stem: a word still being typed.
    Prefix,
    /// As the beginning of a word.
    Start,
    /// Words that this many edits lead to: letters added, left out, changed, or two neighbours swapped. 0 lets the word's
    /// length decide: one edit up to four letters, else two. Never as many as the word has letters.
    Fuzzy(u8),
}

/// A word looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Folded.
    pub word: String,
    /// How.
    pub how: Match,
}

/// How texts are cut into words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cutting {
    /// As [`words`] does.
    #[default]
    Folded,
    /// As [`plain`] does, without stems: for comparing with other engines.
    Plain,
}

/// Terms, documents, and where each term stands in each document.
///
/// A *position* counts the words of a document from 0 on; the end of each segment takes one too, so that no phrase runs
/// from one segment into the next.
#[derive(Debug)]
pub struct Index {
    cutting: Cutting,
    terms: Interner,
    /// What was added of each term; may end before the last term.
    tails: Vec<Tail>,
    pages: Pages,
    /// Of each document, how many positions there are before it in all; one more for their sum.
    starts: Vec<u32>,
    /// Positions so far of the document that is open, if one is.
    open: Option<u32>,
    /// Whether there are more positions than can be counted.
    #[cfg(feature = "full")]
    full: bool,
    /// Numbers of the terms in the order of their letters; those added since it was last needed are missing.
    sorted: RefCell<Vec<u32>>,
    /// What was opened.
    #[cfg(feature = "full")]
    base: stored::Base,
}

/// What was added of one term. Its stream holds, for each document, the distance from the one before doubled and one, and the
/// first position; and of each further position the distance from the one before, doubled.
#[derive(Clone, Copy, Debug, Default)]
struct Tail {
    /// The last document, counted from 1 on; 0 if there is none. Of an opened index, from the last of those that it had.
    doc: u32,
    /// The last position there.
    position: u32,
    /// How many documents.
    docs: u32,
    stream: Stream,
}

impl Default for Index {
    fn default() -> Self {
        Self::new(Cutting::Folded)
    }
}

impl Index {
    /// An index without documents.
    pub fn new(cutting: Cutting) -> Self {
        Self {
            cutting,
            terms: Interner::default(),
            tails: Vec::new(),
            pages: Pages::default(),
            starts: vec![0],
            open: None,
            #[cfg(feature = "full")]
            full: false,
            sorted: RefCell::default(),
            #[cfg(feature = "full")]
            base: stored::Base::default(),
        }
    }

    /// How texts are cut.
    pub fn cutting(&self) -> Cutting {
        self.cutting
    }

    /// Calls `each` with the words of `text[segment]`, cut as those of the documents are.
    pub fn cut(&self, text: &str, segment: Span, joins: &[Span], each: &mut dyn FnMut(Span, &str)) {
        match self.cutting {
            Cutting::Folded => words(text, segment, joins, each),
            Cutting::Plain => plain(text, segment, each),
        }
    }

    /// Opens the next document and returns its number. One that is still open ends.
    pub fn begin(&mut self) -> u32 {
        self.end();
        self.open = Some(0);
        self.docs()
    }

    /// Adds the words of `text[segment]` to the open document and appends the span of each to `spans`, an empty one at last
    /// for the gap. `joins` (sorted) are the breaks inside damaged words. Without an open document nothing happens.
    pub fn segment(&mut self, text: &str, segment: Span, joins: &[Span], spans: &mut Vec<Span>) {
        let Some(mut at) = self.open else { return };
        // As stored, documents are counted from the first that was added, and from 1 on.
        let doc = self.docs() - self.opened() + 1;
        let (terms, tails, pages) = (&mut self.terms, &mut self.tails, &mut self.pages);
        let mut each = |span: Span, word: &str| {
            spans.push(span);
            let term = terms.intern(word);
            if term >= tails.len() {
                tails.resize(term + 1, Tail::default());
            }
            let tail = &mut tails[term];
            if tail.doc == doc {
                pages.push(&mut tail.stream, (at - tail.position) << 1);
            } else {
                pages.push(&mut tail.stream, (doc - tail.doc) << 1 | 1);
                pages.push(&mut tail.stream, at);
                tail.doc = doc;
                tail.docs += 1;
            }
            tail.position = at;
            at += 1;
        };
        match self.cutting {
            Cutting::Folded => words(text, segment, joins, &mut each),
            Cutting::Plain => plain(text, segment, &mut each),
        }
        spans.push(Span { start: segment.end, end: segment.end });
        self.open = Some(at + 1);
    }

    /// Closes the open document.
    pub fn end(&mut self) {
        if let Some(positions) = self.open.take() {
            let before = self.start(self.docs());
            #[cfg(feature = "full")]
            {
                self.full |= before.checked_add(positions).is_none();
            }
            self.starts.push(before.saturating_add(positions));
        }
    }

    /// Whether more words were added than can be counted, so that some of them are not found.
    #[cfg(feature = "full")]
    pub fn is_full(&self) -> bool {
        self.full || self.pages.is_full()
    }

    /// Number of documents, an open one aside.
    pub fn docs(&self) -> u32 {
        self.starts.len() as u32 - 1
    }

    /// Positions of a document; 0 if there is no such document.
    pub fn length(&self, doc: u32) -> u32 {
        self.start(doc.saturating_add(1)) - self.start(doc)
    }

    /// The word of a term; empty if there is no such term.
    pub fn word(&self, term: u32) -> &str {
        self.terms.word(term as usize)
    }

    /// In how many documents a term stands.
    pub fn frequency(&self, term: u32) -> u32 {
        let added = self.tails.get(term as usize).map_or(0, |t| t.docs);
        #[cfg(feature = "full")]
        let added = added + self.base.frequency(term);
        added
    }

    /// Bytes of memory held, roughly: the buffers, not what was asked of the allocator.
    pub fn bytes(&self) -> usize {
        let bytes = self.terms.bytes()
            + self.tails.len() * size_of::<Tail>()
            + self.pages.bytes()
            + (self.starts.len() + self.sorted.borrow().len()) * 4;
        #[cfg(feature = "full")]
        let bytes = bytes + self.base.bytes();
        bytes
    }

    /// Positions of all documents before `doc`; of all, if there are fewer.
    fn start(&self, doc: u32) -> u32 {
        self.starts.get(doc as usize).or(self.starts.last()).copied().unwrap_or(0)
    }

    /// How many documents were there when the index was opened.
    fn opened(&self) -> u32 {
        #[cfg(feature = "full")]
        return self.base.docs();
        #[cfg(not(feature = "full"))]
        0
    }
}
