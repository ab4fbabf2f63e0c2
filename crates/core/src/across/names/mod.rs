//! Names over all articles: one for each person, organisation and place, with all its mentions.
//!
//! Of each article a row is made (`local`): every form of a name (`read`, `groups`), with what the analysis of the article
//! knows, grouped under labels, short forms joined where the article leaves one choice (`short`). Rows with one label are one
//! name; a short form goes to the one bearer of its article, else to the one whose articles have most in common with it, else
//! to the only one there is, else to nobody (`link`). Kinds follow from what stands around the mentions (`evidence`).

mod collect;
mod common;
mod evidence;
mod form;
mod gazetteer;
mod groups;
mod link;
mod local;
mod mend;
mod name;
mod naming;
mod read;
mod row;
mod short;
mod sport;
mod words;

pub use name::{Kind, NameAcross};
pub use naming::{Naming, Value};

use crate::corpus::Item;
use row::Row;
use words::Words;

/// Merges the names of `items`, which are taken in `order`.
pub fn find(items: &[Item], order: &[u32]) -> Vec<NameAcross> {
    let mut words = Words::default();
    let items_in_order = order.iter().filter_map(|&n| items.get(n as usize).map(|item| (n, item)));
    let (numbers, mut rows): (Vec<u32>, Vec<Row>) =
        items_in_order.map(|(n, item)| (n, local::row(item, &mut |word| words.add(word)))).unzip();
    common::drop(&mut rows, &words);
    let labels = link::labels(&rows);
    let links = link::links(&rows, &labels, &words);
    let text = |article: u32| {
        let item = numbers.get(article as usize).and_then(|&n| items.get(n as usize));
        item.map_or("", |item| item.article.text.as_str())
    };
    collect::names(rows, &labels, &links, &numbers, &text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::across::{self, Place};
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
