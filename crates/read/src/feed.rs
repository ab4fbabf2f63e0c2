//! Feeds: RSS in all its versions, RDF, Atom and CDF, whole texts and summaries.
//!
//! An entry's fields are known by the local name of an element and its vocabulary; other vocabularies may use the same names
//! for other things. A feed without entries still has words of its own: they are given as one article, with a warning.

mod entry;
mod names;
mod words;

use crate::address;
use crate::found::{Place, Sink};
use crate::xml::{Element, Event, Xml};
use entry::Entry;
use names::Part;
use words::Words;

/// Bytes of an address or a language that is told of all within an element.
const INHERITED: usize = 2000;

/// Reads a feed.
pub fn read(text: &str, sink: &mut Sink<'_>) {
    let mut reader =
        Reader { xml: Xml::new(text), feed: Entry::default(), entry: None, read: Vec::new(), scopes: Vec::new() };
    let broken = reader.run();
    let Reader { mut feed, entry, mut read, xml, .. } = reader;
    read.extend(entry.map(|(_, entry)| entry));
    let count = read.len();
    if count > 0 {
        feed.cut_shared();
    }
    for (number, entry) in (1..).zip(read) {
        let mut article = entry.article(Some(&feed));
        article.number = Some(number);
        // Every entry is given, so that what is read can be compared with the feed; what has no words is no part of a corpus.
        if !article.has_words() {
            article.warnings.push("the entry has no words".to_owned());
        }
        sink.article(article);
    }
    if let Some(reason) = broken {
        sink.leave_out(Place::Line(xml.line()), format!("the feed breaks off: {reason}"));
    }
    if count == 0 {
        let mut article = feed.article(None);
        if article.has_words() {
            article.warnings.push("the feed has no entries; these are its own words".to_owned());
            sink.article(article);
        } else {
            sink.leave_out(Place::Whole, "the feed has no entries");
        }
    }
}

/// What an element says of all within it.
#[derive(Clone, Debug, Default)]
struct Scope {
    /// The address that relative ones are counted from.
    base: Option<String>,
    language: Option<String>,
    /// What the element is, if it is a part of an entry or of the feed.
    part: Part,
}

struct Reader<'a> {
    xml: Xml<'a>,
    /// What is said of the feed itself.
    feed: Entry,
    /// The entry that is being read, and the depth of its element.
    entry: Option<(usize, Entry)>,
    read: Vec<Entry>,
    scopes: Vec<Scope>,
}

impl Reader<'_> {
    /// Reads to the end, or to where it breaks off.
    fn run(&mut self) -> Option<String> {
        loop {
            match self.xml.next_event() {
                Ok(Some(Event::Open(element))) => {
                    if let Some(reason) = self.begin(&element) {
                        return Some(reason);
                    }
                }
                Ok(Some(Event::Close)) => self.end(),
                Ok(Some(Event::Text(_))) => {}
                Ok(None) => return None,
                Err(reason) => return Some(reason),
            }
        }
    }

    fn end(&mut self) {
        self.scopes.pop();
        if self.entry.as_ref().is_some_and(|(depth, _)| *depth > self.xml.depth()) {
            self.read.extend(self.entry.take().map(|(_, entry)| entry));
        }
    }

    /// Takes an element; a reason if the feed breaks off within it.
    fn begin(&mut self, element: &Element) -> Option<String> {
        let outer = self.scopes.last().cloned().unwrap_or_default();
        // They go on to all that lies within, so that none may be longer than any that is one.
        let inherited = |name| element.attribute(name).filter(|value: &&str| value.len() <= INHERITED);
        let base = inherited("xml:base").map(|base| address::resolve(outer.base.as_deref(), base));
        let base = base.filter(|base| base.len() <= INHERITED);
        let language = inherited("xml:lang").map(str::to_owned);
        let mut scope = Scope { base: base.or(outer.base), language: language.or(outer.language), part: Part::None };
        let part = names::part(element);
        match part {
            Part::Entry => {
                self.read.extend(self.entry.take().map(|(_, entry)| entry));
                let mut entry = Entry::default();
                entry.language.clone_from(&scope.language);
                entry.attributes(element, scope.base.as_deref());
                self.entry = Some((self.xml.depth(), entry));
                scope.part = part;
            }
            Part::Feed if self.entry.is_none() => {
                self.feed.language = scope.language.clone().or(self.feed.language.take());
                self.feed.attributes(element, scope.base.as_deref());
                scope.part = part;
            }
            Part::None | Part::Other if outer.part == Part::Entry => return self.field(Part::Other, element, &scope),
            Part::None | Part::Feed => {}
            _ if matches!(outer.part, Part::Entry | Part::Feed) => return self.field(part, element, &scope),
            _ => {}
        }
        self.scopes.push(scope);
        None
    }

    /// Reads a field to its end.
    fn field(&mut self, part: Part, element: &Element, scope: &Scope) -> Option<String> {
        let mut words = Words::of(element);
        let depth = self.xml.depth();
        let mut broken = None;
        loop {
            match self.xml.next_event() {
                Ok(Some(Event::Open(inner))) => words.open(&inner),
                Ok(Some(Event::Text(text))) => words.text(&text),
                Ok(Some(Event::Close)) if self.xml.depth() >= depth => words.close(),
                Ok(Some(Event::Close) | None) => break,
                Err(reason) => {
                    broken = Some(reason);
                    break;
                }
            }
        }
        let target = self.entry.as_mut().map_or(&mut self.feed, |(_, entry)| entry);
        target.put(part, element, &words, scope.base.as_deref(), scope.language.as_deref());
        // An end further out has ended the entry too.
        while self.scopes.len() > self.xml.depth() {
            self.end();
        }
        broken
    }
}
