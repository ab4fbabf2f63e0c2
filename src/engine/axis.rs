//! The timeline's facts as numbers to be drawn, in lanes.

use super::Engine;
use crate::index::Moment;
use crate::protocol::{AxisMarks, Lane};
use crate::query::{Group, Query};
use crate::view::Tab;

/// Lanes with a name of their own at most; the rest shares one.
const LANES: usize = 8;

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
        let dated = (0i32..).zip(&found).filter_map(|(place, &at)| {
            let moment = &self.catalogue.moments[at as usize];
            Some((place, moment.days?, moment))
        });
        let mut marks: Vec<(i32, crate::time::Days, bool, Key)> = Vec::new();
        for (place, days, moment) in dated {
            let mut keys = self.lanes_of(moment, lanes);
            crate::order::plain(&mut keys);
            keys.dedup();
            marks.extend(keys.into_iter().map(|key| (place, days, moment.inferred, key)));
        }
        // The lanes with most marks, by frequency; of equal ones, the first by name.
        let mut keys: Vec<Key> = marks.iter().map(|m| m.3).collect();
        let rank = |key: &Key| match (lanes, *key) {
            (_, Key::NotNamed) => Key::NotNamed,
            (Group::Speaker, Key::Named(n)) => Key::Named(self.catalogue.speakers.rank(n)),
            (_, Key::Named(n)) => Key::Named(self.catalogue.outlets.rank(n)),
        };
        crate::order::by_key(&mut keys, rank);
        let mut counted: Vec<(Key, u32)> = keys.chunk_by(|a, b| a == b).map(|c| (c[0], c.len() as u32)).collect();
        crate::order::by_key(&mut counted, |(key, n)| (*key == Key::NotNamed, std::cmp::Reverse(*n)));
        let label = |key: Key| match (lanes, key) {
            (Group::Speaker, Key::Named(n)) => self.catalogue.speakers.shown(n).to_owned(),
            (Group::Outlet, Key::Named(n)) => self.catalogue.outlets.shown(n).to_owned(),
            (Group::Speaker, Key::NotNamed) => "In no quotation".to_owned(),
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
        let numbers = marks.iter().flat_map(|&(place, days, inferred, key)| {
            [place, days.first.0, days.last.0, i32::from(inferred), lane_of(key) as i32]
        });
        let numbers = numbers.collect();
        let mut lanes: Vec<Lane> = named.into_iter().map(|(_, lane)| lane).collect();
        if many {
            lanes.insert(place_of_rest, Lane { label: "Others".to_owned(), count: rest });
        }
        AxisMarks { numbers, lanes }
    }

    /// The lanes that an entry belongs to.
    fn lanes_of(&self, moment: &Moment, lanes: Group) -> Vec<Key> {
        let key = |number: Option<u32>| number.map_or(Key::NotNamed, Key::Named);
        match lanes {
            Group::Speaker if !moment.quotes.is_empty() => {
                moment.quotes.iter().map(|&q| key(self.catalogue.quotes[q as usize].speaker)).collect()
            }
            Group::Outlet => vec![key(self.catalogue.records[moment.item as usize].outlet)],
            Group::Speaker | Group::None | Group::Date => vec![Key::NotNamed],
        }
    }
}
