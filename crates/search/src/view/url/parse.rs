//! Reading a link. The time that it takes is in proportion to its length, and what it gives is bounded.

use std::collections::BTreeSet;

use super::super::escape::decode;
use super::tab::NotATab;
use super::{Dropped, Link};
use crate::query::{CARRIED, Facet, Filter, Group, Sort};
use dateline_core::calendar::Days;
use dateline_core::quote::{QuoteKind, SourceKind};

/// More filters than this are left out: nobody chooses them, and each is looked at for every article.
pub(super) const MOST_FILTERS: usize = 1000;

/// More days that were set than this are left out.
pub(super) const MOST_SET: usize = 1000;

/// More parts that could not be meant than this are counted instead of told one by one.
pub(super) const MOST_DROPPED: usize = 16;

/// A link that is being read.
#[derive(Default)]
struct Parser {
    link: Link,
    dropped: Vec<Dropped>,
    further: u32,
    /// Keys that a link has once.
    seen: Vec<&'static str>,
    /// Articles whose days are set.
    set: BTreeSet<String>,
    filters_left_out: u32,
    set_left_out: u32,
}

impl Link {
    /// Reads a fragment, with or without its `#`. What it cannot mean is dropped and reported.
    ///
    /// ```
    /// use dateline_search::view::{Link, Tab};
    ///
    /// let (link, dropped) = Link::parse("#/articles?q=harbour+talks&sort=size");
    /// assert_eq!((link.tab, link.query.as_str()), (Tab::Articles, "harbour talks"));
    /// assert_eq!(dropped[0].to_string(), "The link’s “sort” cannot be “size”.");
    /// ```
    pub fn parse(fragment: &str) -> (Self, Vec<Dropped>) {
        let mut parser = Parser::default();
        let rest = fragment.strip_prefix('#').unwrap_or(fragment);
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let (path, parts) = rest.split_once('?').unwrap_or((rest, ""));
        match path.strip_suffix('/').unwrap_or(path) {
            "" => {}
            path => match path.parse() {
                Ok(tab) => parser.link.tab = tab,
                Err(NotATab) => parser.drop(Dropped::Tab(decode(path).unwrap_or_else(|| path.to_owned()))),
            },
        }
        for part in parts.split('&').filter(|p| !p.is_empty()) {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            match decode(value) {
                Some(value) => parser.take(key, value),
                None => parser.drop(Dropped::NotText(key.to_owned())),
            }
        }
        parser.finish()
    }
}

impl Parser {
    /// Notes a part that could not be meant.
    fn drop(&mut self, part: Dropped) {
        if self.dropped.len() < MOST_DROPPED {
            self.dropped.push(part);
        } else {
            self.further += 1;
        }
    }

    fn finish(self) -> (Link, Vec<Dropped>) {
        let Self { link, mut dropped, further, filters_left_out, set_left_out, .. } = self;
        for (what, left_out) in [("filters", filters_left_out), ("days of publication", set_left_out)] {
            if left_out > 0 {
                dropped.push(Dropped::TooMany { what, left_out });
            }
        }
        if further > 0 {
            dropped.push(Dropped::Further(further));
        }
        (link, dropped)
    }

    /// Takes one part.
    fn take(&mut self, key: &str, value: String) {
        let (facet, exclude) = match key.strip_prefix("not-") {
            Some(key) => (Facet::ALL.into_iter().find(|f| f.key() == key), true),
            None => (Facet::ALL.into_iter().find(|f| f.key() == key), false),
        };
        match facet {
            Some(facet) => self.take_filter(facet, value, exclude),
            None if key == "set" => self.take_set(value),
            // The boot script's: a page within another's frame has none of its own, whatever else its link says.
            None if key == "embed" => {}
            None => self.take_once(key, value),
        }
    }

    fn take_filter(&mut self, facet: Facet, value: String, exclude: bool) {
        if value.is_empty() {
            return;
        }
        let unknown = match facet {
            Facet::Carried => !CARRIED.contains(&value.as_str()),
            Facet::Kind => QuoteKind::ALL.iter().all(|k| k.key() != value),
            Facet::Source => SourceKind::ALL.iter().all(|s| s.key() != value),
            _ => false,
        };
        if unknown {
            self.drop(Dropped::Value { key: facet.key(), value });
        } else if self.link.filters.len() < MOST_FILTERS {
            self.link.filters.push(Filter { facet, value, exclude });
        } else {
            self.filters_left_out += 1;
        }
    }

    /// Takes a day that the reader has set: "8k2m…:2024-07-10", once for each article.
    fn take_set(&mut self, value: String) {
        if value.is_empty() {
            return;
        }
        let set = value.rsplit_once(':').and_then(|(id, day)| Some((id, day.parse().ok()?)));
        match set.filter(|(id, _)| !id.is_empty()) {
            Some((id, _)) if self.set.contains(id) => self.drop(Dropped::Again("set")),
            Some(_) if self.set.len() == MOST_SET => self.set_left_out += 1,
            Some((id, day)) => {
                self.set.insert(id.to_owned());
                self.link.set.push((id.to_owned(), day));
            }
            None => self.drop(Dropped::Value { key: "set", value }),
        }
    }

    /// Takes a part that a link has once.
    fn take_once(&mut self, key: &str, value: String) {
        let Some(&key) = ["q", "article", "fact", "sort", "group", "lanes", "all", "once", "range", "days", "sheet"]
            .iter()
            .find(|k| **k == key)
        else {
            self.drop(Dropped::Key(decode(key).unwrap_or_else(|| key.to_owned())));
            return;
        };
        if self.seen.contains(&key) {
            self.drop(Dropped::Again(key));
            return;
        }
        self.seen.push(key);
        if value.is_empty() {
            return;
        }
        let link = &mut self.link;
        // Each arm says whether the value can be the key's.
        let meant = match key {
            "q" => set(&mut link.query, Some(value.clone())),
            "article" => set(&mut link.article, Some(Some(value.clone()))),
            "fact" => set(&mut link.fact, Some(Some(value.clone()))),
            "sort" => set(&mut link.sort, Sort::ALL.into_iter().find(|s| s.key() == value)),
            "group" => set(&mut link.group, group(&value)),
            "lanes" => set(&mut link.lanes, group(&value).filter(|g| *g != Group::Date)),
            "all" => set(&mut link.all, (value == "1").then_some(true)),
            "once" => set(&mut link.once, (value == "1").then_some(true)),
            "sheet" => set(&mut link.sheet, Some(Some(value.clone()))),
            "range" => set(&mut link.range, parse_days(&value).map(Some)),
            _ => set(&mut link.days, parse_days(&value).map(Some)),
        };
        if !meant {
            self.drop(Dropped::Value { key, value });
        }
    }
}

/// Puts `value` in place, if there is one; whether there was.
fn set<T>(place: &mut T, value: Option<T>) -> bool {
    let given = value.is_some();
    if let Some(value) = value {
        *place = value;
    }
    given
}

fn group(value: &str) -> Option<Group> {
    Group::ALL.into_iter().find(|g| g.key() == value)
}

fn parse_days(value: &str) -> Option<Days> {
    let (first, last) = value.split_once("..").unwrap_or((value, value));
    Some(Days::new(first.parse().ok()?, last.parse().ok()?))
}
