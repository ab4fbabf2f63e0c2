//! The catalogue as it is stored: column by column, in differences, so that like stands beside like and packs well.
//!
//! The words' index is stored apart. What a stored catalogue says is believed only when every number in it has its target.

use serde::{Deserialize, Serialize};

use super::rows::{Moment, QuoteRow, Record};
use super::{Catalogue, Index, Names, TooLarge};
use dateline_core::name::NameKind;
use dateline_core::quote::QuoteKind;
use dateline_core::text::Span;
use dateline_core::time::{Day, Days};

/// Whatever is counted in a stored catalogue is smaller than this, so that sums of differences stay numbers.
const MOST: u32 = 1 << 30;

#[derive(Default, Serialize, Deserialize)]
struct Columns {
    speakers: Strings,
    roles: Strings,
    outlets: Strings,
    named: [Strings; 3],
    articles: Articles,
    quotes: Quotes,
    moments: Moments,
    /// Of each sentence, how far it begins behind the one before it in its article, and how many words it has.
    sentences: (Vec<u32>, Vec<u32>),
    names: (Vec<NameKind>, Vec<u32>),
}

/// Strings one behind the other, and the length of each in bytes.
#[derive(Default, Serialize, Deserialize)]
struct Strings(String, Vec<u32>);

impl Strings {
    fn push(&mut self, text: &str) {
        self.0.push_str(text);
        self.1.push(text.len() as u32);
    }

    /// Where each stands; None if the lengths are not those of strings.
    fn places(&self) -> Option<Vec<Span>> {
        let mut places = Vec::with_capacity(self.1.len());
        let mut at = 0u32;
        for &length in &self.1 {
            let end = at.checked_add(length)?;
            self.0.get(at as usize..end as usize)?;
            places.push(Span { start: at, end });
            at = end;
        }
        (at as usize == self.0.len()).then_some(places)
    }
}

#[derive(Default, Serialize, Deserialize)]
struct Articles {
    ids: Strings,
    titles: Strings,
    outlets: Vec<Option<u32>>,
    agencies: Vec<Option<u32>>,
    /// The likeliest day, counted from that of the article before; how many days before it and after it are possible.
    published: Vec<Option<(i32, u32, u32)>>,
    inferred: Vec<bool>,
    headings: Vec<(u32, u32)>,
    flags: Vec<u8>,
    /// How many rows each has.
    quotes: Vec<u32>,
    sentences: Vec<u32>,
    names: Vec<u32>,
    moments: Vec<u32>,
}

#[derive(Default, Serialize, Deserialize)]
struct Quotes {
    speakers: Vec<Option<u32>>,
    roles: Vec<Option<u32>>,
    kinds: Vec<QuoteKind>,
    confidences: Vec<u8>,
    /// Counted from where the one before begins in the same article.
    firsts: Vec<u32>,
    lengths: Vec<u32>,
}

#[derive(Default, Serialize, Deserialize)]
struct Moments {
    facts: Vec<u32>,
    /// The first day, counted from the article's likeliest one, and how many follow.
    days: Vec<Option<(i32, u32)>>,
    /// Inferred and ahead, as bits.
    flags: Vec<u8>,
    firsts: Vec<u32>,
    lengths: Vec<u32>,
    events: Vec<u32>,
    /// How many quotations are near, and of each its number, counted back from the last quotation of the article.
    near: Vec<u32>,
    quotes: Vec<u32>,
}

impl Catalogue {
    /// The catalogue but for the words' index, as bytes: the same for the same catalogue, everywhere.
    ///
    /// # Errors
    ///
    /// If it has more rows, or more of some text, than are counted in 32 bits.
    pub fn write(&self) -> Result<Vec<u8>, TooLarge> {
        let rows =
            [&self.quotes.len(), &self.moments.len(), &self.sentences.len(), &self.names.len(), &self.lists.len()];
        let texts = [self.records.iter().map(|r| r.id.len()).sum(), self.records.iter().map(|r| r.title.len()).sum()];
        if rows.into_iter().chain(&texts).any(|&n| u32::try_from(n).is_err()) {
            return Err(TooLarge);
        }
        let list = |names: &Names| {
            let mut list = Strings::default();
            names.in_order().into_iter().for_each(|name| list.push(name));
            list
        };
        // Names are stored in their order, so that opening need not sort them: their numbers are their ranks.
        let ranked = |names: &Names, number: Option<u32>| number.map(|n| names.rank(n));
        let mut c = Columns {
            speakers: list(&self.speakers),
            roles: list(&self.roles),
            outlets: list(&self.outlets),
            named: [0, 1, 2].map(|n: usize| list(&self.named[n])),
            ..Columns::default()
        };
        let mut day = 0;
        for (n, r) in (0u32..).zip(&self.records) {
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
            a.headings.push(r.heading);
            a.flags.push(r.flags);
            let count = |(from, to): (u32, u32)| to - from;
            let (quotes, sentences, moments) = (self.quotes_of(n), self.sentences_of(n), self.moments_of(n));
            a.quotes.push(count(quotes));
            a.sentences.push(count(sentences));
            a.names.push(self.names_of(n).len() as u32);
            a.moments.push(count(moments));
            let mut before = 0;
            for q in &self.quotes[quotes.0 as usize..quotes.1 as usize] {
                c.quotes.speakers.push(ranked(&self.speakers, q.speaker.get()));
                c.quotes.roles.push(ranked(&self.roles, q.role.get()));
                c.quotes.kinds.push(q.kind);
                c.quotes.confidences.push(q.confidence);
                c.quotes.firsts.push(q.first - before);
                c.quotes.lengths.push(q.end - q.first);
                before = q.first;
            }
            let mut before = 0;
            for m in &self.moments[moments.0 as usize..moments.1 as usize] {
                c.moments.facts.push(m.fact);
                let days = |d: Days| (d.first.0.wrapping_sub(day), d.last.0.abs_diff(d.first.0));
                c.moments.days.push(m.days.map(days));
                c.moments.flags.push(u8::from(m.inferred) | u8::from(m.ahead) << 1);
                c.moments.firsts.push(m.first - before);
                c.moments.lengths.push(m.end - m.first);
                c.moments.events.push(m.event);
                let near = self.quotes_near(m);
                c.moments.near.push(near.len() as u32);
                c.moments.quotes.extend(near.iter().map(|q| quotes.1 - 1 - q));
                before = m.first;
            }
            let mut before = 0;
            for &(first, end) in &self.sentences[sentences.0 as usize..sentences.1 as usize] {
                c.sentences.0.push(first - before);
                c.sentences.1.push(end - first);
                before = first;
            }
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

    /// Reads what [`write`](Self::write) wrote, for the index of the same articles. None if the bytes are not that.
    pub fn read(bytes: Vec<u8>, text: Index) -> Option<Self> {
        let (c, rest): (Columns, _) = postcard::take_from_bytes(&bytes).ok()?;
        let articles = c.articles.ids.1.len();
        if !rest.is_empty() || !c.is_even() || text.docs() as usize != articles {
            return None;
        }
        // What follows needs their room.
        drop(bytes);
        let names = |list: Strings| list.places().map(|places| Names::from(list.0, places));
        let [people, organisations, places] = c.named.map(names);
        let mut out = Self {
            speakers: names(c.speakers)?,
            roles: names(c.roles)?,
            outlets: names(c.outlets)?,
            named: [people?, organisations?, places?],
            ..Self::new(text.cutting())
        };
        out.records.reserve_exact(articles);
        out.moments_of.reserve_exact(articles);
        out.sentences.reserve_exact(c.sentences.0.len());
        out.quotes.reserve_exact(c.quotes.firsts.len());
        out.names.reserve_exact(c.names.0.len());
        out.moments.reserve_exact(c.moments.firsts.len());
        out.lists.reserve_exact(c.moments.quotes.len());
        let known = |names: &Names, number: Option<u32>| number.is_none_or(|n| (n as usize) < names.count());
        let (mut quote, mut sentence, mut name, mut moment, mut near) = (0, 0, 0, 0, 0usize);
        let (ids, titles) = (c.articles.ids.places()?, c.articles.titles.places()?);
        let mut day = 0i32;
        for n in 0..articles {
            let a = &c.articles;
            let published = match a.published[n] {
                Some((likely, before, after)) => {
                    day = day.checked_add(likely)?;
                    let days = Days {
                        first: Day(day.checked_sub_unsigned(before)?),
                        last: Day(day.checked_add_unsigned(after)?),
                    };
                    (days.first.is_written() && days.last.is_written()).then_some(())?;
                    Some((days, Day(day)))
                }
                None => None,
            };
            let length = text.length(n as u32);
            let heading = a.headings[n];
            if !known(&out.outlets, a.outlets[n]) || !known(&out.outlets, a.agencies[n]) || heading.1 > length {
                return None;
            }
            out.enter(Record {
                id: ids[n].of(&a.ids.0).to_owned(),
                title: titles[n].of(&a.titles.0).to_owned(),
                outlet: a.outlets[n],
                agency: a.agencies[n],
                published,
                inferred: a.inferred[n],
                heading,
                flags: a.flags[n],
                ..Record::default()
            });
            let places = |first: u32, len: u32| Some((first, first.checked_add(len).filter(|&end| end <= length)?));
            let mut before = 0u32;
            for _ in 0..a.sentences[n] {
                let first = before.checked_add(*c.sentences.0.get(sentence)?)?;
                out.sentences.push(places(first, c.sentences.1[sentence])?);
                (before, sentence) = (first, sentence + 1);
            }
            let (mut before, mut reach) = (0u32, 0);
            for _ in 0..a.quotes[n] {
                let first = before.checked_add(*c.quotes.firsts.get(quote)?)?;
                let (first, end) = places(first, c.quotes.lengths[quote])?;
                reach = end.max(reach);
                let (speaker, role) = (c.quotes.speakers[quote], c.quotes.roles[quote]);
                if !known(&out.speakers, speaker) || !known(&out.roles, role) {
                    return None;
                }
                let (speaker, role) = (speaker.into(), role.into());
                let (kind, confidence) = (c.quotes.kinds[quote], c.quotes.confidences[quote]);
                out.quotes.push(QuoteRow { item: n as u32, speaker, role, kind, confidence, first, end, reach });
                (before, quote) = (first, quote + 1);
            }
            for _ in 0..a.names[n] {
                let (kind, number) = (*c.names.0.get(name)?, c.names.1[name]);
                if !known(&out.named[kind as usize], Some(number)) {
                    return None;
                }
                out.names.push((kind, number));
                name += 1;
            }
            out.moments_begin();
            let (mut before, mut reach) = (0u32, 0);
            for _ in 0..a.moments[n] {
                let first = before.checked_add(*c.moments.firsts.get(moment)?)?;
                let (first, end) = places(first, c.moments.lengths[moment])?;
                reach = end.max(reach);
                let days = match c.moments.days[moment] {
                    Some((from, more)) => {
                        let first = Day(day.checked_add(from)?);
                        let last = Day(first.0.checked_add_unsigned(more)?);
                        (first.is_written() && last.is_written()).then_some(())?;
                        Some(Days { first, last })
                    }
                    None => None,
                };
                let flags = c.moments.flags[moment];
                let own = a.quotes[n];
                let to = near.checked_add(c.moments.near[moment] as usize)?;
                let own_near = c.moments.quotes.get(near..to)?;
                if own_near.len() > usize::from(u16::MAX) || own_near.iter().any(|&back| back >= own) {
                    return None;
                }
                near = to;
                let (lists, listed) = out.list(own_near.iter().map(|back| quote as u32 - 1 - back), &[]);
                out.moments.push(Moment {
                    item: n as u32,
                    fact: c.moments.facts[moment],
                    days,
                    inferred: flags & 1 != 0,
                    ahead: flags & 2 != 0,
                    first,
                    end,
                    reach,
                    event: c.moments.events[moment],
                    lists,
                    listed,
                });
                (before, moment) = (first, moment + 1);
            }
        }
        let all = quote == out.quotes.len()
            && quote == c.quotes.firsts.len()
            && sentence == c.sentences.0.len()
            && name == c.names.0.len()
            && moment == c.moments.firsts.len()
            && near == c.moments.quotes.len();
        out.text = text;
        all.then_some(out)
    }
}

impl Columns {
    /// Whether all columns of one table are equally long, and no count is beyond all bounds.
    fn is_even(&self) -> bool {
        let Self { articles: a, quotes: q, moments: m, sentences: s, names, .. } = self;
        let n = a.ids.1.len();
        let articles = [
            a.titles.1.len(),
            a.outlets.len(),
            a.agencies.len(),
            a.published.len(),
            a.inferred.len(),
            a.headings.len(),
            a.flags.len(),
            a.quotes.len(),
            a.sentences.len(),
            a.names.len(),
            a.moments.len(),
        ];
        let quotes = [q.speakers.len(), q.roles.len(), q.kinds.len(), q.confidences.len(), q.lengths.len()];
        let moments = [m.days.len(), m.flags.len(), m.lengths.len(), m.events.len(), m.near.len()];
        n < MOST as usize
            && articles.iter().all(|&len| len == n)
            && quotes.iter().all(|&len| len == q.firsts.len())
            && moments.iter().all(|&len| len == m.facts.len() && len == m.firsts.len())
            && s.0.len() == s.1.len()
            && names.0.len() == names.1.len()
    }
}
