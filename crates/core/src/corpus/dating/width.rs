//! How wide the possible days of an article may spread before its times are no longer counted from them, and before the lexicon
//! is asked.

use crate::calendar::Days;
use crate::time::Published;

/// Of an article whose days spread wider than this, nothing is counted: neither its events nor its timeline.
pub(super) const WIDEST: u32 = 740;

/// An article whose days spread wider than this asks the lexicon: an interval of about half a year is narrow enough without it.
pub(super) const UNDATED: u32 = 200;

/// An article whose days spread wider than this has no place among the dated ones.
const LISTED: u32 = 366;

/// What lists, histogram and order may go by: the day of an article that is dated to a year at most. One that is dated more
/// widely counts as undated there; its own page tells the days and why.
pub fn listed(published: Option<&Published>) -> Option<&Published> {
    published.filter(|p| p.days.count() <= LISTED)
}

/// Whether the lexicon could say more of an article that was dated to these days without it.
pub fn is_wide(days: Option<Days>) -> bool {
    days.is_none_or(|d| d.count() > UNDATED)
}

/// What a timeline may count from: the day of an article that is dated closely enough.
pub fn anchor(published: Option<&Published>) -> Option<&Published> {
    published.filter(|p| p.days.count() <= WIDEST)
}
