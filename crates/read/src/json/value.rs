//! Values of JSON as they are written, and what can be read of them.

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// An object: its fields in their order, the values as they are written.
pub struct Object<'a>(pub Vec<(String, &'a RawValue)>);

impl<'a, 'de: 'a> Deserialize<'de> for Object<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields<'a>(std::marker::PhantomData<&'a ()>);
        impl<'a, 'de: 'a> Visitor<'de> for Fields<'a> {
            type Value = Object<'a>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'a>, A::Error> {
                let mut fields = Vec::new();
                while let Some((name, value)) = map.next_entry::<String, &'de RawValue>()? {
                    fields.push((name, value));
                }
                Ok(Object(fields))
            }
        }
        deserializer.deserialize_map(Fields(std::marker::PhantomData))
    }
}

/// The fields of an object.
///
/// # Errors
///
/// In words, if the bytes are no object of JSON.
pub fn object(bytes: &[u8]) -> Result<Object<'_>, String> {
    serde_json::from_slice(bytes).map_err(|e| told(&e))
}

/// Objects that stand side by side, two or more, and nothing else.
pub fn several(bytes: &[u8]) -> Option<Vec<&RawValue>> {
    let values = serde_json::Deserializer::from_slice(bytes).into_iter::<&RawValue>();
    let values: Vec<&RawValue> = values.collect::<Result<_, _>>().ok()?;
    (values.len() > 1 && values.iter().all(|value| value.get().starts_with('{'))).then_some(values)
}

/// The fields of a value, if it is an object.
pub fn fields(raw: &RawValue) -> Option<Object<'_>> {
    raw.get().starts_with('{').then(|| serde_json::from_str(raw.get()).ok()).flatten()
}

/// The values of a list.
pub fn items(raw: &RawValue) -> Option<Vec<&RawValue>> {
    raw.get().starts_with('[').then(|| serde_json::from_str(raw.get()).ok()).flatten()
}

/// What is wrong with bytes that should be an object; nothing if they are one.
pub fn reason(bytes: &[u8]) -> Option<String> {
    object(bytes).err()
}

/// What is wrong, without the parser's own line number, which is always 1 here.
fn told(e: &serde_json::Error) -> String {
    let text = e.to_string();
    let what = text.split(" at line ").next().unwrap_or(&text).to_owned();
    match e.classify() {
        // The parser's words would quote the value.
        serde_json::error::Category::Data => {
            let kind =
                what.strip_prefix("invalid type: ").and_then(|kind| kind.split([' ', ',']).next()).unwrap_or("value");
            let kind = match kind {
                "string" => "a text",
                "sequence" => "a list",
                "integer" | "floating" => "a number",
                "boolean" | "null" => "no object",
                _ => return format!("{what}; an article is an object with \"text\" or \"title\""),
            };
            format!("{kind}, where an article is an object with \"text\" or \"title\"")
        }
        _ => format!("not JSON: {what} at column {}", e.column()),
    }
}

/// Names under which objects keep the text that they are about: WordPress, the New York Times' and the Guardian's interfaces,
/// XML that was turned into JSON, MongoDB's exports.
const OF_TEXT: [&str; 18] = [
    "$date",
    "$oid",
    "$numberLong",
    "rendered",
    "main",
    "text",
    "value",
    "$t",
    "#text",
    "_",
    "content",
    "name",
    "title",
    "label",
    "original",
    "body",
    "plain",
    "full_name",
];
/// Objects within objects that are followed.
const DEEPEST: u32 = 4;

/// The text of a value: of a text, a number, a list of paragraphs, an object that holds one. Nothing if it is empty.
pub fn text(raw: &RawValue) -> Option<String> {
    text_within(raw, DEEPEST).filter(|text| !text.trim().is_empty())
}

fn text_within(raw: &RawValue, depth: u32) -> Option<String> {
    let written = raw.get();
    match written.as_bytes().first()? {
        b'"' => serde_json::from_str(written).ok(),
        b'[' if depth > 0 => {
            let parts: Vec<String> = items(raw)?.into_iter().filter_map(|item| text_within(item, depth - 1)).collect();
            (!parts.is_empty()).then(|| parts.join("\n\n"))
        }
        b'{' if depth > 0 => {
            let Object(fields) = fields(raw)?;
            OF_TEXT.iter().find_map(|name| {
                let (_, value) = fields.iter().find(|(known, _)| known == name)?;
                text_within(value, depth - 1).filter(|text| !text.trim().is_empty())
            })
        }
        b'0'..=b'9' | b'-' => Some(written.to_owned()),
        _ => None,
    }
}

/// The texts of a list, or of a single value.
pub fn texts(raw: &RawValue) -> Vec<String> {
    match items(raw) {
        Some(items) => items.into_iter().filter_map(text).collect(),
        None => text(raw).into_iter().collect(),
    }
}
