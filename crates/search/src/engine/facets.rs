//! Counts facets: the values that a view can be narrowed to with the items that each would leave, and the items over time.
//!
//! Each facet is counted without its own choice: what the others leave is counted by its values, so that a choice can be
//! widened or changed and the counts say what comes of it.

use super::Engine;
use crate::index::{Names, folded};
use crate::protocol::{FacetCounts, FacetValue, FacetWanted, Facets, Histogram};
use crate::query::{Bits, CARRIED, Condition, Facet, NOT_NAMED, Query, Unit};
use crate::view::Tab;
use dateline_core::calendar::{Day, Days};
use dateline_core::quote::{QuoteKind, SourceKind};

/// Bars of a histogram at most.
const BARS: i32 = 40;

/// How many items have each value, by the value's number.
#[derive(Default)]
struct Tally {
    values: Vec<Tallied>,
    /// The numbers of the values that some item has, in the order in which they came.
    seen: Vec<u32>,
    unnamed: u32,
    /// The item, counted from 1 on, whose having no value was counted last.
    last_unnamed: u32,
}

#[derive(Clone, Copy, Default)]
struct Tallied {
    count: u32,
    /// The item, counted from 1 on, that was counted last.
    last: u32,
}

impl Engine {
    /// What `tab` can be narrowed to under `query`.
    pub fn facets(&self, tab: Tab, query: &Query, wanted: &[FacetWanted]) -> Facets {
        let matcher = self.matcher(query);
        let (unit, _) = self.listed(tab);
        matcher.look_up(&Tab::ALL.map(|tab| self.listed(tab).0));
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
            // As in the corpus's line, articles that can hardly be dated do not stretch the days of those that can.
            let published = |row| {
                let days = self.doc_values.articles[self.item_of(unit, row) as usize].published.map(|p| p.0);
                days.filter(|days| days.count() <= crate::view::DATED)
            };
            matcher.found(unit, Some(Condition::Days)).each(&mut |row| days.push(published(row)));
            histogram(&days)
        });
        let totals = Tab::ALL.map(|tab| matcher.found(self.listed(tab).0, None).count() as u32).to_vec();
        Facets { totals, facets, histogram, copies: matcher.copies(unit) }
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
        let value = |q: u32| {
            let quote = &doc_values.quotes[q as usize];
            let place = match facet {
                Facet::Carried => return Some(u32::from(quote.several)),
                Facet::Speaker => return quote.speaker.get(),
                Facet::Source => SourceKind::ALL.iter().position(|s| *s == quote.source),
                _ => QuoteKind::ALL.iter().position(|k| *k == quote.kind),
            };
            place.map(|n| n as u32)
        };
        match facet {
            Facet::Outlet => tally.add(row, doc_values.articles[item as usize].outlet),
            Facet::Agency => tally.add(row, doc_values.articles[item as usize].agency),
            Facet::Article => tally.add(row, Some(item)),
            // To stand alone is no story.
            Facet::Story => {
                if let Some(story) = doc_values.articles[item as usize].story {
                    tally.add(row, Some(story));
                }
            }
            Facet::Field => {
                let own = doc_values.fields_of(item);
                if own.is_empty() {
                    tally.add(row, None);
                }
                own.iter().for_each(|&n| tally.add(row, Some(n)));
            }
            Facet::Speaker | Facet::Source | Facet::Kind | Facet::Carried => match unit {
                Unit::Quote => tally.add(row, value(row)),
                Unit::Entry => {
                    let near = doc_values.quotes_near(&doc_values.entries[row as usize]);
                    near.iter().filter(|&&q| passing.has(q)).for_each(|&q| tally.add(row, value(q)));
                }
                Unit::Article | Unit::Sentence => {
                    let (from, to) = doc_values.quotes_of(item);
                    (from..to).filter(|&q| passing.has(q)).for_each(|q| tally.add(row, value(q)));
                }
            },
            Facet::Person | Facet::Organisation | Facet::Place => {
                let own = facet.names().map_or(&[][..], |kind| doc_values.names_of_kind(item, kind));
                if own.is_empty() {
                    tally.add(row, None);
                }
                own.iter().for_each(|n| tally.add(row, Some(n.1)));
            }
        }
    }

    /// The counts in words. Kinds of quotations and sources stand in their own order, other values by frequency.
    fn counts(&self, query: &Query, tally: &Tally, wanted: &FacetWanted) -> FacetCounts {
        let facet = wanted.facet;
        let chosen: Vec<String> = query.filters.iter().filter(|f| f.facet == facet).map(|f| folded(&f.value)).collect();
        let chosen_numbers: Vec<u32> = chosen.iter().flat_map(|value| self.numbers(facet, value)).collect();
        let looked_for: Vec<String> = folded(&wanted.find).split_whitespace().map(str::to_owned).collect();
        let holds = |label: &str| {
            if looked_for.is_empty() {
                return true;
            }
            let label = folded(label);
            let begins = |part: &String| label.split_whitespace().any(|w| w.starts_with(part.as_str()));
            looked_for.iter().all(begins)
        };
        let mut numbers: Vec<(u32, u32)> = tally.seen.iter().map(|&n| (n, tally.values[n as usize].count)).collect();
        for &number in &chosen_numbers {
            if !numbers.iter().any(|n| n.0 == number) {
                numbers.push((number, 0));
            }
        }
        // The order of equals is that of their names.
        let order = |&(number, count): &(u32, u32)| match facet {
            Facet::Source | Facet::Kind | Facet::Carried => u64::from(number),
            _ => u64::from(u32::MAX - count) << 32 | u64::from(self.rank_of(facet, number)),
        };
        let mut more = 0;
        // There may be a hundred thousand values, of which a dozen are shown: the others are counted and not sorted.
        let most = wanted.most as usize;
        if chosen.is_empty() && looked_for.is_empty() && most < numbers.len() {
            more = (numbers.len() - most) as u32;
            numbers.select_nth_unstable_by_key(most, order);
            numbers.truncate(most);
        }
        numbers.sort_by_cached_key(order);
        let mut values: Vec<FacetValue> = Vec::new();
        let mut room = wanted.most;
        for (number, count) in numbers {
            let (value, label) = self.value(facet, number);
            let is_chosen = chosen_numbers.contains(&number);
            if is_chosen || room > 0 && holds(&label) {
                room -= u32::from(!is_chosen);
                values.push(FacetValue { value: value.to_owned(), label, count });
            } else {
                more += 1;
            }
        }
        // Who is not named comes last.
        let not_named = chosen.iter().any(|value| value == NOT_NAMED);
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
            Facet::Field => Some(&self.doc_values.fields),
            Facet::Source | Facet::Kind | Facet::Carried | Facet::Article | Facet::Story => None,
            Facet::Person | Facet::Organisation | Facet::Place => {
                facet.names().map(|kind| &self.doc_values.named[kind as usize])
            }
        }
    }

    /// The numbers of a value, by its folded form: a short form may be that of two names.
    fn numbers(&self, facet: Facet, value: &str) -> Vec<u32> {
        let place = match facet {
            Facet::Kind => QuoteKind::ALL.iter().position(|k| k.key() == value),
            Facet::Carried => CARRIED.iter().position(|c| *c == value),
            Facet::Source => SourceKind::ALL.iter().position(|s| s.key() == value),
            Facet::Article => self.doc_values.item(value).map(|n| n as usize),
            Facet::Story => self.doc_values.story(value).map(|n| n as usize),
            _ => return self.names(facet).map(|names| names.find(value)).unwrap_or_default(),
        };
        place.into_iter().map(|n| n as u32).collect()
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
        if facet == Facet::Carried {
            let value = CARRIED[number as usize];
            return (value, crate::view::words::carried(value).to_owned());
        }
        if facet == Facet::Source {
            let source = SourceKind::ALL[number as usize];
            return (source.key(), crate::view::source_kind(source).to_owned());
        }
        let record = &self.doc_values.articles[number as usize];
        (&record.id, record.title.clone())
    }
}

impl Tally {
    /// Notes that an item has a value, or none. What an item has more than once counts once; items come one after another.
    fn add(&mut self, item: u32, number: Option<u32>) {
        let item = item + 1;
        let Some(number) = number else {
            self.unnamed += u32::from(self.last_unnamed != item);
            self.last_unnamed = item;
            return;
        };
        let at = number as usize;
        if self.values.len() <= at {
            self.values.resize(at + 1, Tallied::default());
        }
        let value = &mut self.values[at];
        if value.count == 0 {
            self.seen.push(number);
        }
        value.count += u32::from(value.last != item);
        value.last = item;
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
