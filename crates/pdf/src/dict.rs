//! The dictionary before a stream, as it is written: how the stream is packed and where it ends. Nothing else of a document is
//! trusted yet, so that every place where an object may begin is looked at, whatever the document's tables say.

use crate::filters::Filter;

/// A stream as its dictionary tells it.
#[derive(Debug)]
pub(crate) struct Stream<'a> {
    /// Its packings, from outside in; nothing if the dictionary does not tell them in its own words.
    pub(crate) filters: Option<Vec<Filter>>,
    /// It holds other objects.
    pub(crate) holds_objects: bool,
    /// Its bytes, as far as it may reach.
    pub(crate) data: &'a [u8],
}

/// A word of a dictionary.
#[derive(Debug, PartialEq)]
enum Token<'a> {
    Name(Vec<u8>),
    Open,
    Close,
    List,
    ListEnd,
    Text,
    Word(&'a [u8]),
}

struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    fn skip_white(&mut self) {
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                0 | 9 | 10 | 12 | 13 | 32 => self.at += 1,
                b'%' => self.at += self.bytes[self.at..].iter().take_while(|b| !matches!(b, 10 | 13)).count(),
                _ => break,
            }
        }
    }

    fn next(&mut self) -> Option<Token<'a>> {
        self.skip_white();
        let rest = self.bytes.get(self.at..).filter(|rest| !rest.is_empty())?;
        let is_word = |byte: &&u8| !matches!(**byte, 0 | 9 | 10 | 12 | 13 | 32) && !b"()<>[]{}/%".contains(*byte);
        let (token, length) = match rest[0] {
            b'<' if rest.get(1) == Some(&b'<') => (Token::Open, 2),
            b'>' if rest.get(1) == Some(&b'>') => (Token::Close, 2),
            b'<' => (Token::Text, 1 + rest.iter().take_while(|byte| **byte != b'>').count()),
            b'(' => (Token::Text, text(rest)),
            b'[' => (Token::List, 1),
            b']' => (Token::ListEnd, 1),
            b'/' => {
                let length = rest[1..].iter().take_while(is_word).count();
                (Token::Name(unescaped(&rest[1..=length])), 1 + length)
            }
            _ => {
                let length = rest.iter().take_while(is_word).count().max(1);
                (Token::Word(&rest[..length]), length)
            }
        };
        self.at += length;
        Some(token)
    }
}

/// The length of a text in parentheses.
fn text(bytes: &[u8]) -> usize {
    let (mut depth, mut at) = (0u32, 0);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// A name, whose letters may be written as numbers: `/#46lateDecode`.
fn unescaped(name: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(name.len());
    let mut rest = name;
    while let Some((first, behind)) = rest.split_first() {
        let hex = behind.get(..2).filter(|_| *first == b'#').and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                rest = &behind[2..];
            }
            None => {
                out.push(*first);
                rest = behind;
            }
        }
    }
    out
}

/// The stream of the object whose head ends at `at`, and how many bytes of a dictionary were looked at.
pub(crate) fn stream(bytes: &[u8], at: usize) -> (Option<Stream<'_>>, usize) {
    let mut lexer = Lexer { bytes, at };
    if lexer.next() != Some(Token::Open) {
        return (None, 0);
    }
    let told = dictionary(&mut lexer);
    let looked_at = lexer.at - at;
    let Some(told) = told else { return (None, looked_at) };
    lexer.skip_white();
    let data = bytes.get(lexer.at..).and_then(|rest| rest.strip_prefix(b"stream"));
    let data = data.and_then(|rest| {
        rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).or_else(|| rest.strip_prefix(b"\r"))
    });
    let stream = data.map(|data| Stream {
        filters: told.filters,
        holds_objects: told.holds_objects,
        data: told.length.and_then(|length| whole(data, length)).unwrap_or(data),
    });
    (stream, looked_at)
}

/// The bytes of a stream whose length is told rightly.
fn whole(data: &[u8], length: usize) -> Option<&[u8]> {
    let (own, behind) = data.split_at_checked(length)?;
    behind.trim_ascii_start().starts_with(b"endstream").then_some(own)
}

struct Told {
    filters: Option<Vec<Filter>>,
    holds_objects: bool,
    length: Option<usize>,
}

/// Reads a dictionary to its end.
fn dictionary(lexer: &mut Lexer<'_>) -> Option<Told> {
    let mut told = Told { filters: Some(Vec::new()), holds_objects: false, length: None };
    let (mut depth, mut lists) = (1u32, 0u32);
    let mut is_told = false;
    while depth > 0 {
        match lexer.next()? {
            Token::Open => depth += 1,
            Token::Close => depth -= 1,
            Token::List => lists += 1,
            Token::ListEnd => lists = lists.saturating_sub(1),
            Token::Name(name) if depth == 1 && lists == 0 => match name.as_slice() {
                b"Filter" | b"F" => {
                    let start = lexer.at;
                    match filters(lexer) {
                        // The file that a stream lies in, or the end of a dictionary that is none.
                        None => lexer.at = start,
                        Some(_) if is_told => told.filters = None,
                        Some(read) => (told.filters, is_told) = (read, true),
                    }
                }
                b"First" | b"ObjStm" => told.holds_objects = true,
                b"Length" => {
                    let start = lexer.at;
                    if let Some(Token::Word(number)) = lexer.next() {
                        told.length = std::str::from_utf8(number).ok().and_then(|number| number.parse().ok());
                    }
                    // A number of another object is no length.
                    let behind = (lexer.next(), lexer.next());
                    if matches!(behind, (Some(Token::Word(_)), Some(Token::Word(b"R")))) {
                        told.length = None;
                    }
                    lexer.at = start;
                }
                _ => {}
            },
            _ => {}
        }
    }
    Some(told)
}

/// Packings behind their key: `None` if there are none, `Some(None)` if another object tells them.
fn filters(lexer: &mut Lexer<'_>) -> Option<Option<Vec<Filter>>> {
    match lexer.next()? {
        Token::Name(name) => Some(Some(Filter::named(&name).into_iter().collect())),
        Token::List => {
            let mut read = Vec::new();
            loop {
                match lexer.next()? {
                    Token::Name(name) => read.extend(Filter::named(&name)),
                    Token::ListEnd => return Some(Some(read)),
                    _ => return Some(None),
                }
            }
        }
        Token::Word(b"null") => Some(Some(Vec::new())),
        Token::Word(_) => Some(None),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packings_are_read_as_they_are_written() {
        let filters = |dict: &str| {
            let bytes = format!("{dict}\nstream\nx\nendstream");
            stream(bytes.as_bytes(), 0).0.expect("a stream").filters
        };
        assert_eq!(filters("<< /Length 1 >>"), Some(vec![]));
        assert_eq!(filters("<</Filter/FlateDecode>>"), Some(vec![Filter::Flate]));
        assert_eq!(filters("<</Filter [ /A85 % x\n/#46lateDecode]>>"), Some(vec![Filter::Ascii85, Filter::Flate]));
        assert_eq!(filters("<</Resources<</Font<</F 5 0 R/Filter /LZW>>>> /A (/Filter /LZW) >>"), Some(vec![]));
        assert_eq!(filters("<</Filter 7 0 R>>"), None);
        assert_eq!(filters("<</Filter [7 0 R]>>"), None);
        assert_eq!(filters("<</Filter /RL /F /Fl>>"), None);
    }

    #[test]
    fn a_stream_ends_where_its_length_says_if_that_is_right() {
        let data = |dict: &'static [u8]| stream(dict, 0).0.map(|stream| stream.data);
        assert_eq!(data(b"<</Length 3>> stream\r\nabc\nendstream x"), Some(&b"abc"[..]));
        assert_eq!(data(b"<</Length 2>> stream\nabc\nendstream x"), Some(&b"abc\nendstream x"[..]));
        assert_eq!(data(b"<</Length 3 0 R>> stream\nabc\nendstream x"), Some(&b"abc\nendstream x"[..]));
        assert_eq!(data(b"<</Length 3>> (no) stream\nabc"), None);
        assert_eq!(data(b"(no) <<>> stream\nabc"), None);
    }
}
