//! What a view can be narrowed to: the values of each facet with the items that they would leave, and the items over time.
//!
//! Each facet is counted without its own choice: what the others leave is counted by its values, so that a choice can be
//! widened or changed and the counts say what comes of it.

use super::Engine;
use crate::index::folded;
use crate::protocol::{FacetCounts, FacetValue, FacetWanted, Facets, Histogram};
use crate::query::{Candidate, Facet, Matcher, NOT_NAMED, Part, Query};
use crate::quote::QuoteKind;
use crate::time::{Day, Days};
use crate::view::Tab;

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
        let mut tallies: Vec<Tally> = wanted.iter().map(|_| Tally::default()).collect();
        let mut days: Vec<Option<Days>> = Vec::new();
        for at in 0..self.len(tab) {
            let candidate = self.candidate(tab, at);
            let verdict = matcher.verdict(candidate);
            for (tally, wanted) in tallies.iter_mut().zip(wanted) {
                if verdict.passes_without(Part::Facet(wanted.facet)) {
                    self.tally(tally, wanted.facet, candidate, &matcher);
                }
            }
            if verdict.passes_without(Part::Days) {
                days.push(candidate.days);
            }
        }
        let counts = tallies.iter().zip(wanted).map(|(tally, wanted)| self.counts(query, tally, wanted));
        Facets {
            totals: Tab::ALL.iter().map(|&tab| self.found(tab, &matcher).len() as u32).collect(),
            facets: counts.collect(),
            histogram: (tab != Tab::Timeline).then(|| histogram(&days)),
        }
    }

    /// Counts the values that a candidate has, each once.
    fn tally(&self, tally: &mut Tally, facet: Facet, candidate: Candidate<'_>, matcher: &Matcher<'_>) {
        let shelf = &self.catalogue.shelves[candidate.item];
        // Those that have what is chosen of the other facets of quotations.
        let passes = |q: &&usize| matcher.quote_passes(candidate.item, **q, Some(facet));
        let quotes = candidate.quotes.iter().filter(passes);
        match facet {
            Facet::Outlet => tally.add(shelf.outlet),
            Facet::Agency => tally.add(shelf.agency),
            Facet::Article => tally.add(Some(candidate.item as u32)),
            Facet::Speaker => tally.add_each(quotes.map(|&q| shelf.speakers[q])),
            Facet::Kind => {
                let all = &self.corpus.items[candidate.item].analysis.quotes;
                let number = |kind| QuoteKind::ALL.iter().position(|k| *k == kind).map(|n| n as u32);
                tally.add_each(quotes.map(|&q| number(all[q].kind)));
            }
        }
    }

    /// The counts in words. Kinds stand in their own order, other values by frequency.
    fn counts(&self, query: &Query, tally: &Tally, wanted: &FacetWanted) -> FacetCounts {
        let facet = wanted.facet;
        let chosen: Vec<String> = query.filters.iter().filter(|f| f.facet == facet).map(|f| folded(&f.value)).collect();
        let is_chosen = |value: &str| chosen.contains(&folded(value));
        let mut values: Vec<FacetValue> = Vec::new();
        for number in 0..self.values(facet) {
            let count = tally.counts.get(number as usize).copied().unwrap_or(0);
            let (value, label) = self.value(facet, number);
            if count > 0 || is_chosen(value) {
                values.push(FacetValue { value: value.to_owned(), label, count });
            }
        }
        if tally.unnamed > 0 || is_chosen(NOT_NAMED) {
            let (value, label) = (NOT_NAMED.to_owned(), "Not named".to_owned());
            values.push(FacetValue { value, label, count: tally.unnamed });
        }
        if facet != Facet::Kind {
            // The order of equals is that of their names; who is not named comes last.
            crate::order::by_key(&mut values, |v| (v.value == NOT_NAMED, std::cmp::Reverse(v.count)));
        }
        let looked_for: Vec<String> = folded(&wanted.find).split_whitespace().map(str::to_owned).collect();
        let all = values.len();
        let holds = |label: &str| {
            let label = folded(label);
            let begins = |part: &String| label.split_whitespace().any(|w| w.starts_with(part.as_str()));
            looked_for.iter().all(begins)
        };
        let mut room = wanted.most;
        values.retain(|v| {
            let kept = is_chosen(&v.value) || holds(&v.label) && room > 0;
            if kept && !is_chosen(&v.value) {
                room -= 1;
            }
            kept
        });
        let more = (all - values.len()) as u32;
        FacetCounts { facet, values, more }
    }

    /// How many values a facet has in the whole corpus.
    fn values(&self, facet: Facet) -> u32 {
        match facet {
            Facet::Speaker => self.catalogue.speakers.count() as u32,
            Facet::Outlet | Facet::Agency => self.catalogue.outlets.count() as u32,
            Facet::Kind => QuoteKind::ALL.len() as u32,
            Facet::Article => self.corpus.items.len() as u32,
        }
    }

    /// A value as a filter names it and as it is shown.
    fn value(&self, facet: Facet, number: u32) -> (&str, String) {
        let same = |name: &'_ str| name.to_owned();
        match facet {
            Facet::Speaker => {
                let name = self.catalogue.speakers.shown(number);
                (name, same(name))
            }
            Facet::Outlet | Facet::Agency => {
                let name = self.catalogue.outlets.shown(number);
                (name, same(name))
            }
            Facet::Kind => {
                let kind = QuoteKind::ALL[number as usize];
                (kind.key(), crate::view::kind(kind).to_owned())
            }
            Facet::Article => (&self.corpus.items[number as usize].id, self.show(number as usize, &[]).source().title),
        }
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
        crate::order::plain(&mut numbers);
        numbers.dedup();
        for number in numbers {
            self.add(number);
        }
    }
}

/// Items by day, month, year or decade: whatever needs no more bars than fit.
fn histogram(days: &[Option<Days>]) -> Histogram {
    let dated = || days.iter().flatten();
    let undated = (days.len() - dated().count()) as u32;
    let Some(first) = dated().map(|d| d.first).min() else { return Histogram { bars: Vec::new(), undated } };
    let last = dated().map(|d| d.last).max().unwrap_or(first);
    // Each scale numbers its units one after the other.
    let month = |d: Day| d.year() * 12 + d.month() as i32 - 1;
    let scales: [&dyn Fn(Day) -> i32; 4] = [&|d| d.0, &month, &|d| d.year(), &|d| d.year().div_euclid(10)];
    let scale = scales.iter().find(|unit| unit(last) - unit(first) < BARS).unwrap_or(&scales[3]);
    let begin = scale(first);
    let len = (scale(last) - begin + 1) as usize;
    let mut bars: Vec<(Days, u32)> = Vec::with_capacity(len);
    // The days of each unit, found by walking them: two thousand years are under a million steps, and rare.
    let mut day = first;
    while bars.len() < len {
        let unit = scale(day);
        let mut end = day;
        while end < last && scale(end.plus(1)) == unit {
            end = end.plus(1);
        }
        bars.push((Days { first: day, last: end }, 0));
        day = end.plus(1);
        if end >= last {
            break;
        }
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
