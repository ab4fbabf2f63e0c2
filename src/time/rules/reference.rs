//! Times named only as past, present or future: "now", "recently", "in the future".

use crate::time::Rule;
use crate::time::meaning::{Meaning, Reference};
use crate::time::scan::{Found, Scan};

pub(super) fn read(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let mut first = i;
    let reference = match scan.lower(i) {
        "now" | "currently" | "presently" | "nowadays" => Reference::Present,
        "recently" | "lately" => Reference::Past,
        "past" if in_the(scan, i) => {
            first = scan.with_the(i);
            Reference::Past
        }
        "future" if in_the(scan, i) => {
            first = scan.with_the(i);
            Reference::Future
        }
        _ => return None,
    };
    Some(Found::date(first, i + 1, Meaning::Reference(reference), Rule::Reference))
}

/// "in the past", not "in the past two weeks" nor "the past president".
fn in_the(scan: &Scan<'_, '_>, i: usize) -> bool {
    scan.before(i, 1) == "the" && matches!(scan.before(i, 2), "in" | "of") && !scan.small_word(i + 1)
}
