//! English stems: M. F. Porter's revised algorithm, “Porter2” (<https://snowballstem.org/algorithms/english/stemmer.html>),
//! after “An algorithm for suffix stripping”, Program 14 (1980). Apostrophes are gone by the time a word comes here.

use std::borrow::Cow;

/// The stem of a folded word: what its English forms have in common. A word that is not all letters `a` to `z` is its own.
///
/// ```
/// use dateline_search::index::stem;
/// assert_eq!(stem("ministers"), stem("minister"));
/// assert_eq!(stem("negotiating"), stem("negotiations"));
/// assert_eq!(stem("müller"), "müller");
/// ```
pub fn stem(word: &str) -> Cow<'_, str> {
    let bytes = word.as_bytes();
    // Nothing in English is as long as that.
    if !(3..64).contains(&bytes.len()) || !bytes.iter().all(u8::is_ascii_lowercase) {
        return Cow::Borrowed(word);
    }
    if let Some((_, stem)) = IRREGULAR.iter().find(|(from, _)| *from == word) {
        return Cow::Borrowed(stem);
    }
    let mut stemmer = Stemmer { word: bytes.to_vec(), first: 0, second: 0 };
    stemmer.run();
    stemmer.word.make_ascii_lowercase();
    Cow::Owned(stemmer.word.iter().map(|&b| char::from(b)).collect())
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

static IRREGULAR: [(&str, &str); 18] = [
    ("skis", "ski"),
    ("skies", "sky"),
    ("dying", "die"),
    ("lying", "lie"),
    ("tying", "tie"),
    ("idly", "idl"),
    ("gently", "gentl"),
    ("ugly", "ugli"),
    ("early", "earli"),
    ("only", "onli"),
    ("singly", "singl"),
    ("sky", "sky"),
    ("news", "news"),
    ("howe", "howe"),
    ("atlas", "atlas"),
    ("cosmos", "cosmos"),
    ("bias", "bias"),
    ("andes", "andes"),
];

/// What has its stem once its plural is gone.
static WHOLE: [&str; 8] = ["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"];

/// Endings and what they become, the longer before the shorter where one ends in the other; all in the first region.
static SECOND: [(&str, &str); 24] = [
    ("ational", "ate"),
    ("tional", "tion"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("abli", "able"),
    ("entli", "ent"),
    ("ization", "ize"),
    ("izer", "ize"),
    ("ation", "ate"),
    ("ator", "ate"),
    ("alism", "al"),
    ("aliti", "al"),
    ("alli", "al"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("ousli", "ous"),
    ("iveness", "ive"),
    ("iviti", "ive"),
    ("biliti", "ble"),
    ("bli", "ble"),
    ("logi", "log"),
    ("fulli", "ful"),
    ("lessli", "less"),
    ("li", ""),
];

static THIRD: [(&str, &str); 9] = [
    ("ational", "ate"),
    ("tional", "tion"),
    ("alize", "al"),
    ("icate", "ic"),
    ("iciti", "ic"),
    ("ical", "ic"),
    ("ful", ""),
    ("ness", ""),
    ("ative", ""),
];

/// Endings that go where they stand in the second region.
static FOURTH: [&str; 18] = [
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion",
    "al", "er", "ic",
];

/// A word on its way; a `y` that is a consonant is in upper case.
struct Stemmer {
    word: Vec<u8>,
    /// Where the first and the second region begin: after the first consonant that follows a vowel, and after the next.
    first: usize,
    second: usize,
}

fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

impl Stemmer {
    fn run(&mut self) {
        for i in 0..self.word.len() {
            if self.word[i] == b'y' && (i == 0 || is_vowel(self.word[i - 1])) {
                self.word[i] = b'Y';
            }
        }
        let whole = ["gener", "commun", "arsen"].into_iter().find(|b| self.word.starts_with(b.as_bytes()));
        self.first = whole.map_or_else(|| self.region(0), str::len);
        self.second = self.region(self.first);
        self.plural();
        if WHOLE.iter().any(|w| w.as_bytes() == self.word) {
            return;
        }
        self.past();
        let n = self.word.len();
        if n > 2 && matches!(self.word[n - 1], b'y' | b'Y') && !is_vowel(self.word[n - 2]) {
            self.word[n - 1] = b'i';
        }
        self.replace(&SECOND);
        self.replace(&THIRD);
        self.strip();
        self.last();
    }

    /// Where the region begins that follows the first consonant after a vowel, from `at` on.
    fn region(&self, at: usize) -> usize {
        let pair = self.word.get(at..).and_then(|w| w.windows(2).position(|p| is_vowel(p[0]) && !is_vowel(p[1])));
        pair.map_or(self.word.len(), |i| at + i + 2)
    }

    fn ends(&self, ending: &str) -> bool {
        self.word.ends_with(ending.as_bytes())
    }

    fn cut(&mut self, letters: usize) {
        self.word.truncate(self.word.len() - letters);
    }

    /// Whether there is a vowel among all but the last so many letters.
    fn has_vowel_before(&self, letters: usize) -> bool {
        self.word[..self.word.len().saturating_sub(letters)].iter().any(|&b| is_vowel(b))
    }

    fn plural(&mut self) {
        if self.ends("sses") {
            self.cut(2);
        } else if self.ends("ied") || self.ends("ies") {
            self.cut(if self.word.len() > 4 { 2 } else { 1 });
        } else if self.ends("s") && !self.ends("us") && !self.ends("ss") && self.has_vowel_before(2) {
            self.cut(1);
        }
    }

    fn past(&mut self) {
        let ending = ["eedly", "ingly", "edly", "eed", "ing", "ed"].into_iter().find(|e| self.ends(e));
        let Some(ending) = ending else { return };
        let before = self.word.len() - ending.len();
        if ending.starts_with("eed") {
            if before >= self.first {
                self.word.truncate(before + 2);
            }
            return;
        }
        if !self.has_vowel_before(ending.len()) {
            return;
        }
        self.word.truncate(before);
        let doubled = match self.word.as_slice() {
            [.., a, b] => a == b && b"bdfgmnprt".contains(b),
            _ => false,
        };
        if doubled {
            self.cut(1);
        } else if ["at", "bl", "iz"].iter().any(|e| self.ends(e))
            || self.first >= self.word.len() && self.is_short(self.word.len())
        {
            self.word.push(b'e');
        }
    }

    /// Whether the first `len` letters end in a short syllable.
    fn is_short(&self, len: usize) -> bool {
        match &self.word[..len] {
            [a, b] => is_vowel(*a) && !is_vowel(*b),
            [.., a, b, c] => !is_vowel(*a) && is_vowel(*b) && !is_vowel(*c) && !matches!(c, b'w' | b'x' | b'Y'),
            _ => false,
        }
    }

    /// Replaces the longest ending that a list has.
    fn replace(&mut self, list: &[(&str, &str)]) {
        let Some((ending, new)) = list.iter().find(|(ending, _)| self.ends(ending)) else { return };
        let before = self.word.len() - ending.len();
        // Of “logi” only the end must stand in the region.
        let from = before + usize::from(*ending == "logi");
        let fits = match *ending {
            "li" => self.word[..before].last().is_some_and(|b| b"cdeghkmnrt".contains(b)),
            "ative" => before >= self.second,
            _ => true,
        };
        if from >= self.first && fits {
            self.word.truncate(before);
            self.word.extend_from_slice(new.as_bytes());
        }
    }

    fn strip(&mut self) {
        let Some(ending) = FOURTH.into_iter().find(|e| self.ends(e)) else { return };
        let before = self.word.len() - ending.len();
        let fits = ending != "ion" || matches!(self.word[..before].last(), Some(b's' | b't'));
        if before >= self.second && fits {
            self.word.truncate(before);
        }
    }

    fn last(&mut self) {
        let before = self.word.len() - 1;
        let goes = if self.ends("e") {
            before >= self.second || before >= self.first && !self.is_short(before)
        } else {
            self.ends("ll") && before >= self.second
        };
        if goes {
            self.cut(1);
        }
    }
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
        for (word, stem) in IRREGULAR {
            assert!(word.starts_with(&stem[..shared(stem)]), "{word}");
        }
    }
}
