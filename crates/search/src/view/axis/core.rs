//! The days that most facts lie in, which an axis shows at first.

use dateline_core::calendar::Days;

/// Facts further apart than this many days are not forced onto one axis.
const GAP: i32 = 45;

/// The days around the median fact that facts reach without a long gap; years mentioned in passing do not stretch them.
pub fn core(all: &[Days]) -> Option<Days> {
    // The finest that there is more than one of: months do not stretch an axis of days.
    let finest = |most: u32| all.iter().copied().filter(move |d| d.count() <= most);
    let most = [7, 31, 366].into_iter().find(|&most| finest(most).count() > 1).unwrap_or(u32::MAX);
    let mut short: Vec<Days> = finest(most).collect();
    short.sort_unstable();
    let middle = *short.get(short.len() / 2)?;
    let (mut first, mut last) = (middle.first, middle.last);
    for d in &short[short.len() / 2..] {
        if d.first.0 - last.0 <= GAP {
            last = last.max(d.last);
        }
    }
    for d in short[..short.len() / 2].iter().rev() {
        if first.0 - d.last.0 <= GAP {
            first = first.min(d.first);
            last = last.max(d.last);
        }
    }
    let missing = (6 - (last.0 - first.0)).max(0);
    Some(Days { first: first.plus(-1 - missing / 2), last: last.plus(1 + missing - missing / 2) })
}
