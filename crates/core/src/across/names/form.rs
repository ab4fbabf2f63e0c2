//! A form of a name where it stands in an article, with what stands around it.

use crate::text::{Document, Span, TokenKind, lower};

/// What speaks for a kind of name at one place, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks(u16);

impl Marks {
    /// It is one word and stands first in its sentence, so that its capital tells nothing.
    pub const FIRST: Marks = Marks(1);
    /// It stands in a line in capitals, or in a headline that capitalises its words.
    pub const LOUD: Marks = Marks(1 << 1);
    /// It stands in a row of a table, beside a number.
    pub const ROW: Marks = Marks(1 << 2);
    /// It says where: "in Oslo", "(Norway)", the place of a dateline.
    pub const WHERE: Marks = Marks(1 << 3);
    /// A title or an office stands before it.
    pub const TITLED: Marks = Marks(1 << 4);
    /// Its first word is a given name or an initial.
    pub const GIVEN: Marks = Marks(1 << 5);
    /// It ends in a noun for a body, or begins with one: "Bridge Authority", "Ministry of Works".
    pub const BODY: Marks = Marks(1 << 6);
    /// It is capital letters alone, as bodies are called.
    pub const LETTERS: Marks = Marks(1 << 7);
    /// It ends in a noun for a place.
    pub const SITE: Marks = Marks(1 << 8);
    /// It ends in a noun for an event or a thing: "World Cup", "Bridges Act".
    pub const THING: Marks = Marks(1 << 9);
    /// An article stands before it.
    pub const THE: Marks = Marks(1 << 10);
    /// The analysis of its article knows the person's office or whether it is a man or a woman.
    pub const PERSON: Marks = Marks(1 << 11);
    /// The analysis of its article holds its several words for a person's name, since nothing speaks against it.
    pub const NAMED: Marks = Marks(1 << 12);
    /// Letters that the article tells the meaning of; the key is that of what they stand for.
    pub const CALLED: Marks = Marks(1 << 13);

    /// Whether all of `other` is here.
    pub fn has(self, other: Marks) -> bool {
        self.0 & other.0 == other.0
    }

    /// Adds `other` if `holds`.
    pub fn set(&mut self, other: Marks, holds: bool) {
        if holds {
            self.0 |= other.0;
        }
    }
}

/// One mention.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub span: Span,
    /// Its words in lower case, without stops, hyphens as spaces.
    pub key: String,
    pub marks: Marks,
}

/// The key of `tokens[first..last]`, which spellings of one name share.
pub(super) fn key(document: &Document<'_>, first: usize, last: usize) -> String {
    let mut key = String::with_capacity(document.slice(first, last).len());
    for i in first..last {
        let token = document.tokens[i];
        match token.kind {
            TokenKind::Possessive if i + 1 < last => {}
            TokenKind::Possessive => continue,
            TokenKind::Word | TokenKind::Number if !key.is_empty() => key.push(' '),
            TokenKind::Word | TokenKind::Number => {}
            _ if document.is(i, "&") => {
                key.push_str(" &");
                continue;
            }
            _ => continue,
        }
        push_plain(&mut key, token.span.of(document.text));
    }
    key
}

/// The same of a name as text.
pub(super) fn key_of(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        push_plain(&mut key, word);
    }
    key
}

fn push_plain(key: &mut String, word: &str) {
    let plain = word.chars().filter(|c| !matches!(c, '.' | ',' | '(' | ')' | '"' | '“' | '”'));
    key.extend(plain.map(|c| match c {
        '-' | '‐' | '‑' => ' ',
        '’' => '\'',
        c => lower(c),
    }));
}
