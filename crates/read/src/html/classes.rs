//! What a page's designer calls an element: kinds of furniture told by classes, ids and test ids (`classes.txt`).

use std::sync::LazyLock;

use dom_query::{Document, NodeId, NodeRef};
use foldhash::HashMap;

/// A kind of element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Caption,
    Comments,
    Related,
    Newsletter,
    Share,
    Author,
    Stamp,
    Topics,
    Advert,
    Navigation,
    Notice,
    Media,
    Hidden,
    Pull,
    Standfirst,
    Body,
}

const NAMES: &[(&str, Kind)] = &[
    ("caption", Kind::Caption),
    ("comments", Kind::Comments),
    ("related", Kind::Related),
    ("newsletter", Kind::Newsletter),
    ("share", Kind::Share),
    ("author", Kind::Author),
    ("stamp", Kind::Stamp),
    ("topics", Kind::Topics),
    ("advert", Kind::Advert),
    ("navigation", Kind::Navigation),
    ("notice", Kind::Notice),
    ("media", Kind::Media),
    ("hidden", Kind::Hidden),
    ("pull", Kind::Pull),
    ("standfirst", Kind::Standfirst),
    ("body", Kind::Body),
];

/// A set of kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds(u32);

impl Kinds {
    pub(super) fn has(self, kind: Kind) -> bool {
        self.0 & 1 << kind as u32 != 0
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The kinds that one class tells, by the whole of it or by a part.
    fn of_name(name: &str) -> Self {
        Self::of_words(name, false)
    }

    /// The kinds that an id tells, by the whole of it. Programs make ids of a heading's words, which are the article's.
    fn of_id(id: &str) -> Self {
        Self::of_words(id, true)
    }

    fn of_words(name: &str, whole: bool) -> Self {
        // Longer ones are made by machines and tell nothing.
        if name.len() > 80 {
            return Self::default();
        }
        let words = words(name);
        let words: Vec<&str> = words.split('-').collect();
        // `no-sidebar`, `has-comments`: of the page, not of the element.
        if words
            .first()
            .is_some_and(|word| matches!(*word, "no" | "not" | "has" | "with" | "without" | "js" | "single" | "layout"))
        {
            return Self::default();
        }
        let mut kinds = Self::default();
        for (at, word) in words.iter().enumerate() {
            for known in TABLE.get(word).into_iter().flatten() {
                let there = words[at..].starts_with(&known.words);
                let place = if whole { Place::Whole } else { known.place };
                let fits = match place {
                    Place::Any => true,
                    Place::End => {
                        let other = at.checked_sub(1).is_some_and(|before| OTHERS.contains(&words[before]));
                        at + known.words.len() == words.len() && !other
                    }
                    Place::Whole => known.words.len() == words.len(),
                };
                if there && fits {
                    kinds.0 |= 1 << known.kind as u32;
                }
            }
        }
        kinds
    }
}

/// The kinds of all elements of a page. Classes come again and again, so that each is looked at once.
#[derive(Default)]
pub(super) struct Classes {
    of: HashMap<NodeId, Kinds>,
}

impl Classes {
    pub(super) fn of_page(page: &Document) -> Self {
        let mut names: HashMap<String, Kinds> = HashMap::default();
        let mut classes = Self::default();
        for node in page.root().descendants_it() {
            let Some(element) = node.element_ref() else { continue };
            let mut kinds = Kinds::default();
            let is_anchor = is_anchor(&element.name.local);
            for attribute in &element.attrs {
                let name = &*attribute.name.local;
                if name == "id" && !is_anchor {
                    kinds = kinds.and(Kinds::of_id(&attribute.value));
                } else if matches!(name, "class" | "data-testid" | "data-component" | "data-module") {
                    for name in attribute.value.split_ascii_whitespace().take(40) {
                        let known = names.get(name).copied();
                        kinds = kinds.and(
                            known.unwrap_or_else(|| *names.entry(name.to_owned()).or_insert(Kinds::of_name(name))),
                        );
                    }
                }
            }
            if kinds != Kinds::default() {
                classes.of.insert(node.id, kinds);
            }
        }
        classes
    }

    /// The kinds of an element; none of one that was not in the page.
    pub(super) fn of(&self, node: &NodeRef<'_>) -> Kinds {
        self.of.get(&node.id).copied().unwrap_or_default()
    }
}

/// Whether the ids of such elements are places that links lead to, named after the element's own words.
pub(super) fn is_anchor(name: &str) -> bool {
    matches!(
        name,
        "h1" | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "p"
            | "li"
            | "dt"
            | "dd"
            | "td"
            | "th"
            | "tr"
            | "blockquote"
            | "a"
            | "span"
    )
}

/// A class as words with `-` between them, small, none of them empty: `imageCaption`, `image__caption` and `image-caption` are
/// the same.
fn words(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    let mut lower = false;
    for c in name.chars() {
        if c.is_ascii_uppercase() && lower {
            words.push('-');
        }
        lower = c.is_ascii_lowercase() || c.is_ascii_digit();
        if c.is_ascii_alphanumeric() {
            words.push(c.to_ascii_lowercase());
        } else if !words.is_empty() && !words.ends_with('-') {
            words.push('-');
        }
    }
    words.truncate(words.trim_end_matches('-').len());
    words
}

struct Known {
    words: Vec<&'static str>,
    place: Place,
    kind: Kind,
}

/// Words before the last word of a class that make it something else: `event-date`, `market-share`.
const OTHERS: &[&str] = &["event", "birth", "start", "end", "due", "expiry", "market"];

/// Where in a class a name must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Any,
    End,
    Whole,
}

static TABLE: LazyLock<HashMap<&'static str, Vec<Known>>> = LazyLock::new(|| {
    let mut table: HashMap<&'static str, Vec<Known>> = HashMap::default();
    for line in include_str!("classes.txt").lines().filter(|line| !line.starts_with('#')) {
        let Some((name, patterns)) = line.split_once(':') else { continue };
        let Some((_, kind)) = NAMES.iter().find(|(known, _)| *known == name) else { continue };
        for pattern in patterns.split_ascii_whitespace() {
            let place = match pattern.bytes().next() {
                Some(b'=') => Place::Whole,
                Some(b'-') => Place::End,
                _ => Place::Any,
            };
            let words: Vec<&str> = pattern.trim_start_matches(['=', '-']).split('-').collect();
            let known = Known { place, kind: *kind, words };
            table.entry(known.words[0]).or_default().push(known);
        }
    }
    table
});

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(name: &str) -> Vec<Kind> {
        let kinds = Kinds::of_name(name);
        NAMES.iter().map(|(_, kind)| *kind).filter(|kind| kinds.has(*kind)).collect()
    }

    #[test]
    fn names_are_compared_as_runs_of_words() {
        for name in ["wp-caption-text", "imageCaption", "photo__caption", "Caption"] {
            assert_eq!(kinds(name), [Kind::Caption], "{name}");
        }
        assert_eq!(kinds("c-read-more"), [Kind::Related]);
        assert_eq!(kinds("captions-of-industry"), []);
        assert_eq!(kinds("hero__date"), [Kind::Stamp]);
    }

    #[test]
    fn a_whole_name_is_more_than_a_part_of_one() {
        assert_eq!(kinds("ad"), [Kind::Advert]);
        assert_eq!(kinds("ad-free-article"), []);
    }

    #[test]
    fn an_id_is_compared_as_a_whole() {
        let has = |id: &str, kind| Kinds::of_id(id).has(kind);
        assert!(has("comments", Kind::Comments) && has("related-articles", Kind::Related));
        assert!(!has("comments-by-the-minister", Kind::Comments) && !has("related-deaths-rise", Kind::Related));
    }

    #[test]
    fn what_a_page_has_or_has_not_is_no_kind_of_its_element() {
        assert_eq!(kinds("no-sidebar"), []);
        assert_eq!(kinds("has-comments"), []);
    }

    #[test]
    fn words_that_articles_use_are_whole_names() {
        for name in [
            "public-date-night",
            "event-date",
            "market-share",
            "popular-vote",
            "social-care",
            "commercial-fishing",
            "share-prices",
            "hot-topics-debate",
        ] {
            assert_eq!(kinds(name), [], "{name}");
        }
    }

    #[test]
    fn every_line_of_the_table_has_a_kind() {
        for line in include_str!("classes.txt").lines().filter(|line| !line.starts_with('#')) {
            let name = line.split(':').next().unwrap_or_default();
            assert!(NAMES.iter().any(|(known, _)| *known == name), "{line}");
        }
    }
}
