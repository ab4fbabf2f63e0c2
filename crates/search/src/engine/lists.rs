//! Answers the lists of the three views: the items that match, their order and their groups.

use super::{Engine, Shown, newest_first};
use crate::protocol::{Begin, Dropping, Instead, Listing, Window};
use crate::query::{Bits, Group, Matcher, Query, Sort, Unit, near_texts};
use crate::view::{self, ArticleRow, Card, Entry, GroupHead, Tab};
use dateline_core::calendar::{Day, Days};
use dateline_core::quote::QuoteKind;

/// A timeline's list that is no longer than this begins at its first item.
const SHORT: usize = 20;

/// Texts at most that are offered where the one typed finds nothing.
const NEAR: usize = 3;

/// What comes after all others: what has no name or no day.
const LAST: u32 = u32::MAX;

impl Engine {
    /// Quotations that match by their words, their speaker or their outlet.
    pub fn quotes(&self, query: &Query, window: Window) -> Listing<Card> {
        let matcher = self.matcher(query);
        let mut found = self.found(Tab::Quotes, &matcher);
        let row = |q: &u32| &self.doc_values.quotes[*q as usize];
        // Sorting keeps the order of equals, so that the last of the orders is the outermost.
        match query.sort {
            Sort::Date => {}
            Sort::Latest => found.sort_by_cached_key(|&q| newest_first(self.doc_values.day_of(q))),
            Sort::Best | Sort::Recent => {
                found.sort_by_cached_key(|q| u64::from(u8::MAX - row(q).confidence));
                self.rank(&mut found, &matcher, query, Unit::Quote, &|q| row(&q).item);
            }
        }
        let backwards = matches!(query.sort, Sort::Latest | Sort::Recent);
        let heads = self.group(&mut found, query.group, if backwards { -1 } else { 1 });
        let marked = found.iter().filter(|q| row(q).kind != QuoteKind::Indirect).count() as u32;
        let item = |q: u32| row(&q).item;
        let mut listing = self.list(&matcher, &found, window, &item, &|shown, q| {
            let fact = q - self.doc_values.quotes_of(row(&q).item).0;
            let mut card = shown.show().card(shown.item.analysis.quotes.get(fact as usize)?);
            card.carried = self.carried(q, &card);
            Some(card)
        });
        let (from, to) = (listing.from, listing.from + listing.items.len() as u32);
        listing.heads = heads.into_iter().filter(|h| h.at < to && h.at + h.count > from).collect();
        listing.marked = marked;
        listing.hidden = matcher.hidden();
        self.instead(Tab::Quotes, query, listing)
    }

    /// Entries of the timeline that match by the words of their sentence.
    pub fn timeline(&self, query: &Query, mut window: Window, begin: Begin) -> Listing<Entry> {
        let matcher = self.matcher(query);
        let found = self.found(Tab::Timeline, &matcher);
        let row = |m: &u32| &self.doc_values.entries[*m as usize];
        let days = |m: &u32| row(m).days;
        let from_day = |day: Day| found.partition_point(|m| days(m).is_some_and(|d| d.first < day)) as u32;
        match begin {
            Begin::Item => {}
            Begin::Core if found.len() <= SHORT => window.from = 0,
            Begin::Core => {
                let all: Vec<Days> = found.iter().filter_map(days).collect();
                window.from = view::axis::core(&all).map_or(0, |core| from_day(core.first));
            }
            Begin::Day(day) => window.from = from_day(day),
        }
        let listing = self.list(&matcher, &found, window, &|m| row(&m).item, &|shown, m| {
            let mut entry = shown.show().entry(shown.item.times.get(row(&m).fact as usize)?);
            entry.others = self.others(m).into_iter().filter_map(|other| self.telling(other)).collect();
            Some(entry)
        });
        self.instead(Tab::Timeline, query, listing)
    }

    /// All dated entries that match, as an iCalendar file.
    pub fn calendar(&self, query: &Query) -> String {
        let matcher = self.matcher(query);
        let mut calendar = view::calendar::Calendar::new(&self.name);
        for m in self.found(Tab::Timeline, &matcher) {
            let row = &self.doc_values.entries[m as usize];
            if let Some(shown) = self.shown(row.item, &[])
                && let Some(timex) = shown.item.times.get(row.fact as usize)
            {
                calendar.add(&shown.show().entry(timex));
            }
        }
        calendar.finish()
    }

    /// Articles that match by any of their words.
    pub fn articles(&self, query: &Query, window: Window) -> Listing<ArticleRow> {
        let matcher = self.matcher(query);
        let mut found = self.found(Tab::Articles, &matcher);
        match query.sort {
            Sort::Date => {}
            Sort::Latest => found.sort_by_cached_key(|n| self.newest_first(*n)),
            Sort::Best | Sort::Recent => self.rank(&mut found, &matcher, query, Unit::Article, &|n| n),
        }
        let listing = self.list(&matcher, &found, window, &|n| n, &|shown, _| Some(shown.show().row(query.all)));
        self.instead(Tab::Articles, query, listing)
    }

    /// Sorts what was found by how well it matches.
    pub(super) fn rank(
        &self,
        found: &mut [u32],
        matcher: &Matcher<'_>,
        query: &Query,
        unit: Unit,
        item: &dyn Fn(u32) -> u32,
    ) {
        let mut scores = matcher.scores(unit);
        let likely = |n: u32| self.doc_values.articles[n as usize].published.map(|p| p.1);
        if query.sort == Sort::Recent {
            // Without words, what is newer is better.
            found.sort_by_cached_key(|&row| self.newest_first(item(row)));
            let days = || found.iter().filter_map(|&row| likely(item(row)));
            let (Some(first), Some(last)) = (days().min(), days().max()) else { return };
            // What is a tenth of all the time older, a week at least, counts half.
            let half = ((last.0 - first.0) / 10).max(7) as u64;
            for &row in found.iter() {
                let age = likely(item(row)).map_or(last.0 - first.0, |day| last.0 - day.0) as u64;
                scores[row as usize] = (u64::from(scores[row as usize]) * half / (half + age)) as u32;
            }
        }
        found.sort_by_cached_key(|&row| u64::from(u32::MAX - scores[row as usize]));
    }

    pub(super) fn telling(&self, m: u32) -> Option<view::Telling> {
        let row = &self.doc_values.entries[m as usize];
        let shown = self.shown(row.item, &[])?;
        Some(shown.show().telling(shown.item.times.get(row.fact as usize)?))
    }

    /// A key that puts the newest articles first and undated ones last.
    fn newest_first(&self, item: u32) -> u64 {
        newest_first(self.doc_values.articles[item as usize].published.map(|p| p.1))
    }

    /// Brings `found` together by group; the groups' headings. Days go forward in `direction` 1, back in -1.
    fn group(&self, found: &mut [u32], group: Group, direction: i32) -> Vec<GroupHead> {
        let row = |q: &u32| &self.doc_values.quotes[*q as usize];
        let record = |q: &u32| &self.doc_values.articles[row(q).item as usize];
        let names = if group == Group::Speaker { &self.doc_values.speakers } else { &self.doc_values.outlets };
        let number = |q: &u32| match group {
            Group::Speaker => row(q).speaker.get().unwrap_or(LAST),
            Group::Outlet => record(q).outlet.unwrap_or(LAST),
            Group::Date | Group::None => 0,
        };
        let label = |q: &u32| match group {
            Group::Date => view::day_of_saying(row(q), record(q)).map_or_else(|| "Undated".to_owned(), |d| d.told()),
            _ if number(q) == LAST && group == Group::Speaker => "Speaker not named".to_owned(),
            _ if number(q) == LAST => "Outlet not named".to_owned(),
            _ => names.shown(number(q)).to_owned(),
        };
        match group {
            Group::None => return Vec::new(),
            Group::Date => {
                let day = |q: &u32| {
                    let (day, days) = (self.doc_values.day_of(*q), view::day_of_saying(row(q), record(q)));
                    (day.map_or(i32::MAX, |day| direction * day.0), days.map(|d| d.days))
                };
                found.sort_by_cached_key(day);
            }
            Group::Speaker | Group::Outlet => {
                let mut counts = vec![0u32; names.count()];
                for q in found.iter() {
                    if let Some(count) = counts.get_mut(number(q) as usize) {
                        *count += 1;
                    }
                }
                let rank = |q: &u32| {
                    let n = number(q);
                    let fewer = counts.get(n as usize).map(|c| LAST - c).unwrap_or(LAST);
                    u64::from(fewer) << 32 | u64::from(names.rank(n))
                };
                found.sort_by_cached_key(rank);
            }
        }
        let same = |a: &u32, b: &u32| match group {
            Group::Date => label(a) == label(b),
            _ => number(a) == number(b),
        };
        let mut at = 0;
        let heads = found.chunk_by(same).map(|chunk| {
            let head = GroupHead { at, label: label(&chunk[0]), count: chunk.len() as u32 };
            at += head.count;
            head
        });
        heads.collect()
    }

    /// The window of `found`, and what it counts. Articles that are not here are asked for, all of them, and left out.
    fn list<T>(
        &self,
        matcher: &Matcher<'_>,
        found: &[u32],
        window: Window,
        item: &dyn Fn(u32) -> u32,
        show: &dyn Fn(&Shown, u32) -> Option<T>,
    ) -> Listing<T> {
        let from = found.len().min(window.from as usize);
        let to = found.len().min(from.saturating_add(window.len as usize));
        let rows = &found[from..to];
        let mut articles: Vec<u32> = rows.iter().map(|&row| item(row)).collect();
        articles.sort_unstable();
        articles.dedup();
        let hits = matcher.hits(&articles);
        let shown: Vec<Option<Shown>> = articles.iter().zip(&hits).map(|(&n, hits)| self.shown(n, hits)).collect();
        let items = rows.iter().filter_map(|&row| {
            let at = articles.binary_search(&item(row)).ok()?;
            show(shown.get(at)?.as_ref()?, row)
        });
        let mut all = Bits::none(self.doc_values.articles.len());
        found.iter().for_each(|&row| all.set(item(row)));
        Listing {
            total: found.len() as u32,
            articles: all.count() as u32,
            marked: 0,
            hidden: 0,
            from: from as u32,
            items: items.collect(),
            heads: Vec::new(),
            near: Vec::new(),
            instead: Vec::new(),
        }
    }

    /// Says what could be dropped, if nothing was found.
    fn instead<T>(&self, tab: Tab, query: &Query, mut listing: Listing<T>) -> Listing<T> {
        if listing.total > 0 {
            return listing;
        }
        let mut tries: Vec<(Dropping, Query)> = Vec::new();
        let mut attempt = |drop: Dropping, change: &dyn Fn(&mut Query)| {
            let mut less = query.clone();
            change(&mut less);
            tries.push((drop, less));
        };
        if !query.text.is_empty() {
            attempt(Dropping::Text, &|q| q.text.clear());
        }
        if query.days.is_some() {
            attempt(Dropping::Days, &|q| q.days = None);
        }
        for at in 0..query.filters.len() {
            attempt(Dropping::Filter(at as u32), &|q| drop(q.filters.remove(at)));
        }
        let narrowings = query.filters.len() + usize::from(query.days.is_some());
        if narrowings > 1 {
            attempt(Dropping::AllFilters, &|q| {
                q.filters.clear();
                q.days = None;
            });
        }
        let total = |query: &Query| self.found(tab, &self.matcher(query)).len() as u32;
        let near = |text: String| {
            let total = total(&Query { text: text.clone(), ..query.clone() });
            (text, total)
        };
        let texts = near_texts(&query.text).into_iter().map(near).filter(|(_, total)| *total > 0);
        listing.near = texts.take(NEAR).collect();
        let outcomes = tries.iter().map(|(drop, less)| Instead { drop: *drop, total: total(less) });
        listing.instead = outcomes.filter(|i| i.total > 0).collect();
        listing
    }
}
