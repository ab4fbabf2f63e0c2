//! Names over all articles: one for each person, organisation and place, with all its mentions.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Place;
use crate::corpus::{Item, finding_id};
use crate::name::NameKind;

/// What a name over articles stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A person.
    Person,
    /// A body that can act: a party, a company, a team.
    Organisation,
    /// A country, a city, a river.
    Place,
    /// Anything else that has a name: an event, a law, a product.
    Other,
}

impl From<NameKind> for Kind {
    fn from(kind: NameKind) -> Self {
        match kind {
            NameKind::Person => Self::Person,
            NameKind::Organisation => Self::Organisation,
            NameKind::Place => Self::Place,
        }
    }
}

/// One name with all its mentions in all articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameAcross {
    /// Derived from its kind and text.
    pub id: String,
    /// What it stands for.
    pub kind: Kind,
    /// The form it is shown under.
    pub name: String,
    /// Other forms that articles use, in order.
    pub aliases: Vec<String>,
    /// Every mention, by article in canonical order, then by place.
    pub mentions: Vec<Place>,
}

/// Merges the names of `items`, which are taken in `order`: those of one kind and spelling are one.
pub fn find(items: &[Item], order: &[u32]) -> Vec<NameAcross> {
    let mut merged: BTreeMap<(Kind, &str), Vec<Place>> = BTreeMap::new();
    for &n in order {
        let Some(item) = items.get(n as usize) else { continue };
        for name in &item.analysis.names {
            let places = merged.entry((name.kind.into(), name.text.as_str())).or_default();
            let first = places.len();
            places.extend(name.mentions.iter().map(|&span| Place { article: n, span }));
            places[first..].sort();
        }
    }
    let name = |((kind, text), mentions): ((Kind, &str), Vec<Place>)| NameAcross {
        id: finding_id("n", &[&format!("{kind:?}"), text]),
        kind,
        name: text.to_owned(),
        aliases: Vec::new(),
        mentions,
    };
    let mut names: Vec<NameAcross> = merged.into_iter().map(name).collect();
    names.sort_by(|a, b| a.id.cmp(&b.id));
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::across;
    use crate::article::{self, Metadata};
    use crate::corpus::Corpus;

    fn corpus(texts: &[&str]) -> Corpus {
        let article = |(i, text): (usize, &&str)| article::parse(&format!("a{i}"), text, Metadata::default());
        Corpus::new("test", texts.iter().enumerate().map(article).collect())
    }

    #[test]
    fn names_of_one_spelling_are_one_and_keep_each_mention() {
        let corpus =
            corpus(&["Jane Roe spoke in Oslo on Monday.", "“It is shut,” said Jane Roe. Roe left.", "Oslo waits."]);
        let names = across::find(&corpus.items).names;
        let shown = |name: &NameAcross| {
            let places = name.mentions.iter().map(|p| {
                let item = &corpus.items[p.article as usize];
                format!("{} {}", item.article.id, p.span.of(&item.article.text))
            });
            let mut places: Vec<String> = places.collect();
            places.sort();
            (name.name.clone(), name.kind, places.join(", "))
        };
        let mut all: Vec<_> = names.iter().map(shown).collect();
        all.sort();
        assert_eq!(
            all,
            [
                ("Jane Roe".to_owned(), Kind::Person, "a0 Jane Roe, a1 Jane Roe, a1 Roe".to_owned()),
                ("Oslo".to_owned(), Kind::Place, "a0 Oslo, a2 Oslo".to_owned()),
            ]
        );
    }

    #[test]
    fn the_order_of_articles_changes_nothing() {
        let texts = ["Jane Roe spoke in Oslo.", "John Doe met Jane Roe in Bergen.", "John Doe of Bergen left Norway."];
        let told = |order: [usize; 3]| {
            let corpus = corpus(&order.map(|i| texts[i]));
            let names = across::find(&corpus.items).names;
            let place = |p: &Place| (corpus.items[p.article as usize].id.clone(), p.span);
            let name =
                |n: &NameAcross| (n.id.clone(), n.name.clone(), n.mentions.iter().map(place).collect::<Vec<_>>());
            names.iter().map(name).collect::<Vec<_>>()
        };
        assert!(told([0, 1, 2]).len() > 3);
        assert_eq!(told([0, 1, 2]), told([2, 0, 1]));
        assert_eq!(told([0, 1, 2]), told([1, 2, 0]));
    }
}
