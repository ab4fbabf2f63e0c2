//! When the engine's articles were published: as they came, as their company tells, as the reader sets it.

use super::{Engine, listed};
use crate::index::Reading;
use crate::store::Library;
use dateline_core::article::Article;
#[cfg(feature = "full")]
use dateline_core::corpus::Lexicon;
#[cfg(not(feature = "full"))]
use dateline_core::corpus::is_wide;
use dateline_core::corpus::{self, Options};
use dateline_core::corpus::{Item, Source};
use dateline_core::time::{Day, Expression, Published};

/// What the dates depend on.
#[derive(Debug, Default)]
pub(super) struct State {
    /// Articles of a stored corpus whose days the reader has set.
    #[cfg(feature = "full")]
    pub set: Vec<super::redating::Before>,
    /// The days that the articles were handed in with, by number.
    given: Vec<Option<Day>>,
    /// Whether some article came without a day.
    asks: bool,
    /// Whether the corpus was dated when it was stored, and its articles may be away.
    pub stored: bool,
}

impl State {
    /// Notes the day that the next article was handed in with.
    pub fn hand_in(&mut self, day: Option<Day>) {
        self.given.push(day);
    }

    /// Whether all articles are here, so that they can be dated by each other.
    pub fn is_whole(&self) -> bool {
        !self.stored
    }
}

/// The library's articles, to be dated.
struct Held<'a> {
    library: &'a Library,
    given: &'a [Option<Day>],
}

impl Source for Held<'_> {
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
    pub(super) fn date_if_certain(&mut self, item: &Item, reading: &Reading<'_>) {
        if item.published.is_some() && !self.dating.asks {
            self.catalogue.date_added(item, reading, &listed);
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
        let dates = dates(&Held { library: &self.library, given: &self.dating.given }, set);
        self.catalogue.undate();
        for (n, published) in (0u32..).zip(dates) {
            let as_it_is = self.library.item(n).filter(|item| item.published == published);
            if let Some(item) = as_it_is.or_else(|| self.library.redate(n, published)) {
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
fn dates(corpus: &dyn Source, set: &[(u32, Day)]) -> Vec<Option<Published>> {
    #[cfg(feature = "full")]
    let facts = Some(Lexicon::built_in());
    #[cfg(not(feature = "full"))]
    let facts = None;
    corpus::date(corpus, &Options { facts, only_if_wide: true, set })
}
