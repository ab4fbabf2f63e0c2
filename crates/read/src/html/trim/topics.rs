//! What the article is filed under.

use super::line::Line;

pub(super) fn is(line: &Line<'_>) -> bool {
    line.is_shorter_than(400)
        && line.is_at_an_end()
        && (line.starts_with(&[
            "tags:",
            "tag:",
            "tagged:",
            "tagged with",
            "tagged in",
            "filed under",
            "filed in",
            "topics:",
            "categories:",
            "category:",
            "keywords:",
            "posted in",
            "more about:",
            "read more about:",
            "schlagwörter:",
            "themen:",
            "mots-clés",
        ]) || line.is(&["tags", "topics", "categories", "filed under"]))
}
