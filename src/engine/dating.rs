//! When the engine's articles were published: as they came, as their company tells, as the reader sets it.

use std::rc::Rc;

use super::{Engine, listed};
use crate::analysis::Analysis;
use crate::article::Article;
#[cfg(not(feature = "full"))]
use crate::corpus::is_wide;
use crate::corpus::{Item, date_set};
#[cfg(feature = "full")]
use crate::corpus::{Lexicon, Options, date_with, wants_lexicon};
use crate::time::{Day, Published};

/// What the dates depend on.
#[derive(Debug, Default)]
pub(super) struct State {
    /// Articles of a stored corpus whose days the reader has set.
    #[cfg(feature = "full")]
    pub set: Vec<super::redating::Before>,
    /// Whether some article came without a day.
    asks: bool,
    /// Whether the corpus was dated when it was stored, and its articles may be away.
    pub stored: bool,
}

impl State {
    /// Whether all articles are here, so that they can be dated by each other.
    pub fn is_whole(&self) -> bool {
        !self.stored
    }
}

impl Engine {
    /// Dates an article that was just added, if its day came with it and that of all before it did.
    pub(super) fn date_if_certain(&mut self, item: &Item) {
        if item.published.is_some() && !self.dating.asks {
            self.catalogue.date(item, &listed);
        } else {
            self.dating.asks = true;
        }
    }

    /// Dates what came without a day by what all articles tell.
    pub(super) fn date_rest(&mut self) {
        if self.dating.asks {
            self.date_all(&[]);
        }
    }

    /// Dates all articles anew.
    fn date_all(&mut self, set: &[(u32, Day)]) {
        let items: Vec<Rc<Item>> = (0..self.library.len() as u32).filter_map(|n| self.library.item(n)).collect();
        let pairs: Vec<(&Article, &Analysis)> = items.iter().map(|i| (&i.article, &i.analysis)).collect();
        let dates = dates(&pairs, set);
        let changed: Vec<bool> = items.iter().zip(&dates).map(|(item, date)| item.published != *date).collect();
        drop(items);
        self.catalogue.undate();
        for ((n, published), changed) in (0u32..).zip(dates).zip(changed) {
            if changed {
                self.library.redate(n, published);
            }
            if let Some(item) = self.library.item(n) {
                self.catalogue.date(&item, &listed);
            }
        }
    }

    /// Dates the corpus anew with what the reader has set, by the article's id. Ids that no article has are passed over. Of a
    /// stored corpus, whose articles may be away, only those that are set change.
    pub fn redate(&mut self, set: &[(String, Day)]) {
        let known: Vec<(u32, Day)> =
            set.iter().filter_map(|(id, day)| Some((self.catalogue.item(id)?, *day))).collect();
        #[cfg(feature = "full")]
        if !self.dating.is_whole() {
            self.date_few(&known);
            return self.arrange();
        }
        self.date_all(&known);
        self.arrange();
    }

    /// Whether public facts could date some article more closely: those that the program for large corpora has built in.
    pub fn wants_lexicon(&self) -> bool {
        #[cfg(feature = "full")]
        return false;
        #[cfg(not(feature = "full"))]
        self.catalogue.records.iter().any(|r| is_wide(r.published.map(|p| p.0)))
    }
}

/// When articles were published. Public facts are asked where the texts alone say too little.
fn dates(corpus: &[(&Article, &Analysis)], set: &[(u32, Day)]) -> Vec<Option<Published>> {
    let dates = date_set(corpus, set);
    #[cfg(feature = "full")]
    if wants_lexicon(&dates) {
        return date_with(corpus, &Options { lexicon: Some(Lexicon::built_in()), set });
    }
    dates
}
