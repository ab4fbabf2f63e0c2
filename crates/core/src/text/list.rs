//! Word lists: text files beside the module that uses them, one entry a line, comments after `#` at the beginning of a line.
//!
//! [`word_list`] puts a file into the program; [`words`] and [`List`] give its entries. Short lists stand in the code, as words
//! in one string, for [`among`].

use std::sync::OnceLock;

/// The text of a word list as a `&'static str`, without its comments, which the compiler cuts out. The file's path is relative to
/// the file that names it, as with `include_str!`.
macro_rules! word_list {
    ($file:literal) => {{
        const FILE: &[u8] = include_str!($file).as_bytes();
        const LEN: usize = $crate::text::entries::<0>(FILE).1;
        const TEXT: [u8; LEN] = $crate::text::entries::<LEN>(FILE).0;
        const LIST: &str = match str::from_utf8(&TEXT) {
            Ok(text) => text,
            Err(_) => panic!("lines are cut at line feeds only"),
        };
        LIST
    }};
}
pub(crate) use word_list;

/// The lines of `file` that are no comments, as far as there is room, and how much room they need. Runs in the compiler.
pub const fn entries<const LEN: usize>(file: &[u8]) -> ([u8; LEN], usize) {
    let mut text = [0; LEN];
    let (mut from, mut to) = (0, 0);
    let (mut starts, mut comment) = (true, false);
    while from < file.len() {
        comment = if starts { file[from] == b'#' } else { comment };
        starts = file[from] == b'\n';
        if !comment {
            if to < LEN {
                text[to] = file[from];
            }
            to += 1;
        }
        from += 1;
    }
    (text, to)
}

/// The entries of a word list.
pub fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|l| !l.is_empty())
}

/// A word list that is cut into its entries once, on first use.
#[derive(Debug)]
pub struct List {
    source: &'static str,
    entries: OnceLock<Vec<&'static str>>,
}

impl List {
    /// The list in `source`.
    pub const fn new(source: &'static str) -> Self {
        Self { source, entries: OnceLock::new() }
    }

    /// Its entries, in the order of the file.
    pub fn entries(&self) -> &[&'static str] {
        self.entries.get_or_init(|| words(self.source).collect())
    }
}

/// Whether `word` is one of the words of `list`, which are separated by one space.
pub fn among(word: &str, list: &str) -> bool {
    let (word, mut rest) = (word.as_bytes(), list.as_bytes());
    let Some(first) = word.first() else { return false };
    while let Some(here) = rest.get(..word.len()) {
        // What is cheap to see comes first: most words differ in their first letter.
        if rest.first() == Some(first) && rest.get(word.len()).is_none_or(|b| *b == b' ') && here == word {
            return true;
        }
        let Some(space) = rest.iter().position(|b| *b == b' ') else { return false };
        rest = &rest[space + 1..];
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_left_out() {
        const FILE: &[u8] = b"# of\n# two lines\n\none\n# and\ntwo # three\n";
        const FOUND: ([u8; 17], usize) = entries(FILE);
        assert_eq!(FOUND, (*b"\none\ntwo # three\n", 17));
    }

    #[test]
    fn among_asks_for_whole_words() {
        assert!(among("of", "in of") && among("in", "in of"));
        assert!(!among("o", "in of") && !among("in of on", "in of") && !among("", "in of"));
    }
}
