//! Lengths that every part of the drawing measures by, and arithmetic on lengths and days that all of them share.

use dateline_core::calendar::Days;

/// Nothing that can be pressed is narrower, in pixels.
pub(super) const LEAST: f64 = 24.0;
/// A character of a label at most, in pixels.
const CHARACTER: f64 = 7.8;

/// `x`, or the end of the range that it lies beyond. The standard library's `clamp` can say which floats it was given, and
/// a visitor would pay 5 KB for the writing of them.
#[allow(clippy::manual_clamp)]
pub fn between(x: f64, least: f64, most: f64) -> f64 {
    x.max(least).min(most)
}

/// The days from the earlier to the later of two.
pub(super) fn over(a: Days, b: Days) -> Days {
    Days { first: a.first.min(b.first), last: a.last.max(b.last) }
}

/// Width of a label, in pixels: more rather than less, since what is drawn beside it relies on that.
pub(super) fn label_width(text: &str) -> f64 {
    (text.chars().count() + 1) as f64 * CHARACTER
}
