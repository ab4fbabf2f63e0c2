//! Articles as JSON objects: `{"id", "text"}`, and what is known beside: `title`, `date`, `outlet` or `source`, `agency`,
//! `url`, `authors`, `section`. Of other fields those are kept that are a text, a number or a list of these.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::Metadata;
use crate::calendar::Day;

/// An article as it was handed in.
#[derive(Clone, Debug, PartialEq)]
pub struct Handed {
    /// Its text.
    pub text: String,
    /// What was given beside the text; nothing that is empty.
    pub given: Metadata,
    /// What is in doubt, in words.
    pub warnings: Vec<String>,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct Raw {
    /// Known, so that it is no other field.
    #[serde(default, rename = "id")]
    _id: IgnoredAny,
    text: String,
    title: Option<String>,
    date: Option<String>,
    dct: Option<String>,
    outlet: Option<String>,
    source: Option<String>,
    agency: Option<String>,
    url: Option<String>,
    #[serde(default)]
    authors: FieldValue,
    section: Option<String>,
    #[serde(flatten)]
    other: OtherFields,
}

/// Bytes that a value of some other field may have: what is longer is no label that a reader would look for.
const LONGEST: usize = 300;

/// The texts of a field: one, or several from a list. Empty for anything else.
#[derive(Default)]
struct FieldValue(Vec<String>);

impl<'de> Deserialize<'de> for FieldValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Texts;

        impl<'de> Visitor<'de> for Texts {
            type Value = FieldValue;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("any value")
            }

            fn visit_str<E>(self, text: &str) -> Result<FieldValue, E> {
                Ok(FieldValue(vec![text.trim().to_owned()]))
            }

            fn visit_bool<E>(self, value: bool) -> Result<FieldValue, E> {
                Ok(FieldValue(vec![value.to_string()]))
            }

            fn visit_u64<E>(self, value: u64) -> Result<FieldValue, E> {
                Ok(FieldValue(vec![value.to_string()]))
            }

            fn visit_i64<E>(self, value: i64) -> Result<FieldValue, E> {
                Ok(FieldValue(vec![value.to_string()]))
            }

            fn visit_f64<E>(self, value: f64) -> Result<FieldValue, E> {
                Ok(FieldValue(vec![value.to_string()]))
            }

            fn visit_unit<E>(self) -> Result<FieldValue, E> {
                Ok(FieldValue::default())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<FieldValue, A::Error> {
                let mut all = Vec::new();
                while let Some(FieldValue(texts)) = list.next_element()? {
                    all.extend(texts);
                }
                Ok(FieldValue(all))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<FieldValue, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(FieldValue::default())
            }
        }

        deserializer.deserialize_any(Texts)
    }
}

/// Fields that have no part of their own, in the order of the object.
#[derive(Default)]
struct OtherFields(Vec<(String, String)>);

impl<'de> Deserialize<'de> for OtherFields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = OtherFields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<OtherFields, A::Error> {
                let mut fields = Vec::new();
                while let Some((name, FieldValue(texts))) = map.next_entry::<String, FieldValue>()? {
                    let value = texts.join(", ");
                    if !value.is_empty() && value.len() <= LONGEST {
                        fields.push((name, value));
                    }
                }
                Ok(OtherFields(fields))
            }
        }

        deserializer.deserialize_map(Fields)
    }
}

/// Reads one object; `dct` is a date too and comes first. An article whose date is none is read without one, and warned of.
///
/// # Errors
///
/// In words, if the bytes are no JSON object with a text.
pub fn read(bytes: &[u8]) -> Result<Handed, String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let raw: Raw = serde_json::from_slice(bytes).map_err(|e| reason(&e))?;
    if raw.text.len() >= u32::MAX as usize {
        return Err("the text is longer than 4 GB".into());
    }
    let given = |value: Option<String>| value.filter(|v| !v.trim().is_empty());
    let mut warnings = Vec::new();
    let mut day = |field: &str, value: Option<String>| {
        let written = given(value)?;
        let day = written.parse::<Day>().ok();
        if day.is_none() {
            warnings.push(format!("\"{field}\" is no day like 2024-07-10: {written:.40}"));
        }
        day
    };
    let date = day("dct", raw.dct).or_else(|| day("date", raw.date));
    let outlet = given(raw.outlet).or(given(raw.source));
    let (authors, mut other) = (raw.authors.0, raw.other.0);
    let mut authors: Vec<String> = authors.into_iter().filter(|name| !name.is_empty()).collect();
    if authors.is_empty()
        && let Some(at) = other.iter().position(|(name, _)| name == "author")
    {
        authors.push(other.remove(at).1);
    }
    let given = Metadata {
        title: given(raw.title),
        date,
        outlet,
        agency: given(raw.agency),
        url: given(raw.url),
        authors,
        section: given(raw.section),
        other,
    };
    Ok(Handed { text: raw.text, given, warnings })
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
    fn every_field_that_is_a_label_is_kept() {
        let line = br#"{"topic":"ports","id":1,"text":"T","authors":["Jane Roe"," John Doe ",""],"section":"World","words":120,
            "tags":["a","b"],"score":1.5,"open":true,"none":null,"nested":{"a":1},"pairs":[[1,2]],"empty":""}"#;
        let given = read(line).expect("an article").given;
        assert_eq!(
            (given.authors, given.section.as_deref()),
            (vec!["Jane Roe".to_owned(), "John Doe".to_owned()], Some("World"))
        );
        let other: Vec<(&str, &str)> =
            given.other.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let expected = [
            ("topic", "ports"),
            ("words", "120"),
            ("tags", "a, b"),
            ("score", "1.5"),
            ("open", "true"),
            ("pairs", "1, 2"),
        ];
        assert_eq!(other, expected);
        let one = read(br#"{"text":"T","author":"Jane Roe"}"#).expect("an article").given;
        assert_eq!((one.authors, one.other), (vec!["Jane Roe".to_owned()], vec![]));
        let long = format!(r#"{{"text":"T","html":"{}"}}"#, "x".repeat(LONGEST + 1));
        assert_eq!(read(long.as_bytes()).expect("an article").given.other, []);
    }

    #[test]
    fn what_is_given_is_kept_and_what_is_empty_is_nothing() {
        let line =
            br#"{"id":7,"text":"Words.","title":"","source":"AFP","outlet":null,"date":"2024-07-10T08:00:00Z","x":1}"#;
        let handed = read(line).expect("an article");
        assert_eq!(handed.given.title, None);
        assert_eq!(handed.given.outlet.as_deref(), Some("AFP"));
        assert_eq!(handed.given.date, "2024-07-10".parse().ok());
    }

    #[test]
    fn what_is_wrong_is_told_in_words() {
        let told = |line: &str| read(line.as_bytes()).expect_err("no article");
        assert!(told("{\"id\":1").starts_with("not JSON: EOF"), "{}", told("{\"id\":1"));
        assert!(told("{\"id\":1}").contains("missing field `text`"));
    }
    #[test]
    fn an_article_whose_date_is_none_is_read_without_one() {
        let handed = read(br#"{"text":"Words.","dct":"soon","date":"2024-07-10"}"#).expect("an article");
        assert_eq!(handed.given.date, "2024-07-10".parse().ok());
        assert_eq!(handed.warnings, ["\"dct\" is no day like 2024-07-10: soon"]);
        let handed = read(br#"{"text":"Words.","date":"soon"}"#).expect("an article");
        assert_eq!((handed.given.date, handed.warnings.len()), (None, 1));
    }
}
