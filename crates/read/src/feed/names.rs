//! What the elements of feeds are.

use crate::xml::Element;

/// What an element is within a feed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// Nothing that is read.
    #[default]
    None,
    /// The feed, where it tells of itself.
    Feed,
    /// An entry.
    Entry,
    /// A headline; that of Dublin Core comes after the feed's own.
    Title,
    /// The same in another vocabulary.
    OtherTitle,
    /// An address.
    Link,
    /// What names an entry, which often is its address.
    Guid,
    /// A few words.
    Summary,
    /// The same in another vocabulary.
    OtherSummary,
    /// The whole text.
    Content,
    /// When it was published.
    Published,
    /// When it was published, in another vocabulary or in vaguer words.
    Issued,
    /// When it was changed.
    Updated,
    /// Who wrote it.
    Author,
    /// The same in another vocabulary.
    OtherAuthor,
    /// What it is about.
    Category,
    /// The language.
    Language,
    /// The feed that an entry was taken from.
    Source,
    /// Whoever publishes it.
    Publisher,
    /// Anything else that an entry says of itself.
    Other,
}

/// The vocabularies whose elements are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Vocabulary {
    /// RSS, RDF's, Atom's or CDF's own.
    Feed,
    /// Dublin Core.
    Dc,
    /// RSS's module for whole texts.
    Content,
    /// Media RSS and Apple's.
    Media,
    /// HTML within XML.
    Xhtml,
    /// Any other.
    Other,
}

/// What an element is.
pub fn part(element: &Element) -> Part {
    match (vocabulary(element), element.name.as_str()) {
        (Vocabulary::Feed, name) => match name {
            "channel" | "feed" => Part::Feed,
            "item" | "entry" => Part::Entry,
            "title" => Part::Title,
            "link" => Part::Link,
            "guid" | "id" => Part::Guid,
            "description" | "summary" | "abstract" | "tagline" | "subtitle" | "info" => Part::Summary,
            "content" | "fullitem" | "body" => Part::Content,
            "pubdate" | "published" => Part::Published,
            "issued" | "created" | "date" => Part::Issued,
            "updated" | "modified" | "lastbuilddate" => Part::Updated,
            "author" | "managingeditor" => Part::Author,
            "category" => Part::Category,
            "language" => Part::Language,
            "source" => Part::Source,
            _ => Part::None,
        },
        (Vocabulary::Dc, name) => match name {
            "title" => Part::OtherTitle,
            "description" | "abstract" => Part::OtherSummary,
            "date" | "issued" | "created" => Part::Issued,
            "modified" => Part::Updated,
            "creator" | "author" => Part::OtherAuthor,
            "subject" => Part::Category,
            "language" => Part::Language,
            "publisher" => Part::Publisher,
            _ => Part::None,
        },
        (Vocabulary::Content, "encoded") | (Vocabulary::Xhtml, "body" | "div") => Part::Content,
        (Vocabulary::Media, name) => match name {
            "title" => Part::OtherTitle,
            "description" | "summary" | "subtitle" => Part::OtherSummary,
            "author" => Part::OtherAuthor,
            _ => Part::None,
        },
        _ => Part::None,
    }
}

/// What the names of the vocabularies of feeds hold.
const FEEDS: [&str; 8] = [
    "w3.org/2005/atom",
    "purl.org/atom/",
    "purl.org/rss/1.0",
    "purl.org/net/rss",
    "netscape.com/rdf",
    "userland.com/rss",
    "harvard.edu/tech/rss",
    "22-rdf-syntax-ns",
];

/// The vocabulary of an element: by its declared name, else by its prefix as everybody writes it.
fn vocabulary(element: &Element) -> Vocabulary {
    let declared = element.vocabulary.as_deref().map(str::to_ascii_lowercase).filter(|name| !name.is_empty());
    let Some(name) = declared else {
        return match element.prefix.as_str() {
            "" | "rss" | "atom" | "atom10" | "atom03" | "rdf" => Vocabulary::Feed,
            "dc" | "dcterms" | "dct" => Vocabulary::Dc,
            "content" => Vocabulary::Content,
            "media" | "itunes" => Vocabulary::Media,
            "xhtml" => Vocabulary::Xhtml,
            _ => Vocabulary::Other,
        };
    };
    let has = |part: &str| name.contains(part);
    if has("purl.org/dc/") {
        Vocabulary::Dc
    } else if has("modules/content") {
        Vocabulary::Content
    } else if has("search.yahoo.com/mrss") || has("itunes.com/dtds") {
        Vocabulary::Media
    } else if has("1999/xhtml") {
        Vocabulary::Xhtml
    } else if has("w3.org/2000/svg") || has("mathml") {
        Vocabulary::Other
    } else if element.prefix.is_empty() || FEEDS.iter().any(|feed| has(feed)) && !has("modules") {
        // Whoever declares a vocabulary of their own for the whole feed still means a feed.
        Vocabulary::Feed
    } else {
        Vocabulary::Other
    }
}
