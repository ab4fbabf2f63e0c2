//! Names of days of publication, of which programs make many.

/// Whether a name that is in no list tells of a day on which something was published: `release_date`, `firstPublishedAt`, `created_utc`.
pub(super) fn is_of_publication(name: &str) -> bool {
    const WHAT: [&str; 12] = [
        "published",
        "publish",
        "publication",
        "posted",
        "post",
        "released",
        "release",
        "issue",
        "article",
        "story",
        "news",
        "created",
    ];
    const WHEN: [&str; 9] = ["date", "datetime", "time", "timestamp", "day", "at", "on", "utc", "ts"];
    let name = name.strip_prefix("first").unwrap_or(name);
    let behind = WHAT.iter().find_map(|what| WHEN.contains(&name.strip_prefix(what)?).then_some(()));
    let before = WHEN.iter().find_map(|when| WHAT.contains(&name.strip_prefix(when)?).then_some(()));
    behind.or(before).is_some()
}
