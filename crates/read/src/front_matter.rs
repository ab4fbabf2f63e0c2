//! Front matter: fields in YAML between two lines `---`, or in TOML between two lines `+++`, before a text in Markdown.

mod toml;

use crate::fields::Field;

/// Bytes of front matter.
const LONGEST: usize = 64 << 10;

/// A field's name and its values, several where it is a list. Of people and outlets that are told with more than a name
/// (`{name: Jane Roe, email: …}`) the name is the value.
pub type Entry<'a> = (&'a str, Vec<String>);

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

/// A field as it is written, a line each.
struct Written<'a> {
    name: &'a str,
    values: Vec<&'a str>,
    /// Brackets that are open at the end of these lines.
    open: usize,
}

impl<'a> Written<'a> {
    fn new(name: &'a str, value: &'a str) -> Self {
        let mut field = Self { name, values: Vec::new(), open: 0 };
        field.push(value);
        field
    }

    fn push(&mut self, line: &'a str) {
        if self.open > 0 || self.values.iter().all(|line| line.is_empty()) && line.trim_start().starts_with(['[', '{'])
        {
            self.open = line.chars().fold(self.open, |open, c| match c {
                '[' | '{' => open + 1,
                ']' | '}' => open.saturating_sub(1),
                _ => open,
            });
        }
        self.values.push(line.trim());
    }

    /// Whether it is a list in brackets.
    fn is_in_brackets(&self) -> bool {
        self.values.iter().find(|line| !line.is_empty()).is_some_and(|line| line.starts_with(['[', '{']))
    }

    fn entry(self) -> Entry<'a> {
        // Brackets may be closed in a later line.
        let whole = self.is_in_brackets().then(|| self.values.join(" "));
        let lines = whole.as_deref().map_or(self.values, |whole| vec![whole]);
        let mut values = Vec::new();
        lines.iter().for_each(|line| parts(line, 0, &mut values));
        let names_one = Field::of(self.name)
            .is_some_and(|(field, _)| matches!(field, Field::Authors | Field::Outlet | Field::Agency));
        if names_one && values.iter().any(|value| named(value).is_some()) {
            values = names(&values);
        }
        (self.name, values.iter().filter_map(|value| bare(value)).collect())
    }
}

/// The values that a line holds: those in brackets, else it is one.
fn parts<'a>(line: &'a str, depth: usize, values: &mut Vec<&'a str>) {
    let line = line.trim();
    let within =
        [('[', ']'), ('{', '}')].iter().find_map(|(open, close)| line.strip_prefix(*open)?.strip_suffix(*close));
    match within.filter(|_| depth < 4) {
        Some(list) => at_commas(list).into_iter().for_each(|part| parts(part, depth + 1, values)),
        None => values.push(line),
    }
}

/// The parts of a list between its commas. What stands in quotation marks or brackets of its own is one part.
fn at_commas(list: &str) -> Vec<&str> {
    // A mark within a word is an apostrophe.
    let begins = |before: &str| {
        let before = before.trim_end();
        before.is_empty() || before.ends_with([',', ':', '{', '['])
    };
    let mut found = Vec::new();
    let (mut start, mut depth, mut quoted) = (0, 0u32, None);
    for (at, c) in list.char_indices() {
        match (c, quoted) {
            (_, Some(mark)) => quoted = Some(mark).filter(|mark| *mark != c),
            ('"' | '\'', None) if begins(&list[..at]) => quoted = Some(c),
            ('[' | '{', None) => depth += 1,
            (']' | '}', None) => depth = depth.saturating_sub(1),
            (',', None) if depth == 0 => {
                found.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&list[start..]);
    found
}

/// What a value within a field is called, and its own value.
fn named(value: &str) -> Option<(&str, &str)> {
    let (name, value) = value.split_once(':')?;
    (is_name(name.trim()) && (value.is_empty() || value.starts_with([' ', '\t']))).then_some((name.trim(), value))
}

/// The names alone of people and outlets that are told with more than a name.
fn names<'a>(values: &[&'a str]) -> Vec<&'a str> {
    values
        .iter()
        .filter_map(|value| match named(value) {
            Some((key, name)) => key.eq_ignore_ascii_case("name").then_some(name),
            None => Some(*value),
        })
        .collect()
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.len() <= 40 && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

/// A value without its quotation marks; nothing if there is none, or what only says that it follows.
fn bare(written: &str) -> Option<String> {
    let bare = written.trim();
    let within = |mark: char| bare.strip_prefix(mark)?.strip_suffix(mark);
    let bare = match (within('"'), within('\'')) {
        (Some(text), _) => text.replace("\\\"", "\"").replace("\\\\", "\\"),
        (_, Some(text)) => text.replace("''", "'"),
        _ => bare.to_owned(),
    };
    let bare = bare.trim();
    (!bare.is_empty() && !matches!(bare, "|" | ">" | "|-" | ">-" | "null" | "~")).then(|| bare.to_owned())
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
