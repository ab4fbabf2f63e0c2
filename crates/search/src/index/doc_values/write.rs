//! Writes the doc values in their stored form.

use super::columns::{self, Columns, Strings};
use super::{DocValues, Names};
use crate::index::TooLarge;
use dateline_core::calendar::Days;
use dateline_core::name::NameKind;

impl DocValues {
    /// The doc values but for the words' index, as bytes: the same for the same doc values, everywhere.
    ///
    /// # Errors
    ///
    /// If there are more rows, or more of some text, than are counted in 32 bits.
    pub fn write(&self) -> Result<Vec<u8>, TooLarge> {
        let rows =
            [&self.quotes.len(), &self.entries.len(), &self.sentences.len(), &self.names.len(), &self.lists.len()];
        let texts = [self.articles.iter().map(|r| r.id.len()).sum(), self.articles.iter().map(|r| r.title.len()).sum()];
        if rows.into_iter().chain(&texts).any(|&n| u32::try_from(n).is_err()) {
            return Err(TooLarge);
        }
        let list = |names: &Names| {
            let mut list = Strings::default();
            names.in_order().into_iter().for_each(|name| list.push(name));
            list
        };
        let aliases = |names: &Names| {
            let mut forms = Strings::default();
            names.aliases().iter().for_each(|(form, _)| forms.push(form));
            (forms, names.aliases().iter().map(|alias| names.rank(alias.1)).collect())
        };
        // Names are stored in their order, so that opening need not sort them: their numbers are their ranks.
        let ranked = |names: &Names, number: Option<u32>| number.map(|n| names.rank(n));
        let mut c = Columns {
            speakers: list(&self.speakers),
            roles: list(&self.roles),
            outlets: list(&self.outlets),
            fields: list(&self.fields),
            named: [0, 1, 2].map(|n: usize| list(&self.named[n])),
            aliases: [&self.speakers, &self.named[0], &self.named[1], &self.named[2]].map(aliases),
            ..Columns::default()
        };
        let mut day = 0;
        for (n, r) in (0u32..).zip(&self.articles) {
            let likely = r.published.map(|p| p.1.0);
            let a = &mut c.articles;
            a.ids.push(&r.id);
            a.titles.push(&r.title);
            a.outlets.push(ranked(&self.outlets, r.outlet));
            a.agencies.push(ranked(&self.outlets, r.agency));
            a.published.push(r.published.map(|(days, likely)| {
                let before = likely.0.abs_diff(days.first.0);
                (likely.0.wrapping_sub(day), before, days.last.0.abs_diff(likely.0))
            }));
            day = likely.unwrap_or(day);
            a.inferred.push(r.inferred);
            a.copies.push(r.copy_of);
            a.stories.push(r.story);
            a.headings.push(r.heading);
            a.flags.push(r.flags);
            let count = |(from, to): (u32, u32)| to - from;
            let counted = |d: Days| (d.first.0.wrapping_sub(day), d.last.0.abs_diff(d.first.0));
            let (quotes, sentences, entries) = (self.quotes_of(n), self.sentences_of(n), self.entries_of(n));
            a.quotes.push(count(quotes));
            a.sentences.push(count(sentences));
            a.names.push(self.names_of(n).len() as u32);
            a.fields.push(self.fields_of(n).len() as u32);
            a.entries.push(count(entries));
            let mut before = 0;
            for q in &self.quotes[quotes.0 as usize..quotes.1 as usize] {
                c.quotes.speakers.push(ranked(&self.speakers, q.speaker.get()));
                c.quotes.roles.push(ranked(&self.roles, q.role.get()));
                c.quotes.sources.push(q.source);
                c.quotes.kinds.push(q.kind);
                c.quotes.confidences.push(columns::sureness_byte(q.tier, q.confidence));
                c.quotes.said.push(q.said.map(counted));
                c.quotes.sayings.push(q.saying.get());
                c.quotes.firsts.push(q.first - before);
                c.quotes.lengths.push(q.end - q.first);
                before = q.first;
            }
            let mut before = 0;
            for m in &self.entries[entries.0 as usize..entries.1 as usize] {
                c.entries.facts.push(m.fact);
                c.entries.days.push(m.days.map(counted));
                c.entries.flags.push(u8::from(m.inferred) | u8::from(m.ahead) << 1);
                c.entries.firsts.push(m.first - before);
                c.entries.lengths.push(m.end - m.first);
                c.entries.events.push(m.event);
                let near = self.quotes_near(m);
                c.entries.near.push(near.len() as u32);
                c.entries.quotes.extend(near.iter().map(|q| quotes.1 - 1 - q));
                before = m.first;
            }
            let mut before = 0;
            for &(first, end) in &self.sentences[sentences.0 as usize..sentences.1 as usize] {
                c.sentences.0.push(first - before);
                c.sentences.1.push(end - first);
                before = first;
            }
            c.field_rows.extend(self.fields_of(n).iter().map(|&field| self.fields.rank(field)));
            let name = |&(kind, name): &(NameKind, u32)| (kind, self.named[kind as usize].rank(name));
            let mut names: Vec<_> = self.names_of(n).iter().map(name).collect();
            names.sort();
            for (kind, name) in names {
                c.names.0.push(kind);
                c.names.1.push(name);
            }
        }
        // Writing to memory cannot fail, and every type here has a known length.
        Ok(postcard::to_extend(&c, Vec::new()).unwrap_or_default())
    }
}
