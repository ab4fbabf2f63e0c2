//! What JSON-LD tells of the article: schema.org's `NewsArticle` and its like.

use std::collections::BTreeSet;

use dom_query::Document;
use serde_json::Value;

use super::told::Told;
use crate::html::dom;

/// A longer script describes a site and not an article.
const LONGEST: usize = 1 << 20;
/// Objects that are looked at.
const OBJECTS: usize = 500;

/// Reads the page's JSON-LD. `own` are the titles that the page tells otherwise, and its addresses: a page may describe other articles,
/// too, those that are related or the latest ones.
pub(super) fn read(page: &Document, own: &Own) -> Told {
    let mut objects = Vec::new();
    let scripts: Vec<Value> = page
        .root()
        .descendants_it()
        .filter(|node| node.has_name("script"))
        .filter(|node| node.attr("type").is_some_and(|of| of.to_ascii_lowercase().contains("ld+json")))
        .filter_map(|node| parsed(&node.text()))
        .collect();
    for script in &scripts {
        collect(script, &mut objects, 0);
    }
    objects.retain(|object| rank(object) < 2 || own.agrees(object) != Some(false));
    let sure = |object: &Value| (rank(object) > 1, own.agrees(object), rank(object));
    let Some(article) =
        objects.iter().max_by_key(|object| (sure(object), std::cmp::Reverse(position(object, &objects))))
    else {
        return Told::default();
    };
    if rank(article) == 0 {
        return Told::default();
    }
    let mut told = of(article, &objects);
    // What pages and videos tell comes after it, in case the article leaves it out.
    for object in objects.iter().filter(|object| rank(object) == 1) {
        let more = of(object, &objects);
        told.dates.extend(more.dates);
        told.modified.extend(more.modified);
        told.languages.extend(more.languages);
        told.outlet = told.outlet.or(more.outlet);
    }
    told
}

/// What a page tells of itself elsewhere.
pub(super) struct Own {
    /// Words of its titles that tell something, each title on its own.
    titles: Vec<BTreeSet<String>>,
    addresses: Vec<String>,
}

impl Own {
    /// Of titles and addresses.
    pub(super) fn of<'a>(titles: impl Iterator<Item = &'a str>, addresses: &[String]) -> Self {
        let titles = titles.map(telling_words).filter(|words| !words.is_empty()).collect();
        Self { titles, addresses: addresses.iter().map(|address| path(address).to_owned()).collect() }
    }

    /// Whether an object is about the same article: certainly, or certainly not.
    fn agrees(&self, object: &Value) -> Option<bool> {
        let told = [object.get("url"), object.get("mainEntityOfPage")];
        let mut addresses = told.into_iter().flatten().filter_map(address);
        if addresses.any(|address| self.addresses.iter().any(|own| own == path(&address))) {
            return Some(true);
        }
        let headline = object.get("headline").and_then(|headline| words(headline).into_iter().next());
        let headline = telling_words(&headline.unwrap_or_default());
        if headline.is_empty() || self.titles.is_empty() {
            return None;
        }
        let is_same = |title: &BTreeSet<String>| *title == headline;
        match self.titles.iter().any(|title| !title.is_disjoint(&headline)) {
            true => self.titles.iter().any(is_same).then_some(true),
            false => Some(false),
        }
    }
}

/// Words of four letters and more, in small letters.
fn telling_words(title: &str) -> BTreeSet<String> {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().nth(3).is_some());
    words.map(str::to_lowercase).collect()
}

/// An address without its scheme, `www.`, what asks and what is behind.
fn path(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = path.split_once("://").map_or(path, |(_, path)| path);
    path.strip_prefix("www.").unwrap_or(path).trim_end_matches('/')
}

fn position(object: &Value, objects: &[&Value]) -> usize {
    objects.iter().position(|other| std::ptr::eq(*other, object)).unwrap_or(usize::MAX)
}

/// How well an object describes an article: 3 one with a headline, 2 one without, 1 a page, 0 anything else.
fn rank(object: &Value) -> u32 {
    types(object)
        .map(|of| match of.rsplit(['/', '#', ':']).next().unwrap_or_default() {
            // A vacancy is published as a posting too.
            "JobPosting" => 0,
            of if of.ends_with("Article") || of.ends_with("Posting") || of == "Report" || of == "Review" => {
                2 + u32::from(object.get("headline").is_some())
            }
            "WebPage" | "ItemPage" | "VideoObject" => 1,
            _ => 0,
        })
        .max()
        .unwrap_or(0)
}

fn types(object: &Value) -> impl Iterator<Item = &str> {
    let of = object.get("@type");
    of.and_then(Value::as_str)
        .into_iter()
        .chain(of.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str))
}

/// The value of a script, though it may be a little damaged.
fn parsed(script: &str) -> Option<Value> {
    if script.len() > LONGEST {
        return None;
    }
    let script =
        script.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_start_matches("/*<![CDATA[*/");
    let script = script
        .trim_end_matches("-->")
        .trim_end_matches("//]]>")
        .trim_end_matches("/*]]>*/")
        .trim()
        .trim_end_matches(';');
    serde_json::from_str(script).ok().or_else(|| {
        // Line feeds within strings are the damage that is common.
        let mended: String = script.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::Deserializer::from_str(&mended).into_iter::<Value>().next()?.ok()
    })
}

/// The objects in a value, from outside in.
fn collect<'a>(value: &'a Value, objects: &mut Vec<&'a Value>, depth: usize) {
    if depth > 6 || objects.len() >= OBJECTS {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, objects, depth + 1)),
        Value::Object(fields) => {
            objects.push(value);
            for name in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "author", "publisher"] {
                if let Some(inner) = fields.get(name) {
                    collect(inner, objects, depth + 1);
                }
            }
        }
        _ => {}
    }
}

/// What an object tells.
fn of(object: &Value, objects: &[&Value]) -> Told {
    let text = |name: &str| object.get(name).and_then(|value| words(value).into_iter().next());
    let each = |name: &str| object.get(name).map(words).unwrap_or_default();
    let named = |name: &str| object.get(name).map(|value| names(value, objects)).unwrap_or_default();
    Told {
        titles: [text("headline"), text("name")].into_iter().flatten().map(dom::cut_title).collect(),
        dates: [each("datePublished"), each("dateCreated"), each("uploadDate")].concat(),
        modified: each("dateModified"),
        outlet: named("publisher").into_iter().next(),
        authors: [named("author"), named("creator")].into_iter().find(|names| !names.is_empty()).unwrap_or_default(),
        section: text("articleSection"),
        languages: each("inLanguage"),
        urls: text("url").into_iter().chain(object.get("mainEntityOfPage").and_then(address)).collect(),
        description: text("alternativeHeadline").or_else(|| text("description")),
        ..Told::default()
    }
}

fn address(value: &Value) -> Option<String> {
    let value = value.get("@id").unwrap_or(value);
    value.as_str().map(str::to_owned)
}

/// The strings of a value: itself, or those of a list.
fn words(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => Some(crate::markup::line(text)).filter(|text| !text.is_empty()).into_iter().collect(),
        Value::Array(items) => items.iter().take(50).filter(|item| item.is_string()).flat_map(words).collect(),
        Value::Object(fields) => fields
            .get("name")
            .or_else(|| fields.get("@value"))
            .filter(|name| name.is_string())
            .map(words)
            .unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// The names of people and organisations: strings, objects, references to other objects.
fn names(value: &Value, objects: &[&Value]) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().take(50).flat_map(|item| names(item, objects)).collect(),
        Value::Object(fields) => {
            let own = fields.get("name").map(words).unwrap_or_default();
            let id = fields.get("@id").filter(|_| own.is_empty());
            let known = id.and_then(|id| {
                objects.iter().find(|object| object.get("@id") == Some(id) && object.get("name").is_some())
            });
            known.and_then(|object| object.get("name")).map(words).unwrap_or(own)
        }
        _ => words(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(json: &str) -> Told {
        told_of(&[], json)
    }

    fn told_of(titles: &[&str], json: &str) -> Told {
        let own = Own::of(titles.iter().copied(), &["https://a.example/sea".to_owned()]);
        read(&Document::from(format!("<script type='application/ld+json'>{json}</script>")), &own)
    }

    #[test]
    fn what_describes_another_article_tells_nothing() {
        let titles = ["The sea wall of Norhaven breaks - The Example"];
        let other = r#"{"@type":"NewsArticle","headline":"Another story","datePublished":"2020-01-01"}"#;
        assert_eq!(told_of(&titles, other), Told::default());
        let own = r#"{"@type":"NewsArticle","headline":"Sea wall breaks","datePublished":"2024-07-10"}"#;
        assert_eq!(told_of(&titles, own).dates, ["2024-07-10"]);
        assert_eq!(told_of(&titles, &format!("[{other},{own}]")).dates, ["2024-07-10"]);
        assert_eq!(told_of(&[], other).dates, ["2020-01-01"]);
        // Of two that share words, that of the page's own address.
        let related = r#"{"@type":"NewsArticle","headline":"Who built the wall","url":"https://a.example/wall","datePublished":"2020-01-01"}"#;
        let own = r#"{"@type":"NewsArticle","headline":"High water","url":"https://a.example/sea/?x","datePublished":"2024-07-10"}"#;
        assert_eq!(told_of(&titles, &format!("[{related},{own}]")).dates, ["2024-07-10"]);
    }

    #[test]
    fn an_article_in_a_graph_refers_to_its_author() {
        let told = told(
            r#"{"@context":"https://schema.org","@graph":[
            {"@type":"WebSite","name":"The Example"},
            {"@type":"NewsArticle","headline":"Storm &amp; sea","datePublished":"2024-05-03T10:00:00+02:00",
             "author":{"@id":"jane"},"publisher":{"@type":"Organization","name":"The Example"},"articleSection":["World"]},
            {"@type":"Person","@id":"jane","name":"Jane Roe"}]}"#,
        );
        assert_eq!(told.titles, ["Storm & sea"]);
        assert_eq!(told.dates, ["2024-05-03T10:00:00+02:00"]);
        assert_eq!(told.authors, ["Jane Roe"]);
        assert_eq!(told.outlet.as_deref(), Some("The Example"));
        assert_eq!(told.section.as_deref(), Some("World"));
    }

    #[test]
    fn line_feeds_in_strings_are_borne() {
        assert_eq!(told("{\"@type\":\"Article\",\"headline\":\"Storm\nand sea\"}").titles, ["Storm and sea"]);
        assert_eq!(told("{\"@type\":\"Article\",\"headline\":").titles, [] as [&str; 0]);
    }

    #[test]
    fn a_vacancy_is_no_article() {
        assert_eq!(told(r#"{"@type":"JobPosting","title":"Editor","datePosted":"2024-05-03"}"#), Told::default());
    }

    #[test]
    fn what_describes_no_article_tells_nothing() {
        assert_eq!(told(r#"{"@type":"Organization","name":"The Example","url":"https://e.example"}"#), Told::default());
    }
}
