//! Dates an engine's articles: by the day that they came with, by each other, or by the day that the reader sets.

use super::Engine;
use super::build::listed;
use super::dating_state::Stored;
use crate::index::Tokenized;
use crate::store::Library;
use dateline_core::article::Article;
use dateline_core::calendar::Day;
use dateline_core::corpus::{DatingInput, Item};
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
        let dates = match &self.dating.as_stored {
            Some(dates) if set.is_empty() => dates.clone(),
            _ => (self.dating.by.date)(&articles, set, self.options.today),
        };
        self.doc_values.undate();
        for (n, published) in (0u32..).zip(dates) {
            let as_it_is = self.library.item(n).filter(|item| item.published == published);
            if let Some(item) = as_it_is.or_else(|| self.library.redate(n, published)) {
                self.doc_values.date(&item, &listed);
            }
        }
    }

    /// Dates the corpus anew with what the reader has set, by the article's id. Ids that no article has are passed over. Of a
    /// corpus in parts, whose articles may not be loaded, only those that are set change.
    pub fn redate(&mut self, set: &[(String, Day)]) {
        let known: Vec<(u32, Day)> =
            set.iter().filter_map(|(id, day)| Some((self.doc_values.item(id)?, *day))).collect();
        if self.dating.stored == Stored::InParts {
            self.date_few(&known);
            return self.arrange();
        }
        if self.dating.stored == Stored::Whole {
            if known.is_empty() {
                return;
            }
            let items = (0..self.library.len() as u32).map(|n| self.library.item(n));
            let days = items.map(|item| item.map(|i| (i.article.given.date, i.published.clone())).unwrap_or_default());
            let (given, published) = days.unzip();
            (self.dating.given, self.dating.as_stored) = (given, Some(published));
            self.dating.stored = Stored::No;
        }
        self.date_all(&known);
        self.arrange();
    }
}
