//! One record: an object whose fields mean what their names say, in whichever program's words.

use serde_json::value::RawValue;

use super::list::{self, PARTS, Shared, Wrapped};
use super::value::{self, Object};
use crate::article::Article;
use crate::byline;
use crate::fields::Field;
use crate::found::{Place, Sink};
use crate::json_value::Json;
use crate::markup;
use crate::moment::Moment;

/// Objects within objects that are followed.
const DEEPEST: u32 = 3;

/// Reads one record, which may be a list of articles: a page of results. If the file holds nothing else, its articles are
/// numbered as those of a file that is a list.
pub fn read(bytes: &[u8], place: Place, is_alone: bool, shared: &Shared, sink: &mut Sink<'_>) {
    let Object(fields) = match value::object(bytes) {
        Ok(object) => object,
        Err(reason) => {
            return match value::several(bytes) {
                Some(values) => each(values, place, is_alone, shared, sink),
                None => sink.leave_out(place, reason),
            };
        }
    };
    // A record of ours is an article, even if its text is empty.
    let listed = (!fields.iter().any(|(name, _)| name == "text"))
        .then(|| serde_json::from_slice::<&RawValue>(bytes).ok().and_then(|raw| list::of_value(raw, DEEPEST)));
    let (items, shared) = match listed.flatten() {
        Some(Wrapped::List { bytes, shared: of_all }) => match serde_json::from_str::<Vec<&RawValue>>(bytes) {
            Ok(items) => (items, of_all),
            Err(_) => return take(fields, place, None, shared, sink),
        },
        Some(Wrapped::Values { values, shared }) => (values, shared),
        Some(Wrapped::Record) | None => return take(fields, place, None, shared, sink),
    };
    each(items, place, is_alone, &shared, sink);
}

/// Reads the records of a list, or those that stand in one line.
fn each(items: Vec<&RawValue>, place: Place, is_alone: bool, shared: &Shared, sink: &mut Sink<'_>) {
    for (item, raw) in (1..).zip(items) {
        let (place, within) = if is_alone { (Place::Article(item), None) } else { (place, Some(item)) };
        match value::fields(raw) {
            Some(Object(fields)) => take(fields, place, within, shared, sink),
            None => sink.leave_out(place, "a value in a list of articles is no object"),
        }
    }
}

fn take(fields: Vec<(String, &RawValue)>, place: Place, within: Option<u64>, shared: &Shared, sink: &mut Sink<'_>) {
    let number = match place {
        Place::Line(number) | Place::Article(number) => Some(number),
        Place::Whole => None,
    };
    let mut article = article(fields);
    (article.number, article.within) = (number, within);
    if article.outlet.is_none() {
        article.outlet.clone_from(&shared.outlet);
    }
    if article.language.is_none() {
        article.language.clone_from(&shared.language);
    }
    if is_removed(&article) {
        return sink.leave_out(place, "the article was removed; the file holds “[Removed]” in its place");
    }
    if !article.has_words() {
        return sink.leave_out(place, "missing field `text`; an article needs \"text\" or \"title\"");
    }
    sink.article(article);
}

/// Whether NewsAPI gave nothing of an article that was taken back.
fn is_removed(article: &Article) -> bool {
    let is_mark = |text: &str| text.trim() == "[Removed]";
    article.title.as_deref().is_some_and(is_mark) && (article.text.trim().is_empty() || is_mark(&article.text))
}

/// The article that an object's fields tell.
pub fn article(fields: Vec<(String, &RawValue)>) -> Article {
    let mut flat = Vec::new();
    flatten(fields, 0, &mut flat);
    let mut article = Article::default();
    let mut used = vec![false; flat.len()];
    for field in Field::ALL {
        // Of equally sure names that which stands further out: a part may be about something else.
        let mut candidates: Vec<(usize, u32, usize)> = Vec::new();
        for (at, (name, _, depth)) in flat.iter().enumerate() {
            if let Some((_, rank)) = Field::of(name).filter(|(known, _)| *known == field) {
                candidates.push((rank, *depth, at));
            }
        }
        candidates.sort_unstable();
        for (_, _, at) in candidates {
            if put(&mut article, field, &flat[at].0, flat[at].1) {
                used[at] = true;
                break;
            }
        }
    }
    if article.url.is_none()
        && let Some(at) =
            flat.iter().position(|(name, raw, _)| name == "uri" && is_address(&value::text(raw).unwrap_or_default()))
    {
        article.url = value::text(flat[at].1);
    }
    // `source` may be an address.
    if article.url.is_none()
        && let Some(at) = (0..flat.len()).find(|at| {
            let (name, raw, _) = &flat[*at];
            !used[*at]
                && Field::of(name).is_some_and(|(field, _)| field == Field::Outlet)
                && value::text(raw).is_some_and(|text| is_address(&text))
        })
    {
        article.url = value::text(flat[at].1);
        used[at] = true;
    }
    for ((name, raw, _), used) in flat.iter().zip(used) {
        if !used && !matches!(raw.get(), "null" | "\"\"" | "[]" | "{}") {
            article.also(name, Json::of(raw));
        }
    }
    if article.text.trim().is_empty()
        && let Some((_, _, summary)) = article
            .extra
            .iter()
            .filter_map(|(name, value)| Field::of(name).map(|(field, rank)| (field, rank, value)))
            .filter(|(field, _, value)| {
                *field == Field::Summary && value.as_text().is_some_and(|text| !text.trim().is_empty())
            })
            .min_by_key(|(_, rank, _)| *rank)
        && let Some(summary) = summary.as_text().filter(|summary| !summary.trim().is_empty())
    {
        article.text = markup::without_markup(&summary);
        article.warnings.push("the text is a summary; the file has no other".to_owned());
    }
    if let Some(words) = cut_short(&article.text) {
        if !flat.iter().any(|(name, ..)| name == "text") {
            article.text.truncate(words);
        }
        article.warnings.push("the text is cut short in the file".to_owned());
    }
    article
}

/// A record's fields and those of its parts, each with how deep it lies.
fn flatten<'a>(fields: Vec<(String, &'a RawValue)>, depth: u32, out: &mut Vec<(String, &'a RawValue, u32)>) {
    for (name, raw) in fields {
        if depth < DEEPEST
            && PARTS.contains(&name.as_str())
            && let Some(Object(inner)) = value::fields(raw)
        {
            flatten(inner, depth + 1, out);
        } else {
            out.push((name, raw, depth));
        }
    }
}

/// Puts a value into its place; whether it was one that belongs there.
fn put(article: &mut Article, field: Field, name: &str, raw: &RawValue) -> bool {
    let one_line = || value::text(raw).map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    match field {
        Field::Id if raw.get().starts_with('{') => {
            // MongoDB writes `{"$oid": "…"}`.
            article.id = value::text(raw).map(|id| Json::text(&id));
            article.id.is_some()
        }
        Field::Id => {
            let is_id = raw.get() != "null" && raw.get() != "\"\"";
            article.id = is_id.then(|| Json::of(raw));
            is_id
        }
        Field::Text => match value::text(raw) {
            // A text of ours is given back as it is, to the byte.
            Some(text) => {
                article.text = if name == "text" { text } else { markup::without_markup(&text) };
                true
            }
            None => false,
        },
        Field::Title => set(&mut article.title, value::text(raw).map(|title| markup::without_markup(&title))),
        // Kept under its own name, and taken as the text where there is no other.
        Field::Summary => false,
        Field::Date => date(article, name, raw, |article| &mut article.date),
        Field::Modified => date(article, name, raw, |article| &mut article.modified),
        Field::Outlet => set(&mut article.outlet, one_line().filter(|outlet| !is_address(outlet))),
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
    // `data` is a day in some languages, and a list of anything in most programs.
    let is_told = !raw.get().starts_with(['[', '{']);
    if moment.is_none() && is_told && slot(article).is_none() {
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
        _ => texts
            .iter()
            .map(|name| byline::without_address(name))
            .filter(|name| byline::is_name(name))
            .map(str::to_owned)
            .collect(),
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
    fn what_a_record_says_itself_comes_before_what_a_part_says() {
        let read = of(r#"{"metadata":{"title":"A file","language":"de"},"title":"A headline","text":"Words."}"#);
        assert_eq!((read.title.as_deref(), read.language.as_deref()), (Some("A headline"), Some("de")));
        assert_eq!(read.extra.get("title_given"), Some(&Json::text("A file")));
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
        let read = of(r#"{"text":"Words.","data":[{"name":"photo"}]}"#);
        assert_eq!(read.warnings, [] as [&str; 0]);
    }

    #[test]
    fn an_address_is_no_outlet_and_a_number_no_author() {
        let read =
            of(r#"{"text":"Words.","source":"https://example.org/a","source-hostname":"The Example","author":12}"#);
        assert_eq!(read.outlet.as_deref(), Some("The Example"));
        assert_eq!(read.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(read.authors, [] as [&str; 0]);
        let read = of(
            r#"{"text":"Words.","url":"https://a.example/","source":"https://example.org/","authors":["https://a.example/j","jane@example.org (Jane Roe)"]}"#,
        );
        assert_eq!((read.outlet, read.url.as_deref()), (None, Some("https://a.example/")));
        assert_eq!(read.extra.get("source"), Some(&Json::text("https://example.org/")));
        assert_eq!(read.authors, ["Jane Roe"]);
    }

    #[test]
    fn exports_of_databases_are_read() {
        let read = of(r#"{"_id":{"$oid":"abc"},"text":"Words.","date":{"$date":"2024-07-10T08:30:00Z"}}"#);
        assert_eq!(read.id, Some(Json::text("abc")));
        assert_eq!(read.date.map(|date| date.to_string()).as_deref(), Some("2024-07-10T08:30:00Z"));
        let read = of(r#"{"text":"Words.","date":{"$date":{"$numberLong":"1720600200000"}}}"#);
        assert_eq!(read.date.map(|date| date.to_string()).as_deref(), Some("2024-07-10T08:30:00Z"));
    }

    #[test]
    fn a_first_paragraph_comes_before_what_describes_the_article() {
        let read = of(r#"{"title":"A","abstract":"What it is about.","lead_paragraph":"The sea rose."}"#);
        assert_eq!(read.text, "The sea rose.");
    }

    #[test]
    fn a_summary_is_the_text_where_there_is_no_other() {
        let read = of(r#"{"title":"A","description":"Few words."}"#);
        assert_eq!(read.text, "Few words.");
        assert_eq!(read.warnings, ["the text is a summary; the file has no other"]);
    }
}
