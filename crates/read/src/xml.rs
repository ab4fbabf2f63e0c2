//! XML as feeds, books and documents write it: elements with their names and vocabularies, and text.
//!
//! What is ill-formed is read as far as it can be understood: ends that are missing or in the wrong order, entities of HTML,
//! names without a declared vocabulary. Nothing is fetched, and an entity of the document's own stands for its words alone, so
//! that entities within entities cannot grow.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesStart, Event as Raw};

/// Elements within elements; deeper ones are no document.
const DEEPEST: usize = 2000;
/// Elements from the innermost on that an end is compared with.
const LOOKED_BACK: usize = 64;
/// Declarations of vocabularies that are known at once.
const VOCABULARIES: usize = 64;
/// Bytes of a vocabulary's name, which every element of it carries.
const VOCABULARY: usize = 1000;
/// Entities of a document's own, and bytes of each.
const ENTITIES: (usize, usize) = (500, 1000);

/// A piece of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Event<'a> {
    /// An element begins.
    Open(Element),
    /// The innermost open element ends.
    Close,
    /// Text, with entities resolved.
    Text(Cow<'a, str>),
}

/// The beginning of an element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name in small letters, without the prefix.
    pub name: String,
    /// Its prefix in small letters; empty if it has none.
    pub prefix: String,
    /// The vocabulary's name, if it is declared.
    pub vocabulary: Option<String>,
    /// Names in small letters with their prefixes, and values.
    pub attributes: Vec<(String, String)>,
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Reads a document from its beginning to its end.
pub struct Xml<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    open: Vec<String>,
    /// Ends that are still to be told before anything else.
    closing: usize,
    /// Depth, prefix and name of each vocabulary.
    vocabularies: Vec<(usize, String, String)>,
    entities: Vec<(String, String)>,
}

impl<'a> Xml<'a> {
    /// For a document.
    pub fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        config.expand_empty_elements = true;
        Self { text, reader, open: Vec::new(), closing: 0, vocabularies: Vec::new(), entities: Vec::new() }
    }

    /// Elements that are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// The line that is being read, from 1 on.
    pub fn line(&self) -> u64 {
        // The reader knows where its own errors stand, and where it has read to.
        let at = match self.reader.error_position() {
            0 => self.reader.buffer_position(),
            at => at,
        };
        let upto = usize::try_from(at).unwrap_or(usize::MAX).min(self.text.len());
        1 + self.text.as_bytes()[..upto].iter().filter(|b| **b == b'\n').count() as u64
    }

    /// The next piece; nothing at the end, where elements may still be open.
    ///
    /// # Errors
    ///
    /// In words, if what follows cannot be understood.
    pub fn next_event(&mut self) -> Result<Option<Event<'a>>, String> {
        loop {
            if self.closing > 0 {
                self.closing -= 1;
                return Ok(Some(self.close()));
            }
            match self.reader.read_event() {
                Ok(Raw::Start(start)) => return self.begin(&start).map(Some),
                Ok(Raw::End(end)) => {
                    let name = end.name().0.trim().to_owned();
                    let back = self.open.iter().rev().take(LOOKED_BACK).position(|open| *open == name);
                    // An end that nothing began is passed over; one further out ends what lies in it.
                    if let Some(back) = back {
                        self.closing = back + 1;
                    }
                }
                Ok(Raw::Text(text)) => return Ok(Some(Event::Text(text.into_inner()))),
                Ok(Raw::CData(text)) => return Ok(Some(Event::Text(text.into_inner()))),
                Ok(Raw::GeneralRef(reference)) => {
                    let name = reference.into_inner();
                    return Ok(Some(Event::Text(self.resolve(&name))));
                }
                Ok(Raw::DocType(doctype)) => self.declare(&doctype.into_inner()),
                Ok(Raw::Eof) => return Ok(None),
                Ok(_) => {}
                Err(e) => return Err(e.to_string()),
            }
        }
    }

    fn begin(&mut self, start: &BytesStart<'_>) -> Result<Event<'a>, String> {
        if self.open.len() >= DEEPEST {
            return Err(format!("more than {DEEPEST} elements within each other"));
        }
        let full = start.name().0.trim().to_owned();
        let mut attributes = Vec::new();
        for attribute in start.html_attributes().with_checks(false).flatten() {
            let name = attribute.key.0.to_ascii_lowercase();
            let value = self.value(&attribute.value);
            let declared = name.strip_prefix("xmlns").filter(|rest| rest.is_empty() || rest.starts_with(':'));
            if let Some(prefix) = declared.filter(|_| self.vocabularies.len() < VOCABULARIES) {
                let prefix = prefix.trim_start_matches(':').to_owned();
                let name = value[..value.floor_char_boundary(VOCABULARY)].to_owned();
                self.vocabularies.push((self.open.len(), prefix, name));
            }
            attributes.push((name, value));
        }
        let lower = full.to_ascii_lowercase();
        let (prefix, name) = lower.split_once(':').unwrap_or(("", &lower));
        let vocabulary =
            self.vocabularies.iter().rev().find(|(_, known, _)| known == prefix).map(|(_, _, name)| name.clone());
        let element = Element { name: name.to_owned(), prefix: prefix.to_owned(), vocabulary, attributes };
        self.open.push(full);
        Ok(Event::Open(element))
    }

    fn close(&mut self) -> Event<'a> {
        self.open.pop();
        let depth = self.open.len();
        while self.vocabularies.last().is_some_and(|(at, _, _)| *at >= depth) {
            self.vocabularies.pop();
        }
        Event::Close
    }

    /// An attribute's value with entities resolved.
    fn value(&self, raw: &str) -> String {
        let mut out = String::with_capacity(raw.len());
        let mut rest = raw;
        while let Some(at) = rest.find('&') {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            let end = rest.bytes().take(40).position(|b| b == b';');
            match end {
                Some(end) => {
                    out.push_str(&self.resolve(&rest[1..end]));
                    rest = &rest[end + 1..];
                }
                None => {
                    out.push('&');
                    rest = &rest[1..];
                }
            }
        }
        out.push_str(rest);
        out
    }

    /// What stands for an entity: itself if nobody knows it.
    fn resolve(&self, name: &str) -> Cow<'a, str> {
        if let Some((_, value)) = self.entities.iter().find(|(known, _)| known == name) {
            return Cow::Owned(value.clone());
        }
        entity(name).unwrap_or_else(|| Cow::Owned(format!("&{name};")))
    }

    /// Takes a document's own entities: `<!ENTITY nbsp "&#160;">`.
    fn declare(&mut self, doctype: &str) {
        for declaration in doctype.split("<!ENTITY").skip(1).take(ENTITIES.0) {
            let declaration = declaration.trim_start();
            let Some((name, rest)) = declaration.split_once(char::is_whitespace) else { continue };
            let rest = rest.trim_start();
            let Some(mark) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
            let Some(value) = rest[1..].split(mark).next().filter(|value| value.len() <= ENTITIES.1) else { continue };
            // Characters alone are resolved within a value.
            let value = if value.starts_with("&#") { self.value(value) } else { value.to_owned() };
            self.entities.push((name.to_owned(), value));
        }
    }
}

/// What an entity of HTML stands for, or the number of a character.
pub fn entity(name: &str) -> Option<Cow<'static, str>> {
    let Some(number) = name.strip_prefix('#') else { return resolve_html5_entity(name).map(Cow::Borrowed) };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    code.ok().and_then(character).map(|c| Cow::Owned(c.to_string()))
}

/// The character of a number; those of Windows-1252 that stand where Unicode has control characters are what was meant.
fn character(code: u32) -> Option<char> {
    if let Ok(byte @ 0x80..=0x9f) = u8::try_from(code) {
        let bytes = [byte];
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
        return text.chars().next();
    }
    char::from_u32(code).filter(|c| *c != '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let mut xml = Xml::new(text);
        let mut out = String::new();
        loop {
            match xml.next_event() {
                Ok(Some(Event::Open(element))) => {
                    out.push_str(&format!("<{}", element.name));
                    for (name, value) in &element.attributes {
                        out.push_str(&format!(" {name}={value}"));
                    }
                    out.push('>');
                }
                Ok(Some(Event::Close)) => out.push_str("</>"),
                Ok(Some(Event::Text(text))) => out.push_str(&text),
                Ok(None) => return out,
                Err(_) => return out + "!",
            }
        }
    }

    #[test]
    fn ill_formed_documents_are_read_as_far_as_they_go() {
        assert_eq!(read("<a><b>x</a>y"), "<a><b>x</></>y");
        assert_eq!(read("<a>x</c></b>y</a>"), "<a>xy</>");
        assert_eq!(read("<A x='1' x=2>AT&T &eacute;&#8217;&#146;&what;</A>"), "<a x=1 x=2>AT&T é’’&what;</>");
        assert_eq!(read("<a/>"), "<a></>");
    }

    #[test]
    fn entities_do_not_grow() {
        let lol = "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;\">]><a>&b;&d;</a>";
        assert_eq!(read(lol), "<a>ha&c;&c;&c;</>");
        assert_eq!(read("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"), "<a>&x;</>");
    }

    #[test]
    fn the_line_is_that_of_the_error() {
        let mut xml = Xml::new("<a>\n<b>\n<c>");
        while let Ok(Some(_)) = xml.next_event() {}
        assert_eq!(xml.line(), 3);
        let deep = "<a>\n".repeat(DEEPEST + 1);
        let mut xml = Xml::new(&deep);
        while let Ok(Some(_)) = xml.next_event() {}
        assert_eq!(xml.line(), DEEPEST as u64 + 1);
    }

    #[test]
    fn depth_ends() {
        assert!(read(&"<a>".repeat(DEEPEST + 1)).ends_with('!'));
    }
}
