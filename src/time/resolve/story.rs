//! The course of a history: which years belong to it, and which are glances aside ("as Napoleon had in 1812", "a 2004
//! study").

use crate::time::meaning::{Calendar, Meaning, YearRef};
use crate::time::{Anchoring, Expression};

/// How far from the story a year must lie to be a glance aside.
const FAR: i32 = 2;

/// How many years ahead the story's return is looked for.
const AHEAD: usize = 3;

/// For each expression, whether its year leaves the course of the story, which soon after goes on where it was.
pub(super) fn asides(expressions: &[Expression], anchoring: Anchoring) -> Vec<bool> {
    if anchoring != Anchoring::Narrative {
        return Vec::new();
    }
    let mut aside = vec![false; expressions.len()];
    let years: Vec<(usize, i32)> =
        expressions.iter().enumerate().filter_map(|(i, e)| Some((i, year(&e.meaning)?))).collect();
    let mut story: Option<i32> = None;
    for (k, &(i, year)) in years.iter().enumerate() {
        let far = |story: i32| (year - story).abs() >= FAR;
        let returns = |story: i32| {
            years.iter().skip(k + 1).take(AHEAD).any(|&(_, next)| {
                (next - story).abs() < (next - year).abs() && (story..=story + 1).contains(&next)
            })
        };
        if story.is_some_and(|story| far(story) && returns(story)) {
            if let Some(slot) = aside.get_mut(i) {
                *slot = true;
            }
        } else {
            story = Some(year);
        }
    }
    aside
}

fn year(meaning: &Meaning) -> Option<i32> {
    match meaning {
        Meaning::Calendar(Calendar { year: YearRef::Of(year), .. })
        | Meaning::YearPart(_, YearRef::Of(year))
        | Meaning::Range(Calendar { year: YearRef::Of(year), .. }, _) => Some(*year),
        _ => None,
    }
}
