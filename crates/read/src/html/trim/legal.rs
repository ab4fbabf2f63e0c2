//! Whose the text is and how it may be used, at the end.

use super::line::Line;
use crate::html::prose;
use crate::rights;

pub(super) fn is(line: &Line<'_>) -> bool {
    if line.after > 6 || !line.is_shorter_than(600) || line.reports() {
        return false;
    }
    line.starts_with(&["©", "copyright ©", "copyright (c)", "copyright 19", "copyright 20", "(c) 20", "(c) 19"])
        || rights::are_reserved(line.lower)
        || ends_with_rights(line)
        || line.contains(&[
            "may not be reproduced, distributed",
            "may not be published, broadcast, rewritten",
            "constitutes acceptance of our",
            "republished with permission",
            "reprinted with permission",
            "our terms of use and privacy",
            "terms of service and privacy policy",
        ])
        || line.is(&[
            "ad choices",
            "terms of use",
            "privacy policy",
            "terms of service",
            "about us",
            "cookie policy",
            "your privacy choices",
        ])
}

/// Whether the rights are reserved at a line's end, as no sentence does that goes on before: `The Norhaven Post, all rights
/// reserved`.
fn ends_with_rights(line: &Line<'_>) -> bool {
    let bare = line.lower.trim_end_matches(|c: char| !c.is_alphanumeric());
    bare.strip_suffix("all rights reserved").is_some_and(|before| !prose::is(before))
}
