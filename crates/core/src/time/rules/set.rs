//! Recurring times: "every Friday", "each year", "annually", "per day", "Fridays".

use super::{duration, relative, weekday};
use crate::time::cursor::{Cursor, RuleMatch};
use crate::time::meaning::{Length, Meaning, Recurring, Unit};
use crate::time::numbers;
use crate::time::words::{day_part, unit};
use crate::time::{Rule, TimexKind};

pub(super) fn read(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    let set = |last, meaning| Some(RuleMatch::new(i, last, TimexKind::Set, meaning, Rule::Set));
    let each = |unit| Meaning::Every(Length { tenths: Some(10), unit });
    let lower = cursor.lower(i);
    match lower {
        "every" | "each" => {
            let other = usize::from(cursor.is(i + 1, "other"));
            let at = i + 1 + other;
            if let Some((unit, false)) = unit(cursor.lower(at)) {
                let tenths = Some(if other == 1 { 20 } else { 10 });
                return set(at + 1, Meaning::Every(Length { tenths, unit }));
            }
            if day_part(cursor.lower(at)).is_some() {
                let mut found = RuleMatch::new(i, at + 1, TimexKind::Set, each(Unit::Day), Rule::Set);
                found.part = day_part(cursor.lower(at));
                return Some(found);
            }
            if let Some((recurring, last)) = relative::recurring(cursor, at) {
                return set(last, Meaning::EveryNamed(recurring));
            }
            let (length, last) = duration::length(cursor, at)?;
            set(last, Meaning::Every(length))
        }
        "per" | "once" | "twice" => {
            let at = i + 1 + usize::from(lower != "per" && cursor.is(i + 1, "a every each per"));
            let annum = lower == "per" && cursor.is(at, "annum");
            let (unit, false) = (if annum { Some((Unit::Year, false)) } else { unit(cursor.lower(at)) })? else {
                return None;
            };
            (lower == "per" || at > i + 1).then(|| RuleMatch::new(i, at + 1, TimexKind::Set, each(unit), Rule::Set))
        }
        "daily" | "weekly" | "monthly" | "quarterly" | "yearly" | "annually" | "annual" | "hourly" | "nightly"
        | "biweekly" | "fortnightly" | "bimonthly" | "biennial" | "biannual" | "semiannual" => {
            // The Daily Mail, Weekly Standard.
            if cursor.capital(i) && !cursor.opens(i) {
                return None;
            }
            let (unit, tenths) = match lower {
                "hourly" => (Unit::Hour, 10),
                "daily" | "nightly" => (Unit::Day, 10),
                "weekly" => (Unit::Week, 10),
                "biweekly" | "fortnightly" => (Unit::Week, 20),
                "monthly" => (Unit::Month, 10),
                "bimonthly" => (Unit::Month, 20),
                "biannual" | "semiannual" => (Unit::Month, 60),
                "biennial" => (Unit::Year, 20),
                "quarterly" => (Unit::Quarter, 10),
                _ => (Unit::Year, 10),
            };
            set(i + 1, Meaning::Every(Length { tenths: Some(tenths), unit }))
        }
        "weekends" if matches!(cursor.before(i, 1), "on" | "at") => set(i + 1, each(Unit::Weekend)),
        _ => {
            let day = lower.strip_suffix('s').filter(|d| d.ends_with("day") && cursor.capital(i))?;
            let day = weekday::named(day)?;
            // "two Fridays earlier" are two.
            let counted = numbers::in_letters(cursor.before(i, 1)).is_some();
            if counted { None } else { set(i + 1, Meaning::EveryNamed(Recurring::Weekday(day))) }
        }
    }
}
