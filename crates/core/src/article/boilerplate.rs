//! Recognises boilerplate, the text around an article on its page: comment forms, sharing buttons, links to other stories and
//! their blurbs.

use std::sync::OnceLock;

use crate::interner::Interner;
use crate::text::List;

static PHRASES: List = List::new(crate::text::word_list!("boilerplate.txt"));

/// The phrases with their kinds, in the order of their first bytes, those of one byte in the order of the file.
fn phrases() -> &'static [(&'static str, &'static str)] {
    static SORTED: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    SORTED.get_or_init(|| {
        let mut all: Vec<_> = PHRASES.entries().iter().filter_map(|e| e.split_once(' ')).collect();
        all.sort_by_cached_key(|(_, phrase)| phrase.as_bytes().first().copied());
        all
    })
}

/// How far a boilerplate line reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// This line only.
    Line,
    /// All that follows.
    Tail,
    /// All that follows, until a paragraph comes back to the article's subject.
    Related,
}

/// Whether a line begins boilerplate.
pub(super) fn reach(line: &str) -> Option<Reach> {
    let start = beginning(line);
    let start = start.trim_start_matches(|c: char| c == '*' || c == '-' || c == '•' || c == '>' || c.is_whitespace());
    let bare = start.trim_matches(|c: char| !c.is_alphanumeric() && c != '#' && c != '-');
    let all = phrases();
    let listed = |byte: Option<u8>| {
        let from = all.partition_point(|(_, p)| p.bytes().next() < byte);
        all[from..].iter().take_while(move |(_, p)| p.bytes().next() == byte)
    };
    let (first, inner) = (start.bytes().next(), bare.bytes().next());
    let other = inner.filter(|_| inner != first);
    for &(kind, phrase) in listed(first).chain(listed(other).filter(|_| other.is_some())) {
        if kind == "whole" {
            if bare == phrase || start.trim() == phrase {
                return Some(Reach::Line);
            }
            continue;
        }
        let Some(rest) = start.strip_prefix(phrase) else { continue };
        // "Related" begins boilerplate, "Relatedly" does not; nor does a sentence of body text that happens to begin so.
        if rest.starts_with(|c: char| c.is_alphanumeric()) && phrase.ends_with(|c: char| c.is_alphanumeric()) {
            continue;
        }
        match kind {
            "tail" => return Some(Reach::Tail),
            "related" if line.split_whitespace().count() <= phrase.split(' ').count() + 4 => {
                return Some(Reach::Related);
            }
            "line" if is_furniture(line, rest) => return Some(Reach::Line),
            _ => {}
        }
    }
    None
}

/// The first sixty characters of a line in lower case, with straight apostrophes.
fn beginning(line: &str) -> String {
    const LONGEST: usize = 60;
    // Bytes are characters in most lines.
    if let Some(start) = line.get(..line.len().min(LONGEST)).filter(|start| start.is_ascii()) {
        return start.to_ascii_lowercase();
    }
    let plain = |c: char| if c == '’' || c == '‘' { '\'' } else { c.to_ascii_lowercase() };
    line.chars().take(LONGEST).map(plain).collect()
}

/// A body sentence may begin with "Follow our …" or "Click here"; furniture is short, or introduces something with a colon
/// or dash, or is a note in brackets.
fn is_furniture(line: &str, rest: &str) -> bool {
    let count = line.split_whitespace().count();
    count <= 14 || line.starts_with(['(', '©']) || rest.trim_start().starts_with([':', '-', '–', '—', '|'])
}

/// The words of five letters and more that tell a text's subject.
pub(super) fn subject(text: &str, into: &mut Interner) {
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() >= 5) {
        into.intern(&word.to_ascii_lowercase());
    }
}

/// Whether a paragraph after a list of other stories comes back to the subject: two in five of its telling words were said
/// before, or one in five where no headline stands right before it, as one does before a blurb.
pub(super) fn resumes(paragraph: &str, subject_words: &Interner, headed: bool) -> bool {
    let mut own = Interner::default();
    subject(paragraph, &mut own);
    let own = own.sorted();
    let known = own.iter().filter(|(w, _)| subject_words.get(w).is_some()).count();
    let needed = if headed { 2 } else { 1 };
    own.len() >= 5 && known * 5 >= own.len() * needed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_known_and_sentences_are_not() {
        assert_eq!(reach("Leave a Reply"), Some(Reach::Tail));
        assert_eq!(reach("ALSO READ-Leaders will vow to pour weapons"), Some(Reach::Line));
        assert_eq!(reach("Related Articles"), Some(Reach::Related));
        assert_eq!(reach("Share This Article"), Some(Reach::Line));
        assert_eq!(reach("Share"), Some(Reach::Line));
        assert_eq!(reach("Share prices fell in Tokyo on Monday after the bank raised its rates again."), None);
        assert_eq!(
            reach("Related Articles of the treaty were discussed by the committee in its report on Monday."),
            None
        );
        assert_eq!(
            reach(
                "Donate or not, the minister said on Monday, the money would have to come from somewhere in the end."
            ),
            None
        );
    }
}
