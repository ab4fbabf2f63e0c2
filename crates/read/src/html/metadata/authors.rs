//! Who wrote the article: names alone, without “By”, offices and addresses.

use super::byline::after_by;
use super::dates::is_month;
use crate::byline::is_office;
use crate::moment::names as calendar;

/// The names that some bylines tell.
pub(super) fn names(told: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for line in told {
        let line = bare(line);
        for (at, name) in crate::byline::names(&line).into_iter().enumerate() {
            let Some(name) = cleaned(&name).filter(|name| at == 0 || !is_house(name, &line)) else { continue };
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
    let names = after_by(&line).or_else(|| {
        // `Published May 3 by Jane Roe`
        let by = line.to_lowercase().find(" by ").filter(|by| *by < 30)?;
        line.get(by + 4..)
    });
    // `ByJane Roe`, where a line break was lost.
    let lost = || line.strip_prefix("By").filter(|rest| rest.starts_with(char::is_uppercase));
    let names = names.or_else(lost).unwrap_or(&line);
    let names = cut(names, ENDS);
    // `Ann Poe in Berlin and John Doe in Rome`: where the first works is no end, if the second is told so too.
    let mut parts = names.split(" and ").map(|part| (part, cut(part, PLACES)));
    let mut bare = parts.next().map(|(_, name)| name.to_owned()).unwrap_or_default();
    let mut is_cut = bare.len() < names.split(" and ").next().map_or(0, str::len);
    for (part, name) in parts {
        if is_cut && name.len() == part.len() {
            break;
        }
        is_cut = name.len() < part.len();
        bare = format!("{bare} and {name}");
    }
    // `Jane Roe May 3, 2024`, `Theresa May 3 May 2024`
    let words: Vec<&str> = bare.split(' ').collect();
    let number = |at: usize| words.get(at).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let month = |at: usize| words.get(at).is_some_and(|word| is_month(word));
    let day = (0..words.len())
        .find(|at| month(*at) && number(at + 1) && !month(at + 2) || number(*at) && month(at + 1))
        .unwrap_or(words.len());
    words[..day].join(" ")
}

/// What follows on names.
const ENDS: &[&str] = &[
    " | ",
    " • ",
    " · ",
    " — ",
    " – ",
    " - ",
    " // ",
    " / ",
    "Updated",
    "Published",
    "Posted",
    "Follow ",
    "Email ",
    " Contact ",
];

/// What tells of the one name before it.
const PLACES: &[&str] = &[" on ", " at ", " in "];

fn cut<'a>(names: &'a str, ends: &[&str]) -> &'a str {
    let end = ends.iter().filter_map(|end| names.find(end)).filter(|at| *at > 0).min();
    &names[..end.unwrap_or(names.len())]
}

/// Whether what follows on a name is where its bearer works: `Jane Roe, The Example`, `Jane Roe, Example Media Group`. Names that
/// `and` joins are people's: `Emily Post and Jim News`.
fn is_house(name: &str, line: &str) -> bool {
    let lower = name.to_lowercase();
    let joined = || {
        ["and", "&"]
            .iter()
            .any(|and| line.contains(&format!("{and} {name}")) || line.contains(&format!("{name} {and}")))
    };
    lower.starts_with("the ")
        || lower.split_whitespace().any(|word| is_office(word) && !HOUSES.contains(&word))
        || lower.split_whitespace().any(|word| HOUSES.contains(&word)) && !joined()
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
    let has_digit = |word: &str| word.bytes().any(|b| b.is_ascii_digit());
    // `Fri, 20 Dec`; April, May and Sam alone are names.
    let dated = |word: &str| {
        let bare = word.trim_matches([',', '.']);
        has_digit(word)
            || calendar::is_surely_weekday(bare)
            || has_digit(&lower) && (is_month(bare) || calendar::is_weekday(bare))
    };
    let is_day = words.iter().all(|word| dated(word));
    let is_label = LABELS.contains(&lower.as_str())
        || ["see all", "view ", "more from", "all articles", "read more", "sign in", "about ", "subscribe", "follow "]
            .iter()
            .any(|label| lower.starts_with(label));
    if is_label || is_day || super::dates::in_line(name).is_some() {
        return None;
    }
    let is_office = words.iter().all(|word| is_office(word));
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
            ("By Jane Roe, CFP® and John Doe, Ph.D.", &["Jane Roe", "John Doe"]),
            ("Written by Jane Roe and John Doe | 3 May 2024", &["Jane Roe", "John Doe"]),
            ("Posted by Jane Roe on May 3", &["Jane Roe"]),
            ("Jane Roe (jane@example.org)", &["Jane Roe"]),
            ("https://example.org/jane", &[]),
            ("admin", &[]),
            ("Staff Reporter", &[]),
            ("Sunita Monroe", &["Sunita Monroe"]),
            ("By Monica", &["Monica"]),
            ("By Friday", &[]),
            ("20 Dec", &[]),
            ("Fri, Dec 20", &[]),
            ("April May", &["April May"]),
            ("By Sam", &["Sam"]),
            ("By Theresa May 3 May 2024", &["Theresa May"]),
            ("By Jane Roe May 3, 2024", &["Jane Roe"]),
            ("By Ann Poe, Emily Post and Jim News", &["Ann Poe", "Emily Post", "Jim News"]),
            ("By Ann Poe and John Doe, Norhaven Post", &["Ann Poe", "John Doe"]),
            ("By Ann Poe in Berlin and John Doe in Rome", &["Ann Poe", "John Doe"]),
            ("By Ann Poe in Politics and Culture", &["Ann Poe"]),
            ("Von Miller", &["Von Miller"]),
            ("Von Jane Roe", &["Jane Roe"]),
        ] {
            assert_eq!(of(line), expected, "{line}");
        }
    }
}
