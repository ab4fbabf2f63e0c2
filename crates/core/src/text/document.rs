//! A document: a text with the tokens, paired quotation marks and sentences of those segments that are analysed.

use super::marks::{self, MarkPair};
use super::sentence::{self, Sentence};
use super::span::Span;
use super::token::{self, Token, TokenKind};

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
            token::tokenise(text, &document.lower, segment, joins, &mut document.tokens);
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

    /// Token `i` as it stands.
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.text))
    }

    /// Token `i` in ASCII lower case.
    pub fn lower(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.span.of(&self.lower))
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
    pub fn is(&self, i: usize, glyph: &str) -> bool {
        self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Punct && t.span.of(self.text) == glyph)
    }

    /// Whether token `i` is a word.
    pub fn is_word(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
    }
}
