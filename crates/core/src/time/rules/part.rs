//! Parts of a day that stand alone: "in the morning", "at night", "morning trading".

use crate::time::cursor::{Cursor, RuleMatch};
use crate::time::meaning::{DayPart, Meaning, Unit};
use crate::time::words::day_part;
use crate::time::{Rule, TimexKind};

pub(super) fn read(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let part = day_part(cursor.lower(i)).filter(|p| !matches!(p, DayPart::Noon | DayPart::Midnight))?;
    if cursor.capital(i) || cursor.is(i + 1, "of") {
        return None;
    }
    let first = cursor.with_the(i);
    let lead = cursor.before(first, 1);
    let goes_on = cursor.small_noun(i + 1);
    let meaning = match (first < i, lead) {
        (true, "in" | "during" | "through" | "throughout" | "into" | "by") if !goes_on => Meaning::Told(Unit::Day, 0),
        (false, "in" | "during") if part != DayPart::Night => Meaning::Told(Unit::Day, 0),
        // "at night", "night raids": no day in particular.
        (false, "at" | "by") if part == DayPart::Night => Meaning::Some(Unit::Day),
        (false, _) if cursor.history() && part == DayPart::Night && goes_on && cursor.lower(i + 1).ends_with('s') => {
            Meaning::Some(Unit::Day)
        }
        _ => return None,
    };
    let mut found = RuleMatch::new(first, i + 1, TimexKind::Time, meaning, Rule::Anaphor);
    found.part = Some(part);
    Some(found)
}
