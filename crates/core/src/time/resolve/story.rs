//! For texts read as a history: which years belong to its course, and which are asides ("as Napoleon had in 1812", "a 2004
//! study").

use crate::time::meaning::{Calendar, Meaning, Unit, YearRef};
use crate::time::{Anchoring, Expression};

/// How many of the years that follow are searched for the story's return.
const AHEAD: usize = 6;

/// For each expression, whether it leaves the course of the story, which soon after goes on where it was.
///
/// A year far from the story's is a glance aside if one of the next years is the story's again; a year close to it only
/// if it stands within its sentence ("surpassing the high of May 2007") and the very next year is the story's. What counts
/// back ("a year earlier") never moves the story.
pub(super) fn asides(expressions: &[Expression], anchoring: Anchoring) -> Vec<bool> {
    if anchoring != Anchoring::Narrative {
        return Vec::new();
    }
    let mut aside: Vec<bool> = expressions.iter().map(|e| looks_back(&e.meaning)).collect();
    let years: Vec<(usize, i32)> =
        expressions.iter().enumerate().filter_map(|(i, e)| Some((i, year(&e.meaning)?))).collect();
    let mut story: Option<i32> = None;
    for (k, &(i, year)) in years.iter().enumerate() {
        let glance = story.is_some_and(|story| {
            let mut next = years.iter().skip(k + 1).map(|y| y.1);
            let leads = expressions.get(i).is_some_and(|e| e.leads);
            match (year - story).abs() {
                0 => false,
                1 => !leads && next.next() == Some(story),
                _ => next.take(AHEAD).any(|next| (story..=story + 1).contains(&next) && (next - year).abs() > 1),
            }
        });
        if !glance {
            story = Some(year);
        } else if let Some(slot) = aside.get_mut(i) {
            *slot = true;
        }
    }
    aside
}

/// "A year earlier", "the previous year", "last May".
fn looks_back(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Offset(length, _, ahead) => !ahead && length.unit >= Unit::Year,
        Meaning::Told(unit, by) | Meaning::Shifted(unit, by) => *by < 0 && *unit >= Unit::Year,
        Meaning::Recurring(_, by) => *by < 0,
        _ => false,
    }
}

pub(super) fn year(meaning: &Meaning) -> Option<i32> {
    match meaning {
        Meaning::Calendar(Calendar { year: YearRef::Of(year), .. })
        | Meaning::YearPart(_, YearRef::Of(year))
        | Meaning::Range(Calendar { year: YearRef::Of(year), .. }, _) => Some(*year),
        _ => None,
    }
}
