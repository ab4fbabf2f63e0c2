//! What was read of an entry, or of the feed itself.

use std::collections::{BTreeMap, BTreeSet};

use super::names::Part;
use super::words::Words;
use crate::address;
use crate::article::{Article, shared};
use crate::byline;
use crate::json_value::Json;
use crate::moment::Moment;
use crate::xml::Element;

/// A value, and how sure its field is: 0 is the surest. The first of the surest is kept.
type Ranked<T> = Option<(u8, T)>;

/// An entry, or the feed as if it were one.
#[derive(Debug, Default)]
pub struct Entry {
    id: Option<String>,
    title: Ranked<String>,
    url: Ranked<String>,
    summary: Ranked<String>,
    content: Ranked<String>,
    published: Ranked<String>,
    updated: Ranked<String>,
    authors: Distinct,
    categories: Distinct,
    source: Option<String>,
    publisher: Option<String>,
    others: Vec<(String, Json)>,
    /// The language, as it is declared around or within.
    pub language: Option<String>,
}

/// Texts that all differ, in the order in which they came.
#[derive(Debug, Default)]
struct Distinct(Vec<String>, BTreeSet<String>);

impl Distinct {
    fn push(&mut self, text: String) {
        if self.1.insert(text.clone()) {
            self.0.push(text);
        }
    }
}

fn keep<T>(slot: &mut Ranked<T>, rank: u8, value: T) {
    if slot.as_ref().is_none_or(|(known, _)| rank < *known) {
        *slot = Some((rank, value));
    }
}

impl Entry {
    /// Cuts what every article of the feed carries.
    pub fn cut_shared(&mut self) {
        if let Some((_, title)) = &mut self.title {
            *title = shared(std::mem::take(title));
        }
        for label in [&mut self.publisher, &mut self.language].into_iter().flatten() {
            *label = shared(std::mem::take(label));
        }
    }

    /// Takes what the entry's own element says: the identifier of RDF, the address and day of CDF.
    pub fn attributes(&mut self, element: &Element, base: Option<&str>) {
        if let Some(about) = element.attribute("rdf:about") {
            self.id = Some(about.to_owned());
        }
        if let Some(address) = element.attribute("href") {
            keep(&mut self.url, 1, address::resolve(base, address));
        }
        if let Some(day) = element.attribute("lastmod") {
            keep(&mut self.updated, 1, day.to_owned());
        }
    }

    /// Takes a field.
    pub fn put(&mut self, part: Part, element: &Element, words: &Words, base: Option<&str>, language: Option<&str>) {
        let text = words.plain();
        match part {
            Part::Link => self.link(element, text, base),
            Part::Category => {
                let name = element.attribute("term").or(element.attribute("label")).unwrap_or(text).trim();
                if !name.is_empty() {
                    self.categories.push(name.to_owned());
                }
            }
            Part::Other => self.other(element, words),
            _ if text.is_empty() => {}
            Part::Title | Part::OtherTitle => {
                let line = words.line();
                if !line.is_empty() {
                    keep(&mut self.title, u8::from(part == Part::OtherTitle), line);
                }
            }
            Part::Guid => {
                let is_address = text.starts_with("http://") || text.starts_with("https://");
                if is_address && element.attribute("ispermalink") != Some("false") {
                    keep(&mut self.url, 2, text.to_owned());
                } else if element.attribute("ispermalink") == Some("true") {
                    keep(&mut self.url, 2, address::resolve(base, text));
                }
                self.id.get_or_insert_with(|| text.to_owned());
            }
            Part::Summary | Part::OtherSummary => {
                let rank = u8::from(part == Part::OtherSummary);
                match &self.summary {
                    // RSS has `description`; a `summary` beside it is another text.
                    Some((0, _)) if rank == 0 && self.content.is_none() => self.content = Some((0, words.read())),
                    _ => keep(&mut self.summary, rank, words.read()),
                }
            }
            Part::Content => {
                let read = words.read();
                // Of several forms of one text the longest is the whole.
                if self.content.as_ref().is_none_or(|(_, known)| known.len() < read.len()) {
                    self.content = Some((0, read));
                    self.language = language.map(str::to_owned).or(self.language.take());
                }
            }
            Part::Published => keep(&mut self.published, 0, text.to_owned()),
            Part::Issued => keep(&mut self.published, 1, text.to_owned()),
            // A feed that tells twice tells the later state last.
            Part::Updated => self.updated = Some((0, text.to_owned())),
            Part::Author | Part::OtherAuthor => {
                let name = words.part("name").or(words.part("email")).unwrap_or(text);
                byline::names(byline::without_address(name)).into_iter().for_each(|name| self.authors.push(name));
            }
            Part::Language => self.language = Some(text.to_owned()),
            Part::Source => self.source = Some(words.part("title").unwrap_or(text).to_owned()),
            Part::Publisher => self.publisher = Some(byline::without_address(text).to_owned()),
            Part::None | Part::Feed | Part::Entry => {}
        }
    }

    /// Keeps what has no field of its own: its words, or else its attributes.
    fn other(&mut self, element: &Element, words: &Words) {
        let name = match element.prefix.as_str() {
            "" => element.name.clone(),
            prefix => format!("{prefix}:{}", element.name),
        };
        let line = words.line();
        let attributes: BTreeMap<&String, &String> = element
            .attributes
            .iter()
            .filter(|(name, _)| !name.starts_with("xml"))
            .map(|(name, value)| (name, value))
            .collect();
        if !line.is_empty() {
            self.others.push((name, Json::text(&line)));
        } else if !attributes.is_empty() {
            self.others.push((name, Json::from(&attributes)));
        }
    }

    fn link(&mut self, element: &Element, text: &str, base: Option<&str>) {
        let address = match element.attribute("href") {
            Some(address) => address,
            None if text.is_empty() => return,
            None => text,
        };
        let address = address::resolve(base, address);
        match element.attribute("rel").unwrap_or("alternate") {
            "alternate" => keep(&mut self.url, 0, address),
            "self" | "edit" | "enclosure" | "service.post" | "service.feed" | "service.edit" | "replies" | "hub"
            | "next" | "previous" | "image" | "license" | "via" | "related" => {}
            _ => keep(&mut self.url, 3, address),
        }
    }

    /// The article that an entry tells, with what its feed says of all of them.
    pub fn article(self, feed: Option<&Entry>) -> Article {
        let value = |slot: Ranked<String>| slot.map(|(_, value)| value).filter(|value| !value.is_empty());
        let mut article = Article { id: self.id.as_deref().map(Json::text), ..Article::default() };
        article.title = value(self.title);
        article.url = value(self.url);
        let summary = value(self.summary);
        match (value(self.content), summary) {
            (Some(content), Some(summary)) => {
                // Some feeds put the whole text into the summary and an excerpt into the content.
                let (text, other) =
                    if summary.len() > 2 * content.len() { (summary, content) } else { (content, summary) };
                article.text = text;
                if article.text != other {
                    article.also("summary", Json::text(&other));
                }
            }
            (Some(text), None) => article.text = text,
            (None, Some(summary)) => article.text = summary,
            (None, None) => {}
        }
        let (published, updated) = (value(self.published), value(self.updated));
        for (name, written) in [("published", &published), ("updated", &updated)] {
            if let Some(written) = written.as_ref().filter(|written| Moment::parse(written).is_none()) {
                article.warnings.push(format!("“{name}” is no day: {written:.40}"));
                article.also(name, Json::text(written));
            }
        }
        article.modified = updated.as_deref().and_then(Moment::parse);
        article.date = published.as_deref().and_then(Moment::parse).or(article.modified);
        article.authors = self.authors.0;
        let categories = self.categories.0;
        article.section = categories.first().cloned();
        if categories.len() > 1 {
            article.also("categories", Json::from(&categories));
        }
        article.language =
            self.language.or_else(|| feed.and_then(|feed| feed.language.clone())).filter(|l| !l.is_empty());
        for (name, value) in self.others {
            article.also(&name, value);
        }
        let of_feed =
            feed.and_then(|feed| feed.title.as_ref().map(|(_, title)| title.clone()).or(feed.publisher.clone()));
        article.outlet = self.source.or(self.publisher).or(of_feed);
        article
    }
}
