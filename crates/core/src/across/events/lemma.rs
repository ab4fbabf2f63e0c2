//! What the forms of a verb and the nouns made from it share.

use std::sync::OnceLock;

use crate::interner::Interner;
use crate::text::{List, word_list};

static IRREGULAR: List = List::new(word_list!("irregular.txt"));

/// Endings of inflection and derivation, the longest first.
const ENDINGS: [&str; 22] = [
    "ation", "ions", "ings", "ments", "ures", "ion", "ing", "ment", "ure", "als", "ers", "ors", "ies", "ied", "al",
    "er", "or", "es", "ed", "s", "e", "y",
];

/// The lemma of a word in lower case: of irregular forms as listed, of others without the ending.
pub(super) fn lemma(word: &str) -> String {
    static TABLE: OnceLock<(Interner, Vec<&str>)> = OnceLock::new();
    let (forms, bases) = TABLE.get_or_init(|| {
        let (mut forms, mut bases) = (Interner::default(), Vec::new());
        for line in IRREGULAR.entries() {
            let base = line.split(' ').next().unwrap_or_default();
            for form in line.split(' ') {
                *forms.entry(form, &mut bases) = base;
            }
        }
        (forms, bases)
    });
    match forms.get(word).and_then(|n| bases.get(n)) {
        Some(base) => (*base).to_owned(),
        None => stem(word).to_owned(),
    }
}

fn stem(word: &str) -> &str {
    let mut stem = ENDINGS
        .iter()
        .filter(|ending| **ending != "s" || !word.ends_with("ss"))
        .find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.chars().count() >= 3))
        .unwrap_or(word);
    // "stopped" is "stop"; "kill" keeps its letters.
    if let [.., a, b] = stem.as_bytes()
        && a == b
        && stem.len() > 3
        && !matches!(b, b'l' | b's')
        && b.is_ascii()
    {
        stem = &stem[..stem.len() - 1];
    }
    match stem.strip_suffix(['e', 'i']) {
        Some(short) if short.len() >= 3 => short,
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_verb_share_their_lemma() {
        for forms in [
            &["arrest", "arrested", "arrests", "arresting"][..],
            &["stop", "stopped", "stopping", "stops"],
            &["kill", "killed", "killings", "kills"],
            &["acquire", "acquired", "acquiring", "acquires"],
            &["die", "died", "death", "dead"],
            &["steal", "stole", "theft"],
        ] {
            let lemmas: Vec<String> = forms.iter().map(|f| lemma(f)).collect();
            assert!(lemmas.iter().all(|l| *l == lemmas[0]), "{lemmas:?}");
        }
        assert_ne!(lemma("arrest"), lemma("attack"));
    }
}
