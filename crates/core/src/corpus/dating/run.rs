//! Compares the words of a person's name in a text with the office holders of the lexicon.

use super::lexicon::Term;
use super::office;
use crate::text::among;
use crate::text::{Class, Document, TokenKind};

/// The words of a name, as tokens.
pub(super) struct Run {
    pub first: usize,
    pub last: usize,
    /// The name proper, without the capital that follows it: "the Roe Administration".
    pub body: bool,
}

impl Run {
    /// The capitalised words around token `at` that are no title, country or day.
    pub fn around(document: &Document<'_>, at: usize, from: usize, to: usize) -> Self {
        let (mut first, mut last) = (at, at + 1);
        while first > from {
            if is_name(document, first - 1) {
                first -= 1;
            } else if first > from + 1
                && document.is(first - 1, ".")
                && document.word(first - 2).len() == 1
                && is_name(document, first - 2)
            {
                first -= 2;
            } else {
                break;
            }
        }
        while last < to && is_name(document, last) && document.tokens.get(last).is_some_and(|t| t.spaced) {
            if is_reign(document.lower(last)) {
                break;
            }
            // "George W. Roe".
            let initial = document.word(last).len() == 1 && document.is(last + 1, ".") && is_name(document, last + 2);
            last += if initial { 2 } else { 1 };
        }
        let body = is_reign(document.lower(last));
        Self { first, last, body }
    }

    /// Whether every word of the run is one of this holder's.
    pub fn fits(&self, document: &Document<'_>, term: &Term) -> bool {
        let mut initials = (self.first..self.last).filter(|&i| {
            document.tokens.get(i).is_some_and(|t| t.capital) && document.word(i).trim_end_matches('.').len() == 1
        });
        let initial = initials.next().and_then(|i| document.word(i).chars().next());
        let word = |i: usize| {
            let word = document.word(i);
            word.len() == 1
                || is_numeral(word)
                || matches!(word, "Jr" | "Sr")
                || is_particle(word)
                || term.has(&plain(word))
                || word.ends_with('.')
        };
        (self.first..self.last).all(word) && initial.zip(term.initial()).is_none_or(|(a, b)| a == b)
    }
}

fn is_reign(word: &str) -> bool {
    among(word, "administration government cabinet presidency regime")
}

/// "II", "XVI".
fn is_numeral(word: &str) -> bool {
    word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

/// Whether token `i` can be a word of a person's name.
fn is_name(document: &Document<'_>, i: usize) -> bool {
    const OTHER: Class = Class::TITLE
        .or(Class::ROLE)
        .or(Class::DEMONYM)
        .or(Class::COUNTRY)
        .or(Class::WEEKDAY)
        .or(Class::FUNCTION)
        .or(Class::BODY);
    let lower = document.lower(i);
    document.tokens.get(i).is_some_and(|t| {
        t.kind == TokenKind::Word
            && office::bare(lower) == lower
            && (t.capital
                && (!t.class.any(OTHER) || t.class.has(Class::GIVEN))
                && !(t.class.has(Class::MONTH)
                    && document.tokens.get(i + 1).is_some_and(|n| n.kind == TokenKind::Number))
                || is_particle(document.lower(i)))
    })
}

fn is_particle(word: &str) -> bool {
    among(word, "de da la van von der bin al dos arap wa di") || word.starts_with("al-") || word.starts_with("el-")
}

/// A word as the lexicon writes it: without accents and without the article of Arabic names.
pub(super) fn plain(word: &str) -> String {
    let word = ["al-", "el-", "Al-", "El-"].iter().find_map(|article| word.strip_prefix(article)).unwrap_or(word);
    word.chars().map(unaccented).collect()
}

fn unaccented(c: char) -> char {
    const LETTERS: [&str; 22] = [
        "aàáâãäåāăą",
        "cçćč",
        "dđ",
        "eèéêëėęě",
        "gğ",
        "iìíîïıī",
        "lł",
        "nñńň",
        "oòóôõöøōő",
        "rř",
        "sśşšș",
        "tţťț",
        "uùúûüūůű",
        "yýÿ",
        "zźżž",
        "AÁÂÅÄ",
        "CÇĆČ",
        "EÉÈ",
        "OÖØÓ",
        "SŞŠŚ",
        "ZŽŻ",
        "'’",
    ];
    if c.is_ascii() {
        return c;
    }
    LETTERS.iter().find(|l| l.contains(c)).and_then(|l| l.chars().next()).unwrap_or(c)
}
