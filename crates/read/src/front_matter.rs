//! Front matter: fields in YAML between two lines `---`, or in TOML between two lines `+++`, before a text in Markdown.

mod toml;
mod written;

use crate::fields::Field;
use written::{LONGEST, Written, is_name};

pub use written::Entry;

/// Fields and their values, and the text behind them. Nothing if the text does not begin with fields: what stands between two
/// rules may be a paragraph.
pub fn split(text: &str) -> Option<(Vec<Entry<'_>>, &str)> {
    if text.starts_with("+++") {
        return toml::split(text);
    }
    let first = text.lines().next().filter(|line| line.trim_end() == "---")?;
    let rest = text.get(first.len()..)?.trim_start_matches('\r').strip_prefix('\n')?;
    let mut fields: Vec<Written<'_>> = Vec::new();
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        at += line.len();
        let bare = line.trim();
        if at > LONGEST {
            return None;
        }
        if line.trim_end() == "---" || line.trim_end() == "..." {
            let fields: Vec<Entry<'_>> =
                fields.into_iter().map(Written::entry).filter(|(_, v)| !v.is_empty()).collect();
            let known = |(name, _): &Entry<'_>| Field::of(name).is_some();
            return (fields.len() > 1 || fields.iter().any(known)).then_some((fields, &rest[at..]));
        }
        if bare.is_empty() || bare.starts_with('#') {
            continue;
        }
        let item = bare.strip_prefix("- ").or((bare == "-").then_some(""));
        match (item, fields.last_mut()) {
            (Some(item), Some(field)) => field.push(item),
            // A value that goes on in further lines, or a field within the field.
            (None, Some(field)) if line.starts_with([' ', '\t']) || field.open > 0 => field.push(bare),
            _ => {
                let (name, value) = bare.split_once(':').filter(|(name, _)| is_name(name))?;
                fields.push(Written::new(name, value));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values of a field.
    fn values(front: &str, name: &str) -> Vec<String> {
        let text = format!("---\ntitle: A\n{front}\n---\nWords.\n");
        let (fields, _) = split(&text).expect("front matter");
        fields.into_iter().find(|(known, _)| *known == name).map(|(_, values)| values).unwrap_or_default()
    }

    #[test]
    fn fields_may_stand_before_the_text() {
        let text = "---\ntitle: \"A: b\"\ndate: 2024-07-10\nauthors:\n  - Jane Roe\n- 'John Doe'\ntags: [a, \"b\"]\n# no field\nempty:\n---\nWords.\n";
        let (fields, body) = split(text).expect("front matter");
        assert_eq!(body, "Words.\n");
        let expected: &[(&str, &[&str])] = &[
            ("title", &["A: b"]),
            ("date", &["2024-07-10"]),
            ("authors", &["Jane Roe", "John Doe"]),
            ("tags", &["a", "b"]),
        ];
        let fields: Vec<(&str, Vec<&str>)> =
            fields.iter().map(|(name, values)| (*name, values.iter().map(String::as_str).collect())).collect();
        let expected: Vec<(&str, Vec<&str>)> = expected.iter().map(|(name, values)| (*name, values.to_vec())).collect();
        assert_eq!(fields, expected);
        let (fields, body) = split("---\r\ntitle: A\r\n---\r\nWords.").expect("front matter");
        assert_eq!((fields, body), (vec![("title", vec!["A".to_owned()])], "Words."));
    }

    #[test]
    fn a_comma_in_quotation_marks_parts_no_list() {
        for (front, expected) in [
            ("authors: [\"Roe, Jane\", 'Doe, John', Ann Poe]", &["Roe, Jane", "Doe, John", "Ann Poe"][..]),
            ("authors: [Jane O'Roe, John d'Oe]", &["Jane O'Roe", "John d'Oe"]),
            ("authors: [\n  \"Roe, Jane\",\n  Ann Poe\n]", &["Roe, Jane", "Ann Poe"]),
            ("authors:\n  [Ann Poe, Jane Roe]", &["Ann Poe", "Jane Roe"]),
            ("authors: ['Jane ''J'' Roe']", &["Jane 'J' Roe"]),
            ("authors: [\"Jane \\\"J\\\" Roe\"]", &["Jane \"J\" Roe"]),
            ("authors: []", &[]),
            ("authors: [Jane] Roe\ndate: 2024-07-10", &["[Jane] Roe"]),
        ] {
            assert_eq!(values(front, "authors"), expected, "{front}");
        }
    }

    #[test]
    fn people_may_be_told_with_more_than_a_name() {
        for (front, expected) in [
            ("author:\n  name: Jane Roe\n  email: jane@example.org", &["Jane Roe"][..]),
            (
                "author:\n  - name: \"Roe, Jane\"\n    url: https://example.org/jane\n  - John Doe",
                &["Roe, Jane", "John Doe"],
            ),
            ("author: {name: Jane Roe, email: jane@example.org}", &["Jane Roe"]),
            ("author: [{name: \"Roe, Jane\", url: https://a.example}, {name: John Doe}]", &["Roe, Jane", "John Doe"]),
            ("author:\n  jane:\n    name: Jane Roe\n  john:\n    name: John Doe", &["Jane Roe", "John Doe"]),
        ] {
            assert_eq!(values(front, "author"), expected, "{front}");
        }
        // Other fields keep all that they say.
        assert_eq!(
            values("place:\n  name: Norhaven\n  country: Eastmere", "place"),
            ["name: Norhaven", "country: Eastmere"]
        );
    }

    #[test]
    fn a_paragraph_between_rules_is_text() {
        for text in [
            "---\nno end",
            "---\nThe sea rose, and nobody was hurt: so the council said.\n---\nWords.",
            "---\nNote: the wall is new.\n---\nWords.",
            "---\n\n---\nWords.",
            "Words.\n---\ntitle: A\n---\n",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
    }
}
