//! Gives everything that matches a query, whole, to be taken away; lists for readers come in windows and cut long sentences.
//!
//! Only the command line asks: each answer is as long as what it is made of.

use std::collections::BTreeMap;

use super::Engine;
use crate::export::citation::Reference;
use crate::export::records::{ArticleRecord, NameRecord};
use crate::query::Query;
use crate::view::{ArticleSource, Card, Entry, Tab};
use dateline_core::calendar::Day;
use dateline_core::corpus::Item;
use dateline_core::name::NameKind;
use dateline_core::quote::SourceKind;

/// Leaves the place of the headline empty if the article has none: lists show the name of its file there, which nobody cites.
fn keep_headline(source: &mut ArticleSource, item: &Item) {
    if item.article.title().trim().is_empty() {
        source.title.clear();
    }
}

impl Engine {
    /// All statements that match, in the order of the list, each with its whole sentence.
    pub fn whole_statements(&self, query: &Query) -> Vec<Card> {
        let found = self.found(Tab::Quotes, &self.matcher(query)).into_iter();
        let card = |q: u32| {
            let row = &self.doc_values.quotes[q as usize];
            let shown = self.shown(row.item, &[])?;
            let fact = q - self.doc_values.quotes_of(row.item).0;
            let mut card = shown.show().whole_card(shown.item.analysis.quotes.get(fact as usize)?);
            card.carried = self.carried(q, &card);
            keep_headline(&mut card.source, &shown.item);
            Some(card)
        };
        found.filter_map(card).collect()
    }

    /// All entries of the timeline that match, in their order, each with its whole sentence.
    pub fn whole_events(&self, query: &Query) -> Vec<Entry> {
        let found = self.found(Tab::Timeline, &self.matcher(query)).into_iter();
        let entry = |m: u32| {
            let row = &self.doc_values.entries[m as usize];
            let shown = self.shown(row.item, &[])?;
            let mut entry = shown.show().whole_entry(shown.item.times.get(row.fact as usize)?);
            keep_headline(&mut entry.source, &shown.item);
            entry.others = self.others(m).into_iter().filter_map(|other| self.telling(other)).collect();
            Some(entry)
        };
        found.filter_map(entry).collect()
    }

    /// All articles that match, in the order of the list.
    pub fn whole_articles(&self, query: &Query) -> Vec<ArticleRecord> {
        let found = self.found(Tab::Articles, &self.matcher(query)).into_iter();
        let record = |n: u32| {
            let shown = self.shown(n, &[])?;
            let mut row = shown.show().row(query.all);
            keep_headline(&mut row.source, &shown.item);
            Some(ArticleRecord::of(&shown.item, &row))
        };
        found.filter_map(record).collect()
    }

    /// All names in the articles that match: people, organisations, places, those in most articles first.
    pub fn whole_names(&self, query: &Query) -> Vec<NameRecord> {
        let articles = self.found(Tab::Articles, &self.matcher(query));
        let statements = self.found(Tab::Quotes, &self.matcher(query));
        let mut said: BTreeMap<(NameKind, &str), u32> = BTreeMap::new();
        for speaker in statements.into_iter().filter_map(|q| self.speaking_name(q)) {
            *said.entry(speaker).or_default() += 1;
        }
        let mut records = Vec::new();
        for kind in [NameKind::Person, NameKind::Organisation, NameKind::Place] {
            let names = &self.doc_values.named[kind as usize];
            let mut counts = vec![0u32; names.count()];
            for &n in &articles {
                self.doc_values.names_of_kind(n, kind).iter().for_each(|name| counts[name.1 as usize] += 1);
            }
            let mut spellings: BTreeMap<u32, Vec<String>> = BTreeMap::new();
            for (form, number) in names.aliases() {
                spellings.entry(*number).or_default().push(form.clone());
            }
            let mut found: Vec<u32> = (0..names.count() as u32).filter(|&n| counts[n as usize] > 0).collect();
            found.sort_by_cached_key(|&n| (u32::MAX - counts[n as usize], names.rank(n)));
            records.extend(found.into_iter().map(|n| NameRecord {
                kind,
                name: names.shown(n).to_owned(),
                spellings: spellings.remove(&n).unwrap_or_default(),
                articles: counts[n as usize],
                statements: said.get(&(kind, names.shown(n))).copied().unwrap_or_default(),
            }));
        }
        records
    }

    /// The name that a statement's speaker has in its article, and what kind that is: a person and a place may be called the same.
    fn speaking_name(&self, q: u32) -> Option<(NameKind, &str)> {
        let row = &self.doc_values.quotes[q as usize];
        let speaker = self.doc_values.speakers.shown(row.speaker.get()?);
        let is_named = |kind: &NameKind| {
            let names = self.doc_values.names_of_kind(row.item, *kind);
            names.iter().any(|name| self.doc_values.named[*kind as usize].shown(name.1) == speaker)
        };
        let kinds = match row.source {
            SourceKind::Person => [NameKind::Person, NameKind::Organisation, NameKind::Place],
            _ => [NameKind::Organisation, NameKind::Place, NameKind::Person],
        };
        kinds.into_iter().find(is_named).map(|kind| (kind, speaker))
    }

    /// The articles of some statements as references, by their ids; `accessed` is the day on which they were at hand.
    pub fn references(&self, cards: &[Card], accessed: Day) -> BTreeMap<String, Reference> {
        let mut references = BTreeMap::new();
        for card in cards {
            if references.contains_key(&card.source.id) {
                continue;
            }
            if let Some(item) = self.doc_values.item(&card.source.id).and_then(|n| self.library.item(n)) {
                references.insert(card.source.id.clone(), Reference::of(&item, &card.source, accessed));
            }
        }
        references
    }
}
