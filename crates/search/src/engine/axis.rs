//! Answers what the timeline draws: the dated facts that match as flat numbers, in lanes.

use super::Engine;
use crate::index::EntryValues;
use crate::protocol::{AxisMarks, Lane};
use crate::query::{Group, Query};
use crate::view::Tab;
use dateline_core::calendar::Days;

/// Lanes with a name of their own at most; the rest shares one.
const LANES: usize = 8;

/// One entry in one of its lanes.
struct Mark {
    place: i32,
    entry: u32,
    days: Days,
    lane: Key,
    /// The place of the entry that is drawn for it, and how.
    lead: i32,
    form: i32,
}

/// What stands before the others in a lane's key: those of the group, the rest, those of none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Named(u32),
    NotNamed,
}

impl Engine {
    /// All dated entries that match, by lane.
    pub fn axis(&self, query: &Query, lanes: Group) -> AxisMarks {
        let found = self.found(Tab::Timeline, &self.matcher(query));
        let dated = (0i32..).zip(&found).filter_map(|(place, &at)| Some((place, at, self.entry(at).days?)));
        // By name, not by number: a stored corpus counts names otherwise.
        let rank = |key: &Key| match (lanes, *key) {
            (_, Key::NotNamed) => Key::NotNamed,
            (Group::Speaker, Key::Named(n)) => Key::Named(self.doc_values.speakers.rank(n)),
            (_, Key::Named(n)) => Key::Named(self.doc_values.outlets.rank(n)),
        };
        let mut marks: Vec<Mark> = Vec::new();
        for (place, entry, days) in dated {
            let mut keys = self.lanes_of(self.entry(entry), lanes);
            keys.sort_by_cached_key(rank);
            keys.dedup();
            marks.extend(keys.into_iter().map(|lane| Mark { place, entry, days, lane, lead: place, form: 0 }));
        }
        self.unite(&mut marks);
        // The lanes with most marks, by frequency; of equal ones, the first by name.
        let mut keys: Vec<Key> = marks.iter().map(|m| m.lane).collect();
        keys.sort_by_cached_key(rank);
        let mut counted: Vec<(Key, u32)> = keys.chunk_by(|a, b| a == b).map(|c| (c[0], c.len() as u32)).collect();
        counted.sort_by_cached_key(|(key, n)| u64::from(*key == Key::NotNamed) << 32 | u64::from(u32::MAX - n));
        let label = |key: Key| match (lanes, key) {
            (Group::Speaker, Key::Named(n)) => self.doc_values.speakers.shown(n).to_owned(),
            (Group::Outlet, Key::Named(n)) => self.doc_values.outlets.shown(n).to_owned(),
            (Group::Speaker, Key::NotNamed) => "In no statement".to_owned(),
            (Group::Outlet, Key::NotNamed) => "Outlet not named".to_owned(),
            (Group::None | Group::Date, _) => String::new(),
        };
        let many = counted.iter().filter(|c| c.0 != Key::NotNamed).count() > LANES;
        let own = |at: usize, key: Key| key == Key::NotNamed || at < LANES;
        let mut named: Vec<(Key, Lane)> = Vec::new();
        let mut rest = 0;
        for (at, &(key, count)) in counted.iter().enumerate() {
            if own(at, key) {
                named.push((key, Lane { label: label(key), count }));
            } else {
                rest += count;
            }
        }
        // The rest stands before those that belong nowhere.
        let place_of_rest = named.iter().position(|(key, _)| *key == Key::NotNamed).unwrap_or(named.len());
        let lane_of = |key: Key| match named.iter().position(|(k, _)| *k == key) {
            Some(at) => at + usize::from(many && at >= place_of_rest),
            None => place_of_rest,
        };
        let numbers =
            marks.iter().flat_map(|m| [m.place, m.days.first.0, m.days.last.0, m.form, lane_of(m.lane) as i32, m.lead]);
        let numbers = numbers.collect();
        let mut lanes: Vec<Lane> = named.into_iter().map(|(_, lane)| lane).collect();
        if many {
            lanes.insert(place_of_rest, Lane { label: "Others".to_owned(), count: rest });
        }
        AxisMarks { numbers, lanes }
    }

    /// What the entries at these places of the axis are called; nothing of one whose article is not here.
    pub(super) fn entry_names(&self, query: &Query, places: &[u32]) -> Vec<(u32, String)> {
        let found = self.found(Tab::Timeline, &self.matcher(query));
        let name = |place: u32| {
            let entry = self.entry(*found.get(place as usize)?);
            let shown = self.shown(entry.item, &[])?;
            Some(shown.show().entry_name(shown.item.times.get(entry.fact as usize)?))
        };
        places.iter().map(|&place| (place, name(place).unwrap_or_default())).collect()
    }

    /// Finds what is drawn as one mark: in each lane the entries that mention one event. It is drawn as the one that tells the
    /// day most closely; it lies ahead only if it does for all.
    fn unite(&self, marks: &mut [Mark]) {
        let mut order: Vec<u32> = (0..marks.len() as u32).collect();
        let event = |m: &Mark| (self.entry(m.entry).event, m.lane);
        order.sort_by_cached_key(|&at| {
            let mark = &marks[at as usize];
            (event(mark), mark.days.count(), mark.place)
        });
        let mut from = 0;
        while let Some(&first) = order.get(from) {
            let lead = &marks[first as usize];
            let len = order[from..].partition_point(|&at| event(&marks[at as usize]) <= event(lead));
            let same = &order[from..from + len];
            from += len;
            let ahead = same.iter().all(|&at| self.entry(marks[at as usize].entry).ahead);
            let inferred = self.entry(lead.entry).inferred;
            let told = self.others(lead.entry).len() as i32 + 1;
            let form = i32::from(inferred) | i32::from(ahead) << 1 | told << 2;
            let lead = lead.place;
            for &at in same {
                let mark = &mut marks[at as usize];
                (mark.lead, mark.form) = (lead, form);
            }
        }
    }

    /// The lanes that an entry belongs to.
    fn lanes_of(&self, entry: &EntryValues, lanes: Group) -> Vec<Key> {
        let key = |number: Option<u32>| number.map_or(Key::NotNamed, Key::Named);
        let near = self.doc_values.quotes_near(entry);
        match lanes {
            Group::Speaker if !near.is_empty() => {
                near.iter().map(|&q| key(self.doc_values.quotes[q as usize].speaker.get())).collect()
            }
            Group::Outlet => vec![key(self.doc_values.articles[entry.item as usize].outlet)],
            Group::Speaker | Group::None | Group::Date => vec![Key::NotNamed],
        }
    }

    fn entry(&self, row: u32) -> &EntryValues {
        &self.doc_values.entries[row as usize]
    }
}
