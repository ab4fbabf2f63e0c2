//! Front matter in TOML, as far as articles use it: names with texts, days, and lists of these.

use super::written::{Entry, LONGEST, Written, is_name};

/// Fields and their values, and the text behind them. Fields of tables of their own are passed over, but for Hugo's `params`.
pub(super) fn split(text: &str) -> Option<(Vec<Entry<'_>>, &str)> {
    let first = text.lines().next().filter(|line| line.trim_end() == "+++")?;
    let rest = text.get(first.len()..)?.trim_start_matches('\r').strip_prefix('\n')?;
    let mut fields: Vec<Written<'_>> = Vec::new();
    let (mut at, mut is_own) = (0, true);
    for line in rest.split_inclusive('\n') {
        at += line.len();
        let bare = line.trim();
        if at > LONGEST {
            return None;
        }
        if bare == "+++" {
            let fields: Vec<Entry<'_>> =
                fields.into_iter().map(Written::entry).filter(|(_, values)| !values.is_empty()).collect();
            return (!fields.is_empty()).then_some((fields, &rest[at..]));
        }
        match fields.last_mut() {
            _ if bare.is_empty() || bare.starts_with('#') => {}
            // A list that goes on.
            Some(field) if field.open > 0 => field.push(bare),
            _ if bare.starts_with('[') => is_own = bare == "[params]",
            _ => {
                let (name, value) = bare.split_once('=')?;
                let name = name.trim().trim_matches('"');
                if !is_name(name) {
                    return None;
                }
                if is_own {
                    fields.push(Written::new(name, value.trim()));
                }
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_as_those_of_yaml() {
        let text = "+++\ntitle = \"A: b\"\ndate = 2024-07-10T08:30:00Z\n# no field\nauthors = [\n  \"Roe, Jane\",\n  'John Doe',\n]\n\
            [taxonomies]\ntags = [\"a\"]\n[params]\nsource = \"The Example\"\n+++\n\nWords.\n";
        let (fields, body) = split(text).expect("front matter");
        assert_eq!(body, "\nWords.\n");
        let fields: Vec<(&str, Vec<&str>)> =
            fields.iter().map(|(name, values)| (*name, values.iter().map(String::as_str).collect())).collect();
        assert_eq!(
            fields,
            [
                ("title", vec!["A: b"]),
                ("date", vec!["2024-07-10T08:30:00Z"]),
                ("authors", vec!["Roe, Jane", "John Doe"]),
                ("source", vec!["The Example"]),
            ]
        );
        assert_eq!(split("+++\nThe sea rose.\n+++\nWords."), None);
        assert_eq!(split("+++\ntitle = \"A\"\n"), None);
    }
}
