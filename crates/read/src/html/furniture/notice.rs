//! Notices of the site: paywall, consent, terms.

use super::candidate::Candidate;
use crate::html::classes::Kind;

pub(super) fn is(candidate: &Candidate<'_>) -> bool {
    candidate.kinds.has(Kind::Notice) && candidate.length() < 1_500
        || matches!(candidate.attribute("role"), "dialog" | "alertdialog" | "alert")
}
