//! Front matter: fields in YAML between two lines `---`, before a text in Markdown.

use crate::fields::Field;

/// Bytes of front matter.
const LONGEST: usize = 64 << 10;

/// A field's name and its values.
pub type Entry<'a> = (&'a str, Vec<&'a str>);

/// Fields and their values, several where a field is a list, and the text behind them. Nothing if the text does not begin with
/// fields: what stands between two rules may be a paragraph.
pub fn split(text: &str) -> Option<(Vec<Entry<'_>>, &str)> {
    let first = text.lines().next().filter(|line| line.trim_end() == "---")?;
    let rest = text.get(first.len()..)?.trim_start_matches('\r').strip_prefix('\n')?;
    let mut fields: Vec<Entry<'_>> = Vec::new();
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        at += line.len();
        let bare = line.trim();
        if at > LONGEST {
            return None;
        }
        if line.trim_end() == "---" || line.trim_end() == "..." {
            let known = |(name, _): &Entry<'_>| Field::of(name).is_some();
            fields.retain(|(_, values)| !values.is_empty());
            return (fields.len() > 1 || fields.iter().any(known)).then_some((fields, &rest[at..]));
        }
        if bare.is_empty() || bare.starts_with('#') {
            continue;
        }
        let item = bare.strip_prefix("- ").or((bare == "-").then_some(""));
        if let (Some(item), Some((_, values))) = (item, fields.last_mut()) {
            values.extend(value(item));
        } else if let (true, Some((_, values))) = (line.starts_with([' ', '\t']), fields.last_mut()) {
            // A value that goes on in further lines, or a field within the field.
            values.extend(value(bare));
        } else {
            let (name, written) = bare.split_once(':').filter(|(name, _)| is_name(name))?;
            let list = written.trim().strip_prefix('[').and_then(|list| list.strip_suffix(']'));
            let values = match list {
                Some(list) => list.split(',').filter_map(value).collect(),
                None => value(written).into_iter().collect(),
            };
            fields.push((name, values));
        }
    }
    None
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.len() <= 40 && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

/// A value without its quotation marks; nothing if there is none, or what only says that it follows.
fn value(written: &str) -> Option<&str> {
    let bare = written.trim();
    let marked = ['"', '\''].iter().find_map(|mark| bare.strip_prefix(*mark)?.strip_suffix(*mark));
    let bare = marked.unwrap_or(bare).trim();
    (!bare.is_empty() && !matches!(bare, "|" | ">" | "|-" | ">-" | "null" | "~")).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let fields: Vec<(&str, &[&str])> = fields.iter().map(|(name, values)| (*name, &values[..])).collect();
        assert_eq!(fields, expected);
        let (fields, body) = split("---\r\ntitle: A\r\n---\r\nWords.").expect("front matter");
        assert_eq!((fields, body), (vec![("title", vec!["A"])], "Words."));
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
