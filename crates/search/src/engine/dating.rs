//! Dates an engine's articles: by the day that they came with, by each other, or by the day that the reader sets.

use super::Engine;
use super::build::listed;
use crate::index::Tokenized;
use crate::store::Library;
use dateline_core::article::Article;
use dateline_core::calendar::Day;
use dateline_core::corpus::{DatingInput, Item, is_wide};
use dateline_core::time::Expression;

/// The library's articles, to be dated.
struct UndatedArticles<'a> {
    library: &'a Library,
    given: &'a [Option<Day>],
}

impl DatingInput for UndatedArticles<'_> {
    fn count(&self) -> usize {
        self.given.len()
    }

    fn given(&self, n: usize) -> Option<Day> {
        *self.given.get(n)?
    }

    fn look(&self, n: usize, at: &mut dyn FnMut(&Article, &[Expression])) {
        if let Some(item) = self.library.item(n as u32) {
            at(&item.article, &item.analysis.times);
        }
    }
}

impl Engine {
    /// Dates an article that was just added, if its day came with it and that of all before it did.
    pub(super) fn date_if_certain(&mut self, item: &Item, tokenized: &Tokenized<'_>) {
        if item.published.is_some() && !self.dating.asks {
            self.doc_values.date_added(item, tokenized, &listed);
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
        let articles = UndatedArticles { library: &self.library, given: &self.dating.given };
        let dates = (self.dating.by.date)(&articles, set, self.options.today);
        self.doc_values.undate();
        for (n, published) in (0u32..).zip(dates) {
            let as_it_is = self.library.item(n).filter(|item| item.published == published);
            if let Some(item) = as_it_is.or_else(|| self.library.redate(n, published)) {
                self.doc_values.date(&item, &listed);
            }
        }
    }

    /// Dates the corpus anew with what the reader has set, by the article's id. Ids that no article has are passed over. Of a
    /// stored corpus, whose articles may not be loaded, only those that are set change.
    pub fn redate(&mut self, set: &[(String, Day)]) {
        let known: Vec<(u32, Day)> =
            set.iter().filter_map(|(id, day)| Some((self.doc_values.item(id)?, *day))).collect();
        if self.dating.stored {
            self.date_few(&known);
            return self.arrange();
        }
        self.date_all(&known);
        self.arrange();
    }

    /// Whether public facts could date some article more closely, which are not asked here: the program for large corpora has
    /// them. A stored corpus was dated by them before it was stored.
    pub fn wants_lexicon(&self) -> bool {
        let asked = self.dating.by.public_facts || self.dating.stored;
        !asked && self.doc_values.articles.iter().any(|r| is_wide(r.published.map(|p| p.0)))
    }
}
