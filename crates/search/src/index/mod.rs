//! The inverted index (a dictionary of terms with their postings) and the doc values.
//!
//! An index grows document by document and can be searched at any moment. Postings of documents that were added are in streams
//! of bytes that grow in place (`pages`). Postings of an opened index stay in their stored form, packed by bits, and are read
//! where a query needs them (`stored/`). `cursor` walks through both as one.

mod article_spans;
mod cursor;
mod dictionary;
mod doc_values;
mod find;
pub(crate) mod fold;
mod near;
mod pages;
mod stem;
mod stored;
#[cfg(test)]
mod tests;

use dateline_core::interner::Interner;
use dateline_core::text::Span;
use pages::{Pages, Stream};
use std::cell::RefCell;

pub use article_spans::ArticleSpans;
pub use doc_values::{
    ArticleValues, DocValues, EntryValues, Listed, NameCorrection, Names, Number, QuoteValues, Row, Tokenized, flag,
    holding, sharing_rows,
};
pub use fold::{folded, plain, words};
pub use stem::stem;
pub use stored::{TooLarge, Unreadable};

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
pub struct SearchWord {
    /// Folded.
    pub word: String,
    /// How.
    pub how: Match,
}

/// How texts are cut into words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tokenizer {
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
///
/// ```
/// use dateline_core::text::Span;
/// use dateline_search::index::{Index, Match, Tokenizer, SearchWord};
///
/// let mut index = Index::new(Tokenizer::Folded);
/// for text in ["The minister left.", "Ministers met. The ministers left Paris."] {
///     index.begin();
///     index.segment(text, Span::new(0, text.len()), &[], &mut Vec::new());
///     index.end();
/// }
/// let terms = |word: &str, how| index.terms(&SearchWord { word: word.to_owned(), how });
///
/// // How often all forms of a word stand in each document.
/// let mut found = Vec::new();
/// index.documents(&terms("minister", Match::Forms), &mut |doc, count| found.push((doc, count)));
/// assert_eq!(found, [(0, 1), (1, 2)]);
///
/// // A phrase: document, first and last position.
/// let phrase = [terms("ministers", Match::Exact), terms("left", Match::Exact)];
/// let mut found = Vec::new();
/// index.occurrences(&phrase, 0, &mut |doc, first, last| found.push((doc, first, last)));
/// assert_eq!(found, [(1, 3, 4)]);
///
/// // Stored and opened again it answers alike.
/// let opened = Index::read(index.write()?)?;
/// assert_eq!(opened.docs(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Index {
    tokenizer: Tokenizer,
    terms: Interner,
    /// What was added of each term; may end before the last term.
    tails: Vec<Tail>,
    pages: Pages,
    /// Of each document, how many positions there are before it in all; one more for their sum.
    starts: Vec<u32>,
    /// Positions so far of the document that is open, if one is.
    open: Option<u32>,
    /// Whether there are more positions than can be counted.
    full: bool,
    /// Numbers of the terms in the order of their letters; those added since it was last needed are missing.
    sorted: RefCell<Vec<u32>>,
    /// What was opened.
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
        Self::new(Tokenizer::Folded)
    }
}

impl Index {
    /// An index without documents.
    pub fn new(tokenizer: Tokenizer) -> Self {
        Self {
            tokenizer,
            terms: Interner::default(),
            tails: Vec::new(),
            pages: Pages::default(),
            starts: vec![0],
            open: None,
            full: false,
            sorted: RefCell::default(),
            base: stored::Base::default(),
        }
    }

    /// How texts are cut.
    pub fn tokenizer(&self) -> Tokenizer {
        self.tokenizer
    }

    /// Calls `each` with the words of `text[segment]`, cut as those of the documents are.
    pub fn cut(&self, text: &str, segment: Span, joins: &[Span], each: &mut dyn FnMut(Span, &str)) {
        match self.tokenizer {
            Tokenizer::Folded => words(text, segment, joins, each),
            Tokenizer::Plain => plain(text, segment, each),
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
        match self.tokenizer {
            Tokenizer::Folded => words(text, segment, joins, &mut each),
            Tokenizer::Plain => plain(text, segment, &mut each),
        }
        spans.push(Span { start: segment.end, end: segment.end });
        self.open = Some(at + 1);
    }

    /// Closes the open document.
    pub fn end(&mut self) {
        if let Some(positions) = self.open.take() {
            let before = self.start(self.docs());
            self.full |= before.checked_add(positions).is_none();
            self.starts.push(before.saturating_add(positions));
        }
    }

    /// Whether more words were added than can be counted, so that some of them are not found.
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

    /// Positions of all documents, an open one aside.
    pub(crate) fn positions(&self) -> u32 {
        self.start(u32::MAX)
    }

    /// The word of a term; empty if there is no such term.
    pub fn word(&self, term: u32) -> &str {
        self.terms.word(term as usize)
    }

    /// In how many documents a term stands.
    pub fn frequency(&self, term: u32) -> u32 {
        let added = self.tails.get(term as usize).map_or(0, |t| t.docs);
        added + self.base.frequency(term)
    }

    /// Bytes of memory held, roughly: the buffers, not what was asked of the allocator.
    pub fn bytes(&self) -> usize {
        self.terms.bytes()
            + self.tails.len() * size_of::<Tail>()
            + self.pages.bytes()
            + (self.starts.len() + self.sorted.borrow().len()) * 4
            + self.base.bytes()
    }

    /// Positions of all documents before `doc`; of all, if there are fewer.
    fn start(&self, doc: u32) -> u32 {
        self.starts.get(doc as usize).or(self.starts.last()).copied().unwrap_or(0)
    }

    /// How many documents were there when the index was opened.
    fn opened(&self) -> u32 {
        self.base.docs()
    }
}
