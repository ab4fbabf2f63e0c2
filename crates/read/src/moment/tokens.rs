//! The pieces of a date as it is written.

/// A piece of a date: a run of digits, a run of letters, or one sign.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Token<'a> {
    Number(&'a str),
    Word(&'a str),
    Sign(char),
}

pub fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let same: fn(char) -> bool = if first.is_ascii_digit() {
            |c| c.is_ascii_digit()
        } else if first.is_alphabetic() {
            |c| c.is_alphabetic()
        } else {
            |_| false
        };
        let end = rest.char_indices().skip(1).find(|(_, c)| !same(*c)).map_or(rest.len(), |(at, _)| at);
        let (token, after) = rest.split_at(end);
        rest = after;
        Some(if first.is_ascii_digit() {
            Token::Number(token)
        } else if first.is_alphabetic() {
            Token::Word(token)
        } else {
            Token::Sign(first)
        })
    })
}
