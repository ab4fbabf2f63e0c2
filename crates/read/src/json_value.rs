//! A JSON value as it was written: numbers of any size, `1E2`, and the order of keys come back as they are.

use std::fmt;

use serde::{Serialize, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

/// A JSON value, without white space between its parts, so that it fits into a line.
#[derive(Clone)]
pub struct Json(Box<RawValue>);

impl Json {
    /// A value of a parsed file.
    pub fn of(raw: &RawValue) -> Self {
        let text = raw.get();
        let compact = compact(text);
        // White space between the parts of a value means nothing, so that this is a value too.
        Self(RawValue::from_string(compact).unwrap_or_else(|_| raw.to_owned()))
    }

    /// A text.
    pub fn text(text: &str) -> Self {
        Self::from(&text)
    }

    /// A value of the program's own.
    pub fn from(value: &impl Serialize) -> Self {
        // Texts, numbers and lists of these are always JSON; `null` stands for what is not.
        Self(serde_json::value::to_raw_value(value).unwrap_or_else(|_| RawValue::NULL.to_owned()))
    }

    /// The value as it is written.
    pub fn get(&self) -> &str {
        self.0.get()
    }

    /// The text, if that is what the value is.
    pub fn as_text(&self) -> Option<String> {
        serde_json::from_str(self.get()).ok()
    }

    /// The value as a label: a text, a number, or several of them from a list; nothing if it is empty or an object.
    pub fn label(&self) -> Option<String> {
        let label = match serde_json::from_str::<Value>(self.get()).ok()? {
            Value::Array(items) => items.iter().filter_map(one).collect::<Vec<_>>().join(", "),
            value => one(&value)?,
        };
        Some(label).filter(|label| !label.is_empty())
    }

    /// The value as a name: a text without its marks, anything else as it is written.
    pub fn name(&self) -> String {
        self.as_text().unwrap_or_else(|| self.get().to_owned())
    }
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.get())
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

fn one(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}

/// A value without the white space between its parts.
fn compact(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let (mut in_text, mut escaped) = (false, false);
    for c in json.chars() {
        if in_text {
            in_text = c != '"' || escaped;
            escaped = c == '\\' && !escaped;
        } else if matches!(c, ' ' | '\t' | '\n' | '\r') {
            continue;
        } else {
            in_text = c == '"';
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back_as_they_were_written() {
        for (written, same) in [
            ("123456789012345678901234567890", "123456789012345678901234567890"),
            ("1E2", "1E2"),
            ("{ \"b\": 1,\n \"a\": \" x \\\" y \" }", "{\"b\":1,\"a\":\" x \\\" y \"}"),
        ] {
            let raw: &RawValue = serde_json::from_str(written).expect("JSON");
            assert_eq!(Json::of(raw).get(), same);
        }
        assert_eq!(Json::text("a\nb").get(), "\"a\\nb\"");
        assert_eq!((Json::text("a").name(), Json::from(&7).name()), ("a".to_owned(), "7".to_owned()));
    }
}
