//! The article's elements as blocks: paragraphs, headings, list items, rows of tables.

use dom_query::NodeRef;

use super::classes::{Classes, Kinds};
use super::{dom, prose};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shape {
    #[default]
    Paragraph,
    Heading,
    Item,
    Quote,
    Row,
    Preformatted,
}

/// A piece of text that stands by itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    pub(super) text: String,
    pub(super) shape: Shape,
    /// How many bytes of it are links.
    pub(super) linked: usize,
    /// How many bytes of it are bold or slanted.
    pub(super) stressed: usize,
    /// What the classes of its elements tell.
    pub(super) kinds: Kinds,
}

impl Block {
    /// Whether it is nothing but links.
    pub(super) fn is_link(&self) -> bool {
        self.linked * 10 >= self.text.len() * 9
    }
}

/// The blocks of an element.
pub(super) fn of(root: &NodeRef<'_>, classes: &Classes) -> Vec<Block> {
    let mut reader = Reader { classes, blocks: Vec::new(), open: Block::default() };
    reader.read(root, Place::default());
    reader.close();
    reader.blocks
}

/// What an element's text stands in.
#[derive(Clone, Copy, Default)]
struct Place {
    shape: Shape,
    kinds: Kinds,
    link: bool,
    stressed: bool,
}

struct Reader<'a> {
    classes: &'a Classes,
    blocks: Vec<Block>,
    open: Block,
}

impl Reader<'_> {
    /// Ends the block that is being read.
    fn close(&mut self) {
        let mut block = std::mem::take(&mut self.open);
        let text = block.text.trim();
        if text.chars().any(char::is_alphanumeric) {
            block.text = text.to_owned();
            self.blocks.push(block);
        }
    }

    fn text(&mut self, text: &str, place: Place) {
        if self.open.text.is_empty() {
            self.open.shape = place.shape;
            self.open.kinds = place.kinds;
        }
        let before = self.open.text.len();
        if place.shape == Shape::Preformatted {
            self.open.text.extend(text.chars().filter(|c| *c != '\r' && *c != '\0'));
        } else {
            dom::push_folded(&mut self.open.text, text);
        }
        let added = self.open.text.len() - before;
        self.open.linked += if place.link { added } else { 0 };
        self.open.stressed += if place.stressed { added } else { 0 };
    }

    fn read(&mut self, node: &NodeRef<'_>, place: Place) {
        for child in node.children_it(false) {
            if child.is_text() {
                self.text(&child.text(), place);
            } else if child.is_element() {
                self.element(&child, place);
            }
        }
    }

    fn element(&mut self, node: &NodeRef<'_>, mut place: Place) {
        let Some(element) = node.element_ref() else { return };
        let name: &str = &element.name.local;
        place.kinds = place.kinds.and(self.classes.of(node));
        match name {
            "br" => {
                self.open.text.truncate(self.open.text.trim_end_matches(' ').len());
                if self.open.text.ends_with('\n') {
                    self.close();
                } else if !self.open.text.is_empty() {
                    self.open.text.push('\n');
                }
            }
            "script" | "style" | "noscript" | "template" | "svg" | "iframe" | "select" | "textarea" => {}
            // A button within a sentence explains one of its words.
            "button" if !prose::goes_on_through(node) => {}
            "td" | "th" if place.shape == Shape::Row => {
                if !self.open.text.is_empty() {
                    self.open.text.push_str(" | ");
                }
                self.read(node, place);
            }
            _ if dom::is_inline(name) => {
                place.link |= name == "a";
                place.stressed |= matches!(name, "b" | "strong" | "em" | "i");
                self.read(node, place);
            }
            _ => {
                place.shape = match name {
                    "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Shape::Heading,
                    "li" | "dt" | "dd" => Shape::Item,
                    "blockquote" => Shape::Quote,
                    "pre" => Shape::Preformatted,
                    "tr" if is_row(node) => Shape::Row,
                    // A table in a list, a paragraph in a quotation.
                    "table" | "td" | "th" => Shape::Paragraph,
                    _ => place.shape,
                };
                drop(element);
                self.close();
                self.read(node, place);
                self.close();
            }
        }
    }
}

/// Whether the cells of a row are short texts that belong together. Cells with paragraphs are a layout.
fn is_row(row: &NodeRef<'_>) -> bool {
    let cells = row.element_children();
    cells.len() > 1
        && row.normalized_char_count() < 2_000
        && !row.descendants_it().any(|below| {
            dom::is_any(&below, &["table", "ul", "ol", "h1", "h2", "h3", "blockquote", "pre"])
                || below.has_name("p") && below.next_element_sibling().is_some_and(|next| next.has_name("p"))
        })
}
