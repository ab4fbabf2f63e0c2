//! What articles tell together, as far as lists show it: which names are one bearer's, which quotations are one saying, which
//! articles copy one text, and which tell one story.

use std::collections::BTreeSet;

use super::{Engine, ordinal};
use crate::index::Number;
use crate::view::{self, Card, Carried, CarriedForm};
use dateline_core::across::names::{self, Naming};
use dateline_core::across::shared::{self, Shared, SharedKind};
use dateline_core::across::{self, stories, variants};
use dateline_core::corpus::Item;

/// Words of a corpus up to which the articles are related where somebody waits for it: some thousand articles.
const AT_ONCE: u64 = 1 << 20;

impl Engine {
    /// Relates the articles of a corpus that is small enough to wait for it. In a larger one nothing is said to be carried by
    /// several, and each spelling of a name is a value of its own.
    pub fn relate_if_small(&mut self) {
        let words: u64 = (0..self.library.len() as u32).map(|n| u64::from(self.doc_values.text.length(n))).sum();
        if words <= AT_ONCE {
            self.relate();
        }
    }

    /// Finds what the articles tell together. The work is in proportion to the whole corpus, whose articles must all be at
    /// hand; it is for when nothing more is added.
    pub fn relate(&mut self) {
        let Some(items) = self.all_items() else { return };
        let order = across::canonical(&items);
        self.doc_values.quotes.iter_mut().for_each(|row| row.saying = Number::NONE);
        self.doc_values.articles.iter_mut().for_each(|record| record.story = None);
        for (saying, found) in (0u32..).zip(variants::find(&items, &order)) {
            for variant in found.variants {
                let (article, span) = (variant.place.article, variant.place.span);
                let from = self.doc_values.quotes_of(article).0;
                let quotes = &items[article as usize].analysis.quotes;
                let row = quotes.iter().position(|quote| quote.span == span).map(|at| from as usize + at);
                if let Some(row) = row.and_then(|row| self.doc_values.quotes.get_mut(row))
                    && row.saying.get().is_none()
                {
                    row.saying = Some(saying).into();
                }
            }
        }
        let day = |n: u32| self.doc_values.articles[n as usize].published.map_or(u64::MAX, |p| ordinal(p.1));
        let copy_of = copies(&shared::find(&items, &order), items.len(), &day);
        for (record, copy_of) in self.doc_values.articles.iter_mut().zip(copy_of) {
            record.copy_of = copy_of;
        }
        for story in stories::find(&items, &order) {
            let first = story.articles.iter().min().copied();
            for article in story.articles {
                self.doc_values.articles[article as usize].story = first;
            }
        }
        let naming = Naming::new(&items, &names::find(&items, &order));
        self.doc_values.call(&items, &naming, &self.corrections.read().log.names);
        self.naming = Some(naming);
        self.arrange();
    }

    /// All articles, if they are at hand.
    pub(super) fn all_items(&self) -> Option<Vec<Item>> {
        (0..self.library.len() as u32).map(|n| Some((*self.library.item(n)?).clone())).collect()
    }

    /// What a card says of the other articles that carry its saying: their outlets, days and kinds by the doc values. The words
    /// of the first of them are told if their articles are at hand; none is fetched for that.
    pub(super) fn carried(&self, row: u32, card: &Card) -> Option<Carried> {
        let saying = self.doc_values.quotes[row as usize].saying.get()?;
        let number = |row: &u32| self.doc_values.quotes[*row as usize].saying.get();
        let from = self.by_saying.partition_point(|row| number(row) < Some(saying));
        let own = self.form(row, Some(card));
        // One article may hold a saying twice; it is one carrier.
        let mut articles = BTreeSet::from([self.doc_values.quotes[row as usize].item]);
        let mut others: Vec<CarriedForm<'_>> = Vec::new();
        for &other in self.by_saying[from..].iter().take_while(|row| number(row) == Some(saying)) {
            let item = self.doc_values.quotes[other as usize].item;
            if articles.insert(item) {
                let is_shown = others.len() < view::FORMS && self.library.is_loaded(item);
                let card = if is_shown { self.card(other) } else { None };
                others.push(self.form(other, card.as_ref()));
            }
        }
        (!others.is_empty()).then(|| view::carried(&own, &others))
    }

    pub(super) fn card(&self, row: u32) -> Option<Card> {
        let item = self.doc_values.quotes[row as usize].item;
        let shown = self.shown(item, &[])?;
        let fact = row - self.doc_values.quotes_of(item).0;
        Some(shown.show().card(shown.item.analysis.quotes.get(fact as usize)?))
    }

    /// A quotation as a form of its saying, with its words and id if its card is at hand.
    fn form(&self, row: u32, card: Option<&Card>) -> CarriedForm<'_> {
        let quote = &self.doc_values.quotes[row as usize];
        let article = &self.doc_values.articles[quote.item as usize];
        let outlet = article.outlet.or(article.agency).map(|n| self.doc_values.outlets.shown(n));
        let words = card.map(|card| card.quote.iter().map(|run| run.text.as_str()).collect());
        let fact = card.map(|card| card.id.clone());
        CarriedForm { article, by: outlet.unwrap_or(&article.title), kind: quote.kind, fact, words }
    }
}

/// For each of `count` articles the earliest article, by number, of those that have one text: articles that copy each other, or a
/// third. `day` tells when an article was published, as a number that grows.
fn copies(shared: &[Shared], count: usize, day: &dyn Fn(u32) -> u64) -> Vec<Option<u32>> {
    let mut first: Vec<u32> = (0..count as u32).collect();
    fn root(first: &mut [u32], mut n: u32) -> u32 {
        while first[n as usize] != n {
            first[n as usize] = first[first[n as usize] as usize];
            n = first[n as usize];
        }
        n
    }
    let mut is_copy = vec![false; count];
    for pair in shared.iter().filter(|pair| pair.kind == SharedKind::Copy) {
        let (a, b) = (root(&mut first, pair.a), root(&mut first, pair.b));
        let (earlier, later) = if (day(a), a) <= (day(b), b) { (a, b) } else { (b, a) };
        first[later as usize] = earlier;
        is_copy[pair.a as usize] = true;
        is_copy[pair.b as usize] = true;
    }
    (0..count as u32).map(|n| is_copy[n as usize].then(|| root(&mut first, n))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_copies_are_of_one_text() {
        let pair = |a, b, kind| Shared { a, b, kind, passages: Vec::new() };
        let shared = [pair(4, 1, SharedKind::Copy), pair(2, 4, SharedKind::Copy), pair(0, 3, SharedKind::Quotation)];
        let day = |days: [u64; 5]| move |n: u32| days[n as usize];
        assert_eq!(copies(&shared, 5, &day([0; 5])), [None, Some(1), Some(1), None, Some(1)]);
        // The earliest stands for all.
        assert_eq!(copies(&shared, 5, &day([0, 3, 2, 0, 1])), [None, Some(4), Some(4), None, Some(4)]);
        assert_eq!(copies(&[], 1, &|_| 0), [None]);
    }
}
