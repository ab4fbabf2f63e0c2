//! What leads about the site: menus, head and foot, page numbers, sidebars.

use super::candidate::Candidate;
use crate::html::classes::Kind;

pub(super) fn is(candidate: &Candidate<'_>) -> bool {
    candidate.name() == "nav"
        || matches!(
            candidate.attribute("role"),
            "navigation" | "banner" | "contentinfo" | "search" | "menu" | "menubar"
        )
        || candidate.kinds.has(Kind::Navigation)
}
