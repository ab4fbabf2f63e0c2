//! Names of authors, as bylines give them.

use std::collections::BTreeSet;

/// The names in a byline: “By Jane Roe and John Doe, Reuters” names two and an agency, which stays a name.
pub fn names(byline: &str) -> Vec<String> {
    let line = byline.split_whitespace().collect::<Vec<_>>().join(" ");
    let by = ["by ", "by: "].iter().find_map(|word| {
        let start = line.get(..word.len())?;
        start.eq_ignore_ascii_case(word).then(|| &line[word.len()..])
    });
    let line = by.or_else(|| after_foreign_by(&line)).unwrap_or(&line);
    let parts: Vec<&str> = if line.contains(';') || line.contains('|') {
        line.split([';', '|']).collect()
    } else {
        line.split(" and ")
            .flat_map(|part| part.split(" & "))
            .flat_map(|part| part.split(" und "))
            .flat_map(by_commas)
            .collect()
    };
    let mut known = BTreeSet::new();
    let names = parts.into_iter().map(|part| without_address(part.trim().trim_matches(',').trim()));
    names.filter(|name| is_name(name) && known.insert(*name)).map(str::to_owned).collect()
}

/// Whether what stands in a byline may be a name: numbers, by which programs know their authors, and addresses are none.
pub fn is_name(name: &str) -> bool {
    let is_address = ["http://", "https://", "www."].iter().any(|start| name.starts_with(start));
    name.contains(char::is_alphabetic) && !matches!(name, "null" | "None" | "nan" | "NaN") && !is_address
}

/// A name without the address of mail that is put before or behind it: `jane@example.org (Jane Roe)`.
pub fn without_address(name: &str) -> &str {
    let name = name.trim();
    if let (Some(open), Some(close)) = (name.find('('), name.rfind(')'))
        && open < close
    {
        let (outside, inside) = (name[..open].trim(), name[open + 1..close].trim());
        if inside.contains('@') && !outside.is_empty() {
            return outside;
        }
        if outside.contains('@') && !inside.is_empty() {
            return inside;
        }
    }
    match name.split_once('<') {
        Some((before, address)) if address.contains('@') && !before.trim().is_empty() => before.trim(),
        _ => name,
    }
}

/// What follows on “by” in German, French, Spanish and Italian. Names begin so too: `Von Miller` and `Di Stefano` are whole, while
/// `Von Jane Roe` is a byline.
pub fn after_foreign_by(line: &str) -> Option<&str> {
    if let Some(rest) = ["von ", "par ", "por ", "di "].iter().find_map(|word| line.strip_prefix(word)) {
        return Some(rest);
    }
    let rest = ["Von ", "VON ", "Par ", "PAR ", "Por ", "POR "].iter().find_map(|word| line.strip_prefix(word))?;
    let first = rest.split([',', ';', '|']).next().unwrap_or_default();
    let mut names = first.split_whitespace();
    let is_name = |word: Option<&str>| word.is_some_and(|word| word.starts_with(char::is_uppercase));
    (is_name(names.next()) && is_name(names.next())).then_some(rest)
}

/// What people are called in bylines beside their names, and degrees behind those.
const OFFICES: &[&str] = &[
    "writer",
    "reporter",
    "editor",
    "correspondent",
    "columnist",
    "contributor",
    "contributing",
    "staff",
    "senior",
    "chief",
    "journalist",
    "producer",
    "author",
    "freelance",
    "associate",
    "assistant",
    "managing",
    "director",
    "deputy",
    "news",
    "special",
    "reviewer",
    "analyst",
    "ceo",
    "founder",
    "co-founder",
    "phd",
    "ph.d",
    "md",
    "m.d",
    "rd",
    "cfp",
    "cpa",
    "jr",
    "mba",
    "esq",
    "rn",
    "ms",
    "lcsw",
];

/// Whether a word in small letters is an office in a byline, or a degree: `editor`, `Ph.D.`
pub fn is_office(word: &str) -> bool {
    OFFICES.contains(&word.trim_end_matches(['.', ',', '®']))
}

/// Parts at commas, unless a comma stands within a name (“Roe, Jane”).
fn by_commas(part: &str) -> Vec<&str> {
    let parts: Vec<&str> = part.split(',').collect();
    let of_several_words = parts.iter().filter(|part| part.trim().contains(' ')).count();
    if parts.len() == 2 && of_several_words == 0 { vec![part] } else { parts }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_are_parted() {
        for (line, expected) in [
            ("By Jane Roe and John Doe", &["Jane Roe", "John Doe"][..]),
            ("Jane Roe, John Doe & Ann Poe", &["Jane Roe", "John Doe", "Ann Poe"]),
            ("Roe, Jane", &["Roe, Jane"]),
            ("Roe, Jane; Doe, John", &["Roe, Jane", "Doe, John"]),
            ("BY JANE ROE", &["JANE ROE"]),
            ("von Jane Roe", &["Jane Roe"]),
            ("Von Jane Roe und John Doe", &["Jane Roe", "John Doe"]),
            ("Von Miller", &["Von Miller"]),
            ("Di Stefano", &["Di Stefano"]),
            ("Byron Hale", &["Byron Hale"]),
            ("jane@example.org (Jane Roe)", &["Jane Roe"]),
            ("Jane Roe, Jane Roe", &["Jane Roe"]),
            ("12", &[]),
            ("https://example.org/jane", &[]),
            ("  ", &[]),
        ] {
            assert_eq!(names(line), expected, "{line}");
        }
    }
}
