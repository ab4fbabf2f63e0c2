//! How time expressions are scored: as TempEval-3 does, with the days that a value names beside its letters.
//!
//! Gold and found spans (code points, end exclusive) are aligned one to one, largest overlap first. `relaxed`: F1 of spans
//! that share a character; `value`: that times the share of aligned pairs whose values are equal; `interval`: the same where
//! both values name the same days. A gold expression without a value counts for its span only. The view of dates keeps what
//! is DATE or TIME in gold; what is found of another type is dropped from it unless it is aligned with one of them. Where a
//! document is annotated in part, found expressions that are aligned with nothing are no mistakes.

use std::collections::BTreeSet;

use dateline_core::calendar::{Day, Days};

/// A time expression, in gold or as found.
#[derive(Clone, Debug)]
pub struct Timex {
    pub start: usize,
    pub end: usize,
    pub kind: String,
    pub value: String,
}

impl Timex {
    fn is_date(&self) -> bool {
        matches!(self.kind.as_str(), "DATE" | "TIME")
    }
}

/// Counts of one view.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub gold: usize,
    pub found: usize,
    pub strict: usize,
    pub relaxed: usize,
    valued: usize,
    value: usize,
    interval: usize,
}

fn ratio(a: usize, b: usize) -> f64 {
    if b == 0 { 0.0 } else { a as f64 / b as f64 }
}

fn f1(p: f64, r: f64) -> f64 {
    if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
}

impl Tally {
    /// Precision, recall and F1 of spans.
    pub fn spans(&self, hit: usize) -> (f64, f64, f64) {
        let (p, r) = (ratio(hit, self.found), ratio(hit, self.gold));
        (p, r, f1(p, r))
    }

    pub fn relaxed_f1(&self) -> f64 {
        self.spans(self.relaxed).2
    }

    /// Share of aligned pairs with a value that have the same one.
    pub fn value_share(&self) -> f64 {
        ratio(self.value, self.valued)
    }

    pub fn value_f1(&self) -> f64 {
        self.value_share() * self.relaxed_f1()
    }

    pub fn interval_f1(&self) -> f64 {
        ratio(self.interval, self.valued) * self.relaxed_f1()
    }

    /// One line of the table.
    pub fn line(&self, label: &str) -> String {
        let (strict, relaxed) = (self.spans(self.strict), self.spans(self.relaxed));
        format!(
            "{label:<28} {:>5} {:>5} | {:5.1} | {:5.1} {:5.1} {:5.1} | {:5.1} {:5.1} | {:5.1}\n",
            self.gold,
            self.found,
            100.0 * strict.2,
            100.0 * relaxed.0,
            100.0 * relaxed.1,
            100.0 * relaxed.2,
            100.0 * self.value_f1(),
            100.0 * self.value_share(),
            100.0 * self.interval_f1(),
        )
    }
}

/// Tallies of all types and of dates.
#[derive(Clone, Debug, Default)]
pub struct Board {
    pub all: Tally,
    pub dates: Tally,
}

impl Board {
    /// Adds a document; `partial` if not all its expressions are annotated.
    pub fn add(&mut self, gold: &[Timex], found: &[Timex], partial: bool) {
        let pairs = align(gold, found);
        for (tally, dates_only) in [(&mut self.all, false), (&mut self.dates, true)] {
            let counts = |t: &Timex| !dates_only || t.is_date();
            tally.gold += gold.iter().filter(|t| counts(t)).count();
            let aligned: BTreeSet<usize> = pairs.iter().map(|p| p.1).collect();
            tally.found +=
                (found.iter().enumerate()).filter(|(j, t)| !aligned.contains(j) && counts(t) && !partial).count();
            for (g, p) in pairs.iter().map(|&(i, j)| (&gold[i], &found[j])).filter(|(g, _)| counts(g)) {
                tally.found += 1;
                tally.relaxed += 1;
                tally.strict += usize::from((g.start, g.end) == (p.start, p.end));
                if !g.value.is_empty() {
                    tally.valued += 1;
                    tally.value += usize::from(g.value == p.value);
                    tally.interval += usize::from(same_days(&g.value, &p.value));
                }
            }
        }
    }
}

/// Pairs (gold, found), one to one: the largest overlap first, then the least left over.
fn align(gold: &[Timex], found: &[Timex]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, p) in found.iter().enumerate() {
            let shared = g.end.min(p.end).saturating_sub(g.start.max(p.start));
            if shared > 0 {
                let slack = (g.end - g.start) + (p.end - p.start) - 2 * shared;
                candidates.push((std::cmp::Reverse(shared), slack, i, j));
            }
        }
    }
    candidates.sort_unstable();
    let (mut gold_taken, mut found_taken) = (BTreeSet::new(), BTreeSet::new());
    let mut pairs = Vec::new();
    for (_, _, i, j) in candidates {
        if !gold_taken.contains(&i) && !found_taken.contains(&j) {
            gold_taken.insert(i);
            found_taken.insert(j);
            pairs.push((i, j));
        }
    }
    pairs
}

/// Whether two values name the same days, or are the same.
pub fn same_days(a: &str, b: &str) -> bool {
    a == b || days(a).is_some_and(|d| days(b) == Some(d))
}

/// The days that a TIMEX3 value names.
pub fn days(value: &str) -> Option<Days> {
    let value = value.trim();
    if let Some((first, last)) = value.split_once('/') {
        return Some(Days { first: days(first)?.first, last: days(last)?.last });
    }
    let fields: Vec<&str> = value.split('-').collect();
    let dated = matches!(fields[..], [y, m, ..] if number(y, 4).is_some() && (m.starts_with('W') || fields.len() > 2));
    let value = if dated { value.split('T').next().unwrap_or(value) } else { value };
    let fields: Vec<&str> = value.split('-').collect();
    let year = |s: &str| number(s, 4).map(|y| y as i32);
    match fields[..] {
        [y] | [y, "XX"] | [y, "XX", "XX"] if year(y).is_some() => Days::year(year(y)?),
        [era] => {
            let (figures, per) = match (era.trim_end_matches('X'), era.len()) {
                (f, 3 | 4) if f.len() == 3 => (number(f, 3)?, 10),
                (f, 2 | 4) if f.len() == 2 => (number(f, 2)?, 100),
                _ => return None,
            };
            let first = figures as i32 * per;
            Some(Days { first: Day::new(first, 1, 1)?, last: Day::new(first + per - 1, 12, 31)? })
        }
        [y, part] | [y, part, "XX"] if number(part, 2).is_some() => Days::month(year(y)?, number(part, 2)?),
        [y, m, d] if number(m, 2).is_some() => Day::new(year(y)?, number(m, 2)?, number(d, 2)?).map(Days::one),
        [y, week] => week_days(year(y)?, week, "").or_else(|| part_days(year(y)?, week)),
        [y, week, day] => week_days(year(y)?, week, day),
        _ => None,
    }
}

fn number(s: &str, len: usize) -> Option<u32> {
    (s.len() == len && s.bytes().all(|b| b.is_ascii_digit())).then(|| s.parse().ok()).flatten()
}

fn week_days(year: i32, week: &str, day: &str) -> Option<Days> {
    let week = week.strip_prefix('W').and_then(|w| number(w, 2)).filter(|w| (1..=53).contains(w))?;
    // The week with 4 January is the first.
    let monday = Day::new(year, 1, 4)?.monday().plus(7 * (week as i32 - 1));
    if monday.iso_week() != (year, week) {
        return None;
    }
    let (first, count) = match day {
        "" => (0, 7),
        "WE" => (5, 2),
        _ => (number(day, 1).filter(|d| (1..=7).contains(d))? as i32 - 1, 1),
    };
    Some(Days { first: monday.plus(first), last: monday.plus(first + count - 1) })
}

fn part_days(year: i32, part: &str) -> Option<Days> {
    let (first, months) = match part {
        "Q1" | "Q2" | "Q3" | "Q4" => (3 * number(&part[1..], 1)? - 2, 3),
        "H1" | "H2" => (6 * number(&part[1..], 1)? - 5, 6),
        "SP" => (3, 3),
        "SU" => (6, 3),
        "FA" | "AU" => (9, 3),
        "WI" => (12, 3),
        _ => return None,
    };
    let first = Day::new(year, first, 1)?;
    Some(Days { first, last: first.plus_months(months).plus(-1) })
}
