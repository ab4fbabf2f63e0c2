//! Finds the list of articles within an object that wraps it: `{"status": "ok", "articles": [...]}`.

use serde_json::value::RawValue;

use super::value::{self, Object};
use crate::article;
use crate::fields::Field;
use crate::record_splitter::Form;

/// What is said of all articles of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// Their outlet.
    pub outlet: Option<String>,
    /// Their language.
    pub language: Option<String>,
}

/// Names of lists of articles: NewsAPI and GDELT, Event Registry, Media Cloud, JSON Feed, the New York Times and the Guardian,
/// Elasticsearch.
const LISTS: [&str; 18] = [
    "articles",
    "results",
    "stories",
    "items",
    "docs",
    "hits",
    "documents",
    "entries",
    "records",
    "posts",
    "news",
    "data",
    "response",
    "matches",
    "rows",
    "feed",
    "channel",
    "item",
];
/// Objects within objects that are followed.
const DEEPEST: u32 = 4;

/// Objects that hold a part of a record: Elasticsearch's, the Guardian's, Datashare's.
pub const PARTS: [&str; 8] = ["_source", "fields", "metadata", "attributes", "article", "story", "document", "node"];

/// What an object that is a whole file holds.
pub enum Wrapped<'a> {
    /// A list of articles as it is written, and what the object says of all of them.
    List { bytes: &'a str, shared: Shared },
    /// Articles under names of their own, or in several lists, and what is said of all of them.
    Values { values: Vec<&'a RawValue>, shared: Shared },
    /// It is an article, or articles one after the other.
    Record,
}

/// Whether records are lines or values; as the record splitter sees it, but for an object that is the only line.
pub fn form(text: &str) -> Form {
    let text = text.trim_start();
    let first = text.lines().next().unwrap_or_default();
    let several = text.get(first.len()..).is_some_and(|rest| !rest.trim().is_empty());
    if several && first.trim_end().ends_with('}') { Form::Lines } else { Form::Values }
}

/// What the object holds that the text is.
pub fn of_text(text: &str) -> Wrapped<'_> {
    match serde_json::from_str::<&RawValue>(text) {
        Ok(raw) => of_value(raw, DEEPEST).unwrap_or(Wrapped::Record),
        // Damaged, or several objects: if one begins with a list of articles, that is read as far as it goes.
        Err(_) if first_is_an_article(text) => Wrapped::Record,
        Err(_) => match begun(text) {
            Some(at) => Wrapped::List { bytes: &text[at..], shared: Shared::default() },
            None => Wrapped::Record,
        },
    }
}

/// Whether the first of several objects is an article, whatever lists it holds.
fn first_is_an_article(text: &str) -> bool {
    let first = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>().next();
    let Some(Ok(raw)) = first else { return false };
    value::fields(raw).is_some_and(|Object(fields)| has_text(&fields, 1))
}

/// The articles of an object that is not one itself. An object with a text of its own is an article, and a list in it is a
/// part of that article: its photos, what is related to it.
pub fn of_value(raw: &RawValue, depth: u32) -> Option<Wrapped<'_>> {
    let Object(fields) = value::fields(raw)?;
    if has_text(&fields, 1) {
        return None;
    }
    let mut lists: Vec<Wrapped<'_>> = Vec::new();
    let mut empty = None;
    for name in LISTS {
        let Some((_, inner)) = fields.iter().find(|(known, _)| known == name) else { continue };
        if is_empty(inner.get()) {
            // Other lists may hold the articles.
            empty = empty.or(Some(inner.get()));
        } else if is_list(inner.get()) {
            lists.push(Wrapped::List { bytes: inner.get(), shared: shared(&fields) });
        } else if depth > 0 {
            // `{"articles": {"results": [...]}}`
            lists.extend(of_value(inner, depth - 1));
        }
    }
    if !lists.is_empty() {
        return Some(of_lists(lists));
    }
    let articles: Vec<&RawValue> = fields.iter().map(|(_, inner)| *inner).filter(|inner| is_article(inner)).collect();
    if articles.len() > 1 && articles.len() == fields.len() {
        return Some(Wrapped::Values { values: articles, shared: Shared::default() });
    }
    empty.map(|bytes| Wrapped::List { bytes, shared: shared(&fields) })
}

/// Of several lists the first, whatever it holds, and those of articles: pages of results list their sources and topics, too.
fn of_lists(mut lists: Vec<Wrapped<'_>>) -> Wrapped<'_> {
    let mut is_first = true;
    lists.retain(|list| std::mem::take(&mut is_first) || holds_articles(list));
    if lists.len() > 1
        && let Some(values) = lists.iter().map(values).collect::<Option<Vec<_>>>()
    {
        let shared = match &lists[0] {
            Wrapped::List { shared, .. } | Wrapped::Values { shared, .. } => shared.clone(),
            Wrapped::Record => Shared::default(),
        };
        return Wrapped::Values { values: values.concat(), shared };
    }
    lists.swap_remove(0)
}

/// The values of a list.
fn values<'a>(list: &Wrapped<'a>) -> Option<Vec<&'a RawValue>> {
    match list {
        Wrapped::List { bytes, .. } => serde_json::from_str(bytes).ok(),
        Wrapped::Values { values, .. } => Some(values.clone()),
        Wrapped::Record => None,
    }
}

/// Whether one of the first values of a list is an article beyond doubt: photos and sources have names and addresses, too.
fn holds_articles(list: &Wrapped<'_>) -> bool {
    const LOOKED_AT: usize = 5;
    let is_certain = |raw: &RawValue| {
        value::fields(raw).is_some_and(|Object(fields)| {
            has_text(&fields, 1)
                || has(&fields, Field::Title) && (has(&fields, Field::Date) || has(&fields, Field::Summary))
        })
    };
    values(list).is_some_and(|values| values.iter().take(LOOKED_AT).any(|raw| is_certain(raw)))
}

fn has(fields: &[(String, &RawValue)], wanted: Field) -> bool {
    fields.iter().any(|(name, _)| Field::of(name).is_some_and(|(field, _)| field == wanted))
}

/// Whether an object holds a text, itself or in a part so many levels below.
fn has_text(fields: &[(String, &RawValue)], depth: u32) -> bool {
    fields.iter().any(|(name, raw)| match value::fields(raw) {
        Some(Object(inner)) if PARTS.contains(&name.as_str()) => depth > 0 && has_text(&inner, depth - 1),
        _ => Field::of(name).is_some_and(|(field, _)| field == Field::Text) && value::text(raw).is_some(),
    })
}

/// A list of objects; an empty one holds no articles either way.
fn is_list(written: &str) -> bool {
    written.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with(['{', ']']))
}

fn is_empty(written: &str) -> bool {
    written.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with(']'))
}

fn is_article(raw: &RawValue) -> bool {
    value::fields(raw).is_some_and(|Object(fields)| has(&fields, Field::Text) || has(&fields, Field::Title))
}

/// What a feed says of all its articles.
fn shared(fields: &[(String, &RawValue)]) -> Shared {
    let text = |wanted: &str| fields.iter().find(|(name, _)| name == wanted).and_then(|(_, raw)| value::text(raw));
    let of_all = |wanted| text(wanted).map(article::shared);
    let is_feed = text("version").is_some_and(|version| version.contains("jsonfeed.org"));
    if is_feed { Shared { outlet: of_all("title"), language: of_all("language") } } else { Shared::default() }
}

/// Where a list of articles begins in an object that is damaged behind that.
fn begun(text: &str) -> Option<usize> {
    let mut first = None;
    for name in LISTS {
        let quoted = format!("\"{name}\"");
        let Some(at) = text.find(&quoted) else { continue };
        // What stands before the list, as an object of its own.
        let before = format!("{}}}", text[..at].trim_end().trim_end_matches(','));
        if serde_json::from_str::<Object<'_>>(&before).is_ok_and(|Object(fields)| has_text(&fields, 1)) {
            continue;
        }
        let rest = text[at + quoted.len()..].trim_start();
        let Some(rest) = rest.strip_prefix(':').map(str::trim_start) else { continue };
        if is_list(rest) && !rest.starts_with("[]") {
            let start = text.len() - rest.len();
            first = Some(first.map_or(start, |first: usize| first.min(start)));
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_list_hides_no_other_and_all_lists_of_articles_are_read() {
        let count = |text: &str| match of_text(text) {
            Wrapped::Record => 0,
            list => values(&list).expect("values").len(),
        };
        let article = "{\"title\":\"A\",\"text\":\"One.\"}";
        assert_eq!(count(&format!("{{\"articles\":[],\"results\":[{article}]}}")), 1);
        assert_eq!(count(&format!("{{\"articles\":[ ],\"data\":{{\"items\":[{article}]}}}}")), 1);
        assert_eq!(count(&format!("{{\"articles\":[{article},{article}],\"news\":[{article}]}}")), 3);
        assert_eq!(count(&format!("{{\"articles\":[{article}],\"items\":[{{\"name\":\"photo\"}}]}}")), 1);
        let wrapped = format!("{{\"_source\":{article}}}");
        assert_eq!(
            count(&format!("{{\"articles\":{{\"results\":[{article}]}},\"hits\":{{\"hits\":[{wrapped}]}}}}")),
            2
        );
        assert!(matches!(of_text("{\"articles\":[]}"), Wrapped::List { bytes: "[]", .. }));
    }

    fn is_record(text: &str) -> bool {
        matches!(of_text(text), Wrapped::Record)
    }

    #[test]
    fn a_list_within_an_article_is_no_list_of_articles() {
        let article = "{\"title\":\"A\",\"content\":\"The real words.\",\"data\":[{\"name\":\"photo\"}]}";
        assert!(is_record(article));
        assert!(is_record("{\"_source\":{\"body\":\"Words.\"},\"items\":[{\"name\":\"photo\"}]}"));
        // Several objects, and one that breaks off.
        assert!(is_record(&format!("{article}\n{article}")));
        assert!(is_record(&article[..article.len() - 2]));
        assert!(!is_record("{\"title\":\"A feed\",\"content\":\"\",\"items\":[{\"text\":\"Words.\"}]}"));
        assert!(!is_record("{\"status\":\"ok\",\"articles\":[{\"text\":\"Words.\"},"));
    }
}
