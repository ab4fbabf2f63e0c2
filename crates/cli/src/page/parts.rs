//! Which files of a built page are the page itself. The build script asks here too.

/// What of a built page belongs to its own corpus, by how its path begins.
const OF_CORPUS: [&str; 6] = ["q/", "a/", "record-", "corpus-", "feed.xml", "sitemap"];

/// Whether a file beside the page, by its path with slashes, belongs to the page's own corpus: another takes its place.
pub fn is_of_corpus(name: &str) -> bool {
    OF_CORPUS.iter().any(|part| name.starts_with(part))
}
