//! Places and peoples that are known beforehand, and what else they are called: adjectives, short forms, names of their people.

use std::sync::OnceLock;

use crate::interner::Interner;
use crate::name::{aliases, places, regions};
use crate::text::{List, word_list};

static PEOPLES: List = List::new(word_list!("peoples.txt"));

/// What a known form stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// The key of the place.
    pub place: String,
    /// It is an adjective or a people's name: "Ruritanian".
    pub demonym: bool,
    /// It is a country, or what news speaks of like one: a part of the world. No capital, no region of [`regions`].
    pub country: bool,
    /// It is no place but people who share a faith, a descent or a persuasion: "Catholics".
    pub group: bool,
}

/// Words of a known form at most.
pub(super) const LONGEST: usize = 5;

/// What `key` stands for, if it is known.
pub(super) fn known(key: &str) -> Option<&'static Known> {
    static TABLE: OnceLock<(Interner, Vec<Known>)> = OnceLock::new();
    let (keys, all) = TABLE.get_or_init(build);
    keys.get(key).and_then(|n| all.get(n))
}

fn build() -> (Interner, Vec<Known>) {
    let (mut keys, mut all) = (Interner::default(), Vec::<Known>::new());
    let mut put = |form: &str, known: Known| {
        if !form.is_empty() && keys.get(form).is_none() {
            keys.add(form);
            all.push(known);
        }
    };
    let common = |key: &str| aliases(key).next().unwrap_or(key).to_owned();
    let key = |field: &str| field.replace('_', " ").to_lowercase();
    for line in places() {
        let mut fields = line.split('|');
        let (country, adjective, capital) = (fields.next(), fields.next(), fields.next());
        let country = key(country.unwrap_or_default());
        let place = common(&country);
        put(&country, Known { place: place.clone(), country: true, ..Known::default() });
        for form in aliases(&country) {
            put(form, Known { place: place.clone(), country: true, ..Known::default() });
        }
        let adjective = key(adjective.unwrap_or_default());
        let people = Known { place: place.clone(), demonym: true, country: true, group: false };
        put(&adjective, people.clone());
        if adjective.ends_with(['n', 'i', 'k', 't']) {
            put(&format!("{adjective}s"), people);
        }
        let capital = key(capital.unwrap_or_default());
        put(&capital, Known { place: capital.clone(), ..Known::default() });
    }
    for name in regions() {
        let name = key(&name.replace('.', ""));
        put(&name, Known { place: name.clone(), ..Known::default() });
    }
    for line in PEOPLES.entries() {
        let Some((form, place)) = line.split_once('|') else { continue };
        let (place, group) = place.strip_suffix("|group").map_or((place, false), |place| (place, true));
        let place = common(place);
        put(form, Known { demonym: *form != place, place, country: !group, group });
    }
    (keys, all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjectives_and_short_forms_stand_for_their_country() {
        let place = |form| known(form).map(|k| k.place.as_str());
        for form in ["us", "america", "american", "americans", "united states"] {
            assert_eq!(place(form), Some("united states"), "{form}");
        }
        assert_eq!((place("dprk"), place("south korean")), (Some("north korea"), Some("south korea")));
        assert_eq!(place("dutch"), place("holland"));
        assert_eq!(place("ruritania"), None);
    }

    #[test]
    fn a_capital_is_a_place_of_its_own() {
        let oslo = known("oslo").expect("a capital");
        assert_eq!((oslo.place.as_str(), oslo.country), ("oslo", false));
    }

    #[test]
    fn people_of_one_faith_are_no_country() {
        let catholic = known("catholic").expect("a group");
        assert_eq!((catholic.place.as_str(), catholic.country, catholic.group), ("catholics", false, true));
        assert!(known("danish").is_some_and(|k| k.country && !k.group));
    }
}
