//! Languages as tags.

/// A language as a tag of BCP 47: `en`, `en-GB`, whether it was written `EN_gb` or so. Nothing for names of languages, and for
/// what says that it is unknown.
pub(super) fn tag(written: &str) -> Option<String> {
    let mut parts = written.trim().split(['-', '_']);
    let language = parts.next().filter(|part| is_part(part, 2, 3)).map(str::to_ascii_lowercase)?;
    if matches!(language.as_str(), "und" | "mul" | "zxx") {
        return None;
    }
    let mut tag = language;
    for part in
        parts.take_while(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
    {
        let part = match part.len() {
            2 => part.to_ascii_uppercase(),
            4 if is_part(part, 4, 4) => part[..1].to_ascii_uppercase() + &part[1..].to_ascii_lowercase(),
            _ => part.to_ascii_lowercase(),
        };
        tag = format!("{tag}-{part}");
        if tag.len() > 20 {
            return None;
        }
    }
    Some(tag)
}

fn is_part(part: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_written_in_one_way() {
        for (written, expected) in [
            ("en", Some("en")),
            ("EN", Some("en")),
            ("en_gb", Some("en-GB")),
            ("zh-hant-TW", Some("zh-Hant-TW")),
            ("en-US.UTF-8", Some("en")),
            ("English", None),
            ("und", None),
            ("", None),
        ] {
            assert_eq!(tag(written).as_deref(), expected, "{written}");
        }
    }
}
