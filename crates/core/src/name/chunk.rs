//! A run of capitalised words, parted into office and name.

use super::{NameKind, Sex};
use crate::text::{Document, Span, TokenKind};

/// A capitalised run, parted.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    /// Tokens of the name proper.
    pub first: usize,
    pub last: usize,
    /// The office before it: "Russian President".
    pub office: Option<Span>,
    /// The role after it: ", a professor at …,".
    pub apposition: Option<Span>,
    /// What it stands for, if its words tell.
    pub kind: Option<NameKind>,
    /// What it stands for if nothing in the article tells: "Jackson" is a city where no Jackson is named.
    pub soft: Option<NameKind>,
    /// Nothing in its words speaks against a person.
    pub eligible: bool,
    pub sex: Option<Sex>,
}

impl Chunk {
    /// A word that is a name only if the article has it as somebody's family name: "King said" after "Tom King".
    pub fn bare(first: usize, last: usize) -> Self {
        Self { first, last, office: None, apposition: None, kind: None, soft: None, eligible: false, sex: None }
    }

    /// What two spellings of one name share: lower case, without stops.
    pub fn key(&self, document: &Document<'_>) -> String {
        let mut key = String::with_capacity(document.slice(self.first, self.last).len());
        for i in self.first..self.last {
            if document.tokens[i].kind == TokenKind::Possessive {
                key.push_str(document.lower(i));
            } else if document.tokens[i].kind == TokenKind::Word {
                if !key.is_empty() {
                    key.push(' ');
                }
                let word = document.lower(i);
                if word.bytes().all(|b| b.is_ascii() && b != b'.') {
                    key.push_str(word);
                } else {
                    key.extend(word.chars().filter(|c| *c != '.').map(crate::text::lower));
                }
            }
        }
        key
    }
}

/// Whether token `i` is a word with a capital letter.
pub(super) fn is_name_word(document: &Document<'_>, i: usize) -> bool {
    document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && t.capital)
}
