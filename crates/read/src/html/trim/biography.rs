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
        ]) || line.contains(&["follow him on", "follow her on", "follow them on"])
            || line.lower.contains('@') && line.contains(&["can be reached at", "contact him at", "contact her at"])
            || line.starts_with(&["follow ", "reach ", "contact "])
                && line.contains(&["on twitter at @", "on twitter @"]))
        && line.after < 4;
    named || reached || is_address(line.lower)
}

/// Whether a line is an address for mail and nothing else.
fn is_address(line: &str) -> bool {
    let word = line.trim_start_matches("email:").trim_start_matches("e-mail:").trim();
    !word.contains(' ')
        && word.len() < 60
        && word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}
