//! Where an advertisement stood.

use super::line::Line;

pub(super) fn is(line: &Line<'_>) -> bool {
    line.is(&[
        "advertisement",
        "advertisements",
        "ad",
        "advertising",
        "sponsored",
        "sponsored content",
        "story continues below",
        "story continues below advertisement",
        "article continues below",
        "article continues below advertisement",
        "article continues after advertisement",
        "article continues after ad",
        "continue reading below",
        "promoted",
        "continue reading the main story",
        "continues after advertisement",
        "content continues below",
        "paid content",
        "story continues",
        "scroll to continue",
        "scroll to continue with content",
        "remove ads",
        "report this ad",
        "advertisement - continue reading below",
        "article continues after this ad",
        "anzeige",
        "publicité",
    ]) || line.is_shorter_than(200)
        && line.starts_with(&[
            "advertisement -",
            "advertisement –",
            "this post contains affiliate links",
            "we may earn a commission",
        ])
}
