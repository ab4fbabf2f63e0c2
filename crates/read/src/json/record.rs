//! One record: an object whose fields mean what their names say, in whichever program's words.

use serde_json::value::RawValue;

use super::list::{self, Shared, Wrapped};
use super::value::{self, Object};
use crate::article::Article;
use crate::byline;
use crate::fields::Field;
use crate::found::{Place, Sink};
use crate::json_value::Json;
use crate::moment::Moment;

/// Objects that hold a part of a record: Elasticsearch's, the Guardian's, Datashare's.
const PARTS: [&str; 8] = ["_source", "fields", "metadata", "attributes", "article", "story", "document", "node"];
/// Objects within objects that are followed.
const DEEPEST: u32 = 3;

/// Reads one record.
pub fn read(bytes: &[u8], place: Place, shared: &Shared, sink: &mut Sink<'_>) {
    let Object(fields) = match value::object(bytes) {
        Ok(object) => object,
        Err(reason) => return sink.leave_out(place, reason),
    };
    // Nothing else has both a list of articles and no words of its own.
    if !fields.iter().any(|(name, _)| name == "text")
        && let Ok(raw) = serde_json::from_slice::<&RawValue>(bytes)
        && let Some(Wrapped::List { bytes, outlet }) = list::of_value(raw, DEEPEST)
        && let Some(items) = serde_json::from_str::<Vec<&RawValue>>(bytes).ok()
    {
        for item in items {
            match value::fields(item) {
                Some(Object(fields)) => take(fields, place, &outlet, sink),
                None => sink.leave_out(place, "a value in a list of articles is no object"),
            }
        }
        return;
    }
    take(fields, place, shared, sink);
}

fn take(fields: Vec<(String, &RawValue)>, place: Place, shared: &Shared, sink: &mut Sink<'_>) {
    let number = match place {
        Place::Line(number) | Place::Article(number) => Some(number),
        Place::Whole => None,
    };
    let mut article = article(fields);
    article.number = number;
    if article.outlet.is_none() {
        article.outlet.clone_from(&shared.outlet);
    }
    if article.language.is_none() {
        article.language.clone_from(&shared.language);
    }
    if !article.has_words() {
        return sink.leave_out(place, "missing field `text`; an article needs \"text\" or \"title\"");
    }
    sink.article(article);
}

/// The article that an object's fields tell.
pub fn article(fields: Vec<(String, &RawValue)>) -> Article {
    let mut flat = Vec::new();
    flatten(fields, DEEPEST, &mut flat);
    let mut article = Article::default();
    let mut used = vec![false; flat.len()];
    for field in Field::ALL {
        let mut candidates: Vec<(usize, usize)> = Vec::new();
        for (at, (name, _)) in flat.iter().enumerate() {
            if let Some((_, rank)) = Field::of(name).filter(|(known, _)| *known == field) {
                candidates.push((rank, at));
            }
        }
        candidates.sort_unstable();
        for (_, at) in candidates {
            if put(&mut article, field, &flat[at].0, flat[at].1) {
                used[at] = true;
                break;
            }
        }
    }
    if article.url.is_none()
        && let Some(at) =
            flat.iter().position(|(name, raw)| name == "uri" && is_address(&value::text(raw).unwrap_or_default()))
    {
        article.url = value::text(flat[at].1);
    }
    for ((name, raw), used) in flat.iter().zip(used) {
        if !used && !matches!(raw.get(), "null" | "\"\"" | "[]" | "{}") {
            article.also(name, Json::of(raw));
        }
    }
    if article.text.trim().is_empty()
        && let Some((_, summary)) =
            article.extra.iter().find(|(name, _)| Field::of(name).is_some_and(|(f, _)| f == Field::Summary))
        && let Some(summary) = summary.as_text().filter(|summary| !summary.trim().is_empty())
    {
        article.text = value::without_markup(summary);
        article.warnings.push("the text is a summary; the file has no other".to_owned());
    }
    if let Some(words) = cut_short(&article.text) {
        if !flat.iter().any(|(name, _)| name == "text") {
            article.text.truncate(words);
        }
        article.warnings.push("the text is cut short in the file".to_owned());
    }
    article
}

fn flatten<'a>(fields: Vec<(String, &'a RawValue)>, depth: u32, out: &mut Vec<(String, &'a RawValue)>) {
    for (name, raw) in fields {
        if depth > 0
            && PARTS.contains(&name.as_str())
            && let Some(Object(inner)) = value::fields(raw)
        {
            flatten(inner, depth - 1, out);
        } else {
            out.push((name, raw));
        }
    }
}

/// Puts a value into its place; whether it was one that belongs there.
fn put(article: &mut Article, field: Field, name: &str, raw: &RawValue) -> bool {
    let one_line = || value::text(raw).map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    match field {
        Field::Id => {
            let is_id = raw.get() != "null" && raw.get() != "\"\"";
            article.id = is_id.then(|| Json::of(raw));
            is_id
        }
        Field::Text => match value::text(raw) {
            // A text of ours is given back as it is, to the byte.
            Some(text) => {
                article.text = if name == "text" { text } else { value::without_markup(text) };
                true
            }
            None => false,
        },
        Field::Title => set(&mut article.title, value::text(raw).map(value::without_markup)),
        // Kept under its own name, and taken as the text where there is no other.
        Field::Summary => false,
        Field::Date => date(article, name, raw, |article| &mut article.date),
        Field::Modified => date(article, name, raw, |article| &mut article.modified),
        Field::Outlet => set(&mut article.outlet, one_line()),
        Field::Agency => set(&mut article.agency, one_line()),
        Field::Authors => {
            article.authors = authors(raw);
            !article.authors.is_empty()
        }
        Field::Section => set(&mut article.section, (!raw.get().starts_with('[')).then(one_line).flatten()),
        Field::Language => set(&mut article.language, one_line()),
        Field::Url => set(&mut article.url, one_line()),
    }
}

fn set(slot: &mut Option<String>, value: Option<String>) -> bool {
    *slot = value;
    slot.is_some()
}

fn date(article: &mut Article, name: &str, raw: &RawValue, slot: fn(&mut Article) -> &mut Option<Moment>) -> bool {
    let Some(text) = value::text(raw) else { return false };
    let moment = Moment::parse(&text);
    if moment.is_none() && slot(article).is_none() {
        article.warnings.push(format!("\"{name}\" is no day like 2024-07-10: {text:.40}"));
    }
    if moment.is_some() {
        *slot(article) = moment;
    }
    moment.is_some()
}

/// Names of authors: a byline, a list of names, or of objects with names.
fn authors(raw: &RawValue) -> Vec<String> {
    let texts = value::texts(raw);
    match &texts[..] {
        [byline] if !raw.get().starts_with('[') => byline::names(byline),
        _ => texts.iter().map(|name| name.trim().to_owned()).collect(),
    }
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

/// Where the words of a text end that is cut as NewsAPI cuts texts: `… [+1234 chars]`.
fn cut_short(text: &str) -> Option<usize> {
    let (words, digits) = text.trim_end().strip_suffix(" chars]")?.rsplit_once("[+")?;
    let is_count = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    is_count.then(|| words.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(json: &str) -> Article {
        let Object(fields) = value::object(json.as_bytes()).expect("an object");
        article(fields)
    }

    #[test]
    fn fields_mean_what_they_are_called_in_other_programs() {
        let read =
            of(r#"{"source":{"id":null,"name":"The Example"},"author":"Jane Roe, John Doe","title":"A headline",
            "description":"Few words.","url":"https://example.org/a","publishedAt":"2024-07-10T08:00:00Z",
            "content":"Words that go on… [+12 chars]","urlToImage":null}"#);
        assert_eq!(read.outlet.as_deref(), Some("The Example"));
        assert_eq!(read.authors, ["Jane Roe", "John Doe"]);
        assert_eq!(read.date.map(|d| d.to_string()).as_deref(), Some("2024-07-10T08:00:00Z"));
        assert_eq!(read.warnings, ["the text is cut short in the file"]);
        assert_eq!(read.extra.get("description"), Some(&Json::text("Few words.")));
    }

    #[test]
    fn a_text_of_ours_is_not_touched() {
        let read = of(r#"{"id":1E2,"text":" <p>Words</p> â€œ","dct":"2024-07-10","z":{"b":1, "a":2}}"#);
        assert_eq!(read.text, " <p>Words</p> â€œ");
        assert_eq!(read.id.map(|id| id.get().to_owned()).as_deref(), Some("1E2"));
        assert_eq!(read.extra.get("z").map(Json::get), Some("{\"b\":1,\"a\":2}"));
    }

    #[test]
    fn a_date_that_is_none_is_told_and_kept() {
        let read = of(r#"{"text":"Words.","date":"soon"}"#);
        assert_eq!(read.date, None);
        assert_eq!(read.warnings, ["\"date\" is no day like 2024-07-10: soon"]);
        assert_eq!(read.extra.get("date_given"), Some(&Json::text("soon")));
    }

    #[test]
    fn a_summary_is_the_text_where_there_is_no_other() {
        let read = of(r#"{"title":"A","description":"Few words."}"#);
        assert_eq!(read.text, "Few words.");
        assert_eq!(read.warnings, ["the text is a summary; the file has no other"]);
    }
}
