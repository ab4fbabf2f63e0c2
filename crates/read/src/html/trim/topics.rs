//! What the article is filed under.

use super::line::Line;

pub(super) fn is(line: &Line<'_>) -> bool {
    line.is_shorter_than(400)
        && line.is_at_an_end()
        && (line.starts_with(&[
            "tags:",
            "tag:",
            "tagged:",
            "topics:",
            "categories:",
            "category:",
            "keywords:",
            "more about:",
            "read more about:",
            "schlagwörter:",
            "themen:",
            "mots-clés",
        ]) || line.starts_with(&["tagged with", "tagged in", "filed under", "filed in", "posted in"])
            && !line.is_prose()
            || line.is(&["tags", "topics", "categories", "filed under"]))
}
