//! Extends the core of an expression by the words around it that belong to it: "early", "the end of", "over", "morning",
//! "at 9 a.m.".

use super::cursor::{Cursor, RuleMatch};
use super::expression::TimexKind;
use super::meaning::{Calendar, DayPart, Edge, Meaning, YearRef};
use super::rules;
use super::words::{day_part, edge_word};
use crate::text::among;

/// Lets `core` take in its neighbours.
pub(super) fn extend(cursor: &Cursor<'_, '_>, core: &mut RuleMatch) {
    match core.kind {
        TimexKind::Date | TimexKind::Time => {
            to_the_right(cursor, core);
            edges(cursor, core);
            day_part_before(cursor, core);
        }
        TimexKind::Duration => {}
        TimexKind::Set => return,
    }
    if matches!(core.meaning, Meaning::Length(_) | Meaning::Offset(..)) {
        approximations(cursor, core);
    }
}

/// "between May and July 2023": the year named once holds for both.
pub(super) fn share_years(cursor: &Cursor<'_, '_>, found: &mut [RuleMatch]) {
    for i in 1..found.len() {
        let (Some(first), Some(second)) = (found.get(i - 1), found.get(i)) else { return };
        let tied = first.last + 1 == second.first
            && (cursor.dash(first.last) || cursor.is(first.last, "and to or until through /"));
        if let (Meaning::YearPart(part, YearRef::Open), Meaning::YearPart(_, YearRef::Of(year))) =
            (&first.meaning, &second.meaning)
        {
            let meaning = Meaning::YearPart(*part, YearRef::Of(*year));
            if let Some(first) = found.get_mut(i - 1).filter(|_| tied) {
                first.meaning = meaning;
            }
            continue;
        }
        let (Meaning::Calendar(a), Meaning::Calendar(b)) = (&first.meaning, &second.meaning) else { continue };
        let (Some(from), Some(to), YearRef::Of(year), YearRef::Open) = (a.month, b.month, b.year, a.year) else {
            continue;
        };
        if tied && a.day.is_some() == b.day.is_some() {
            let a = Calendar { year: YearRef::Of(year - i32::from(from > to)), ..*a };
            if let Some(first) = found.get_mut(i - 1) {
                first.meaning = Meaning::Calendar(a);
            }
        }
    }
}

fn edge_noun(lower: &str) -> Option<Edge> {
    Some(match lower {
        "beginning" | "start" => Edge::Start,
        "middle" => Edge::Middle,
        "end" | "close" => Edge::End,
        "rest" | "remainder" => Edge::Later,
        _ => return None,
    })
}

/// Whether the meaning names days of its own, so that a part of them can be meant.
fn has_parts(meaning: &Meaning) -> bool {
    !matches!(
        meaning,
        Meaning::Reference(_)
            | Meaning::Anniversary(..)
            | Meaning::Offset(..)
            | Meaning::Length(_)
            | Meaning::Window(..)
            | Meaning::Range(..)
    )
}

fn edges(cursor: &Cursor<'_, '_>, core: &mut RuleMatch) {
    if core.edge.is_some() || core.clock.is_some() || !has_parts(&core.meaning) {
        return;
    }
    let at = core.first;
    if at > cursor.taken
        && let Some(edge) = edge_word(cursor.before(at, 1))
    {
        let the = at - 1;
        core.edge = Some(edge);
        core.first = if core.meaning_is_year_like() { cursor.with_the(the) } else { the };
        return;
    }
    if at >= cursor.taken + 2
        && cursor.led(at, 1, "of")
        && let Some(edge) = edge_noun(cursor.before(at, 2))
    {
        core.edge = Some(edge);
        core.first = cursor.with_the(at - 2);
    }
}

/// "the morning of April 19".
fn day_part_before(cursor: &Cursor<'_, '_>, core: &mut RuleMatch) {
    let at = core.first;
    if core.part.is_none()
        && core.clock.is_none()
        && at >= cursor.taken + 2
        && cursor.led(at, 1, "of")
        && let Some(part) = day_part(cursor.before(at, 2)).or_else(|| early_hours(cursor, at))
        && core.names_a_day()
    {
        core.part = Some(part);
        core.kind = TimexKind::Time;
        // "the early morning hours of".
        let hours = cursor.led(at, 2, "hours");
        let words = if !hours {
            2
        } else if cursor.led(at, 3, "morning") {
            4
        } else {
            3
        };
        core.first = cursor.with_the(at.saturating_sub(words).max(cursor.taken));
    }
}

fn early_hours(cursor: &Cursor<'_, '_>, at: usize) -> Option<DayPart> {
    let early = matches!(cursor.before(at, 3), "early" | "small" | "morning");
    (cursor.led(at, 2, "hours") && early).then_some(DayPart::Morning)
}

/// "Friday morning", "Monday at 9 a.m.".
fn to_the_right(cursor: &Cursor<'_, '_>, core: &mut RuleMatch) {
    if !core.names_a_day() {
        return;
    }
    if core.clock.is_some() {
        // "2:30 a.m. Sunday morning" says it twice.
        let again = !matches!(core.meaning, Meaning::Told(..)) && day_part(cursor.lower(core.last)).is_some();
        core.last += usize::from(again);
        return;
    }
    if core.part.is_none()
        && let Some(part) = day_part(cursor.lower(core.last))
    {
        core.part = Some(part);
        core.kind = TimexKind::Time;
        core.last += 1;
    }
    // "down since the start of the day at 16:08": a day that is only "the day" takes no hour.
    if cursor.is(core.last, "at")
        && !matches!(core.meaning, Meaning::Told(..))
        && let Some((clock, last)) = rules::time_of_day(cursor, core.last + 1)
    {
        core.clock = Some(clock);
        core.kind = TimexKind::Time;
        core.last = last;
    }
}

/// "over two years", "more than a week", "at least three days".
fn approximations(cursor: &Cursor<'_, '_>, core: &mut RuleMatch) {
    let at = core.first;
    let near = cursor.before(at, 1);
    if at >= cursor.taken + 2 {
        let pair = (cursor.before(at, 2), near);
        if matches!(pair, ("more" | "less" | "fewer", "than") | ("at", "least" | "most") | ("up", "to")) {
            core.first = at - 2;
            return;
        }
    }
    let plain = among(near, "over nearly almost about approximately roughly under");
    if plain && at > cursor.taken {
        core.first = at - 1;
    }
}

impl RuleMatch {
    fn meaning_is_year_like(&self) -> bool {
        matches!(self.meaning, Meaning::Decade(_) | Meaning::Century(_))
    }

    /// Whether the meaning is a single day.
    fn names_a_day(&self) -> bool {
        use super::meaning::{Recurring, Unit, YearPart};
        match &self.meaning {
            Meaning::Calendar(date) => date.day.is_some() || date.weekday.is_some(),
            Meaning::Shifted(Unit::Day, _) | Meaning::Told(Unit::Day, _) => true,
            Meaning::YearPart(YearPart::Holiday(_), _) => true,
            Meaning::Recurring(Recurring::Weekday(_), _) | Meaning::WeekdayOf(..) | Meaning::WeekdayBefore(_) => true,
            _ => false,
        }
    }
}
