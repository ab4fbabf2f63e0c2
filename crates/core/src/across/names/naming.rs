//! What lists and filters call the names of each article, so that one person with two spellings is one value.

use std::collections::{BTreeMap, BTreeSet};

use super::name::{Kind, NameAcross};
use crate::across::place::Place;
use crate::corpus::Item;
use crate::name::{Name, NameKind};
use crate::text::Span;

/// A name that articles call differently, or take for something else than all of them together tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// What it stands for.
    pub kind: NameKind,
    /// The form it is shown under.
    pub shown: String,
    /// The other forms that the analyses of the articles have, in order.
    pub aliases: Vec<String>,
}

/// What the names of each article are called over all articles.
#[derive(Clone, Debug, Default)]
pub struct Naming {
    values: Vec<Value>,
    /// For each item and each name of its analysis.
    of: Vec<Vec<Option<u32>>>,
}

impl Naming {
    /// Looks up each name that an analysis has among the names over articles, by its mentions.
    ///
    /// A false value would put one person's words under another's name. So a short form of a person follows its article, while
    /// that of a body or a place, which articles leave to be guessed ("the Senate"), must mean one bearer wherever it stands.
    pub fn new(items: &[Item], names: &[NameAcross]) -> Self {
        let mut of = bearers(items, names);
        let analysed = || items.iter().flat_map(|item| &item.analysis.names);
        let mut meant: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
        for (name, bearer) in analysed().zip(of.iter().flatten()).filter(|(name, _)| name.kind != NameKind::Person) {
            meant.entry(&name.text).or_default().extend(bearer);
        }
        for (name, bearer) in analysed().zip(of.iter_mut().flatten()).filter(|(name, _)| name.kind != NameKind::Person)
        {
            let bearers = meant.get(name.text.as_str());
            *bearer = bearers.filter(|bearers| bearers.len() == 1).and_then(|bearers| bearers.first().copied());
        }
        // The texts under which the analyses know each, and how often as what.
        let mut known: BTreeMap<u32, (BTreeSet<&str>, BTreeMap<NameKind, u32>)> = BTreeMap::new();
        for (name, bearer) in analysed().zip(of.iter().flatten()) {
            if let Some(bearer) = bearer {
                let (texts, kinds) = known.entry(*bearer).or_default();
                texts.insert(&name.text);
                *kinds.entry(name.kind).or_default() += 1;
            }
        }
        let mut values = Vec::new();
        let mut number: BTreeMap<u32, u32> = BTreeMap::new();
        for (bearer, (texts, kinds)) in known {
            if texts.len() == 1 && kinds.len() == 1 {
                continue;
            }
            let name = &names[bearer as usize];
            let commonest = kinds.iter().max_by_key(|(kind, count)| (**count, std::cmp::Reverse(**kind))).map(|k| *k.0);
            let kind = kind_of(name.kind).filter(|kind| kinds.contains_key(kind)).or(commonest);
            let shown = match texts.first() {
                Some(only) if texts.len() == 1 => (*only).to_owned(),
                _ => name.name.clone(),
            };
            let aliases = texts.into_iter().filter(|text| **text != shown).map(str::to_owned).collect();
            number.insert(bearer, values.len() as u32);
            values.push(Value { kind: kind.unwrap_or(NameKind::Organisation), shown, aliases });
        }
        for bearer in of.iter_mut().flatten() {
            *bearer = bearer.and_then(|bearer| number.get(&bearer).copied());
        }
        Self { values, of }
    }

    /// What names are called that articles call differently.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// The number of the value that a name of an item's analysis is; nothing if it is called as the article calls it.
    pub fn value(&self, item: usize, name: usize) -> Option<u32> {
        self.of.get(item)?.get(name).copied().flatten()
    }
}

/// The kind among those that lists have.
fn kind_of(kind: Kind) -> Option<NameKind> {
    match kind {
        Kind::Person => Some(NameKind::Person),
        Kind::Organisation => Some(NameKind::Organisation),
        Kind::Place => Some(NameKind::Place),
        Kind::Other => None,
    }
}

/// For each name of each item's analysis the number of the name over articles that has most of its mentions.
fn bearers(items: &[Item], names: &[NameAcross]) -> Vec<Vec<Option<u32>>> {
    let mut mentions: Vec<Vec<(Span, u32)>> = vec![Vec::new(); items.len()];
    for (number, name) in (0u32..).zip(names) {
        for Place { article, span } in &name.mentions {
            if let Some(of) = mentions.get_mut(*article as usize) {
                of.push((*span, number));
            }
        }
    }
    mentions.iter_mut().for_each(|of| of.sort());
    let of_item = |(item, mentions): (&Item, &Vec<(Span, u32)>)| {
        let of_name = |name: &Name| bearer(name, &item.article.text, mentions, names);
        item.analysis.names.iter().map(of_name).collect()
    };
    items.iter().zip(&mentions).map(of_item).collect()
}

/// A name over articles that begins more bytes than this before a mention does not hold it.
const REACH: u32 = 200;

/// The name over articles that has most of the mentions of `name` in its fullest form; of equals the first. A person is no
/// body and no place. Of a person's mention the end counts, since an office may stand before it; a body and a place are
/// what they are as a whole ("the Ruritanian Post" is not Ruritania).
fn bearer(name: &Name, text: &str, mentions: &[(Span, u32)], names: &[NameAcross]) -> Option<u32> {
    let is_person = name.kind == NameKind::Person;
    let is_full = |mention: &&Span| mention.of(text) == name.text;
    let any_full = name.mentions.iter().any(|mention| is_full(&mention));
    let mut votes: BTreeMap<u32, u32> = BTreeMap::new();
    for mention in name.mentions.iter().filter(|mention| !any_full || is_full(mention)) {
        let from = mentions.partition_point(|m| m.0.start + REACH < mention.start);
        let near = mentions[from..].iter().take_while(|m| m.0.start < mention.end);
        let fits = |m: &&(Span, u32)| {
            let same = if is_person { m.0.overlaps(*mention) && m.0.end == mention.end } else { m.0 == *mention };
            same && (names[m.1 as usize].kind == Kind::Person) == is_person
        };
        if let Some((_, number)) = near.filter(fits).max_by_key(|m| (m.0.len(), std::cmp::Reverse(m.1))) {
            *votes.entry(*number).or_default() += 1;
        }
    }
    votes.into_iter().max_by_key(|&(number, votes)| (votes, std::cmp::Reverse(number))).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::across;
    use crate::article::{self, Metadata};
    use crate::corpus::Corpus;

    fn told(texts: &[&str]) -> Vec<(String, String, Option<Value>)> {
        let article = |(i, text): (usize, &&str)| article::parse(&format!("a{i}"), text, Metadata::default());
        let corpus = Corpus::new("test", texts.iter().enumerate().map(article).collect());
        let names = across::names::find(&corpus.items, &across::canonical(&corpus.items));
        let naming = Naming::new(&corpus.items, &names);
        let mut told = Vec::new();
        for (i, item) in corpus.items.iter().enumerate() {
            for (n, name) in item.analysis.names.iter().enumerate() {
                told.push((
                    item.article.id.clone(),
                    name.text.clone(),
                    naming.value(i, n).map(|v| naming.values()[v as usize].clone()),
                ));
            }
        }
        told.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
        told
    }

    #[test]
    fn spellings_of_one_person_are_one_value() {
        let told = told(&[
            "President Jane Marie-roe spoke in Oslo on Monday. “It is shut,” Marie-roe said.",
            "“We wait,” said Jane Marie-Roe, the president, in Oslo.",
        ]);
        let roe: Vec<_> = told.iter().filter(|t| t.1.to_lowercase().contains("roe")).collect();
        assert_eq!(roe.len(), 2, "{told:?}");
        let value = roe[0].2.as_ref().expect("a value");
        assert_eq!(roe[1].2.as_ref(), Some(value));
        assert_eq!((value.kind, value.aliases.len()), (NameKind::Person, 1), "{value:?}");
    }

    #[test]
    fn a_short_form_of_several_bodies_is_none_of_them() {
        let told = told(&[
            "The Ruritanian Judiciary Committee met. “It is shut,” said Jane Roe. The Judiciary Committee waits.",
            "The Syldavian Judiciary Committee met. “It is open,” said John Doe. The Judiciary Committee waits.",
            "The World Health Organization (WHO) met in Oslo.",
            "“We wait,” a statement of the WHO said.",
        ]);
        let value = |text: &str| told.iter().filter(|t| t.1 == text).map(|t| t.2.clone()).next_back().flatten();
        assert_eq!(value("Judiciary Committee"), None, "{told:?}");
        assert_eq!(value("WHO"), value("World Health Organization"), "{told:?}");
        assert!(value("WHO").is_some(), "{told:?}");
    }

    #[test]
    fn what_all_call_alike_is_left_alone() {
        let told = told(&["“It is shut,” Jane Roe said in Oslo.", "“We wait,” John Doe said in Oslo."]);
        assert!(told.len() >= 4 && told.iter().all(|t| t.2.is_none()), "{told:?}");
    }
}
