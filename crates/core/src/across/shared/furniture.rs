//! Furniture that stands within an article's text: paragraphs that belong to pictures or ask for something, and headlines of
//! other stories put into a sentence. Parsing leaves them in the text; here they must not count as what two articles share.

use std::ops::Range;

use crate::text::{Document, List, word_list};

static PHRASES: List = List::new(word_list!("furniture.txt"));

/// Bytes of a paragraph that phrases of kind `short` can mark.
const SHORT: usize = 400;

/// Whether a paragraph is furniture by its phrases.
pub(super) fn is_furniture(paragraph: &str) -> bool {
    let lower = paragraph.trim_start().to_ascii_lowercase();
    PHRASES.entries().iter().any(|entry| match entry.split_once(' ') {
        Some(("head", phrase)) => lower.starts_with(phrase),
        Some(("short", phrase)) => lower.len() <= SHORT && lower.contains(phrase),
        _ => false,
    })
}

/// Most tokens of headlines that were put into a sentence.
const LINKS: usize = 90;

/// The tokens of headlines of other stories that a site put behind a name: “Jane RoeBridge closed Roe to resign MORE said”.
/// They begin with a word that is written together with the name, and end with “MORE”.
pub(super) fn links(document: &Document<'_>, (first, last): (usize, usize)) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for end in (first..last).filter(|&i| document.tokens[i].shout && document.word(i) == "MORE") {
        let from = found.last().map_or(first, |r| r.end).max(end.saturating_sub(LINKS));
        if let Some(begin) = (from..end).find(|&i| is_glued(document.word(i))) {
            found.push(begin..end + 1);
        }
    }
    found
}

/// Whether a capital follows three small letters and more: “RoeBridge”, but not “McRoe”.
fn is_glued(word: &str) -> bool {
    let mut small = 0;
    for c in word.chars() {
        if c.is_uppercase() && small >= 2 {
            return true;
        }
        small = if c.is_lowercase() { small + 1 } else { 0 };
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn paragraphs_around_pictures_are_furniture() {
        assert!(is_furniture("Image caption The bridge was closed on Monday"));
        assert!(is_furniture("Photos: The old bridge Lorries wait."));
        assert!(!is_furniture("She showed photos of the bridge."));
        assert!(is_furniture("Sign up for our letters."));
        for news in [
            "The mayor asked everyone to sign up for the army.",
            "Bakers subscribe to the plan.",
            "It is a must watch, the critic said.",
        ] {
            assert!(!is_furniture(news), "{news}");
        }
        let long = format!("{} She told readers to sign up for a tour.", "The bridge was closed. ".repeat(30));
        assert!(!is_furniture(&long));
    }

    #[test]
    fn headlines_within_a_sentence_end_with_more() {
        let text = "Mayor Jane Roe Jane RoeBridge closed for lorries Roe to resign MORE said so.";
        let document = Document::read(text, &[Span::new(0, text.len())], &[]);
        let links = links(&document, document.blocks[0]);
        assert_eq!(links.len(), 1);
        assert_eq!((document.word(links[0].start), document.word(links[0].end - 1)), ("RoeBridge", "MORE"));
        let text = "Mr McRoe of YouTube wants more.";
        let document = Document::read(text, &[Span::new(0, text.len())], &[]);
        assert!(super::links(&document, document.blocks[0]).is_empty());
    }
}
