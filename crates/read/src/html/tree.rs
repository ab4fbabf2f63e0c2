//! A page's tree, bounded: whatever the page holds, the tree is no deeper and no larger than a reader of pages can bear.
//!
//! The HTML standard bounds neither depth nor size. Parser and extraction look at the open elements of each tag, so that a
//! page of `<div>` alone would take time with the square of its length, and tags like `<b>` that are never closed are opened
//! anew in every paragraph. Tags beyond the bounds are left out, their text is kept.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use dom_query::{Document, NodeId};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TokenizerResult, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, EndTag, StartTag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, QualName};

/// Elements in each other. Real pages have up to some 100; browsers stop at 512.
const DEPTH: u32 = 200;
/// Elements and comments of a page. The largest pages have some 50,000.
const NODES: usize = 400_000;
/// Attributes of a tag, which the tokenizer compares with each other.
const ATTRIBUTES: usize = 400;
/// How often `<html>` or `<body>` may come: the attributes of each are added to the first.
const ROOTS: u32 = 16;

/// Bytes of a text. A longer one becomes several: what writes markup looks through all of a text for each mark to be escaped.
const TEXT: usize = 32 << 10;

/// Parses a page.
pub fn parse(html: &str) -> Document {
    let builder = TreeBuilder::new(
        Bounded::default(),
        TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() },
    );
    let gate = Gate { builder, roots: Cell::new(0) };
    let tokenizer = Tokenizer::new(gate, TokenizerOpts::default());
    let input = BufferQueue::default();
    for piece in pieces(html) {
        input.push_back(StrTendril::from(piece));
    }
    while let TokenizerResult::Script(_) | TokenizerResult::EncodingIndicator(_) = tokenizer.feed(&input) {}
    tokenizer.end();
    tokenizer.sink.builder.sink.document
}

/// The page in pieces, so that no tag has too many attributes: the tag ends where they become too many.
fn pieces(html: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = html;
    let mut at = 0;
    while let Some(open) = rest[at..].find('<').map(|i| at + i) {
        let tag = &rest[open + 1..];
        // A short tag, as nearly all are, needs no counting.
        let length = tag.find('>').unwrap_or(tag.len());
        at = open + 1;
        if length <= 2 * ATTRIBUTES || !tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
            at += length;
            continue;
        }
        let (end, full) = attributes(tag);
        at += end;
        if full {
            pieces.extend([&rest[..at], ">"]);
            rest = &rest[at..];
            at = 0;
        }
    }
    pieces.push(rest);
    pieces
}

/// Where a tag ends (after its name begins), or where it has too many attributes: that is told second.
fn attributes(tag: &str) -> (usize, bool) {
    let bytes = tag.as_bytes();
    let mut at = bytes.iter().position(|b| b.is_ascii_whitespace() || *b == b'/' || *b == b'>').unwrap_or(bytes.len());
    for _ in 0..ATTRIBUTES {
        while at < bytes.len() && (bytes[at].is_ascii_whitespace() || bytes[at] == b'/') {
            at += 1;
        }
        if at >= bytes.len() || bytes[at] == b'>' {
            return (at, false);
        }
        // The first byte belongs to the name, even if it is `=`.
        at += 1;
        while at < bytes.len() && !bytes[at].is_ascii_whitespace() && !matches!(bytes[at], b'/' | b'>' | b'=') {
            at += 1;
        }
        while at < bytes.len() && bytes[at].is_ascii_whitespace() {
            at += 1;
        }
        if at < bytes.len() && bytes[at] == b'=' {
            at += 1;
            while at < bytes.len() && bytes[at].is_ascii_whitespace() {
                at += 1;
            }
            let quote = bytes.get(at).copied().filter(|b| matches!(b, b'"' | b'\''));
            let ends = |b: &u8| quote.map_or(b.is_ascii_whitespace() || *b == b'>', |quote| *b == quote);
            at += usize::from(quote.is_some());
            at = bytes[at.min(bytes.len())..].iter().position(ends).map_or(bytes.len(), |i| at + i);
            at = (at + usize::from(quote.is_some())).min(bytes.len());
        }
    }
    // All places above are beside an ASCII byte or at the end, but a name may hold others.
    while !tag.is_char_boundary(at) {
        at += 1;
    }
    (at, true)
}

/// Stands between tokenizer and tree builder, and lets no tag pass that would break the bounds.
struct Gate {
    builder: TreeBuilder<Handle, Bounded>,
    roots: Cell<u32>,
}

impl Gate {
    fn passes(&self, token: &Token) -> bool {
        let sink = &self.builder.sink;
        let nodes = sink.nodes.get();
        match token {
            Token::EOFToken | Token::CharacterTokens(_) | Token::NullCharacterToken => true,
            // An end tag may make an element: `</p>` alone is an empty paragraph.
            Token::TagToken(tag) if tag.kind == EndTag => nodes <= 2 * NODES,
            _ if nodes > NODES => false,
            Token::TagToken(tag) if tag.kind == StartTag => match &*tag.name {
                "html" | "body" => {
                    self.roots.set(self.roots.get() + 1);
                    self.roots.get() <= ROOTS
                }
                name => sink.place.get() < DEPTH || holds_no_element(name),
            },
            _ => true,
        }
    }
}

/// Elements that hold no others. Of some the tokenizer must know, since what they hold are no tags.
fn holds_no_element(name: &str) -> bool {
    matches!(name, "script" | "style" | "title" | "textarea" | "iframe" | "noembed" | "noframes" | "xmp" | "plaintext")
        || matches!(name, "br" | "img" | "meta" | "link" | "input" | "hr" | "wbr" | "source")
}

impl TokenSink for Gate {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        if self.passes(&token) {
            return self.builder.process_token(token, line);
        }
        match token {
            // Words of two blocks are two words.
            Token::TagToken(tag) if tag.kind == StartTag && !super::dom::is_inline(&tag.name) => {
                self.builder.process_token(Token::CharacterTokens(StrTendril::from(" ")), line)
            }
            _ => TokenSinkResult::Continue,
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// A node and where its depth is kept.
#[derive(Clone, Copy)]
struct Handle {
    node: NodeId,
    depth: usize,
}

/// A tree that knows how deep its nodes are and how many there are.
#[derive(Default)]
struct Bounded {
    document: Document,
    depths: RefCell<Vec<u32>>,
    /// How deep the node is that was added last.
    place: Cell<u32>,
    nodes: Cell<usize>,
    /// Bytes of text since the last element.
    text: Cell<usize>,
}

impl Bounded {
    fn add(&self, node: NodeId, depth: u32) -> Handle {
        self.nodes.set(self.nodes.get() + 1);
        let mut depths = self.depths.borrow_mut();
        depths.push(depth);
        Handle { node, depth: depths.len() - 1 }
    }

    /// Adds a text in pieces, none of which is joined with what stands before it.
    fn append_long(&self, parent: &Handle, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let (piece, after) = rest.split_at(rest.floor_char_boundary(TEXT));
            let node = self.document.tree.new_text(piece);
            self.document.tree.append_child_of(&parent.node, &node.id);
            self.nodes.set(self.nodes.get() + 1);
            self.text.set(piece.len());
            rest = after;
        }
    }

    fn depth(&self, handle: Handle) -> u32 {
        self.depths.borrow().get(handle.depth).copied().unwrap_or(0)
    }

    /// Notes that `child` is to stand at `depth`, and gives it as the document wants it.
    fn placed(&self, child: NodeOrText<Handle>, depth: u32) -> NodeOrText<NodeId> {
        match child {
            NodeOrText::AppendText(text) => NodeOrText::AppendText(text),
            NodeOrText::AppendNode(handle) => {
                self.text.set(0);
                if let Some(known) = self.depths.borrow_mut().get_mut(handle.depth) {
                    *known = depth;
                }
                self.place.set(depth);
                NodeOrText::AppendNode(handle.node)
            }
        }
    }
}

impl TreeSink for Bounded {
    type Handle = Handle;
    type Output = Document;
    type ElemName<'a> = <Document as TreeSink>::ElemName<'a>;

    fn finish(self) -> Document {
        self.document
    }

    // Ill-formed pages are the rule; nobody asks for the list.
    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        self.add(self.document.get_document(), 0)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> Self::ElemName<'a> {
        self.document.elem_name(&target.node)
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> Handle {
        self.add(self.document.create_element(name, attributes, flags), 0)
    }

    fn create_comment(&self, text: StrTendril) -> Handle {
        self.add(self.document.create_comment(text), 0)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> Handle {
        self.add(self.document.create_pi(target, data), 0)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        let child = match child {
            NodeOrText::AppendText(text) if self.text.get() + text.len() > TEXT => {
                self.append_long(parent, &text);
                return;
            }
            NodeOrText::AppendText(text) => {
                self.text.set(self.text.get() + text.len());
                NodeOrText::AppendText(text)
            }
            node => node,
        };
        let child = self.placed(child, self.depth(*parent) + 1);
        self.document.append(&parent.node, child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        let child = self.placed(child, self.depth(*previous) + 1);
        self.document.append_based_on_parent_node(&element.node, &previous.node, child);
    }

    fn append_doctype_to_document(&self, name: StrTendril, public_id: StrTendril, system_id: StrTendril) {
        self.document.append_doctype_to_document(name, public_id, system_id);
    }

    fn pop(&self, node: &Handle) {
        self.place.set(self.depth(*node).saturating_sub(1));
    }

    fn get_template_contents(&self, target: &Handle) -> Handle {
        self.add(self.document.get_template_contents(&target.node), self.depth(*target) + 1)
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.node == y.node
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.document.set_quirks_mode(mode);
    }

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        if let NodeOrText::AppendText(text) = &child {
            let length = self.text.get() + text.len();
            self.text.set(length);
            if length > TEXT {
                self.text.set(text.len());
                let node = self.document.tree.new_text(text.clone());
                self.document.tree.insert_before_of(&sibling.node, &node.id);
                return;
            }
        }
        let child = self.placed(child, self.depth(*sibling));
        self.document.append_before_sibling(&sibling.node, child);
    }

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        self.document.add_attrs_if_missing(&target.node, attributes);
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.document.remove_from_parent(&target.node);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        self.document.reparent_children(&node.node, &new_parent.node);
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Handle) -> bool {
        self.document.is_mathml_annotation_xml_integration_point(&handle.node)
    }
}
