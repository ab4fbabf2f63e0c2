//! When the engine's articles were published: as they came, as their company tells, as the reader sets it.

use std::rc::Rc;

use super::{Engine, listed};
use crate::analysis::Analysis;
use crate::article::Article;
use crate::corpus::{Item, Lexicon, NotALexicon, Options, date_with, is_wide};
use crate::index::Moment;
use crate::time::{Day, Published};

/// What the dates depend on.
#[derive(Debug, Default)]
pub(super) struct State {
    /// Public facts for dating, once they are there.
    lexicon: Option<Lexicon>,
    /// Articles whose days were set by the reader alone.
    set: Vec<Before>,
    /// Whether some article came without a day.
    asks: bool,
    /// Whether the corpus was dated when it was stored, and its articles may be away.
    pub stored: bool,
}

/// What an article of a stored corpus was before its day was set.
#[derive(Debug)]
struct Before {
    article: u32,
    published: Option<Published>,
    /// The events that its entries told of, by the entry's number among the article's times.
    events: Vec<(u32, u32)>,
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
        let dates = date_with(&pairs, &Options { lexicon: self.dating.lexicon.as_ref(), set });
        self.catalogue.undate();
        for ((n, item), published) in (0u32..).zip(items).zip(dates) {
            if item.published == published {
                self.catalogue.date(&item, &listed);
            } else {
                let item = item.dated(published);
                self.catalogue.date(&item, &listed);
                self.library.replace(n, item);
            }
        }
    }

    /// Dates the corpus anew, with public facts (kept from then on) and with what the reader has set. Ids that no article
    /// has are passed over. Of a stored corpus, whose articles may be away, only those that are set change.
    ///
    /// # Errors
    ///
    /// If the facts are none that this version reads; nothing has changed then.
    pub fn redate(&mut self, lexicon: Option<&[u8]>, set: &[(String, Day)]) -> Result<(), NotALexicon> {
        if let Some(bytes) = lexicon {
            self.dating.lexicon = Some(Lexicon::parse(bytes)?);
        }
        let known: Vec<(u32, Day)> =
            set.iter().filter_map(|(id, day)| Some((self.catalogue.item(id)?, *day))).collect();
        if self.dating.is_whole() {
            self.date_all(&known);
        } else {
            self.date_few(&known);
        }
        self.arrange();
        Ok(())
    }

    /// Dates those articles alone that are set, or were.
    fn date_few(&mut self, set: &[(u32, Day)]) {
        for before in std::mem::take(&mut self.dating.set) {
            let n = before.article;
            if let Some(item) = self.library.item(n) {
                self.date_one(n, item.dated(before.published));
                self.moments(n).zip(before.events).filter(|(m, e)| m.fact == e.0).for_each(|(m, e)| m.event = e.1);
            }
        }
        for &(n, day) in set {
            let Some(item) = self.library.item(n) else { continue };
            if self.dating.set.iter().any(|s| s.article == n) {
                continue;
            }
            let options = Options { lexicon: None, set: &[(0, day)] };
            let published = date_with(&[(&item.article, &item.analysis)], &options).pop().flatten();
            let events = self.moments(n).map(|m| (m.fact, m.event)).collect();
            self.dating.set.push(Before { article: n, published: item.published.clone(), events });
            self.date_one(n, item.dated(published));
        }
    }

    fn moments(&mut self, n: u32) -> impl Iterator<Item = &mut Moment> {
        let (from, to) = self.catalogue.moments_of(n);
        self.catalogue.moments.get_mut(from as usize..to as usize).unwrap_or_default().iter_mut()
    }

    fn date_one(&mut self, n: u32, item: Item) {
        self.catalogue.date_again(n, &item, &listed);
        self.library.replace(n, item);
    }

    /// Whether public facts could date some article more closely.
    pub fn wants_lexicon(&self) -> bool {
        let wide = |r: &crate::index::Record| is_wide(r.published.map(|p| p.0));
        self.dating.is_whole() && self.dating.lexicon.is_none() && self.catalogue.records.iter().any(wide)
    }
}
