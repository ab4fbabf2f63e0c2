//! A text some of which is set in italics.

use crate::export::markdown::escaped;

/// The text in the making.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Styled {
    /// Stretches and whether each is in italics.
    pieces: Vec<(String, bool)>,
}

impl Styled {
    /// A text that begins so.
    pub fn new(text: impl Into<String>) -> Self {
        Self::default().text(text)
    }

    /// The same with this behind it.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.pieces.push((text.into(), false));
        self
    }

    /// The same with this behind it, in italics.
    pub fn italic(mut self, text: impl Into<String>) -> Self {
        self.pieces.push((text.into(), true));
        self
    }

    /// The same without white space at its end.
    pub fn trimmed(mut self) -> Self {
        while let Some((text, _)) = self.pieces.last_mut() {
            text.truncate(text.trim_end().len());
            if !text.is_empty() {
                break;
            }
            self.pieces.pop();
        }
        self
    }

    /// Without italics.
    pub fn plain(&self) -> String {
        self.pieces.iter().map(|(text, _)| text.as_str()).collect()
    }

    /// As Markdown.
    pub fn markdown(&self) -> String {
        let piece = |(text, italic): &(String, bool)| {
            let text = escaped(text);
            if *italic { format!("*{text}*") } else { text }
        };
        self.pieces.iter().filter(|(text, _)| !text.is_empty()).map(piece).collect()
    }
}

/// A text that ends a sentence: with a stop behind it, unless it ends in a mark that ends one. The stop goes before a closing
/// quotation mark, as it does in America.
pub fn stopped(text: &str) -> String {
    with(text, '.', &['.', '?', '!'])
}

/// The same with a comma, which stands beside other marks but a stop.
pub fn with_comma(text: &str) -> String {
    with(text.strip_suffix('.').unwrap_or(text), ',', &[','])
}

fn with(text: &str, mark: char, enough: &[char]) -> String {
    let bare = text.trim_end_matches('”');
    let inner = match bare.strip_suffix('’') {
        // The end of a quotation, rather than an apostrophe.
        Some(inner) if inner.contains('‘') => inner,
        _ => bare,
    };
    if inner.ends_with(enough) {
        return text.to_owned();
    }
    format!("{inner}{mark}{}", &text[inner.len()..])
}
