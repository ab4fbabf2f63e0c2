//! An article as its file tells it, before anything is analysed.

use std::collections::BTreeSet;

use dateline_core::article::{self, Article as Parsed, Metadata};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::json_value::Json;
use crate::moment::Moment;

/// Bytes that another field of an article may have in a corpus: what is longer is no label that a reader would look for.
const LONGEST: usize = 300;

/// Bytes of what a file says once of all its articles: each of them carries it.
const SHARED: usize = 1000;

/// What a file says of all its articles, or a name that all of them use: an outlet, a language, a column. It is cut where it is
/// longer than any, since a file may hold a megabyte of it and a million articles.
pub fn shared(mut label: String) -> String {
    label.truncate(label.floor_char_boundary(SHARED));
    label
}

/// Fields under names of their own, in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extra {
    values: Vec<(String, Json)>,
    names: BTreeSet<String>,
}

impl Extra {
    /// The fields.
    pub fn iter(&self) -> impl Iterator<Item = &(String, Json)> {
        self.values.iter()
    }

    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.values.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    fn put(&mut self, name: String, value: Json) {
        if self.names.insert(name.clone()) {
            self.values.push((name, value));
        }
    }
}

/// One article as it was read. As JSON it is one object: what is known under our names, then whatever else the file said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// Its id in the file; without one, the file's name and the article's number are its name.
    pub id: Option<Json>,
    /// The headline.
    pub title: Option<String>,
    /// When it was published.
    pub date: Option<Moment>,
    /// When it was last changed.
    pub modified: Option<Moment>,
    /// The outlet that carried it.
    pub outlet: Option<String>,
    /// The agency that wrote it.
    pub agency: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The section it stood in.
    pub section: Option<String>,
    /// Its language, as the file names it.
    pub language: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The file, with the archives it lies in: `a.zip/b.txt`.
    pub file: String,
    /// Its place among the articles of the file, from 1 on; nothing if it is the file.
    pub number: Option<u64>,
    /// Its place within that place, from 1 on, where a list of articles stands in a line of its own.
    pub within: Option<u64>,
    /// The text.
    pub text: String,
    /// What else the file said of it, under the file's own names.
    pub extra: Extra,
    /// What its reader should know: damage that was or was not mended, a text that is cut short.
    pub warnings: Vec<String>,
}

impl Article {
    /// Adds what has no field of its own; a name that is there already keeps its first value.
    pub fn also(&mut self, name: &str, value: Json) {
        let name = match name {
            // A field of ours is not overwritten by what the file calls the same.
            "id" | "title" | "date" | "modified" | "outlet" | "agency" | "authors" | "section" | "language" | "url"
            | "file" | "text" | "warnings" | "earlier" | "repeats" => format!("{name}_given"),
            _ => name.to_owned(),
        };
        self.extra.put(name, value);
    }

    /// The id, or what stands for it.
    pub fn name(&self) -> String {
        match (&self.id, self.number, self.within) {
            (Some(id), ..) => id.name(),
            (None, Some(number), Some(within)) => format!("{}:{number}.{within}", self.file),
            (None, Some(number), None) => format!("{}:{number}", self.file),
            (None, None, _) => self.file.clone(),
        }
    }

    /// Whether it has words to read.
    pub fn has_words(&self) -> bool {
        !self.text.trim().is_empty() || self.title.as_ref().is_some_and(|title| !title.trim().is_empty())
    }

    /// The article in parts: headline, dateline, paragraphs. The text is left in place. An article that has a headline
    /// alone is read as if that were its text.
    pub fn parse(mut self) -> Parsed {
        let name = self.name();
        let title = self.title.take();
        let (text, title) =
            if self.text.trim().is_empty() { (title.unwrap_or_default(), None) } else { (self.text, title) };
        let date = self.date.map(|date| date.day);
        let mut other = Vec::new();
        for (name, value) in [("language", self.language), ("modified", self.modified.map(|m| m.to_string()))] {
            other.extend(value.map(|value| (name.to_owned(), value)));
        }
        for (name, value) in self.extra.values {
            other.extend(value.label().filter(|label| label.len() <= LONGEST).map(|label| (name, label)));
        }
        let given = Metadata {
            title,
            date,
            outlet: self.outlet,
            agency: self.agency,
            url: self.url,
            authors: self.authors,
            section: self.section,
            other,
        };
        article::parse(&name, &text, given)
    }
}

impl Serialize for Article {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match &self.id {
            Some(id) => map.serialize_entry("id", id)?,
            None => map.serialize_entry("id", &self.name())?,
        }
        map.serialize_entry("title", &self.title)?;
        map.serialize_entry("date", &self.date)?;
        map.serialize_entry("outlet", &self.outlet)?;
        map.serialize_entry("authors", &self.authors)?;
        map.serialize_entry("section", &self.section)?;
        map.serialize_entry("language", &self.language)?;
        map.serialize_entry("url", &self.url)?;
        map.serialize_entry("file", &self.file)?;
        map.serialize_entry("text", &self.text)?;
        if let Some(modified) = &self.modified {
            map.serialize_entry("modified", modified)?;
        }
        if let Some(agency) = &self.agency {
            map.serialize_entry("agency", agency)?;
        }
        for (name, value) in self.extra.iter() {
            map.serialize_entry(name, value)?;
        }
        if !self.warnings.is_empty() {
            map.serialize_entry("warnings", &self.warnings)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_file_said_does_not_overwrite_what_was_read() {
        let mut article =
            Article { file: "a.csv".into(), number: Some(3), text: "Words.".into(), ..Article::default() };
        article.also("Ressort", Json::text("Politik"));
        article.also("text", Json::text("other"));
        article.also("Ressort", Json::text("Kultur"));
        assert_eq!(
            serde_json::to_string(&article).expect("JSON"),
            "{\"id\":\"a.csv:3\",\"title\":null,\"date\":null,\"outlet\":null,\"authors\":[],\"section\":null,\
             \"language\":null,\"url\":null,\"file\":\"a.csv\",\"text\":\"Words.\",\"Ressort\":\"Politik\",\
             \"text_given\":\"other\"}"
        );
    }

    #[test]
    fn a_headline_alone_is_the_text() {
        let article = Article { title: Some("Roe says it rains".into()), ..Article::default() }.parse();
        assert_eq!((article.text.as_str(), article.given.title), ("Roe says it rains", None));
    }
}
