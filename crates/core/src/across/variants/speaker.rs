//! Whether two articles name the same speaker.

use crate::corpus::Item;
use crate::hash::{SEED, fnv1a};
use crate::name::NameKind;
use crate::quote::Quote;
use crate::text::Span;

/// Who is quoted, as far as articles can be compared by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Speaker {
    /// A person by name, whose key is the family name.
    pub person: bool,
    /// Made of the last word of the name or of the description, in lower case.
    pub key: u64,
    /// Where the article names them, if it does.
    pub named: Option<Span>,
}

/// How two speakers go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Match {
    /// Two people.
    Different,
    /// Nothing speaks against it: one is not told, or is a body or somebody without a name.
    Possible,
    /// The same name.
    Same,
}

impl Speaker {
    /// Who is quoted in `item`, if it tells.
    pub fn of(item: &Item, quote: &Quote) -> Option<Self> {
        let speaker = quote.named_speaker()?;
        let name = speaker.name.and_then(|n| item.analysis.names.get(n as usize));
        let label = name.map_or(speaker.label.as_str(), |n| n.text.as_str());
        let key = number(&last_word(label)?);
        let named = name.and_then(|n| n.mentions.first().copied());
        Some(Self { person: name.is_some_and(|n| n.kind == NameKind::Person), key, named })
    }

    /// How two speakers go together.
    pub fn matches(one: Option<&Self>, other: Option<&Self>) -> Match {
        match (one, other) {
            (Some(a), Some(b)) if a.key == b.key => Match::Same,
            (Some(a), Some(b)) if a.person && b.person => Match::Different,
            _ => Match::Possible,
        }
    }
}

/// The last word of a name, without what follows family names: "Roe" of "John Roe Jr."
fn last_word(label: &str) -> Option<String> {
    let after = |word: &str| matches!(word, "jr" | "sr" | "ii" | "iii" | "iv");
    label
        .split(|c: char| c.is_whitespace() || c == ',')
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .rfind(|w| !w.is_empty() && !after(w))
}

/// A number made of a word's letters.
fn number(word: &str) -> u64 {
    fnv1a(SEED, word.bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(key: &str) -> Option<Speaker> {
        Some(Speaker { person: true, key: number(key), named: None })
    }

    #[test]
    fn two_people_are_two_speakers() {
        let office = Some(Speaker { person: false, key: number("office"), named: None });
        assert_eq!(Speaker::matches(person("roe").as_ref(), person("doe").as_ref()), Match::Different);
        assert_eq!(Speaker::matches(person("roe").as_ref(), person("roe").as_ref()), Match::Same);
        assert_eq!(Speaker::matches(person("roe").as_ref(), office.as_ref()), Match::Possible);
        assert_eq!(Speaker::matches(None, office.as_ref()), Match::Possible);
    }

    #[test]
    fn a_name_is_known_by_its_last_word() {
        assert_eq!(last_word("John Roe, Jr.").as_deref(), Some("roe"));
        assert_eq!(last_word("the White House").as_deref(), Some("house"));
        assert_eq!(last_word("…"), None);
    }
}
