//! How far an article may lie from the newest that it names: the other bound where evidence gives but one, and the likeliest of
//! many days.

use super::clue::Clue;
use super::span::{DaySet, month};
use super::weight;
use crate::calendar::Day;
use crate::time::Evidence;

/// A day that the article is not older than, as some clue says, and that clue's weight.
pub(super) type Floor = (Day, u8);

/// How many years may lie between the newest that an article names and the article, and the day that is likeliest.
///
/// Figures learned from a thousand articles of wikis, papers and agencies, from 1987 to 2024, of which all but some two in a
/// hundred keep to them. An article that names several things of the last years before its newest, or that newest with its
/// month, is about its own time; a single year may be history, and bounds little, or nothing if it is old.
fn reach(floors: &[Floor], first: Day) -> Option<(i32, Day)> {
    let below = || floors.iter().filter(|f| f.0 <= first);
    let newest = below().map(|f| f.0).max()?;
    // How many there are of the last eight years; more than a few make no difference.
    let oldest = newest.plus_months(-96);
    let mut recent: Vec<Day> = Vec::new();
    for (day, _) in below().filter(|f| f.0 >= oldest) {
        if recent.len() < 4 && !recent.contains(day) {
            recent.push(*day);
        }
    }
    let fine = below().any(|f| matches!(f.1, weight::EXACT | weight::MONTH) && f.0 >= newest.plus_months(-12));
    let top = below().filter(|f| f.0 == newest).map(|f| f.1).max()?;
    let summer = |years: i32| Day::new(first.year() + years, 7, 1).unwrap_or(first);
    // Somebody who took office in winter is named from then on.
    let held = if first.month() <= 3 { summer(0) } else { summer(1) };
    let next = match top {
        weight::LABEL | weight::YEAR if newest == first => summer(2),
        weight::THING => newest.plus_months(5),
        weight::EXACT | weight::MONTH => newest.plus_months(12),
        weight::OFFICE => held,
        _ => summer(1),
    };
    let most = match (recent.len(), top) {
        // One or two things of long ago are history.
        (1 | 2, _) if first.year() < HISTORY => return None,
        (1, weight::SINCE) => return None,
        (1, weight::EXACT) => 20,
        _ if fine => 10,
        (1, weight::YEAR) => 30,
        (1, weight::LABEL) => 20,
        (1, weight::THING) => 25,
        (1, _) => 22,
        (2, weight::THING) => 16,
        (3, weight::THING) => 14,
        (2, _) => 12,
        _ => 10,
    };
    Some((most, next))
}

/// The other bound where evidence gives but one: news names what is new, and does not plan for ever.
pub(super) fn silence(floors: &[Floor], days: &DaySet) -> Option<Clue> {
    let hull = days.hull()?;
    let (allowed, reason) = match days.bounds() {
        (true, false) => {
            let (years, _) = reach(floors, hull.first)?;
            // Of an office that was held again, the later term is as likely.
            let from = days.resumed().unwrap_or(hull.first);
            let last = from.plus_months(12 * years - 1);
            let named = month(from);
            let reason = format!(
                "Nothing that it names is surely newer than {named}, and news seldom goes {years} years without naming anything newer."
            );
            (DaySet::until(last), reason)
        }
        (false, true) => {
            let first = hull.last.plus_months(-12 * PLANS);
            let reason = format!(
                "It looks ahead no further than {}, and news seldom looks {PLANS} years ahead.",
                month(hull.last)
            );
            (DaySet::since(first), reason)
        }
        _ => return None,
    };
    Some(Clue { allowed, weight: weight::SILENCE, evidence: Evidence { span: None, article: None, reason } })
}

/// Single years before this one are history in most of the news that there is to read.
const HISTORY: i32 = 1985;

/// How many years ahead news looks.
const PLANS: i32 = 16;

/// In the middle of the years from which most of the news is that stands on the web without its day.
const WEB: i32 = 2007;

/// How many months before that a thing or an office may begin and still be what is new.
const NOVEL: i32 = 48;

/// A time in office that is long but no reign, with the months in which it is still spoken of, in days.
const TERM: (u32, u32) = (5 * 365, 13 * 365);

/// The likeliest of many days.
pub(super) fn likely(floors: &[Floor], days: &DaySet) -> Option<Day> {
    let hull = days.hull()?;
    // What is there to stay dates by its beginning only while it is new.
    let newest = floors.iter().filter(|f| f.0 <= hull.first).max();
    let lasting = newest.is_some_and(|f| matches!(f.1, weight::THING | weight::OFFICE));
    let web = Day::new(WEB, 7, 1).filter(|web| lasting && hull.covers(*web) && hull.first < web.plus_months(-NOVEL));
    let lone = floors.iter().all(|f| f.0 == hull.first || f.0 < hull.first.plus_months(-96));
    let term = lone
        && u64::from(hull.count()) == days.size()
        && newest.is_some_and(|f| f.1 == weight::OFFICE)
        && (TERM.0..=TERM.1).contains(&hull.count());
    let middle = match (reach(floors, hull.first), web) {
        // Nor is an office that ended soon after likely to have been at its end.
        (_, Some(web)) => web.min(hull.first.plus(hull.count() as i32 / 4 * 3)),
        // Somebody's time in office, and nothing else: not at its very beginning.
        _ if term => hull.first.plus(hull.count() as i32 / 3),
        (Some((_, next)), _) => next.max(hull.first.plus_months(3)),
        // Plans are mentioned when they are near.
        (None, _) if floors.is_empty() => hull.last.plus_months(-24),
        (None, _) => hull.first.plus_months(12),
    };
    days.nearest(middle.max(hull.first).min(hull.last))
}
