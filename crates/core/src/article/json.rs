//! Articles as JSON objects: `{"id", "text"}`, and what is known beside: `title`, `date`, `outlet` or `source`, `agency`,
//! `url`. Other fields are ignored.

use serde::Deserialize;
use serde_json::Value;

use super::{Article, Metadata};
use crate::calendar::Day;

/// An article as it was handed in.
#[derive(Clone, Debug, PartialEq)]
pub struct Handed {
    /// Its id, whatever JSON value that is; not everybody gives one.
    pub id: Option<Value>,
    /// Its text.
    pub text: String,
    /// What was given beside the text; nothing that is empty.
    pub given: Metadata,
}

impl Handed {
    /// The id as text.
    pub fn name(&self) -> Option<String> {
        match self.id.as_ref()? {
            Value::String(s) => Some(s.clone()),
            other => Some(other.to_string()),
        }
    }

    /// Parses the article, under its own id or else `otherwise`. The text is left in place.
    pub fn article(&self, otherwise: &str) -> Article {
        let id = self.name().unwrap_or_else(|| otherwise.to_owned());
        super::parse(&id, &self.text, self.given.clone())
    }
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct Raw {
    #[serde(default)]
    id: Option<Value>,
    text: String,
    title: Option<String>,
    date: Option<String>,
    dct: Option<String>,
    outlet: Option<String>,
    source: Option<String>,
    agency: Option<String>,
    url: Option<String>,
}

/// Reads one object; `dct` is a date too and comes first.
///
/// # Errors
///
/// In words, if the bytes are no JSON object with a text, or if its date is none.
pub fn read(bytes: &[u8]) -> Result<Handed, String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let raw: Raw = serde_json::from_slice(bytes).map_err(|e| reason(&e))?;
    if raw.text.len() >= u32::MAX as usize {
        return Err("the text is longer than 4 GB".into());
    }
    let given = |value: Option<String>| value.filter(|v| !v.trim().is_empty());
    let day = |field: &str, value: Option<String>| match given(value) {
        None => Ok(None),
        Some(s) => s.parse::<Day>().map(Some).map_err(|_| format!("\"{field}\" is no day like 2024-07-10: {s:.40}")),
    };
    let date = match day("dct", raw.dct)? {
        Some(dct) => Some(dct),
        None => day("date", raw.date)?,
    };
    let outlet = given(raw.outlet).or(given(raw.source));
    let given = Metadata { title: given(raw.title), date, outlet, agency: given(raw.agency), url: given(raw.url) };
    Ok(Handed { id: raw.id, text: raw.text, given })
}

/// What is wrong, without the parser's own line number, which is always 1 here.
fn reason(e: &serde_json::Error) -> String {
    let text = e.to_string();
    let what = text.split(" at line ").next().unwrap_or(&text).to_owned();
    match e.classify() {
        serde_json::error::Category::Data => format!("{what}; a document needs \"id\" and \"text\""),
        _ => format!("not JSON: {what} at column {}", e.column()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_is_kept_and_what_is_empty_is_nothing() {
        let line =
            br#"{"id":7,"text":"Words.","title":"","source":"AFP","outlet":null,"date":"2024-07-10T08:00:00Z","x":1}"#;
        let handed = read(line).expect("an article");
        assert_eq!(handed.name().as_deref(), Some("7"));
        assert_eq!(handed.given.title, None);
        assert_eq!(handed.given.outlet.as_deref(), Some("AFP"));
        assert_eq!(handed.given.date, "2024-07-10".parse().ok());
        assert_eq!(handed.article("x").id, "7");
        assert_eq!(read(br#"{"text":"Words."}"#).map(|h| h.article("b.jsonl:3").id), Ok("b.jsonl:3".to_owned()));
    }

    #[test]
    fn what_is_wrong_is_told_in_words() {
        let told = |line: &str| read(line.as_bytes()).expect_err("no article");
        assert!(told("{\"id\":1").starts_with("not JSON: EOF"), "{}", told("{\"id\":1"));
        assert!(told("{\"id\":1}").contains("missing field `text`"));
        assert!(told("{\"id\":1,\"text\":\"a\",\"date\":\"soon\"}").contains("no day like 2024-07-10: soon"));
    }
}
