//! What rules ask of a page's nodes.

use dom_query::{Document, Element, NodeRef};

/// An attribute's value.
pub(super) fn attribute<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    element.attrs.iter().find(|a| &*a.name.local == name).map(|a| &*a.value)
}

/// Whether the node is an element of one of these names.
pub(super) fn is_any(node: &NodeRef<'_>, names: &[&str]) -> bool {
    node.qual_name_ref().is_some_and(|name| names.contains(&&*name.local))
}

/// The next element that is not inside `node`, within the page's body.
pub(super) fn after<'a>(node: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let mut at = *node;
    loop {
        if at.has_name("body") {
            return None;
        }
        if let Some(next) = at.next_element_sibling() {
            return Some(next);
        }
        at = at.parent()?;
    }
}

/// The text of a node on one line, white space folded. What no reader sees is left out.
pub(super) fn line(node: &NodeRef<'_>) -> String {
    let mut line = String::new();
    collect(node, &mut line, usize::MAX, &mut { usize::MAX });
    line.truncate(line.trim_end().len());
    line
}

/// The text of a node on one line, if that is not empty and shorter than so many bytes.
pub(super) fn short_line(node: &NodeRef<'_>, length: usize) -> Option<String> {
    let mut line = String::new();
    let whole = collect(node, &mut line, length, &mut { NODES });
    line.truncate(line.trim_end().len());
    (whole && !line.is_empty() && line.len() < length).then_some(line)
}

/// The beginning of a node's text on one line: a little more than so many bytes, if there is more, of as many nodes as may
/// still be looked at.
pub(super) fn start_of_line(node: &NodeRef<'_>, length: usize, nodes: &mut usize) -> String {
    let mut line = String::new();
    collect(node, &mut line, length, nodes);
    line
}

/// Nodes of a short line. Bytes do not bound them, since elements may be empty.
const NODES: usize = 1_000;

/// Collects text until there is more than a line may have, or no node is left that may be looked at; whether that is all.
fn collect(node: &NodeRef<'_>, line: &mut String, length: usize, nodes: &mut usize) -> bool {
    for child in node.children_it(false) {
        let Some(left) = nodes.checked_sub(1) else { return false };
        *nodes = left;
        if child.is_text() {
            push_folded(line, &child.text());
            if line.len() > length {
                return false;
            }
        } else if let Some(name) = child.qual_name_ref() {
            if matches!(&*name.local, "script" | "style" | "noscript" | "template" | "svg") {
                continue;
            }
            // Words of two blocks are two words.
            let apart = !is_inline(&name.local);
            drop(name);
            if apart {
                push_folded(line, " ");
            }
            if !collect(&child, line, length, nodes) {
                return false;
            }
            if apart {
                push_folded(line, " ");
            }
        }
    }
    true
}

/// Bytes of a headline. What is longer is none, and only its beginning is looked at.
const TITLE: usize = 500;

/// The page's title.
pub(super) fn title(page: &Document) -> String {
    let title = page.head().and_then(|head| head.children_it(false).find(|child| child.has_name("title")));
    title.map(|title| cut_title(line(&title))).unwrap_or_default()
}

/// A title, cut where it is longer than any headline.
pub(super) fn cut_title(mut title: String) -> String {
    title.truncate(title.floor_char_boundary(TITLE));
    title
}

/// Adds text, white space folded into one space each.
pub(super) fn push_folded(line: &mut String, text: &str) {
    for c in text.chars() {
        if c.is_whitespace() || c == '\u{200b}' {
            if !line.is_empty() && !line.ends_with([' ', '\n']) {
                line.push(' ');
            }
        } else if !matches!(c, '\0' | '\u{ad}' | '\u{feff}') {
            line.push(c);
        }
    }
}

/// Elements within a line.
pub(super) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "nobr"
            | "q"
            | "ruby"
            | "rt"
            | "rb"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
            | "img"
            | "picture"
            | "svg"
            | "math"
            | "shy"
            | "input"
            | "button"
            | "object"
            | "amp-img"
            | "bdt"
    ) || name.contains(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_folds_white_space_and_parts_blocks() {
        let page = Document::from("<div> One <b>t</b>wo\n<p>three</p><p>four</p><script>five</script></div>");
        let div = page.select("div");
        assert_eq!(div.nodes().first().map(line).as_deref(), Some("One two three four"));
    }
}
