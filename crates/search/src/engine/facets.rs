//! Counts facets: the values that a view can be narrowed to with the items that each would leave, and the items over time.
//!
//! Each facet is counted without its own choice: what the others leave is counted by its values, so that a choice can be
//! widened or changed and the counts say what comes of it.

use super::Engine;
use crate::index::{Names, folded};
use crate::protocol::{FacetCounts, FacetValue, FacetWanted, Facets, Histogram};
use crate::query::{Bits, Condition, Facet, NOT_NAMED, Query, Unit};
use crate::view::Tab;
use dateline_core::calendar::{Day, Days};
use dateline_core::quote::QuoteKind;

/// Bars of a histogram at most.
const BARS: i32 = 40;

/// Items by the number of the value that they have.
#[derive(Default)]
struct Tally {
    counts: Vec<u32>,
    unnamed: u32,
}

impl Engine {
    /// What `tab` can be narrowed to under `query`.
    pub fn facets(&self, tab: Tab, query: &Query, wanted: &[FacetWanted]) -> Facets {
        let matcher = self.matcher(query);
        let (unit, _) = self.listed(tab);
        let counts = wanted.iter().map(|wanted| {
            let mut tally = Tally::default();
            let found = matcher.found(unit, Some(Condition::Facet(wanted.facet)));
            // Of quotations, only those count that have what is chosen of the other facets of quotations.
            let quotes = matcher.quotes(Some(wanted.facet));
            found.each(&mut |row| self.tally(&mut tally, wanted.facet, (unit, row), &quotes));
            self.counts(query, &tally, wanted)
        });
        let facets = counts.collect();
        let histogram = (tab != Tab::Timeline).then(|| {
            let mut days = Vec::new();
            let published = |row| self.doc_values.articles[self.item_of(unit, row) as usize].published.map(|p| p.0);
            matcher.found(unit, Some(Condition::Days)).each(&mut |row| days.push(published(row)));
            histogram(&days)
        });
        let totals = Tab::ALL.map(|tab| matcher.found(self.listed(tab).0, None).count() as u32).to_vec();
        Facets { totals, facets, histogram }
    }

    fn item_of(&self, unit: Unit, row: u32) -> u32 {
        match unit {
            Unit::Quote => self.doc_values.quotes[row as usize].item,
            Unit::Entry => self.doc_values.entries[row as usize].item,
            Unit::Article | Unit::Sentence => row,
        }
    }

    /// Counts the values that a row has, each once.
    fn tally(&self, tally: &mut Tally, facet: Facet, (unit, row): (Unit, u32), passing: &Bits) {
        let doc_values = &self.doc_values;
        let item = self.item_of(unit, row);
        let record = &doc_values.articles[item as usize];
        let value = |q: u32| {
            let quote = &doc_values.quotes[q as usize];
            if facet == Facet::Speaker {
                return quote.speaker.get();
            }
            QuoteKind::ALL.iter().position(|k| *k == quote.kind).map(|n| n as u32)
        };
        match facet {
            Facet::Outlet => tally.add(record.outlet),
            Facet::Agency => tally.add(record.agency),
            Facet::Article => tally.add(Some(item)),
            Facet::Speaker | Facet::Kind if unit == Unit::Quote => tally.add(value(row)),
            Facet::Speaker | Facet::Kind => {
                let (from, to) = doc_values.quotes_of(item);
                let near = match unit {
                    Unit::Entry => doc_values.quotes_near(&doc_values.entries[row as usize]).to_vec(),
                    _ => (from..to).collect(),
                };
                tally.add_each(near.into_iter().filter(|&q| passing.has(q)).map(value));
            }
            Facet::Person | Facet::Organisation | Facet::Place => {
                let kind = facet.names();
                let mut own = doc_values.names_of(item).iter().filter(|n| Some(n.0) == kind).peekable();
                if own.peek().is_none() {
                    tally.add(None);
                }
                own.for_each(|n| tally.add(Some(n.1)));
            }
        }
    }

    /// The counts in words. Kinds stand in their own order, other values by frequency.
    fn counts(&self, query: &Query, tally: &Tally, wanted: &FacetWanted) -> FacetCounts {
        let facet = wanted.facet;
        let chosen: Vec<String> = query.filters.iter().filter(|f| f.facet == facet).map(|f| folded(&f.value)).collect();
        let is_chosen = |value: &str| chosen.contains(&folded(value));
        let looked_for: Vec<String> = folded(&wanted.find).split_whitespace().map(str::to_owned).collect();
        let holds = |label: &str| {
            let label = folded(label);
            let begins = |part: &String| label.split_whitespace().any(|w| w.starts_with(part.as_str()));
            looked_for.iter().all(begins)
        };
        // Only numbers are sorted: there may be a hundred thousand values, of which a dozen are shown.
        let mut numbers: Vec<(u32, u32)> =
            (0u32..).zip(&tally.counts).filter(|n| *n.1 > 0).map(|n| (n.0, *n.1)).collect();
        for number in chosen.iter().filter_map(|value| self.number(facet, value)) {
            if !numbers.iter().any(|n| n.0 == number) {
                numbers.push((number, 0));
            }
        }
        match facet {
            Facet::Kind => numbers.sort(),
            // The order of equals is that of their names.
            _ => numbers.sort_by_cached_key(|n| (std::cmp::Reverse(n.1), self.rank_of(facet, n.0))),
        }
        let mut values: Vec<FacetValue> = Vec::new();
        let mut room = wanted.most;
        let mut more = 0;
        for (number, count) in numbers {
            if room == 0 && chosen.is_empty() && looked_for.is_empty() {
                more += 1;
                continue;
            }
            let (value, label) = self.value(facet, number);
            let is_chosen = is_chosen(value);
            if is_chosen || room > 0 && holds(&label) {
                room -= u32::from(!is_chosen);
                values.push(FacetValue { value: value.to_owned(), label, count });
            } else {
                more += 1;
            }
        }
        // Who is not named comes last.
        let not_named = is_chosen(NOT_NAMED);
        let label = "Not named";
        if not_named || tally.unnamed > 0 && room > 0 && holds(label) {
            values.push(FacetValue { value: NOT_NAMED.to_owned(), label: label.to_owned(), count: tally.unnamed });
        } else {
            more += u32::from(tally.unnamed > 0);
        }
        FacetCounts { facet, values, more }
    }

    /// The names that are a facet's values.
    fn names(&self, facet: Facet) -> Option<&Names> {
        match facet {
            Facet::Speaker => Some(&self.doc_values.speakers),
            Facet::Outlet | Facet::Agency => Some(&self.doc_values.outlets),
            Facet::Kind | Facet::Article => None,
            Facet::Person | Facet::Organisation | Facet::Place => {
                facet.names().map(|kind| &self.doc_values.named[kind as usize])
            }
        }
    }

    /// The number of a value, by its folded form.
    fn number(&self, facet: Facet, value: &str) -> Option<u32> {
        match facet {
            Facet::Kind => QuoteKind::ALL.iter().position(|k| k.key() == value).map(|n| n as u32),
            Facet::Article => self.doc_values.item(value),
            _ => self.names(facet)?.find(value),
        }
    }

    fn rank_of(&self, facet: Facet, number: u32) -> u32 {
        self.names(facet).map_or(number, |names| names.rank(number))
    }

    /// A value as a filter names it and as it is shown.
    fn value(&self, facet: Facet, number: u32) -> (&str, String) {
        if let Some(names) = self.names(facet) {
            let name = names.shown(number);
            return (name, name.to_owned());
        }
        if facet == Facet::Kind {
            let kind = QuoteKind::ALL[number as usize];
            return (kind.key(), crate::view::kind(kind).to_owned());
        }
        let record = &self.doc_values.articles[number as usize];
        (&record.id, record.title.clone())
    }
}

impl Tally {
    fn add(&mut self, number: Option<u32>) {
        let Some(number) = number else {
            self.unnamed += 1;
            return;
        };
        let number = number as usize;
        if self.counts.len() <= number {
            self.counts.resize(number + 1, 0);
        }
        self.counts[number] += 1;
    }

    /// Adds what differs of the numbers, each once.
    fn add_each(&mut self, numbers: impl Iterator<Item = Option<u32>>) {
        let mut numbers: Vec<Option<u32>> = numbers.collect();
        numbers.sort();
        numbers.dedup();
        for number in numbers {
            self.add(number);
        }
    }
}

/// Items by day, month, year, decade, century or millennium: whatever needs no more bars than fit.
fn histogram(days: &[Option<Days>]) -> Histogram {
    let dated = || days.iter().flatten();
    let undated = (days.len() - dated().count()) as u32;
    let Some(first) = dated().map(|d| d.first).min() else { return Histogram { bars: Vec::new(), undated } };
    let last = dated().map(|d| d.last).max().unwrap_or(first);
    // Each scale numbers its units one after the other.
    let month = |d: Day| d.year() * 12 + d.month() as i32 - 1;
    let years = |d: Day, n: i32| d.year().div_euclid(n);
    let scales: [&dyn Fn(Day) -> i32; 6] =
        [&|d| d.0, &month, &|d| d.year(), &|d| years(d, 10), &|d| years(d, 100), &|d| years(d, 1000)];
    let scale = *scales.iter().find(|unit| unit(last) - unit(first) < BARS).unwrap_or(&scales[5]);
    let begin = scale(first);
    let len = (scale(last) - begin + 1) as usize;
    let mut bars: Vec<(Days, u32)> = Vec::with_capacity(len);
    // The days of each unit: its last one is found by halving what is left, since ten thousand years are four million days.
    let mut day = first;
    loop {
        let (mut end, mut beyond) = (day.0, last.0 + 1);
        while beyond - end > 1 {
            let middle = end + (beyond - end) / 2;
            if scale(Day(middle)) == scale(day) { end = middle } else { beyond = middle }
        }
        bars.push((Days { first: day, last: Day(end) }, 0));
        if Day(end) >= last {
            break;
        }
        day = Day(end + 1);
    }
    // Each item raises the count where it begins and lowers it behind its end.
    let mut steps = vec![0i32; bars.len() + 1];
    for d in dated() {
        steps[(scale(d.first) - begin) as usize] += 1;
        steps[(scale(d.last) - begin) as usize + 1] -= 1;
    }
    let mut now = 0;
    for (bar, step) in bars.iter_mut().zip(&steps) {
        now += step;
        bar.1 = now as u32;
    }
    Histogram { bars, undated }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Mostly days of the news, and those at either end of the calendar.
    fn day() -> impl Strategy<Value = Day> {
        let (first, last) = (Day::FIRST.0, Day::LAST.0);
        prop_oneof![first..first + 9, last - 8..last + 1, 19_800..20_200, first..last + 1].prop_map(Day)
    }

    proptest! {
        #[test]
        fn bars_follow_each_other_and_count_what_they_hold(
            runs in proptest::collection::vec(proptest::option::of((day(), day())), 1..20),
        ) {
            let days: Vec<Option<Days>> = runs.iter().map(|r| r.map(|(a, b)| Days::new(a, b))).collect();
            let Histogram { bars, undated } = histogram(&days);
            prop_assert_eq!(undated as usize, days.iter().filter(|d| d.is_none()).count());
            prop_assert!(bars.len() <= BARS as usize);
            let ends = |d: fn(&Days) -> Day| days.iter().flatten().map(d);
            prop_assert_eq!(bars.first().map(|b| b.0.first), ends(|d| d.first).min());
            prop_assert_eq!(bars.last().map(|b| b.0.last), ends(|d| d.last).max());
            prop_assert!(bars.windows(2).all(|pair| pair[0].0.last.checked_plus(1) == Some(pair[1].0.first)));
            for (bar, count) in bars {
                let held = days.iter().flatten().filter(|d| d.and(bar).is_some()).count();
                prop_assert_eq!(count as usize, held, "{:?}", bar);
            }
        }
    }
}
