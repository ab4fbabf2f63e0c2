//! Who the author is, below the article.

use super::line::Line;

pub(super) fn is(line: &Line<'_>) -> bool {
    if line.after > 5 || !line.is_shorter_than(700) || line.before == 0 {
        return false;
    }
    let named = line.about.authors.iter().any(|author| {
        let author = author.to_lowercase();
        line.lower.strip_prefix(author.as_str()).is_some_and(|rest| {
            [
                " is a",
                " is an",
                " is the",
                " is our",
                " covers",
                " writes",
                " reports",
                ", a ",
                " has been",
                " can be reached",
                " joined",
            ]
            .iter()
            .any(|verb| rest.starts_with(verb))
        })
    });
    let reached = line.is_shorter_than(300)
        && (line.starts_with(&[
            "about the author",
            "contact the author",
            "contact the writer",
            "reach the reporter",
            "email the author",
        ]) || is_followed(line.lower) && !line.reports()
            || line.lower.contains('@') && line.contains(&["can be reached at", "contact him at", "contact her at"])
            || line.starts_with(&["follow ", "reach ", "contact "])
                && line.contains(&["on twitter at @", "on twitter @"]))
        && line.after < 4;
    named || reached || is_address(line.lower)
}

/// Where authors are followed. People are followed on foot, too.
const SERVICES: &[&str] = &[
    "twitter",
    "x",
    "facebook",
    "instagram",
    "linkedin",
    "bluesky",
    "mastodon",
    "threads",
    "tiktok",
    "youtube",
    "telegram",
    "snapchat",
    "pinterest",
    "medium",
    "substack",
    "google",
    "social",
];

/// Whether readers are asked to follow somebody on a service, or by a name that begins with `@`.
fn is_followed(lower: &str) -> bool {
    ["follow him on", "follow her on", "follow them on"].iter().any(|phrase| {
        lower.split(phrase).skip(1).any(|behind| {
            let mut words = behind.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
            behind.contains('@') || words.next().is_some_and(|word| SERVICES.contains(&word))
        })
    })
}

/// Whether a line is an address for mail and nothing else.
fn is_address(line: &str) -> bool {
    let word = line.trim_start_matches("email:").trim_start_matches("e-mail:").trim();
    !word.contains(' ')
        && word.len() < 60
        && word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}
