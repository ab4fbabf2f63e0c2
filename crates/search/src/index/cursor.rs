//! A cursor over the postings of one term, in the order of documents: those of an opened index, then those that were added.

use super::Index;
use super::pages::StreamReader;

/// A walk through one term's postings, in ascending order of documents.
#[derive(Debug)]
pub struct PostingCursor<'a> {
    /// The document, once [`PostingCursor::next`] has said that there is one.
    pub doc: u32,
    /// How often the term stands there.
    pub count: u32,
    /// The positions there, if they are asked for.
    pub places: Vec<u32>,
    follow: bool,
    /// Whether it stands at a posting.
    here: bool,
    index: &'a Index,
    added: Option<StreamReader<'a>>,
    /// Which document comes next of those that were added, less one; as the stream counts them.
    next: u32,
    base: super::stored::Walk<'a>,
}

impl<'a> PostingCursor<'a> {
    /// A walk that has no term yet; with `follow`, positions are read too.
    pub fn new(index: &'a Index, follow: bool) -> Self {
        Self {
            doc: 0,
            count: 0,
            places: Vec::new(),
            follow,
            here: false,
            index,
            added: None,
            next: 0,
            base: super::stored::Walk::new(&index.base, &index.starts, follow),
        }
    }

    /// Goes before the first posting of a term. Terms in ascending order are the quickest.
    pub fn to(&mut self, term: u32) {
        self.here = false;
        self.next = 0;
        self.added = self.index.tails.get(term as usize).filter(|t| t.docs > 0).map(|t| {
            let mut reader = self.index.pages.read(t.stream);
            self.next = reader.number().unwrap_or(1) >> 1;
            reader
        });
        self.base.to(term);
    }

    /// Goes to the next posting, if there is one.
    pub fn next(&mut self) -> bool {
        self.here = self.advance();
        self.here
    }

    fn advance(&mut self) -> bool {
        self.places.clear();
        if let Some((doc, count)) = self.base.next(&mut self.places) {
            (self.doc, self.count) = (doc, count);
            return true;
        }
        let Some(reader) = &mut self.added else { return false };
        let Some(mut position) = reader.number() else {
            self.added = None;
            return false;
        };
        self.doc = self.index.opened() + self.next.wrapping_sub(1);
        self.count = 0;
        loop {
            self.count += 1;
            if self.follow {
                self.places.push(position);
            }
            match reader.number() {
                Some(number) if number & 1 == 0 => position += number >> 1,
                Some(number) => {
                    self.next += number >> 1;
                    return true;
                }
                None => {
                    self.added = None;
                    return true;
                }
            }
        }
    }

    /// Goes on to the first posting at or after `doc`, if there is one; stays where it is there already.
    pub fn seek(&mut self, doc: u32) -> bool {
        if self.here && self.doc >= doc {
            return true;
        }
        self.base.skip(doc);
        while self.next() {
            if self.doc >= doc {
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_core::text::Span;

    #[test]
    fn every_document_is_come_to_from_afar() {
        let mut index = Index::default();
        for doc in 0..5000 {
            if doc == 4000 {
                index = Index::read(index.write().expect("small")).unwrap_or_default();
            }
            index.begin();
            let text = if doc % 3 == 1 { "word and word" } else { "and" };
            index.segment(text, Span::new(0, text.len()), &[], &mut Vec::new());
            index.end();
        }
        let term = (0..2).find(|&t| index.word(t) == "word").unwrap_or(9);
        for doc in 0..5000 {
            let mut cursor = PostingCursor::new(&index, true);
            cursor.to(term);
            let there = cursor.seek(doc);
            let next = doc + (4 - doc % 3) % 3;
            assert_eq!(there, next < 5000);
            if there {
                assert_eq!((cursor.doc, cursor.count, cursor.places.as_slice()), (next, 2, &[0, 2][..]));
                assert!(cursor.seek(doc) && cursor.doc == next);
            }
        }
    }
}
