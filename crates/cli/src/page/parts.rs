//! Which files of a built page are the page itself, and what its first file says of it. The build script asks here too.

/// What of a built page belongs to its own corpus, by how its path begins.
const OF_CORPUS: [&str; 6] = ["q/", "a/", "record-", "corpus-", "feed.xml", "sitemap"];

/// The attribute that says for which command line a page was built (scripts/made-for).
pub const MADE_FOR: &str = "data-made-for";

/// Whether a file beside the page, by its path with slashes, belongs to the page's own corpus: another takes its place.
pub fn is_of_corpus(name: &str) -> bool {
    OF_CORPUS.iter().any(|part| name.starts_with(part))
}

/// The value of an attribute, as it stands.
pub fn attribute(html: &str, name: &str) -> Option<String> {
    let at = html.find(&format!("{name}="))? + name.len() + 1;
    let rest = &html[at..];
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
    let value = match quote {
        Some(q) => rest[1..].split(q).next()?,
        None => rest.split([' ', '>']).next()?,
    };
    (!value.is_empty()).then(|| value.trim_start_matches("./").to_owned())
}
