//! What a corpus is searched, filtered and counted by: the words of its articles, and of each article, quotation and timed
//! sentence a row of numbers. Nothing here is read off an article again, so that a query touches none.
//!
//! Places in an article are positions: the how-manieth word. A row's `first..end` are those that lie within it.

use super::places::{NOWHERE, Places, cut};
use super::rows::{Listed, Moment, QuoteRow, Record, flag, make_room};
use super::{Cutting, Index, Names};
use dateline_core::article::{Article, BlockKind, Language, Warning};
use dateline_core::corpus::{Item, stem};
use dateline_core::interner::Interner;
use dateline_core::name::NameKind;
use dateline_core::text::{Document, Span};

/// So many quotations back from a sentence's end are asked whether they belong to it.
const NEAR: usize = 16;

/// An article as it is read to make its rows.
pub struct Reading<'a> {
    document: Document<'a>,
    /// Where the words stand that it is searched by.
    spans: Vec<Span>,
    /// Positions before this are those of a headline that is not in the text.
    own: u32,
}

impl Reading<'_> {
    fn places(&self) -> Places<'_> {
        Places { own: self.own, spans: &self.spans }
    }
}

/// What a corpus is searched by.
#[derive(Debug)]
pub struct Catalogue {
    /// Words of all blocks but boilerplate; documents are the corpus's items.
    pub text: Index,
    /// The speakers' labels.
    pub speakers: Names,
    /// Their roles as stated.
    pub roles: Names,
    /// Outlets and agencies.
    pub outlets: Names,
    /// People, organisations and places.
    pub named: [Names; 3],
    /// One for each of the corpus's items.
    pub records: Vec<Record>,
    /// All quotations, by article, then as the text has them.
    pub quotes: Vec<QuoteRow>,
    /// All entries of the timeline, by article, then as the text has them.
    pub moments: Vec<Moment>,
    /// Of each article, where its moments begin, and where the last one's end.
    pub(super) moments_of: Vec<u32>,
    /// Of each entry the rows of its quotations, then the numbers of its telling words, one list behind the other: of a
    /// hundred thousand entries each would else take two buffers of its own.
    pub(super) lists: Vec<u32>,
    /// The words of each analysed sentence, by article.
    pub sentences: Vec<(u32, u32)>,
    /// The names in each article, by article: kind and number among [`named`](Self::named).
    pub names: Vec<(NameKind, u32)>,
    /// Stems of telling words.
    pub(super) telling: Interner,
    /// How many of them there are.
    pub(super) told: u32,
}

impl Catalogue {
    /// An empty one, for texts cut so.
    pub fn new(cutting: Cutting) -> Self {
        Self {
            text: Index::new(cutting),
            speakers: Names::default(),
            roles: Names::default(),
            outlets: Names::default(),
            named: Default::default(),
            records: Vec::new(),
            quotes: Vec::new(),
            moments: Vec::new(),
            moments_of: Vec::new(),
            lists: Vec::new(),
            sentences: Vec::new(),
            names: Vec::new(),
            telling: Interner::default(),
            told: 0,
        }
    }

    /// How many different telling words there are.
    pub fn telling(&self) -> usize {
        self.told as usize
    }

    /// Adds the next article. Its entries on the timeline come with [`date`](Self::date), or at once with
    /// [`date_added`](Self::date_added), for which it need not be read again.
    pub fn add<'a>(&mut self, item: &'a Item) -> Reading<'a> {
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
        let reading = Reading { document: article.document(), spans, own };
        let places = reading.places();
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
        let number = self.records.len() as u32;
        self.enter(Record {
            id: item.id.clone(),
            title: article.headline(),
            outlet,
            agency,
            heading,
            flags: flags.iter().filter(|f| f.1).map(|f| f.0).sum(),
            ..Record::default()
        });
        let document = &reading.document;
        make_room(&mut self.sentences, document.sentences.len());
        for sentence in &document.sentences {
            self.sentences.push(places.within(document.slice(sentence.first, sentence.last)));
        }
        let mut reach = 0;
        make_room(&mut self.quotes, item.analysis.quotes.len());
        for quote in &item.analysis.quotes {
            let (first, end) = places.within(quote.span);
            reach = end.max(reach);
            let name = quote.speaker.as_ref().and_then(|s| item.analysis.names.get(s.name? as usize));
            let role = name.and_then(|n| n.role);
            self.quotes.push(QuoteRow {
                item: number,
                speaker: quote.speaker.as_ref().map(|s| self.speakers.number(&s.label)).into(),
                role: role.map(|r| self.roles.number(r.of(&article.text))).into(),
                kind: quote.kind,
                confidence: quote.confidence,
                first,
                end,
                reach,
            });
        }
        let from = self.names.len();
        make_room(&mut self.names, item.analysis.names.len());
        for name in &item.analysis.names {
            self.names.push((name.kind, self.named[name.kind as usize].number(&name.text)));
        }
        self.names[from..].sort();
        // Two bearers of one name are one value.
        let mut own = self.names.split_off(from);
        own.dedup();
        self.names.append(&mut own);
        reading
    }

    /// Adds an article's row; its other rows are to follow.
    pub(super) fn enter(&mut self, record: Record) {
        let [quotes, sentences, names] = [self.quotes.len(), self.sentences.len(), self.names.len()].map(|n| n as u32);
        make_room(&mut self.records, 1);
        self.records.push(Record { quotes, sentences, names, ..record });
    }

    /// The next article's entries are to follow.
    #[cfg(feature = "full")]
    pub(super) fn moments_begin(&mut self) {
        self.moments_of.push(self.moments.len() as u32);
    }

    /// Forgets all entries of the timeline, which then are to be told anew for every article in turn.
    pub fn undate(&mut self) {
        self.moments.clear();
        self.moments_of.clear();
        self.lists.clear();
    }

    /// How many articles are dated: the next one that [`date`](Self::date) wants.
    pub fn dated(&self) -> usize {
        self.moments_of.len()
    }

    /// Adds the day and the entries of the next article that has none yet. `listed` says which of its times are entries.
    pub fn date(&mut self, item: &Item, listed: &dyn Fn(&Item) -> Vec<Listed>) {
        self.date_next(item, listed(item), None);
    }

    /// The same for an article that was just [added](Self::add).
    pub fn date_added(&mut self, item: &Item, reading: &Reading<'_>, listed: &dyn Fn(&Item) -> Vec<Listed>) {
        self.date_next(item, listed(item), Some(reading));
    }

    fn date_next(&mut self, item: &Item, listed: Vec<Listed>, reading: Option<&Reading<'_>>) {
        let number = self.moments_of.len() as u32;
        self.moments_of.push(self.moments.len() as u32);
        let mut moments = self.told(number, item, listed, reading);
        make_room(&mut self.moments, moments.len());
        self.moments.append(&mut moments);
    }

    /// Puts another day and other entries in the place of those that an article has. None of these tells of an event that
    /// others tell of.
    pub fn date_again(&mut self, number: u32, item: &Item, listed: &dyn Fn(&Item) -> Vec<Listed>) {
        let (from, to) = self.moments_of(number);
        let mut moments = self.told(number, item, listed(item), None);
        let mut event = self.moments.iter().map(|m| m.event).max().unwrap_or(0);
        for moment in &mut moments {
            event += 1;
            moment.event = event;
        }
        let more = moments.len() as u32;
        self.moments.splice(from as usize..to as usize, moments);
        for begin in self.moments_of.iter_mut().skip(number as usize + 1) {
            *begin = *begin - (to - from) + more;
        }
    }

    /// Notes the day of an article; its entries, sorted by where they begin. It is read again if no `reading` is at hand.
    fn told(&mut self, number: u32, item: &Item, listed: Vec<Listed>, reading: Option<&Reading<'_>>) -> Vec<Moment> {
        let mut moments = Vec::new();
        let Some(record) = self.records.get_mut(number as usize) else { return moments };
        record.published = item.published.as_ref().map(|p| (p.days, p.likely));
        record.inferred = item.published.as_ref().is_some_and(|p| !p.given);
        if listed.is_empty() {
            return moments;
        }
        let from = record.quotes;
        let again;
        let reading = match reading {
            Some(reading) => reading,
            None => {
                let (own, spans) = self.words(&item.article);
                again = Reading { document: item.article.document(), spans, own };
                &again
            }
        };
        let places = reading.places();
        for Listed { fact, sentence, inferred, ahead } in listed {
            let Some(timex) = item.times.get(fact as usize) else { continue };
            // Quotations come in text order but may nest, so that only their starts are sorted.
            let all = &item.analysis.quotes;
            let upto = all.partition_point(|q| q.span.start < sentence.end);
            let near = (0..upto).rev().take(NEAR).filter(|&q| all[q].span.overlaps(sentence));
            let near = near.map(|q| from + q as u32);
            let told = self.telling_words(&reading.document, timex.span.start);
            let (lists, listed) = self.list(near, &told);
            let (first, end) = places.within(sentence);
            moments.push(Moment {
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
        moments.sort_by_key(|m| m.first);
        let mut reach = 0;
        for moment in &mut moments {
            reach = moment.end.max(reach);
            moment.reach = reach;
        }
        moments
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

    /// The rows of the quotations in or around an entry's sentence.
    pub fn quotes_near(&self, moment: &Moment) -> &[u32] {
        let from = moment.lists as usize;
        self.lists.get(from..from + usize::from(moment.listed.0)).unwrap_or_default()
    }

    /// The numbers of the telling words of an entry's sentence, sorted, each once.
    pub fn telling_of(&self, moment: &Moment) -> &[u32] {
        let from = moment.lists as usize + usize::from(moment.listed.0);
        self.lists.get(from..from + usize::from(moment.listed.1)).unwrap_or_default()
    }

    /// The numbers of the telling words of the sentence at `at`, sorted, each once.
    fn telling_words(&mut self, document: &Document<'_>, at: u32) -> Vec<u32> {
        let within = document.sentences.partition_point(|s| document.slice(s.first, s.last).end <= at);
        let mut told: Vec<u32> = Vec::new();
        if let Some(s) = document.sentences.get(within) {
            let stems = (s.first..s.last).filter_map(|i| stem(document, i));
            told.extend(stems.map(|stem| self.telling.intern(&stem) as u32));
            self.told = told.iter().fold(self.told, |most, &w| most.max(w + 1));
            told.sort();
            told.dedup();
        }
        told
    }

    /// Brings names in order, when articles were added.
    pub fn arrange(&mut self) {
        for names in [&mut self.speakers, &mut self.roles, &mut self.outlets].into_iter().chain(&mut self.named) {
            names.arrange();
        }
    }

    /// The rows of an article's quotations.
    pub fn quotes_of(&self, item: u32) -> (u32, u32) {
        self.rows(item, |r| r.quotes, self.quotes.len())
    }

    /// The rows of an article's sentences.
    pub fn sentences_of(&self, item: u32) -> (u32, u32) {
        self.rows(item, |r| r.sentences, self.sentences.len())
    }

    /// The names in an article, by kind.
    pub fn names_of(&self, item: u32) -> &[(NameKind, u32)] {
        let (from, to) = self.rows(item, |r| r.names, self.names.len());
        self.names.get(from as usize..to as usize).unwrap_or_default()
    }

    /// The rows of an article's entries.
    pub fn moments_of(&self, item: u32) -> (u32, u32) {
        let at = |n: usize| self.moments_of.get(n).map_or(self.moments.len() as u32, |&m| m);
        (at(item as usize), at(item as usize + 1))
    }

    /// The bytes of the words at `positions` (first and last of each, ascending) of an article; what is not in its text is
    /// left out.
    pub fn spans(&self, article: &Article, positions: &[(u32, u32)]) -> Vec<Span> {
        let (own, all) = self.words(article);
        let span = |&(first, last): &(u32, u32)| Some(all.get(first as usize)?.to(*all.get(last as usize)?));
        positions.iter().filter(|p| p.0 >= own).filter_map(span).collect()
    }

    /// Where each word of an article stands, by position, and how many of them are a headline's that is not in the text.
    fn words(&self, article: &Article) -> (u32, Vec<Span>) {
        let mut spans = Vec::new();
        let own = cut(article, &mut |text, segment, joins, own| {
            self.text.cut(text, segment, joins, &mut |span, _| spans.push(if own { span } else { NOWHERE }));
            let end = if own { segment.end } else { 0 };
            spans.push(Span { start: end, end });
            spans.len() as u32
        });
        (own, spans)
    }

    fn rows(&self, item: u32, begin: fn(&Record) -> u32, all: usize) -> (u32, u32) {
        let at = |n: usize| self.records.get(n).map_or(all as u32, begin);
        (at(item as usize), at(item as usize + 1))
    }

    /// The article's number.
    pub fn item(&self, id: &str) -> Option<u32> {
        self.records.iter().position(|r| r.id == id).map(|n| n as u32)
    }
}
