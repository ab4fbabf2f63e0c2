//! Reads stored doc values, and refuses them if a number in them points nowhere.

use super::columns::{self, Columns, Strings};
use super::rows::{ArticleValues, EntryValues, QuoteValues};
use super::{DocValues, Index, Names};
use dateline_core::calendar::{Day, Days};

impl DocValues {
    /// Reads what [`write`](Self::write) wrote, for the index of the same articles. None if the bytes are not
    /// that.
    pub fn read(bytes: Vec<u8>, text: Index) -> Option<Self> {
        let (c, rest): (Columns, _) = postcard::take_from_bytes(&bytes).ok()?;
        let articles = c.articles.ids.1.len();
        if !rest.is_empty() || !c.is_even() || text.docs() as usize != articles {
            return None;
        }
        // What follows needs their room.
        drop(bytes);
        let names = |list: Strings| list.places().map(|places| Names::from(list.0, places));
        let [speakers, people, organisations, places] = c.aliases;
        let [as_people, as_organisations, as_places] = c.named;
        let called = |list: Strings, aliases| with_aliases(names(list)?, aliases);
        let mut out = Self {
            speakers: called(c.speakers, speakers)?,
            roles: names(c.roles)?,
            outlets: names(c.outlets)?,
            fields: names(c.fields)?,
            named: [called(as_people, people)?, called(as_organisations, organisations)?, called(as_places, places)?],
            ..Self::new(text.tokenizer())
        };
        out.articles.reserve_exact(articles);
        for begins in
            [&mut out.quotes_of, &mut out.sentences_of, &mut out.names_of, &mut out.fields_of, &mut out.entries_of]
        {
            begins.reserve_exact(articles);
        }
        out.sentences.reserve_exact(c.sentences.0.len());
        out.quotes.reserve_exact(c.quotes.firsts.len());
        out.names.reserve_exact(c.names.0.len());
        out.field_rows.reserve_exact(c.field_rows.len());
        out.entries.reserve_exact(c.entries.firsts.len());
        out.lists.reserve_exact(c.entries.quotes.len());
        let known = |names: &Names, number: Option<u32>| number.is_none_or(|n| (n as usize) < names.count());
        let (mut quote, mut sentence, mut name, mut field, mut entry, mut near) = (0, 0, 0, 0, 0, 0usize);
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
            // Links name a story by that article.
            if a.stories[n].is_some_and(|first| first as usize > n) {
                return None;
            }
            if !known(&out.outlets, a.outlets[n]) || !known(&out.outlets, a.agencies[n]) || heading.1 > length {
                return None;
            }
            out.enter(ArticleValues {
                id: ids[n].of(&a.ids.0).to_owned(),
                title: titles[n].of(&a.titles.0).to_owned(),
                outlet: a.outlets[n],
                agency: a.agencies[n],
                published,
                inferred: a.inferred[n],
                copy_of: a.copies[n],
                story: a.stories[n],
                heading,
                flags: a.flags[n],
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
                let (source, kind) = (c.quotes.sources[quote], c.quotes.kinds[quote]);
                let (tier, confidence) = columns::sureness(c.quotes.confidences[quote]);
                let (item, said) = (n as u32, days_from(day, c.quotes.said[quote])?);
                out.quotes.push(QuoteValues {
                    item,
                    speaker,
                    role,
                    source,
                    kind,
                    tier,
                    confidence,
                    said,
                    several: false,
                    saying: c.quotes.sayings[quote].into(),
                    first,
                    end,
                    reach,
                });
                (before, quote) = (first, quote + 1);
            }
            let mut before = None;
            for _ in 0..a.names[n] {
                let (kind, number) = (*c.names.0.get(name)?, c.names.1[name]);
                // An article's names of one kind are looked up by halving: out of order, some would not be counted.
                if !known(&out.named[kind as usize], Some(number)) || before.replace(kind) > Some(kind) {
                    return None;
                }
                out.names.push((kind, number));
                name += 1;
            }
            for _ in 0..a.fields[n] {
                let number = *c.field_rows.get(field)?;
                known(&out.fields, Some(number)).then_some(())?;
                out.field_rows.push(number);
                field += 1;
            }
            out.entries_begin();
            let (mut before, mut reach) = (0u32, 0);
            for _ in 0..a.entries[n] {
                let first = before.checked_add(*c.entries.firsts.get(entry)?)?;
                let (first, end) = places(first, c.entries.lengths[entry])?;
                reach = end.max(reach);
                let days = days_from(day, c.entries.days[entry])?;
                let flags = c.entries.flags[entry];
                let own = a.quotes[n];
                let to = near.checked_add(c.entries.near[entry] as usize)?;
                let own_near = c.entries.quotes.get(near..to)?;
                if own_near.len() > usize::from(u16::MAX) || own_near.iter().any(|&back| back >= own) {
                    return None;
                }
                near = to;
                let (lists, listed) = out.list(own_near.iter().map(|back| quote as u32 - 1 - back), &[]);
                out.entries.push(EntryValues {
                    item: n as u32,
                    fact: c.entries.facts[entry],
                    days,
                    inferred: flags & 1 != 0,
                    ahead: flags & 2 != 0,
                    first,
                    end,
                    reach,
                    event: c.entries.events[entry],
                    lists,
                    listed,
                });
                (before, entry) = (first, entry + 1);
            }
        }
        let all = quote == out.quotes.len()
            && quote == c.quotes.firsts.len()
            && sentence == c.sentences.0.len()
            && name == c.names.0.len()
            && field == c.field_rows.len()
            && entry == c.entries.firsts.len()
            && near == c.entries.quotes.len();
        out.text = text;
        all.then_some(out)
    }
}

/// Names with their other forms, unless one of these has no name.
fn with_aliases(names: Names, (forms, of): (Strings, Vec<u32>)) -> Option<Names> {
    let places = forms.places()?;
    if places.len() != of.len() || of.iter().any(|&number| number as usize >= names.count()) {
        return None;
    }
    let aliases = places.iter().zip(of).map(|(place, number)| (place.of(&forms.0).to_owned(), number));
    Some(names.with_aliases(aliases.collect()))
}

/// Days whose first is counted from `day`, or none. None of that if they cannot be written.
#[expect(clippy::option_option)]
fn days_from(day: i32, counted: Option<(i32, u32)>) -> Option<Option<Days>> {
    let Some((from, more)) = counted else { return Some(None) };
    let first = Day(day.checked_add(from)?);
    let last = Day(first.0.checked_add_unsigned(more)?);
    (first.is_written() && last.is_written()).then_some(Some(Days { first, last }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Engine, Options};
    use dateline_core::article::{Metadata, parse};
    use dateline_core::corpus::Corpus;

    #[test]
    fn names_out_of_the_order_of_their_kinds_are_refused() {
        let text = "Talks go on\n\n“We are ready,” Jane Roe, the mayor of Paris, said. John Doe of Nairobi agreed.";
        let corpus = Corpus::new("c", vec![parse("a.txt", text, Metadata::default())]);
        let engine = Engine::new(corpus, Options::default());
        let values = engine.doc_values().write().expect("small");
        let read = |values: Vec<u8>| {
            let index = Index::read(engine.doc_values().text.write().expect("small")).expect("an index");
            DocValues::read(values, index)
        };
        assert!(read(values.clone()).is_some());
        let mut columns: Columns = postcard::from_bytes(&values).expect("columns");
        let last = columns.names.0.len() - 1;
        assert!(columns.names.0[0] < columns.names.0[last], "{:?}", columns.names.0);
        columns.names.0.swap(0, last);
        columns.names.1.swap(0, last);
        assert!(read(postcard::to_extend(&columns, Vec::new()).expect("columns")).is_none());
    }
}
