//! The text of a piece of markup: what feeds, messages and books carry as HTML.
//!
//! Tokens are enough for that, so that no depth of nesting takes memory. Whole pages, of which an article is only a part, are
//! read by [`html`](crate::html).

use std::cell::{Cell, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, StartTag, Tag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

/// The text of a fragment of HTML: paragraphs with an empty line between them, white space folded, entities resolved.
pub fn text(html: &str) -> String {
    let tokenizer = Tokenizer::new(Paragraphs::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    // The sink never asks for a pause.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.finish()
}

/// The text of a fragment on one line: a headline, a name.
pub fn line(html: &str) -> String {
    text(html).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text without its markup, if it has any, and with its entities resolved.
pub fn without_markup(text: &str) -> String {
    if looks_like_markup(text) { self::text(text) } else { entities(text).0 }
}

fn looks_like_markup(text: &str) -> bool {
    [
        "</p>",
        "<p>",
        "<br",
        "</div>",
        "</a>",
        "</b>",
        "</strong>",
        "</em>",
        "</i>",
        "</span>",
        "</li>",
        "</h2>",
        "<P>",
        "<BR",
    ]
    .iter()
    .any(|tag| text.contains(tag))
}

/// A text in which the entities of HTML stand for what they mean, and how many there were. Whatever is none is left.
pub fn entities(text: &str) -> (String, usize) {
    /// Letters of the longest name that is looked for.
    const LONGEST: usize = 32;
    let mut out = String::new();
    let (mut rest, mut count) = (text, 0);
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(LONGEST).position(|b| b == b';');
        let known = end.and_then(|end| Some((end, crate::xml::entity(rest.get(1..end)?)?)));
        match known {
            Some((end, meant)) => {
                count += 1;
                out.push_str(&meant);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    (out, count)
}

/// Collects paragraphs.
#[derive(Default)]
struct Paragraphs {
    out: RefCell<String>,
    /// The paragraph that is being read.
    open: RefCell<String>,
    /// Inside `pre`, where line feeds count.
    preformatted: Cell<u32>,
    /// The element whose content is no text, until its end.
    hidden: RefCell<Option<String>>,
}

impl Paragraphs {
    fn close(&self) {
        let mut open = self.open.borrow_mut();
        let paragraph = open.trim_matches(|c: char| c.is_whitespace());
        if !paragraph.is_empty() {
            let mut out = self.out.borrow_mut();
            if !out.is_empty() {
                out.push_str("\n\n");
            }
            out.push_str(paragraph);
        }
        open.clear();
    }

    fn finish(self) -> String {
        self.close();
        self.out.into_inner()
    }

    fn take(&self, characters: &str) {
        if self.hidden.borrow().is_some() {
            return;
        }
        let mut open = self.open.borrow_mut();
        for c in characters.chars() {
            match c {
                '\n' if self.preformatted.get() > 0 => open.push('\n'),
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => {
                    if !open.is_empty() && !open.ends_with([' ', '\n']) {
                        open.push(' ');
                    }
                }
                '\0' => {}
                c => open.push(c),
            }
        }
    }

    fn tag(&self, tag: &Tag) -> TokenSinkResult<()> {
        let name = &*tag.name;
        let starts = tag.kind == StartTag;
        if let Some(hidden) = self.hidden.borrow().as_deref()
            && (starts || hidden != name)
        {
            return TokenSinkResult::Continue;
        }
        match name {
            "script" | "style" | "noscript" | "template" | "iframe" | "svg" | "select" | "textarea" | "title" => {
                // `<script/>` is whole in feeds and books, which are XML.
                let opens = starts && !tag.self_closing;
                *self.hidden.borrow_mut() = opens.then(|| name.to_owned());
                return match name {
                    "script" if opens => TokenSinkResult::RawData(RawKind::ScriptData),
                    "style" | "iframe" if opens => TokenSinkResult::RawData(RawKind::Rawtext),
                    "textarea" | "title" if opens => TokenSinkResult::RawData(RawKind::Rcdata),
                    _ => TokenSinkResult::Continue,
                };
            }
            "br" => {
                let mut open = self.open.borrow_mut();
                while open.ends_with(' ') {
                    open.pop();
                }
                if open.ends_with('\n') {
                    drop(open);
                    self.close();
                } else {
                    open.push('\n');
                }
            }
            "pre" => {
                self.close();
                let depth = self.preformatted.get();
                self.preformatted.set(if starts { depth.saturating_add(1) } else { depth.saturating_sub(1) });
            }
            "td" | "th" => self.take(" "),
            _ if is_block(name) => self.close(),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl TokenSink for Paragraphs {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::CharacterTokens(characters) => self.take(&characters),
            Token::TagToken(tag) => return self.tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Whether an element stands on lines of its own.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "tfoot"
            | "thead"
            | "tr"
            | "ul"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_paragraphs_and_scripts_are_nothing() {
        let html = "<p>One &amp; two.<br>Three.</p>\n<script>if (a < b) { '<p>no' }</script><div>Four\n <b>five</b>.<style>p{}</style></div>six";
        assert_eq!(text(html), "One & two.\nThree.\n\nFour five.\n\nsix");
        assert_eq!(text("a<br><br>b"), "a\n\nb");
        assert_eq!(text("plain &eacute; &#8217; text < 5"), "plain é ’ text < 5");
        assert_eq!(line("<b>A</b>\n<i>headline</i>"), "A headline");
    }

    #[test]
    fn elements_that_close_themselves_hide_nothing() {
        for tag in ["<script src='a.js'/>", "<iframe src='a'/>", "<style/>", "<title/>", "<textarea/>", "<svg/>"] {
            assert_eq!(text(&format!("<p>One.</p>{tag}<p>Two <b>words</b>.</p>")), "One.\n\nTwo words.", "{tag}");
        }
    }

    #[test]
    fn entities_are_resolved_and_the_rest_stays() {
        let read = entities("Roe &amp; Co. &#8211; it&rsquo;s\n\nAT&T; R&D &nothing; &");
        assert_eq!(read, ("Roe & Co. – it’s\n\nAT&T; R&D &nothing; &".to_owned(), 3));
    }

    #[test]
    fn depth_costs_nothing() {
        assert_eq!(text(&("<div>".repeat(200_000) + "deep")), "deep");
    }
}
