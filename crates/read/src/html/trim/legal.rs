//! Whose the text is and how it may be used, at the end.

use super::line::Line;

pub(super) fn is(line: &Line<'_>) -> bool {
    if line.after > 6 || !line.is_shorter_than(600) {
        return false;
    }
    line.starts_with(&["©", "copyright ©", "copyright (c)", "copyright 19", "copyright 20", "(c) 20", "(c) 19"])
        || line.contains(&[
            "all rights reserved",
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
