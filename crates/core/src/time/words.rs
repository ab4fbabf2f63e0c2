//! Single words of time: units, parts of the day, edges, and prepositions that imply a tense. Used by `rules`, `extend` and
//! `tense`.

use super::meaning::{DayPart, Edge, Tense, Unit};

/// The unit a word names, and whether it names several.
pub(super) fn unit(lower: &str) -> Option<(Unit, bool)> {
    let unit = match lower.strip_suffix('s').unwrap_or(lower) {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "weekend" => Unit::Weekend,
        "week" => Unit::Week,
        "fortnight" => Unit::Fortnight,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" | "centurie" => Unit::Century,
        _ => return None,
    };
    Some((unit, lower.ends_with('s')))
}

/// The part of the day a word names.
pub(super) fn day_part(lower: &str) -> Option<DayPart> {
    Some(match lower {
        "morning" => DayPart::Morning,
        "noon" => DayPart::Noon,
        "afternoon" => DayPart::Afternoon,
        "evening" => DayPart::Evening,
        "night" => DayPart::Night,
        "midnight" => DayPart::Midnight,
        _ => return None,
    })
}

/// The edge a word names before a time.
pub(super) fn edge_word(lower: &str) -> Option<Edge> {
    Some(match lower {
        "early" => Edge::Start,
        "mid" => Edge::Middle,
        "late" => Edge::End,
        _ => return None,
    })
}

/// The tense that "since", "by" and the like settle before any verb is looked at.
pub(super) fn preposition_tense(word: &str) -> Option<Tense> {
    (word == "since").then_some(Tense::Past)
}
