//! Ids as lines wrote them.

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use sonic_rs::OwnedLazyValue;

use dateline_read::json_value::Json;

/// An id, whatever JSON value that is: large numbers, `1E2` and the order of keys come back as they were written.
#[derive(Clone, Debug)]
pub struct Id {
    written: OwnedLazyValue,
    name: String,
}

impl Id {
    /// As it was written.
    pub fn of(raw: &RawValue) -> Self {
        Self::new(&Json::of(raw))
    }

    /// A text.
    pub fn text(text: &str) -> Self {
        Self::new(&Json::text(text))
    }

    fn new(json: &Json) -> Self {
        // What one parser took for JSON is JSON to the other; where they should disagree, an id is null rather than wrong.
        Self { written: sonic_rs::from_str(json.get()).unwrap_or_default(), name: json.name() }
    }

    /// The id as the article's name: a text without its marks, anything else as it was written.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.written.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_back_as_they_were_written() {
        for (written, same, name) in [
            ("123456789012345678901234567890", "123456789012345678901234567890", "123456789012345678901234567890"),
            ("1E2", "1E2", "1E2"),
            ("{\"b\": 1, \"a\": 2}", "{\"b\":1,\"a\":2}", "{\"b\":1,\"a\":2}"),
            ("\"é\\n\"", "\"é\\n\"", "é\n"),
        ] {
            let id = Id::of(serde_json::from_str(written).expect("JSON"));
            assert_eq!(sonic_rs::to_string(&[&id]).expect("JSON"), format!("[{same}]"));
            assert_eq!(id.name(), name);
        }
    }
}
