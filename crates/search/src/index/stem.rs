//! English stems, by Porter's revised algorithm, “Porter2” (<https://snowballstem.org/algorithms/english/stemmer.html>).
//! Apostrophes are gone by the time a word comes here.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

/// The stem of a folded word: what its English forms have in common. A word that is not all letters `a` to `z` is its own.
///
/// ```
/// use dateline_search::index::stem;
/// assert_eq!(stem("ministers"), stem("minister"));
/// assert_eq!(stem("negotiating"), stem("negotiations"));
/// assert_eq!(stem("müller"), "müller");
/// ```
pub fn stem(word: &str) -> Cow<'_, str> {
    // Nothing in English is as long as that.
    if !(3..64).contains(&word.len()) || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    Stemmer::create(Algorithm::English).stem(word)
}

/// How many bytes of a stem all its words begin with.
pub fn shared(stem: &str) -> usize {
    if !stem.is_ascii() {
        return stem.len();
    }
    // “dying” has the stem “die”, “ability” the stem “abl”.
    if stem.ends_with("ie") || stem.ends_with("ble") {
        return stem.len() - 2;
    }
    stem.len().saturating_sub(1).max(2).min(stem.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn forms_share_their_stem() {
        for (stemmed, words) in [
            ("consign", "consign consigned consigning consignment"),
            ("consist", "consist consisted consistency consistent consistently consisting consists"),
            ("knight", "knightly knights"),
            ("negoti", "negotiate negotiates negotiating negotiation negotiations negotiator negotiators"),
            ("hope", "hope hoped hopes hoping"),
            ("hop", "hop hops hopped hopping"),
            ("tie", "tie ties tied tying"),
            ("cri", "cry cries cried"),
            ("say", "say says"),
            ("gas", "gas"),
            ("gap", "gaps"),
            ("kiwi", "kiwis"),
            ("general", "general generally"),
            ("generat", "generate generation"),
            ("ration", "rational"),
            ("relat", "relational related relation"),
            ("possibl", "possible possibly"),
            ("feed", "feed"),
            ("agre", "agreed agree agreeing"),
            ("exceed", "exceed exceeds"),
            ("bed", "bed"),
            ("shed", "shed"),
            ("apolog", "apology"),
            ("die", "dying"),
            ("youth", "youth youths"),
            ("boy", "boys"),
            ("control", "controlled control"),
            ("happi", "happy happiness"),
            ("us", "us"),
            ("covid19", "covid19"),
        ] {
            for word in words.split(' ') {
                assert_eq!(stem(word), stemmed, "{word}");
            }
        }
    }

    proptest! {
        // What `Index::forms` leans on.
        #[test]
        fn words_begin_as_their_stems(word in "[a-z]{1,9}(|s|ed|ing|ies|ied|y|ational|ization|ibility|bly|logy)") {
            let stem = stem(&word);
            prop_assert!(word.starts_with(&stem[..shared(&stem)]), "{word}: {stem}");
        }
    }

    #[test]
    fn irregular_words_begin_as_their_stems() {
        let irregular =
            "skis skies dying lying tying idly gently ugly early only singly sky news howe atlas cosmos bias andes";
        for word in irregular.split(' ') {
            let stem = stem(word);
            assert!(word.starts_with(&stem[..shared(&stem)]), "{word}");
        }
    }

    #[test]
    fn what_is_no_english_word_is_its_own_stem() {
        for word in ["", "as", "müller", "ministers’", "3ies", "東京s", &"ies".repeat(30)] {
            assert_eq!(stem(word), word);
        }
    }
}
