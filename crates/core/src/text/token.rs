//! Tokens: words, numbers and marks, each a span with its kind and word class.

use super::lexicon::{Class, Form};
use super::span::Span;
use super::word_table::{GrammarLists, WordLists};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and full stops: `don’t`, `Asia-Pacific`, `U.S.`, `Jong-un`.
    Word,
    /// Digits, with inner commas, points, colons and an ordinal's ending: `1,200`, `9:30`, `11th`.
    Number,
    /// The ending of a possessive, `’s` or a bare `’` after s, as a token of its own.
    Possessive,
    /// A double quotation mark of any style, or a single one that stands where a quotation can begin or end.
    Quote,
    /// Any other character.
    Punct,
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// First character is upper case.
    pub capital: bool,
    /// All letters are upper case, and there are two or more.
    pub shout: bool,
    /// White space stands before it.
    pub spaced: bool,
    /// An apostrophe stands within it: `don’t`, `they'll`.
    pub clipped: bool,
    /// A hyphen stands within it, or it is one: `Asia-Pacific`, `two-week`.
    pub hyphened: bool,
    /// What the lexicon knows of the word, in lower case.
    pub class: Class,
    /// Its form if it is a verb of the lexicon.
    pub form: Form,
}

impl Token {
    /// Whether it is a verb of the lexicon in its base form: "say", "tell".
    pub fn form_is_base(&self) -> bool {
        self.form == Form::Base
    }

    /// Whether it is a verb of the lexicon in a form that can be finite: not `-ing`, not a bare participle.
    pub fn form_is_finite(&self) -> bool {
        matches!(self.form, Form::Base | Form::Third | Form::Past)
    }
}

/// Cuts `text[segment]` into tokens, appended to `out`. `lower` is the text in ASCII lower case.
///
/// `joins` are the places (sorted, non-overlapping) where a damaged line broke a word; the halves become one token.
pub(super) fn tokenise<L: WordLists>(text: &str, lower: &str, segment: Span, joins: &[Span], out: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let end = segment.end as usize;
    let mut at = segment.start as usize;
    let mut spaced = true;
    while at < end {
        let b = bytes[at];
        if b.is_ascii_whitespace() {
            at += 1;
            spaced = true;
            continue;
        }
        let Some(c) = (if b < 128 { Some(char::from(b)) } else { text[at..end].chars().next() }) else { break };
        let start = at;
        if c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}' {
            at += c.len_utf8();
            spaced = true;
            continue;
        }
        let mut inner = Inner::default();
        let kind = if c.is_ascii_digit() {
            at = number(bytes, at, end);
            TokenKind::Number
        } else if c.is_alphabetic() {
            (at, inner) = word(text, at, end, joins);
            TokenKind::Word
        } else if let Some(len) = possessive(text, at, end, out.last(), spaced) {
            at += len;
            TokenKind::Possessive
        } else {
            let mark = quote_len(&text[at..end]);
            at += mark.unwrap_or(c.len_utf8());
            if mark.is_some() || is_single_mark(c) { TokenKind::Quote } else { TokenKind::Punct }
        };
        let span = Span::new(start, at);
        let mut token = Token {
            span,
            kind,
            capital: c.is_uppercase(),
            shout: false,
            spaced,
            clipped: inner.apostrophe,
            hyphened: inner.hyphen || c == '-',
            class: Class::NONE,
            form: Form::None,
        };
        if kind == TokenKind::Word {
            token.shout = is_shout(span.of(text));
            (token.class, token.form) = L::look_up(lower, span);
        }
        out.push(token);
        spaced = false;
    }
}

fn is_shout(word: &str) -> bool {
    // Nearly every word has a small letter right after its first.
    if word.as_bytes().get(1).is_none_or(u8::is_ascii_lowercase) {
        return false;
    }
    let mut letters = 0;
    for c in word.chars() {
        if c.is_lowercase() {
            return false;
        }
        letters += usize::from(c.is_uppercase());
    }
    letters >= 2
}

/// Length in bytes of a double quotation mark at the start of `rest`: one character, or two single ones that stand for it.
pub(super) fn quote_len(rest: &str) -> Option<usize> {
    let first = *rest.as_bytes().first()?;
    if first.is_ascii() && !matches!(first, b'"' | b'\'' | b'`' | b',') {
        return None;
    }
    for pair in ["''", "``", "‘‘", "’’", ",,"] {
        if let Some(after) = rest.strip_prefix(pair) {
            // Two commas are a low mark only before a letter; elsewhere they are a slip.
            let letter = after.chars().next().is_some_and(char::is_alphabetic);
            return (pair != ",," || letter).then_some(pair.len());
        }
    }
    let c = rest.chars().next()?;
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂' | '〝' | '〞').then_some(c.len_utf8())
}

/// A mark that may be a single quotation mark or an apostrophe.
pub(super) fn is_single_mark(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’' | '‚' | '‛' | '‹' | '›' | '`')
}

fn number(bytes: &[u8], mut at: usize, end: usize) -> usize {
    while at < end {
        let b = bytes[at];
        let inner = matches!(b, b',' | b'.' | b':') && at + 1 < end && bytes[at + 1].is_ascii_digit();
        if b.is_ascii_digit() || inner {
            at += 1;
        } else {
            break;
        }
    }
    // An ordinal's or a decade's ending, or a unit written on: 11th, 1990s, 9am, 5G.
    let letters = bytes[at..end].iter().take_while(|b| b.is_ascii_alphabetic()).count();
    if (1..=2).contains(&letters) { at + letters } else { at }
}

/// The marks that stand within a word.
#[derive(Clone, Copy, Debug, Default)]
struct Inner {
    apostrophe: bool,
    hyphen: bool,
}

/// The end of the word that starts at `at`, and the marks within it.
fn word(text: &str, at: usize, end: usize, joins: &[Span]) -> (usize, Inner) {
    let mut inner = Inner::default();
    let bytes = &text.as_bytes()[..end];
    let mut here = at;
    loop {
        while bytes.get(here).is_some_and(|b| IN_WORD[usize::from(*b)]) {
            here += 1;
        }
        // What ends nearly all words is settled without a look at characters.
        match bytes.get(here) {
            None | Some(b',' | b')' | b'"' | b':' | b';') => return (here, inner),
            Some(b' ' | b'\n') if joins.is_empty() => return (here, inner),
            _ => {}
        }
        let mut rest = text[here..end].chars();
        let Some(c) = rest.next() else { return (here, inner) };
        let next = rest.next();
        if c.is_alphanumeric() || is_mark_of_letter(c) {
            here += c.len_utf8();
            continue;
        }
        if c.is_whitespace() {
            if let Some(join) = join_at(joins, here) {
                here = join.end as usize;
                continue;
            }
            return (here, inner);
        }
        let letter_next = next.is_some_and(char::is_alphabetic);
        match c {
            // A possessive is cut off by the caller's next turn; other apostrophes are within the word.
            '\'' | '’' if letter_next && !possessive_at(&text[here + c.len_utf8()..end]) => {
                here += c.len_utf8();
                inner.apostrophe = true;
            }
            '-' | '‐' | '‑'
                if next.is_some_and(char::is_alphanumeric)
                    && !parts_dates(&text[at..here], &text[here + c.len_utf8()..end]) =>
            {
                here += c.len_utf8();
                inner.hyphen = true;
            }
            // Full stops within initials: U.S., a.m., e.g.
            '.' if initials(&text[at..here]) && letter_next => here += 1,
            '.' if initials(&text[at..here]) && text[at..here].contains('.') => return (here + 1, inner),
            '&' if letter_next && here > at => here += 1,
            _ => return (here, inner),
        }
    }
}

/// The bytes that go on with a word whatever stands around them: ASCII letters and digits.
const IN_WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut b = 0;
    while b < table.len() {
        table[b] = (b as u8).is_ascii_alphanumeric();
        b += 1;
    }
    table
};

/// Whether a hyphen stands between two dates, as a dash would: "May-August 1950", "27 May-3 June", "Monday-Friday",
/// "winter-spring 1920".
fn parts_dates(before: &str, after: &str) -> bool {
    // Names of months and weekdays have three letters at least, and nine at most.
    if !(3..=9).contains(&before.len()) {
        return false;
    }
    let kind = |word: &str| GrammarLists::look_up(&word.to_ascii_lowercase(), Span::new(0, word.len())).0;
    let dates = Class::MONTH.or(Class::WEEKDAY);
    let season = |word: &str| matches!(word, "spring" | "summer" | "autumn" | "fall" | "winter");
    let word = &after[..after.bytes().take_while(u8::is_ascii_alphanumeric).count()];
    if season(before) {
        return season(word);
    }
    let name = before.starts_with(|c: char| c.is_ascii_uppercase()) && kind(before).any(dates);
    name && (word.bytes().all(|b| b.is_ascii_digit()) && word.len() <= 2
        || word.starts_with(|c: char| c.is_ascii_uppercase()) && kind(word).any(dates))
}

/// Combining accents belong to the letter before them.
fn is_mark_of_letter(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c) || c == '\u{ad}' || c == '\u{200d}'
}

fn join_at(joins: &[Span], at: usize) -> Option<Span> {
    let i = joins.partition_point(|j| (j.start as usize) < at);
    joins.get(i).copied().filter(|j| j.start as usize == at)
}

/// Whether `s` is one letter, or letters each followed by a full stop but the last: `U`, `U.S`, `a.m`.
fn initials(s: &str) -> bool {
    let mut letter = false;
    for c in s.chars() {
        match c {
            '.' if letter => letter = false,
            c if c.is_alphabetic() && !letter => letter = true,
            _ => return false,
        }
    }
    letter
}

/// Whether what follows an apostrophe is the `s` of a possessive or of a clitic `is`/`has`.
fn possessive_at(after: &str) -> bool {
    let mut chars = after.chars();
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

fn possessive(text: &str, at: usize, end: usize, last: Option<&Token>, spaced: bool) -> Option<usize> {
    let last = last?;
    if spaced || !matches!(last.kind, TokenKind::Word | TokenKind::Number) {
        return None;
    }
    let c = text[at..end].chars().next()?;
    if !matches!(c, '\'' | '’') {
        return None;
    }
    possessive_at(&text[at + c.len_utf8()..end]).then_some(c.len_utf8() + 1)
}

/// The letter in lower case; of a lower case of two characters the first, so that `İ` becomes `i` without a dot to come after.
pub fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        tokenise::<crate::text::word_table::AllLists>(
            text,
            &text.to_ascii_lowercase(),
            Span::new(0, text.len()),
            &[],
            &mut out,
        );
        out.iter().map(|t| t.span.of(text).to_owned()).collect()
    }

    #[test]
    fn words_keep_what_belongs_to_them() {
        assert_eq!(cut("Park’s don’t Jong-un."), ["Park", "’s", "don’t", "Jong-un", "."]);
        assert_eq!(cut("the U.S. and N. Korea"), ["the", "U.S.", "and", "N", ".", "Korea"]);
        assert_eq!(
            cut("July 9-11, 1,200 at 9:30 on the 11th"),
            ["July", "9", "-", "11", ",", "1,200", "at", "9:30", "on", "the", "11th"]
        );
    }

    #[test]
    fn marks_stand_alone() {
        assert_eq!(cut("“No,” ``yes''"), ["“", "No", ",", "”", "``", "yes", "''"]);
        assert_eq!(cut("'80s leaders’ ‘a’"), ["'", "80s", "leaders", "’", "‘", "a", "’"]);
    }

    #[test]
    fn a_broken_word_is_one_token() {
        let text = "war and p\neace";
        let mut out = Vec::new();
        tokenise::<crate::text::word_table::AllLists>(
            text,
            text,
            Span::new(0, text.len()),
            &[Span::new(9, 10)],
            &mut out,
        );
        assert_eq!(out.last().map(|t| t.span.of(text)), Some("p\neace"));
    }
}
