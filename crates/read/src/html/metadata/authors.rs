//! Who wrote the article: names alone, without “By”, offices and addresses.

use super::byline::STARTS;

/// The names that some bylines tell.
pub(super) fn names(told: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for line in told {
        for (at, name) in crate::byline::names(&bare(line)).into_iter().enumerate() {
            let Some(name) = cleaned(&name).filter(|name| at == 0 || !is_house(name)) else { continue };
            if !names.iter().any(|known| known.eq_ignore_ascii_case(&name)) && names.len() < 20 {
                names.push(name);
            }
        }
    }
    names
}

/// A byline without what announces it and what follows after the names.
fn bare(line: &str) -> String {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = line.to_lowercase();
    let mut start = STARTS.iter().find(|start| lower.starts_with(**start)).map_or(0, |start| start.len());
    if start == 0
        && let Some(by) = lower.find(" by ").filter(|by| *by < 30)
    {
        // `Published May 3 by Jane Roe`
        start = by + 4;
    }
    // `ByJane Roe`, where a line break was lost.
    if start == 0 && line.starts_with("By") && line[2..].starts_with(char::is_uppercase) {
        start = 2;
    }
    let names = line.get(start..).unwrap_or(&line);
    let end = [
        " | ",
        " • ",
        " · ",
        " — ",
        " – ",
        " - ",
        " on ",
        " at ",
        " in ",
        " // ",
        " / ",
        "Updated",
        "Published",
        "Posted",
        "Follow ",
        "Email ",
        " Contact ",
    ]
    .iter()
    .filter_map(|end| names.find(end))
    .filter(|at| *at > 0)
    .min()
    .unwrap_or(names.len());
    // `Jane Roe May 3, 2024`
    let words: Vec<&str> = names[..end].split(' ').collect();
    let day = words.windows(2).position(|pair| {
        let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
        super::dates::is_month(pair[0]) && number(pair[1]) || number(pair[0]) && super::dates::is_month(pair[1])
    });
    words[..day.unwrap_or(words.len())].join(" ")
}

/// Words that are no name, and those that follow on one after a comma.
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
    "ph.d.",
    "md",
    "m.d.",
    "md,",
    "rd",
    "cfp®",
    "cpa",
    "jr",
    "mba",
    "esq",
    "rn",
    "ms",
    "lcsw",
];

/// Whether what follows on a name is where its bearer works: `Jane Roe, The Example`, `Jane Roe, Example Media Group`.
fn is_house(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.starts_with("the ") || lower.split_whitespace().any(|word| OFFICES.contains(&word) || HOUSES.contains(&word))
}

const HOUSES: &[&str] = &[
    "media",
    "group",
    "news",
    "newspaper",
    "newspapers",
    "magazine",
    "press",
    "network",
    "service",
    "services",
    "agency",
    "times",
    "post",
    "tribune",
    "herald",
    "gazette",
    "journal",
    "university",
    "bureau",
    "desk",
    "inc",
    "llc",
    "ltd",
];

/// What stands beside names on pages: labels of links and buttons.
const LABELS: &[&str] = &[
    "bio",
    "sign",
    "sign in",
    "sign up",
    "log in",
    "login",
    "more",
    "share",
    "profile",
    "subscribe",
    "follow",
    "contact",
    "email",
    "reply",
    "twitter",
    "facebook",
    "comments",
    "home",
    "about",
    "print",
    "posts",
];

const WEEKDAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

fn cleaned(name: &str) -> Option<String> {
    let name = name.split(" (").next().unwrap_or(name);
    let name = name.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | ':' | '|' | '-' | '–' | '*' | '"' | '•' | '·')
    });
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let long = name.len() > 60 || words.len() > 7;
    // A byline of an office alone, a date, an address.
    if name.len() < 2
        || long
        || name.contains(['@', '/', '{', '<', '=', '\n'])
        || lower.starts_with("http")
        || lower.starts_with("www.")
    {
        return None;
    }
    if !name.chars().any(char::is_alphabetic) || name.chars().filter(char::is_ascii_digit).count() > 3 {
        return None;
    }
    let dated = |word: &&str| {
        WEEKDAYS.iter().any(|day| word.starts_with(day)) && word.len() <= 9 || word.bytes().any(|b| b.is_ascii_digit())
    };
    let is_label = LABELS.contains(&lower.as_str())
        || ["see all", "view ", "more from", "all articles", "read more", "sign in", "about ", "subscribe", "follow "]
            .iter()
            .any(|label| lower.starts_with(label));
    if is_label || words.iter().all(dated) || super::dates::in_line(name).is_some() {
        return None;
    }
    let is_office = words.iter().all(|word| OFFICES.contains(&word.trim_matches('.')) || OFFICES.contains(word));
    let is_placeholder = matches!(
        lower.as_str(),
        "admin"
            | "administrator"
            | "null"
            | "none"
            | "undefined"
            | "unknown"
            | "anonymous"
            | "staff"
            | "author"
            | "by"
            | "guest"
            | "n a"
            | "n/a"
            | "webmaster"
            | "user"
            | "root"
            | "default"
    );
    let is_placeholder = is_placeholder || words.last().is_some_and(|word| *word == "admin");
    (!is_office && !is_placeholder).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Vec<String> {
        names(&[line.to_owned()])
    }

    #[test]
    fn names_stand_alone() {
        for (line, expected) in [
            ("By Jane Roe", &["Jane Roe"][..]),
            ("By Jane Roe, Staff Writer", &["Jane Roe"]),
            ("Written by Jane Roe and John Doe | 3 May 2024", &["Jane Roe", "John Doe"]),
            ("Posted by Jane Roe on May 3", &["Jane Roe"]),
            ("Jane Roe (jane@example.org)", &["Jane Roe"]),
            ("https://example.org/jane", &[]),
            ("admin", &[]),
            ("Staff Reporter", &[]),
        ] {
            assert_eq!(of(line), expected, "{line}");
        }
    }
}
