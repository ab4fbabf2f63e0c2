//! The lists of the three views: what matches, in which order, in which groups.

use super::{Engine, Place};
use crate::protocol::{Begin, Dropping, Instead, Listing, Window};
use crate::query::{Group, Query, Sort};
use crate::quote::QuoteKind;
use crate::time::{Day, Days};
use crate::view::{self, ArticleRow, Card, Entry, Head, Tab};

/// A timeline's list that is no longer than this begins at its first item.
const SHORT: usize = 20;

/// What comes after all others: what has no name or no day.
const LAST: u32 = u32::MAX;

impl Engine {
    /// Quotations that match by their words, their speaker or their outlet.
    pub fn quotes(&self, query: &Query, window: Window) -> Listing<Card> {
        let matcher = self.matcher(query);
        let mut found: Vec<Place> =
            self.found(Tab::Quotes, &matcher).iter().map(|&at| self.quotes[at as usize]).collect();
        // Sorting keeps the order of equals, so that the last of the orders is the outermost.
        match query.sort {
            Sort::Date => {}
            Sort::Latest => crate::order::by_key(&mut found, |p| self.newest_first(p.item)),
            Sort::Best => crate::order::by_key(&mut found, |p| std::cmp::Reverse(self.quote(*p).confidence)),
        }
        let heads = self.group(&mut found, query.group, if query.sort == Sort::Latest { -1 } else { 1 });
        let kinds = found.iter().map(|p| self.quote(*p).kind);
        let marked = kinds.filter(|k| *k != QuoteKind::Indirect).count() as u32;
        let mut listing = list(&found, window, &|p| p.item, &mut |p| {
            let hits = matcher.hits(p.item as usize);
            self.show(p.item as usize, &hits).card(self.quote(*p))
        });
        let ahead = listing.from..listing.from + listing.items.len() as u32;
        listing.heads = heads.into_iter().filter(|h| ahead.contains(&h.at)).collect();
        listing.marked = marked;
        self.instead(Tab::Quotes, query, listing)
    }

    /// Entries of the timeline that match by the words of their sentence.
    pub fn timeline(&self, query: &Query, mut window: Window, begin: Begin) -> Listing<Entry> {
        let matcher = self.matcher(query);
        let found = self.found(Tab::Timeline, &matcher);
        let days = |at: &u32| self.entries[*at as usize].days;
        let from_day = |day: Day| found.partition_point(|at| days(at).is_some_and(|d| d.first < day)) as u32;
        match begin {
            Begin::Item => {}
            Begin::Core if found.len() <= SHORT => window.from = 0,
            Begin::Core => {
                let all: Vec<Days> = found.iter().filter_map(days).collect();
                window.from = view::axis::core(&all).map_or(0, |core| from_day(core.first));
            }
            Begin::Day(day) => window.from = from_day(day),
        }
        let place = |at: &u32| self.entries[*at as usize].place;
        let listing = list(&found, window, &|at| place(at).item, &mut |at| {
            let Place { item, fact } = place(at);
            let hits = matcher.hits(item as usize);
            let show = self.show(item as usize, &hits);
            let mut entry = show.entry(&show.item.times[fact as usize]);
            entry.others = self.others(*at).into_iter().map(|other| self.telling(other)).collect();
            entry
        });
        self.instead(Tab::Timeline, query, listing)
    }

    /// All dated entries that match, as an iCalendar file.
    pub fn calendar(&self, query: &Query) -> String {
        let matcher = self.matcher(query);
        let mut calendar = view::calendar::Calendar::new(&self.corpus.name);
        for at in self.found(Tab::Timeline, &matcher) {
            let Place { item, fact } = self.entries[at as usize].place;
            let show = self.show(item as usize, &[]);
            calendar.add(&show.entry(&show.item.times[fact as usize]));
        }
        calendar.finish()
    }

    /// Articles that match by any of their words.
    pub fn articles(&self, query: &Query, window: Window) -> Listing<ArticleRow> {
        let matcher = self.matcher(query);
        let mut found: Vec<u32> =
            self.found(Tab::Articles, &matcher).iter().map(|&at| self.articles[at as usize]).collect();
        match query.sort {
            Sort::Date => {}
            Sort::Latest => crate::order::by_key(&mut found, |i| self.newest_first(*i)),
            Sort::Best => {
                let mut counted: Vec<(usize, u32)> =
                    found.iter().map(|&i| (matcher.hits(i as usize).len(), i)).collect();
                crate::order::by_key(&mut counted, |(hits, _)| std::cmp::Reverse(*hits));
                found = counted.into_iter().map(|(_, i)| i).collect();
            }
        }
        let listing = list(&found, window, &|i| *i, &mut |i| {
            let hits = matcher.hits(*i as usize);
            self.show(*i as usize, &hits).row()
        });
        self.instead(Tab::Articles, query, listing)
    }

    fn telling(&self, at: u32) -> view::Telling {
        let Place { item, fact } = self.entries[at as usize].place;
        let show = self.show(item as usize, &[]);
        show.telling(&show.item.times[fact as usize])
    }

    fn quote(&self, place: Place) -> &crate::quote::Quote {
        &self.corpus.items[place.item as usize].analysis.quotes[place.fact as usize]
    }

    /// A key that puts the newest articles first and undated ones last.
    fn newest_first(&self, item: u32) -> std::cmp::Reverse<Option<Day>> {
        std::cmp::Reverse(self.corpus.items[item as usize].published.as_ref().map(|p| p.likely))
    }

    /// Brings `found` together by group; the groups' headings. Days go forward in `direction` 1, back in -1.
    fn group(&self, found: &mut [Place], group: Group, direction: i32) -> Vec<Head> {
        let shelf = |p: &Place| &self.catalogue.shelves[p.item as usize];
        let names = if group == Group::Speaker { &self.catalogue.speakers } else { &self.catalogue.outlets };
        let number = |p: &Place| match group {
            Group::Speaker => shelf(p).speakers[p.fact as usize].unwrap_or(LAST),
            Group::Outlet => shelf(p).outlet.unwrap_or(LAST),
            Group::Date | Group::None => 0,
        };
        let label = |p: &Place| match group {
            Group::Date => self.corpus.items[p.item as usize]
                .published
                .as_ref()
                .map_or_else(|| "Undated".to_owned(), |p| view::dated(p).told()),
            _ if number(p) == LAST && group == Group::Speaker => "Speaker not named".to_owned(),
            _ if number(p) == LAST => "Outlet not named".to_owned(),
            _ => names.shown(number(p)).to_owned(),
        };
        match group {
            Group::None => return Vec::new(),
            Group::Date => {
                let published = |p: &Place| self.corpus.items[p.item as usize].published.as_ref();
                let day = |p: &Place| published(p).map_or((i32::MAX, None), |d| (direction * d.likely.0, Some(d.days)));
                crate::order::by_key(found, day);
            }
            Group::Speaker | Group::Outlet => {
                let mut counts = vec![0u32; names.count()];
                for place in found.iter() {
                    if let Some(count) = counts.get_mut(number(place) as usize) {
                        *count += 1;
                    }
                }
                let rank = |p: &Place| (counts.get(number(p) as usize).map(|c| LAST - c).unwrap_or(LAST), number(p));
                crate::order::by_key(found, rank);
            }
        }
        let same = |a: &Place, b: &Place| match group {
            Group::Date => label(a) == label(b),
            _ => number(a) == number(b),
        };
        let mut at = 0;
        let heads = found.chunk_by(same).map(|chunk| {
            let head = Head { at, label: label(&chunk[0]), count: chunk.len() as u32 };
            at += head.count;
            head
        });
        heads.collect()
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
        let outcomes = tries.iter().map(|(drop, less)| Instead { drop: *drop, total: total(less) });
        listing.instead = outcomes.filter(|i| i.total > 0).collect();
        listing
    }
}

/// The window of `found`, and what it counts.
fn list<P, T>(found: &[P], window: Window, item: &dyn Fn(&P) -> u32, show: &mut dyn FnMut(&P) -> T) -> Listing<T> {
    let mut articles: Vec<u32> = found.iter().map(item).collect();
    crate::order::plain(&mut articles);
    articles.dedup();
    let from = found.len().min(window.from as usize);
    let to = found.len().min(from.saturating_add(window.len as usize));
    Listing {
        total: found.len() as u32,
        articles: articles.len() as u32,
        marked: 0,
        from: from as u32,
        items: found[from..to].iter().map(show).collect(),
        heads: Vec::new(),
        instead: Vec::new(),
    }
}
