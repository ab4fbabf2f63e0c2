//! Days set by the reader in a stored corpus, whose articles may not be loaded: only those that are set change.

use super::Engine;
use super::build::listed;
use super::dating_state::DayBefore;
use crate::index::EntryValues;
use dateline_core::calendar::Day;
use dateline_core::corpus;
use dateline_core::time::Published;

impl Engine {
    /// Dates those articles alone that are set, or were.
    pub(super) fn date_few(&mut self, set: &[(u32, Day)]) {
        for before in std::mem::take(&mut self.dating.set) {
            let n = before.article;
            self.date_one(n, before.published);
            self.entries(n).zip(before.events).filter(|(m, e)| m.fact == e.0).for_each(|(m, e)| m.event = e.1);
        }
        for &(n, day) in set {
            let Some(item) = self.library.item(n) else { continue };
            if self.dating.set.iter().any(|s| s.article == n) {
                continue;
            }
            let alone = [(&item.article, &item.analysis)];
            let published = corpus::date(&alone.as_slice(), &[(0, day)], None).pop().flatten();
            let events = self.entries(n).map(|m| (m.fact, m.event)).collect();
            self.dating.set.push(DayBefore { article: n, published: item.published.clone(), events });
            self.date_one(n, published);
        }
    }

    fn entries(&mut self, n: u32) -> impl Iterator<Item = &mut EntryValues> {
        let (from, to) = self.doc_values.entries_of(n);
        self.doc_values.entries.get_mut(from as usize..to as usize).unwrap_or_default().iter_mut()
    }

    fn date_one(&mut self, n: u32, published: Option<Published>) {
        if let Some(item) = self.library.redate(n, published) {
            self.doc_values.date_again(n, &item, &listed);
        }
    }
}
