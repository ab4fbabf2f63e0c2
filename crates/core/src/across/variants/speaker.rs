//! Whether two articles name the same speaker.

use crate::across::tail::is_tail;
use crate::analysis::Analysis;
use crate::corpus::Item;
use crate::hash::{SEED, fnv1a};
use crate::name::NameKind;
use crate::quote::Quote;
use crate::text::{Span, one_slip};

/// Who is quoted, as far as articles can be compared by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// A person by name.
    pub person: bool,
    /// The words of the name or of the description, in lower case, without what follows family names.
    words: Vec<String>,
    /// What follows the family name: "jr".
    tail: Option<String>,
    /// Made of the last of the words, a person's family name: speakers with another one are not held against each other.
    pub key: u64,
    /// Where the article names them, if it does.
    pub named: Option<Span>,
}

/// How two speakers go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// Two people.
    Different,
    /// Nothing speaks against it: one is not told, or is a body or somebody without a name.
    Possible,
    /// One person, as far as names tell: the family names are equal and the given names agree. Or one description.
    Same,
}

impl Speaker {
    /// Who is quoted in `item`, if it tells.
    pub fn of(item: &Item, quote: &Quote) -> Option<Self> {
        Self::in_analysis(&item.analysis, quote)
    }

    /// Who is quoted in the article of this analysis, if it tells.
    pub fn in_analysis(analysis: &Analysis, quote: &Quote) -> Option<Self> {
        let speaker = quote.named_speaker()?;
        let name = speaker.name.and_then(|n| analysis.names.get(n as usize));
        let label = name.map_or(speaker.label.as_str(), |n| n.text.as_str());
        let named = name.and_then(|n| n.mentions.first().copied());
        Self::named(label, name.is_some_and(|n| n.kind == NameKind::Person), named)
    }

    fn named(label: &str, person: bool, named: Option<Span>) -> Option<Self> {
        let mut words = words(label);
        let tail = if words.len() > 1 { words.pop_if(|word| is_tail(word)) } else { None };
        let key = fnv1a(SEED, words.last()?.bytes());
        Some(Self { person, words, tail, key, named })
    }

    /// How two speakers go together.
    pub fn matches(one: Option<&Self>, other: Option<&Self>) -> Match {
        let (Some(a), Some(b)) = (one, other) else { return Match::Possible };
        let people = a.person && b.person;
        match a.key == b.key {
            true if a.words == b.words && a.tail == b.tail => Match::Same,
            true if people && tails_differ(a, b) => Match::Different,
            // "John Roe" may be the father of "John Roe Jr."
            true if people && a.tail != b.tail => given_names(a, b).min(Match::Possible),
            true if people => given_names(a, b),
            // Family names come first in some languages, and articles turn them round.
            false if people && (is_within(&a.words, &b.words) || is_within(&b.words, &a.words)) => Match::Possible,
            // One name of another script is spelt in several ways.
            false if people && family_names_are_alike(a, b) => given_names(a, b).min(Match::Possible),
            // "Roe" may be no person for an article that never tells more.
            true if a.words.len().min(b.words.len()) == 1 && (a.person || b.person) => Match::Same,
            false if people => Match::Different,
            _ => Match::Possible,
        }
    }
}

/// How the given names of two people of one family name go together: nobody's are told, or one is the other's whole at any
/// place, or short for it or its initial at its own place. A middle initial leaves a doubt whose first name it is.
fn given_names(a: &Speaker, b: &Speaker) -> Match {
    fn given(s: &Speaker) -> &[String] {
        s.words.split_last().map_or(&[], |(_, given)| given)
    }
    let (a, b) = (given(a), given(b));
    let is_short_for = |x: &String, y: &String| {
        let (short, long) = if x.len() < y.len() { (x, y) } else { (y, x) };
        matches!(short.chars().count(), 1 | 3..) && long.starts_with(short.as_str())
    };
    if a.is_empty() || b.is_empty() || a.iter().any(|word| b.contains(word)) {
        return Match::Same;
    }
    let at_its_place = a.iter().zip(b).any(|(x, y)| is_short_for(x, y));
    let anywhere = a.iter().any(|x| b.iter().any(|y| is_short_for(x, y)));
    match (at_its_place, anywhere) {
        (true, _) => Match::Same,
        (false, true) => Match::Possible,
        (false, false) => Match::Different,
    }
}

/// Whether two long family names differ by one slip.
fn family_names_are_alike(a: &Speaker, b: &Speaker) -> bool {
    const LONG: usize = 6;
    let long = |word: &String| word.chars().count() >= LONG;
    a.words.last().zip(b.words.last()).is_some_and(|(a, b)| long(a) && long(b) && one_slip(a, b))
}

/// Whether all of `some` are among `all`.
fn is_within(some: &[String], all: &[String]) -> bool {
    some.iter().all(|word| all.contains(word))
}

fn tails_differ(a: &Speaker, b: &Speaker) -> bool {
    a.tail.as_ref().zip(b.tail.as_ref()).is_some_and(|(a, b)| a != b)
}

/// The words of a label in lower case, without an article before them.
fn words(label: &str) -> Vec<String> {
    let plain = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('’', "'");
    let words = label.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-' | '‐' | '‑'));
    let words = words.map(plain).filter(|w| !w.is_empty());
    words.skip_while(|w| matches!(w.as_str(), "the" | "a" | "an")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(a: &str, b: &str) -> Match {
        let person =
            |label: &str| Speaker::named(label, label.split(' ').all(|w| w.starts_with(char::is_uppercase)), None);
        Speaker::matches(person(a).as_ref(), person(b).as_ref())
    }

    #[test]
    fn two_people_are_two_speakers() {
        assert_eq!(matches("Jane Roe", "John Doe"), Match::Different);
        assert_eq!(matches("Jane Roe", "John Roe"), Match::Different);
        assert_eq!(matches("John Roe Jr.", "John Roe, Sr."), Match::Different);
        assert_eq!(matches("Roe", "office"), Match::Possible);
        assert_eq!(matches("", "office"), Match::Possible);
    }

    #[test]
    fn one_person_has_longer_and_shorter_names() {
        for other in ["Roe", "J. Roe", "J.A. Roe", "Jane Ann Roe"] {
            assert_eq!(matches("Jane A. Roe", other), Match::Same, "{other}");
        }
    }

    #[test]
    fn one_name_is_written_in_several_ways() {
        for (a, b) in [("Kim Jong-un", "Kim Jong Un"), ("Ann O’Neill", "Ann O'Neill")] {
            assert_eq!(matches(a, b), Match::Same, "{a}, {b}");
        }
        for (a, b) in [
            ("Kishida Fumio", "Fumio Kishida"),
            ("Yoon", "Yoon Suk Yeol"),
            ("Zelensky", "Zelenskiy"),
            ("Ivan Petrov", "Ivan Petrow"),
        ] {
            assert_eq!(matches(a, b), Match::Possible, "{a}, {b}");
        }
        assert_eq!(matches("Jane Bell", "Jane Hill"), Match::Different);
        assert_eq!(matches("Jane Poe-Roe", "John Roe"), Match::Different);
        assert_eq!(matches("John Hansen", "Mary Hanson"), Match::Different);
    }

    #[test]
    fn descriptions_are_the_same_if_all_their_words_are() {
        assert_eq!(matches("the harbour board", "harbour board"), Match::Same);
        assert_eq!(matches("the harbour board", "the bridge board"), Match::Possible);
        assert_eq!(matches("foreign ministry of Ruritania", "defence ministry of Ruritania"), Match::Possible);
    }
}
