//! Adds an article to the doc values, or dates one that is there.

use super::DocValues;
use super::places::{NOWHERE, Places, cut};
use super::rows::{ArticleValues, EntryValues, Listed, Number, QuoteValues, flag, make_room};
use crate::index::ArticleSpans;
use dateline_core::article::{BlockKind, Language, Metadata, Warning};
use dateline_core::corpus::{self, Item, stem};
use dateline_core::quote::Quote;
use dateline_core::text::{Document, Span};

/// How many quotations back from a sentence's end are asked whether they belong to it.
const NEAR: usize = 16;

/// An article as it was read to make its rows.
pub struct Tokenized<'a> {
    document: Document<'a>,
    /// Where the words stand that it is searched by.
    spans: Vec<Span>,
    /// Positions before this are those of a headline that is not in the text.
    own: u32,
}

/// Tells which times of an article are entries of the timeline.
pub type ListedOf = dyn Fn(&Item, &ArticleSpans) -> Vec<Listed>;

impl Tokenized<'_> {
    fn places(&self) -> Places<'_> {
        Places { own: self.own, spans: &self.spans }
    }
}

/// Days told that are more than this are no day to put a quotation under.
const MONTH: u32 = 31;

impl DocValues {
    /// Adds the next article, whose text `document` is. Its entries on the timeline come with [`date`](Self::date), or at once with
    /// [`date_added`](Self::date_added), for which it need not be read again.
    pub fn add<'a>(&mut self, item: &'a Item, document: Document<'a>) -> Tokenized<'a> {
        let article = &item.article;
        let mut spans = Vec::new();
        self.text.begin();
        let own = cut(article, &mut |text, segment, joins, own| {
            let before = spans.len();
            self.text.segment(text, segment, joins, &mut spans);
            if !own {
                spans[before..].fill(NOWHERE);
            }
            spans.len() as u32
        });
        self.text.end();
        let tokenized = Tokenized { document, spans, own };
        let places = tokenized.places();
        let heading = match article.first(BlockKind::Title).filter(|_| own == 0) {
            Some(title) => places.within(title),
            None => (0, own),
        };
        let [outlet, agency] = [article.outlet(), article.agency()].map(|n| Some(self.outlets.number(n?)));
        let has = |test: &dyn Fn(&Warning) -> bool| article.warnings.iter().any(test);
        let flags = [
            (flag::EMPTY, has(&|w| matches!(w, Warning::Empty))),
            (flag::FOREIGN, article.language == Language::Other),
            (flag::DAMAGED, has(&|w| matches!(w, Warning::Damaged(_)))),
        ];
        let number = self.articles.len() as u32;
        self.enter(ArticleValues {
            id: item.id.clone(),
            title: article.headline(),
            outlet,
            agency,
            heading,
            flags: flags.iter().filter(|f| f.1).map(|f| f.0).sum(),
            ..ArticleValues::default()
        });
        let document = &tokenized.document;
        make_room(&mut self.sentences, document.sentences.len());
        for sentence in &document.sentences {
            self.sentences.push(places.within(document.slice(sentence.first, sentence.last)));
        }
        let mut reach = 0;
        make_room(&mut self.quotes, item.analysis.quotes.len());
        for quote in &item.analysis.quotes {
            // "They" is no value that a list can be narrowed to.
            let speaker = quote.named_speaker().map(|s| self.speakers.number(&s.label));
            let row = self.quote_row(number, item, quote, places.within(quote.span));
            reach = row.end.max(reach);
            self.quotes.push(QuoteValues { speaker: speaker.into(), reach, ..row });
        }
        let from = self.names.len();
        make_room(&mut self.names, item.analysis.names.len());
        for name in &item.analysis.names {
            self.names.push((name.kind, self.named[name.kind as usize].number(&name.text)));
        }
        self.names[from..].sort_unstable();
        for field in fields(&article.given) {
            let number = self.fields.number(&field);
            self.field_rows.push(number);
        }
        // Two bearers of one name are one value.
        let mut own = self.names.split_off(from);
        own.dedup();
        self.names.append(&mut own);
        tokenized
    }

    /// The row of a quotation at these positions by its article alone, without its speaker's number.
    pub(super) fn quote_row(
        &mut self,
        number: u32,
        item: &Item,
        quote: &Quote,
        (first, end): (u32, u32),
    ) -> QuoteValues {
        let name = quote.speaker.as_ref().and_then(|s| item.analysis.names.get(s.name? as usize));
        let role = name.and_then(|n| n.role);
        QuoteValues {
            item: number,
            speaker: Number::NONE,
            role: role.map(|r| self.roles.number(r.of(&item.article.text))).into(),
            source: quote.source_kind(),
            kind: quote.kind,
            tier: quote.tier,
            confidence: quote.confidence,
            said: None,
            saying: Number::NONE,
            several: false,
            first,
            end,
            reach: end,
        }
    }

    /// Adds an article's row; its other rows are to follow.
    pub(super) fn enter(&mut self, record: ArticleValues) {
        make_room(&mut self.articles, 1);
        self.articles.push(record);
        self.quotes_of.push(self.quotes.len() as u32);
        self.sentences_of.push(self.sentences.len() as u32);
        self.names_of.push(self.names.len() as u32);
        self.fields_of.push(self.field_rows.len() as u32);
    }

    /// The next article's entries are to follow.
    pub(super) fn entries_begin(&mut self) {
        self.entries_of.push(self.entries.len() as u32);
    }

    /// Forgets all entries of the timeline, which then are to be told anew for every article in turn.
    pub fn undate(&mut self) {
        self.entries.clear();
        self.entries_of.clear();
        self.lists.clear();
    }

    /// How many articles are dated: the next one that [`date`](Self::date) wants.
    pub fn dated(&self) -> usize {
        self.entries_of.len()
    }

    /// Adds the day and the entries of the next article that has none yet. `listed` says which of its times are entries.
    pub fn date(&mut self, item: &Item, listed: &ListedOf) {
        self.date_next(item, listed(item, &ArticleSpans::of(&item.article)), None);
    }

    /// The same for an article that was just [added](Self::add).
    pub fn date_added(&mut self, item: &Item, tokenized: &Tokenized<'_>, listed: &ListedOf) {
        let spans = ArticleSpans::of_document(&tokenized.document);
        self.date_next(item, listed(item, &spans), Some(tokenized));
    }

    fn date_next(&mut self, item: &Item, listed: Vec<Listed>, tokenized: Option<&Tokenized<'_>>) {
        let number = self.entries_of.len() as u32;
        self.entries_of.push(self.entries.len() as u32);
        let mut entries = self.told(number, item, listed, tokenized);
        make_room(&mut self.entries, entries.len());
        self.entries.append(&mut entries);
    }

    /// Puts another day and other entries in the place of those that an article has. None of these mentions an event that
    /// others mention.
    pub fn date_again(&mut self, number: u32, item: &Item, listed: &ListedOf) {
        let (from, to) = self.entries_of(number);
        let mut entries = self.told(number, item, listed(item, &ArticleSpans::of(&item.article)), None);
        let mut event = self.entries.iter().map(|m| m.event).max().unwrap_or(0);
        for entry in &mut entries {
            event += 1;
            entry.event = event;
        }
        let more = entries.len() as u32;
        self.entries.splice(from as usize..to as usize, entries);
        for begin in self.entries_of.iter_mut().skip(number as usize + 1) {
            *begin = *begin - (to - from) + more;
        }
    }

    /// Notes the day of an article; its entries, sorted by where they begin. It is read again if it is not `tokenized`.
    fn told(
        &mut self,
        number: u32,
        item: &Item,
        listed: Vec<Listed>,
        tokenized: Option<&Tokenized<'_>>,
    ) -> Vec<EntryValues> {
        let mut entries = Vec::new();
        let Some(record) = self.articles.get_mut(number as usize) else { return entries };
        let published = corpus::listed(item.published.as_ref());
        record.published = published.map(|p| (p.days, p.likely));
        record.inferred = published.is_some_and(|p| !p.given);
        let (from, to) = self.quotes_of(number);
        for (row, quote) in self.quotes[from as usize..to as usize].iter_mut().zip(&item.analysis.quotes) {
            let told = corpus::said_on(quote, &item.times, None).and_then(|said| said.days);
            row.said = told.filter(|days| days.count() <= MONTH);
        }
        if listed.is_empty() {
            return entries;
        }
        let again;
        let tokenized = match tokenized {
            Some(tokenized) => tokenized,
            None => {
                let (own, spans) = self.words(&item.article);
                again = Tokenized { document: item.article.document(), spans, own };
                &again
            }
        };
        let places = tokenized.places();
        for Listed { fact, sentence, inferred, ahead } in listed {
            let Some(timex) = item.times.get(fact as usize) else { continue };
            // Quotations come in text order but may nest, so that only their starts are sorted.
            let all = &item.analysis.quotes;
            let upto = all.partition_point(|q| q.span.start < sentence.end);
            let near = (0..upto).rev().take(NEAR).filter(|&q| all[q].span.overlaps(sentence));
            let near = near.map(|q| from + q as u32);
            let told = self.telling_words(&tokenized.document, timex.span.start);
            let (lists, listed) = self.list(near, &told);
            let (first, end) = places.within(sentence);
            entries.push(EntryValues {
                item: number,
                fact,
                days: timex.days,
                inferred,
                ahead,
                first,
                end,
                reach: end,
                event: 0,
                lists,
                listed,
            });
        }
        entries.sort_by_cached_key(|m| m.first);
        let mut reach = 0;
        for entry in &mut entries {
            reach = entry.end.max(reach);
            entry.reach = reach;
        }
        entries
    }

    /// Keeps the lists of an entry.
    pub(super) fn list(&mut self, quotes: impl Iterator<Item = u32>, telling: &[u32]) -> (u32, (u16, u16)) {
        let from = self.lists.len();
        self.lists.extend(quotes);
        let near = self.lists.len() - from;
        make_room(&mut self.lists, telling.len());
        // No sentence has more words than this.
        let telling = &telling[..telling.len().min(usize::from(u16::MAX))];
        self.lists.extend_from_slice(telling);
        (from as u32, (near as u16, telling.len() as u16))
    }

    /// The numbers of the telling words of the sentence at `at`, sorted, each once.
    fn telling_words(&mut self, document: &Document<'_>, at: u32) -> Vec<u32> {
        let within = document.sentences.partition_point(|s| document.slice(s.first, s.last).end <= at);
        let mut told: Vec<u32> = Vec::new();
        if let Some(s) = document.sentences.get(within) {
            let stems = (s.first..s.last).filter_map(|i| stem(document, i));
            told.extend(stems.map(|stem| self.telling.intern(&stem) as u32));
            self.told = told.iter().fold(self.told, |most, &w| most.max(w + 1));
            told.sort_unstable();
            told.dedup();
        }
        told
    }

    /// Brings names in order, when articles were added.
    pub fn arrange(&mut self) {
        for names in [&mut self.speakers, &mut self.roles, &mut self.outlets]
            .into_iter()
            .chain(&mut self.named)
            .chain([&mut self.fields])
        {
            names.arrange();
        }
    }
}

/// What an article was handed in with beside headline, outlet, agency, day and address, each with its field.
fn fields(given: &Metadata) -> Vec<String> {
    let authors = given.authors.iter().map(|name| ("author", name.as_str()));
    let section = given.section.iter().map(|section| ("section", section.as_str()));
    let other = given.other.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    authors.chain(section).chain(other).map(|(name, value)| format!("{name}: {value}")).collect()
}
