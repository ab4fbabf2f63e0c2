//! A field of front matter as it is written, and its values.

use crate::fields::Field;

/// Bytes of front matter.
pub const LONGEST: usize = 64 << 10;

/// A field's name and its values, several where it is a list. Of people and outlets that are told with more than a name
/// (`{name: Jane Roe, email: …}`) the name is the value.
pub type Entry<'a> = (&'a str, Vec<String>);

/// A field as it is written, a line each.
pub struct Written<'a> {
    name: &'a str,
    values: Vec<&'a str>,
    /// Brackets that are open at the end of these lines.
    pub open: usize,
}

impl<'a> Written<'a> {
    pub fn new(name: &'a str, value: &'a str) -> Self {
        let mut field = Self { name, values: Vec::new(), open: 0 };
        field.push(value);
        field
    }

    pub fn push(&mut self, line: &'a str) {
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

    pub fn entry(self) -> Entry<'a> {
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

pub fn is_name(name: &str) -> bool {
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
