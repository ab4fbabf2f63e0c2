//! Whether an element stands within a sentence. Designers mark bylines, days and topics by the same elements and classes as
//! names, days and links in the text, so that these are told apart by what stands around them.

use dom_query::NodeRef;

use super::dom;
use super::stamp;
use crate::byline::is_office;

/// Bytes that are looked at on either side of an element.
const REACH: usize = 300;
/// Nodes that are looked at on either side of an element, in its line.
const NODES: usize = 40;
/// Nodes that are looked at within those. Bytes do not bound them, since elements may be empty.
const WITHIN: usize = 400;
/// So many words in small letters are prose, even if no sentence ends.
const WORDS: usize = 6;

/// Words of bylines and labels beside names and offices: they make no sentence.
const BYLINE: &[&str] = &[
    "and", "in", "for", "from", "with", "written", "reported", "story", "words", "report", "tags", "tagged", "filed",
    "under", "topics",
];

/// Whether a line is prose and no label, stamp or byline.
pub(super) fn is(line: &str) -> bool {
    let small = small_words(line);
    small >= WORDS || small > 0 && ends_sentence(line)
}

/// How many words of a line are written in small letters and stand in no stamp or byline, counted as far as prose needs.
pub(super) fn small_words(line: &str) -> usize {
    let small = line.split_whitespace().filter(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        bare.starts_with(char::is_lowercase)
            && !BYLINE.contains(&bare)
            && !is_office(bare)
            && !stamp::words(bare).all(|part| stamp::is_word(&part))
    });
    small.take(WORDS).count()
}

/// Whether an element stands in a line whose other words are prose.
pub(super) fn stands_beside(node: &NodeRef<'_>) -> bool {
    around(node).is_some_and(|[before, after]| is(&[before, after].join(" ")))
}

/// Whether an element is a part of a paragraph's sentences: prose stands beside it, and it stands in the midst of that, or a
/// sentence goes on through it. What stands alone at either end may be a byline, a stamp or a button.
pub(super) fn goes_on_through(node: &NodeRef<'_>) -> bool {
    around(node).is_some_and(|[before, after]| {
        let has_words = |line: &str| line.contains(char::is_alphanumeric);
        let open = has_words(&before) && (has_words(&after) || !ends_sentence(&before));
        let goes_on = after.starts_with([',', ';', '’', '\'']) || after.trim_start().starts_with(char::is_lowercase);
        (open || goes_on) && is(&[before, after].join(" "))
    })
}

fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '”' | '"' | '’' | ')' | '»'));
    bare.ends_with(['.', '!', '?', '…'])
}

/// The text before an element and after it in its line; nothing for blocks, which are lines of their own.
fn around(node: &NodeRef<'_>) -> Option<[String; 2]> {
    if !node.qual_name_ref().is_some_and(|name| dom::is_inline(&name.local)) {
        return None;
    }
    let mut before = side(node, |node| node.prev_sibling());
    // They come from the last to the first.
    before.reverse();
    Some([before.concat(), side(node, |node| node.next_sibling()).concat()])
}

/// The text on one side of an element, up to where its line ends. Links are no sentences: they are left out.
fn side<'a>(node: &NodeRef<'a>, next: fn(&NodeRef<'a>) -> Option<NodeRef<'a>>) -> Vec<String> {
    let (mut at, mut length, mut within) = (*node, 0, WITHIN);
    let mut texts = Vec::new();
    for _ in 0..NODES {
        if length > REACH {
            break;
        }
        let Some(beside) = next(&at) else {
            // A line goes on behind the end of an element within it.
            match at.parent().filter(|outer| outer.qual_name_ref().is_some_and(|name| dom::is_inline(&name.local))) {
                Some(outer) => at = outer,
                None => break,
            }
            continue;
        };
        at = beside;
        let text = if at.is_text() {
            let text = at.text();
            text[..text.floor_char_boundary(REACH)].to_owned()
        } else {
            let Some(name) = at.qual_name_ref() else { continue };
            if !dom::is_inline(&name.local) {
                break;
            }
            if matches!(&*name.local, "a" | "button") {
                continue;
            }
            drop(name);
            dom::start_of_line(&at, REACH, &mut within)
        };
        length += text.len();
        texts.push(text);
    }
    texts
}
