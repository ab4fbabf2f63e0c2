//! The words of a field: plain, as HTML, as elements, or packed as base64.

use crate::markup;
use crate::xml::Element;

/// How the words of a field are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Plain,
    Html,
    /// Elements of HTML stand in the feed itself, or they should.
    Elements,
    Base64,
}

/// Collects the words of a field.
#[derive(Debug)]
pub struct Words {
    kind: Kind,
    raw: String,
    markup: String,
    has_elements: bool,
    open: Vec<String>,
    /// The elements directly within the field, and their words.
    parts: Vec<(String, String)>,
}

impl Words {
    /// For a field that begins.
    pub fn of(element: &Element) -> Self {
        let kind = kind(element);
        Self {
            kind,
            raw: String::new(),
            markup: String::new(),
            has_elements: false,
            open: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// An element within the field begins.
    pub fn open(&mut self, element: &Element) {
        self.has_elements = true;
        self.markup.push_str(&format!("<{}>", element.name));
        if self.open.is_empty() {
            self.parts.push((element.name.clone(), String::new()));
        }
        self.open.push(element.name.clone());
    }

    /// It ends.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.markup.push_str(&format!("</{name}>"));
        }
    }

    /// Text within it.
    pub fn text(&mut self, text: &str) {
        self.raw.push_str(text);
        for c in text.chars() {
            match c {
                '&' => self.markup.push_str("&amp;"),
                '<' => self.markup.push_str("&lt;"),
                '>' => self.markup.push_str("&gt;"),
                c => self.markup.push(c),
            }
        }
        if let Some((_, words)) = self.parts.last_mut().filter(|_| !self.open.is_empty()) {
            words.push_str(text);
        }
    }

    /// The words as they are read.
    pub fn read(&self) -> String {
        match self.kind {
            Kind::Base64 if !self.has_elements => match base64(&self.raw) {
                Some(text) => markup::text(&text),
                None => self.raw.trim().to_owned(),
            },
            _ if self.has_elements || self.kind == Kind::Elements => markup::text(&self.markup),
            Kind::Html => markup::text(&self.raw),
            _ => self.raw.trim().to_owned(),
        }
    }

    /// The words as one line.
    pub fn line(&self) -> String {
        self.read().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The words as they stand, for an address or a date.
    pub fn plain(&self) -> &str {
        self.raw.trim()
    }

    /// The words of an element directly within the field.
    pub fn part(&self, name: &str) -> Option<&str> {
        self.parts
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, words)| words.trim())
            .filter(|words| !words.is_empty())
    }
}

fn kind(element: &Element) -> Kind {
    let is_atom = element.vocabulary.as_deref().is_some_and(|name| name.to_ascii_lowercase().contains("atom"));
    let media_type = element.attribute("type").map(|name| name.trim().to_ascii_lowercase());
    match element.attribute("mode") {
        Some("base64") => return Kind::Base64,
        Some("escaped") => return if media_type.as_deref() == Some("text/plain") { Kind::Plain } else { Kind::Html },
        _ => {}
    }
    match media_type.as_deref() {
        Some("html" | "text/html") => Kind::Html,
        Some("xhtml" | "application/xhtml+xml") => Kind::Elements,
        Some("text" | "text/plain") => Kind::Plain,
        Some(name) if name.starts_with("text/") || name.ends_with("xml") => Kind::Html,
        Some(name) if name.contains('/') => Kind::Base64,
        // Atom's words are plain unless it says otherwise; RSS's are HTML, whatever it says.
        _ if is_atom => Kind::Plain,
        _ => Kind::Html,
    }
}

/// Text from base64; nothing if it is none.
fn base64(text: &str) -> Option<String> {
    let packed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let bytes = mail_parser::decoders::base64::base64_decode(packed.as_bytes())?;
    (!packed.is_empty()).then(|| crate::encoding::decode(&bytes, None).text.into_owned())
}
