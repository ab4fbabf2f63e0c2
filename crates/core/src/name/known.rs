//! Names that are known beforehand: countries, regions, cities, and bodies whose names hold no noun for one.

use std::sync::OnceLock;

use super::NameKind;
use crate::interner::Interner;
use crate::text::{Class, Document, List, among};

static PLACES: List = List::new(crate::text::word_list!("places.txt"));
static REGIONS: List = List::new(crate::text::word_list!("regions.txt"));
static BODIES: List = List::new(crate::text::word_list!("known_bodies.txt"));

/// Countries with their adjectives and capitals, a line each: `Norway|Norwegian|Oslo`, underscores for spaces.
pub(crate) fn places() -> &'static [&'static str] {
    PLACES.entries()
}

/// Regions and cities other than those of [`places`].
pub(crate) fn regions() -> &'static [&'static str] {
    REGIONS.entries()
}

/// Words of a known name at most.
const LONGEST: usize = 4;

/// What a known name stands for, by its key: lower case, single spaces, no stops.
fn kind_of(key: &str) -> Option<NameKind> {
    static TABLE: OnceLock<(Interner, Vec<NameKind>)> = OnceLock::new();
    let (keys, kinds) = TABLE.get_or_init(|| {
        let (mut keys, mut kinds) = (Interner::default(), Vec::new());
        let mut put = |name: &str, kind: NameKind| {
            let key: String = name.chars().filter(|c| *c != '.').flat_map(char::to_lowercase).collect();
            let at = keys.intern(&key.replace('_', " "));
            if at == kinds.len() {
                kinds.push(kind);
            }
        };
        for line in PLACES.entries() {
            let mut fields = line.split('|');
            let (country, capital) = (fields.next(), fields.nth(1));
            [country, capital].into_iter().flatten().filter(|f| !f.is_empty()).for_each(|f| put(f, NameKind::Place));
        }
        REGIONS.entries().iter().for_each(|name| put(name, NameKind::Place));
        BODIES.entries().iter().for_each(|name| put(name, NameKind::Organisation));
        (keys, kinds)
    });
    keys.get(key).map(|n| kinds[n])
}

/// What the run `tokens[first..last]` stands for, if it is a known name as a whole.
pub(super) fn known(document: &Document<'_>, first: usize, last: usize) -> Option<NameKind> {
    if !document.tokens[first].class.has(Class::KNOWN) {
        return None;
    }
    let word = document.word(first);
    if last == first + 1 && word.is_ascii() && !word.contains('.') {
        return kind_of(document.lower(first));
    }
    let mut key = String::new();
    let mut words = 0;
    for i in (first..last).filter(|&i| document.is_word(i)) {
        words += 1;
        if words > LONGEST {
            return None;
        }
        if !key.is_empty() {
            key.push(' ');
        }
        key.extend(document.lower(i).chars().filter(|c| *c != '.').map(crate::text::lower));
    }
    kind_of(&key)
}

/// Where the longest known name ends that `tokens[first..last]` begins with.
pub(super) fn known_prefix(document: &Document<'_>, first: usize, last: usize) -> Option<usize> {
    if !document.tokens[first].class.has(Class::KNOWN) {
        return None;
    }
    // Stops are tokens of their own: "St. Paul".
    (first + 1..=last.min(first + LONGEST + 2))
        .rev()
        .find(|&end| document.is_word(end - 1) && known(document, first, end).is_some())
}

/// Whether `tokens[first..last]` is a place by its words: by its last or first word, or a part of a known place.
pub(super) fn is_place(document: &Document<'_>, first: usize, last: usize) -> bool {
    let words = (first..last).filter(|&i| document.is_word(i)).count();
    if words < 2 {
        return false;
    }
    let (opener, noun) = (document.tokens[first].class, document.tokens[last - 1].class);
    // "Rosa Park" is a person, "Yosemite Park" is none.
    let surname =
        || opener.has(Class::GIVEN) && words == 2 && among(document.lower(last - 1), "park lane hills forest");
    noun.has(Class::PLACE_NOUN) && !surname()
        || words <= 3 && opener.has(Class::PLACE_OPENER) && !noun.any(Class::BODY)
        || opener.has(Class::PLACE_PART) && known(document, first + 1, last) == Some(NameKind::Place)
}
