//! Kinds of event: words that tell the same within one story.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::lemma::lemma;
use crate::text::{List, word_list};

static SYNONYMS: List = List::new(word_list!("synonyms.txt"));
static NOUNS: List = List::new(word_list!("nouns.txt"));

/// The kinds by the lemmas of their words; a word may be of several.
struct Kinds {
    of: BTreeMap<String, Vec<u32>>,
    members: Vec<Vec<String>>,
    nouns: BTreeSet<String>,
}

fn kinds() -> &'static Kinds {
    static KINDS: OnceLock<Kinds> = OnceLock::new();
    KINDS.get_or_init(|| {
        let (mut of, mut members) = (BTreeMap::<String, Vec<u32>>::new(), Vec::new());
        for line in SYNONYMS.entries() {
            let mut words: Vec<String> = line.split(' ').map(lemma).collect();
            words.sort();
            words.dedup();
            for word in &words {
                of.entry(word.clone()).or_default().push(members.len() as u32);
            }
            members.push(words);
        }
        let nouns = NOUNS.entries().iter().flat_map(|l| l.split(' ')).map(lemma).collect();
        Kinds { of, members, nouns }
    })
}

/// Whether a lemma is listed as one of a word for an event.
pub(super) fn is_listed(lemma: &str) -> bool {
    kinds().of.contains_key(lemma) || kinds().nouns.contains(lemma)
}

/// What mentions in a story are grouped by: the kind of event that most of the story's other words speak for, else the lemma
/// itself. `count` tells how often a lemma stands in the story.
pub(super) fn key(lemma: &str, count: &dyn Fn(&str) -> u32) -> String {
    let others = |kind: &u32| -> u32 {
        let members = &kinds().members[*kind as usize];
        members.iter().filter(|m| *m != lemma).map(|m| count(m)).sum()
    };
    let of = kinds().of.get(lemma).map(Vec::as_slice).unwrap_or_default();
    let best = of.iter().map(|kind| (others(kind), std::cmp::Reverse(*kind))).max();
    match best {
        Some((1.., kind)) => format!("#{}", kind.0),
        _ => lemma.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_noun_is_listed_twice() {
        let mut nouns: Vec<&str> = NOUNS.entries().iter().flat_map(|l| l.split(' ')).collect();
        let listed = nouns.len();
        nouns.sort_unstable();
        nouns.dedup();
        assert_eq!(nouns.len(), listed);
    }

    #[test]
    fn a_word_of_two_kinds_goes_with_what_the_story_is_about() {
        let of = |about: &'static str| move |word: &str| u32::from(word == lemma(about));
        assert_eq!(key(&lemma("fired"), &of("blaze")), key(&lemma("burned"), &of("blaze")));
        assert_eq!(key(&lemma("fired"), &of("sacked")), key(&lemma("dismissal"), &of("sacked")));
        assert_ne!(key(&lemma("fired"), &of("blaze")), key(&lemma("fired"), &of("sacked")));
        assert_eq!(key(&lemma("fired"), &of("bridge")), lemma("fired"));
    }
}
