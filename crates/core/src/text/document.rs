//! A document: a text with the tokens, paired quotation marks and sentences of those segments that are analysed.

use super::marks::{self, MarkPair};
use super::sentence::{self, Sentence};
use super::span::Span;
use super::token::{self, Token, TokenKind};
use super::word_table::{AllLists, GrammarLists, WordLists};

/// A [`Document`] apart from its text, so that both can be moved.
#[derive(Debug)]
pub struct DetachedDocument(Document<'static>);

impl DetachedDocument {
    /// The document again; `text` is the text that it was read from.
    pub fn attach(self, text: &str) -> Document<'_> {
        Document { text, ..self.0 }
    }
}

/// Tokens, marks and sentences of a text's segments (paragraphs, headline, standfirst), in text order.
///
/// ```
/// use dateline_core::text::{Document, Span};
///
/// let text = "Mr. Roe said so. “It rains.”";
/// let document = Document::read(text, &[Span::new(0, text.len())], &[]);
/// assert_eq!((document.sentences.len(), document.marks.len()), (2, 1));
/// ```
#[derive(Debug)]
pub struct Document<'a> {
    /// The text, as given.
    pub text: &'a str,
    /// The same in ASCII lower case; offsets agree.
    lower: String,
    /// All tokens of all segments.
    pub tokens: Vec<Token>,
    /// Pairs of quotation marks, in order of their opening.
    pub marks: Vec<MarkPair>,
    /// Sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Token range of each segment, as given to [`read`](Self::read).
    pub blocks: Vec<(usize, usize)>,
}

impl<'a> Document<'a> {
    /// Reads the `segments` of `text` (sorted, non-overlapping). `joins` are the breaks inside damaged words.
    pub fn read(text: &'a str, segments: &[Span], joins: &[Span]) -> Self {
        Self::read_by::<AllLists>(text, segments, joins)
    }

    /// The same for whoever shows an article and finds nothing in it: the classes of words are those of grammar alone. Tokens, marks
    /// and sentences are the same, and a program that calls nothing else does without the lists of names.
    pub fn read_grammar(text: &'a str, segments: &[Span], joins: &[Span]) -> Self {
        Self::read_by::<GrammarLists>(text, segments, joins)
    }

    fn read_by<L: WordLists>(text: &'a str, segments: &[Span], joins: &[Span]) -> Self {
        let lower = text.to_ascii_lowercase();
        let mut document = Self {
            text,
            lower,
            tokens: Vec::with_capacity(text.len() / 5),
            marks: Vec::new(),
            sentences: Vec::new(),
            blocks: Vec::with_capacity(segments.len()),
        };
        let mut paragraphs = Vec::with_capacity(segments.len());
        for &segment in segments {
            let first = document.tokens.len();
            token::tokenise::<L>(text, &document.lower, segment, joins, &mut document.tokens);
            let last = document.tokens.len();
            paragraphs.push(marks::pair(text, &document.tokens, first, last, &mut document.marks));
            document.blocks.push((first, last));
        }
        marks::carry(&paragraphs, &mut document.marks);
        for (block, &(first, last)) in document.blocks.iter().enumerate() {
            let from = document.marks.partition_point(|m| m.open < first);
            let to = document.marks.partition_point(|m| m.open < last);
            let marks = &document.marks[from..to];
            sentence::split(text, &document.tokens, (first, last), marks, block, &mut document.sentences);
        }
        document
    }

    /// The same without the text, to be sent where the text goes.
    pub fn detach(self) -> DetachedDocument {
        let Self { text: _, lower, tokens, marks, sentences, blocks } = self;
        DetachedDocument(Document { text: "", lower, tokens, marks, sentences, blocks })
    }

    /// Token `i` as it stands.
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.text))
    }

    /// Token `i` in ASCII lower case.
    pub fn lower(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.span.of(&self.lower))
    }

    /// Whether token `i` in ASCII lower case is `word`.
    #[inline]
    pub fn reads(&self, i: usize, word: &str) -> bool {
        // Lengths first: most tokens differ in theirs, and then nothing of the text is looked at.
        self.tokens
            .get(i)
            .is_some_and(|t| t.span.len() == word.len() && t.span.bytes_of(&self.lower) == word.as_bytes())
    }

    /// Whether token `i` is the initial of a name: "A" in "Jane A. Roe", which is no article.
    pub fn is_initial(&self, i: usize) -> bool {
        let capital = |k: usize| self.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Word && t.capital);
        let stop = self.is(i + 1, ".") && self.tokens.get(i + 1).is_some_and(|t| !t.spaced);
        capital(i) && self.word(i).chars().count() == 1 && stop && capital(i + 2)
    }

    /// Token `i` as it stands, or what follows its last hyphen.
    pub fn last_part(&self, i: usize) -> &'a str {
        let word = self.word(i);
        let hyphened = self.tokens.get(i).is_some_and(|t| t.hyphened);
        if hyphened { word.rsplit('-').next().unwrap_or(word) } else { word }
    }

    /// The span of `tokens[first..last]`; empty at the first's start if there is none.
    pub fn slice(&self, first: usize, last: usize) -> Span {
        match (self.tokens.get(first), last.checked_sub(1).and_then(|i| self.tokens.get(i))) {
            (Some(a), Some(b)) if last > first => Span { start: a.span.start, end: b.span.end },
            (Some(a), _) => Span { start: a.span.start, end: a.span.start },
            _ => Span::default(),
        }
    }

    /// Index of the first token that ends after byte `at`.
    pub fn token_at(&self, at: u32) -> usize {
        self.tokens.partition_point(|t| t.span.end <= at)
    }

    /// Index of the sentence that holds token `i`.
    pub fn sentence_of(&self, i: usize) -> Option<usize> {
        let s = self.sentences.partition_point(|s| s.last <= i);
        self.sentences.get(s).filter(|s| s.first <= i).map(|_| s)
    }

    /// Whether token `i` is punctuation that reads `glyph`.
    #[inline]
    pub fn is(&self, i: usize, glyph: &str) -> bool {
        self.tokens.get(i).is_some_and(|t| {
            t.kind == TokenKind::Punct && t.span.len() == glyph.len() && t.span.bytes_of(self.text) == glyph.as_bytes()
        })
    }

    /// Whether token `i` is a word.
    pub fn is_word(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_compared_in_lower_case_and_as_a_whole() {
        let text = "The Bridge — “open”.";
        let document = Document::read(text, &[Span::new(0, text.len())], &[]);
        let all: Vec<&str> = (0..document.tokens.len()).map(|i| document.lower(i)).collect();
        for (i, word) in all.iter().enumerate() {
            for other in all.iter().chain(&["", "th", "them", "“"]) {
                assert_eq!(document.reads(i, other), word == other, "{word} {other}");
            }
        }
        assert!(!document.reads(all.len(), "") && document.is(2, "—") && !document.is(3, "“"));
    }

    #[test]
    fn a_document_comes_back_to_its_text() {
        let text = "Jane Roe said so.";
        let document = Document::read(text, &[Span::new(0, text.len())], &[]);
        let words = |d: &Document<'_>| (0..d.tokens.len()).map(|i| d.word(i).to_owned()).collect::<Vec<_>>();
        let before = words(&document);
        let moved = (text.to_owned(), document.detach());
        assert_eq!(words(&moved.1.attach(&moved.0)), before);
    }
}
